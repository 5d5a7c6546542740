/**
 * Papers that may be one, for the reader to decide: what identity did not dare to join. Few and good: pairs are
 * looked for only within small blocks of papers that have something telling in common.
 */
import type { Work } from '../model';
import { factsOf } from './accounts';
import {
  Blocks,
  type InCommon,
  SAME_CITEKEY,
  SAME_IDENTIFIER,
  SAME_OPENING,
  SAME_TITLE,
  SHARED_WORD,
} from './blocks';
import { areApart, Labeller } from './decided';
import type { Decision } from './decisions';
import {
  byAbstract,
  byCitekey,
  byIdentifier,
  byNearTitle,
  bySameTitle,
  type Doubt,
  type Half,
} from './doubts';
import type { Library, LibraryDelta } from './library';
import { compareText } from './record-keys';

/** Two works that may be one, and why, in words. */
export interface DoubtfulPair {
  readonly works: readonly [Work, Work];
  readonly reasons: readonly string[];
}

/** The doubtful pairs, the likeliest first; none that the reader keeps apart. */
export function findDuplicates(
  library: Pick<Library, 'works'>,
  decisions: readonly Decision[] = [],
): DoubtfulPair[] {
  const search = new DuplicateSearch();
  for (const _ of search.taking({ added: library.works, removed: [] }));
  return search.pairs(decisions);
}

type Compare = (a: Half, b: Half) => Doubt | undefined;

/** What papers are compared for having in common, and how. */
const WAYS: readonly (readonly [inCommon: InCommon, compare: Compare])[] = [
  [SAME_TITLE, bySameTitle],
  [SAME_IDENTIFIER, byIdentifier],
  [SHARED_WORD, byNearTitle],
  [SAME_OPENING, byAbstract],
  [SAME_CITEKEY, byCitekey],
];

/** Two papers, the one with the smaller id first, and the doubt of each way. */
interface Pair {
  readonly halves: readonly [Half, Half];
  readonly doubts: (Doubt | undefined)[];
}

/** How many papers are taken up in one step. */
const STEP = 20;

/** The doubtful pairs of a library that changes: of a change only those papers are compared that it is about. */
export class DuplicateSearch {
  readonly #ways = WAYS.map(([inCommon, compare]) => ({ blocks: new Blocks(inCommon), compare }));
  readonly #halves = new Map<Work, Half>();
  /** Each pair, under both of its papers. */
  readonly #pairs = new Map<Half, Map<Half, Pair>>();

  /** Takes up a change in steps of some milliseconds. The pairs are right when all are done. */
  *taking({ added, removed }: Pick<LibraryDelta, 'added' | 'removed'>): Generator<void, void> {
    for (const [n, work] of removed.entries()) {
      this.#remove(work);
      if (n % STEP === 0) yield;
    }
    const fresh = new Set<Half>();
    for (const [n, work] of added.entries()) {
      if (!this.#halves.has(work)) fresh.add(this.#add(work));
      if (n % STEP === 0) yield;
    }
    for (const [way, { blocks }] of this.#ways.entries()) {
      for (const { members, told, tells } of blocks.takeChanged()) {
        if (tells) this.#compareAll(members, way, told ? fresh : undefined);
        else if (told) this.#doubtLess(members, way);
        yield;
      }
    }
  }

  /** The likeliest first; none that the reader keeps apart. */
  pairs(decisions: readonly Decision[]): DoubtfulPair[] {
    const isApart = apartBy(decisions);
    const found: { works: [Work, Work]; doubts: Doubt[] }[] = [];
    for (const [half, pairs] of this.#pairs) {
      for (const { halves, doubts } of pairs.values()) {
        const [a, b] = halves;
        if (half === a && !isApart(a.work, b.work))
          found.push({ works: [a.work, b.work], doubts: doubts.filter((doubt) => doubt !== undefined) });
      }
    }
    return found.sort(likeliestFirst).map(({ works, doubts }) => ({
      works,
      reasons: doubts.map(({ reason }) => reason),
    }));
  }

  #add(work: Work): Half {
    const titled = work.records.find((record) => !record.titlePending && !record.guessed);
    const half = { work, ...(titled && { facts: factsOf(titled) }) };
    this.#halves.set(work, half);
    for (const { blocks } of this.#ways) blocks.add(half);
    return half;
  }

  #remove(work: Work): void {
    const half = this.#halves.get(work);
    if (!half) return;
    this.#halves.delete(work);
    for (const { blocks } of this.#ways) blocks.delete(half);
    for (const other of this.#pairs.get(half)?.keys() ?? []) this.#forget(other, half);
    this.#pairs.delete(half);
  }

  /** `fresh`: those that were not in the block before; the others were compared then. */
  #compareAll(members: readonly Half[], way: number, fresh: ReadonlySet<Half> | undefined): void {
    const ours = fresh ? members.filter((half) => fresh.has(half)) : members;
    for (const one of ours) {
      for (const other of members) {
        // Of two that are both looked at here, once.
        const isLater = one.work.id < other.work.id;
        if (one === other || (!isLater && (!fresh || fresh.has(other)))) continue;
        this.#compare(isLater ? one : other, isLater ? other : one, way);
      }
    }
  }

  #compare(a: Half, b: Half, way: number): void {
    const known = this.#pairs.get(a)?.get(b);
    // They may meet in several blocks.
    if (known?.doubts[way]) return;
    const doubt = this.#ways[way]!.compare(a, b);
    if (!doubt) return;
    const pair: Pair = known ?? { halves: [a, b], doubts: WAYS.map(() => undefined) };
    pair.doubts[way] = doubt;
    if (known) return;
    this.#remember(a, b, pair);
    this.#remember(b, a, pair);
  }

  /** Too many have it in common now: it is no reason any more for those that have no other such thing. */
  #doubtLess(members: readonly Half[], way: number): void {
    for (const half of members) {
      for (const [other, { doubts }] of this.#pairs.get(half) ?? []) {
        if (!doubts[way] || this.#ways[way]!.blocks.holdBoth(half, other)) continue;
        doubts[way] = undefined;
        if (doubts.some((doubt) => doubt !== undefined)) continue;
        this.#forget(half, other);
        this.#forget(other, half);
      }
    }
  }

  #remember(half: Half, other: Half, pair: Pair): void {
    const pairs = this.#pairs.get(half);
    if (pairs) pairs.set(other, pair);
    else this.#pairs.set(half, new Map([[other, pair]]));
  }

  #forget(half: Half, other: Half): void {
    const pairs = this.#pairs.get(half);
    if (pairs?.delete(other) && pairs.size === 0) this.#pairs.delete(half);
  }
}

function likeliestFirst(
  a: { works: readonly [Work, Work]; doubts: readonly Doubt[] },
  b: { works: readonly [Work, Work]; doubts: readonly Doubt[] },
): number {
  return (
    doubtOf(a.doubts) - doubtOf(b.doubts) ||
    compareText(a.works[0].id, b.works[0].id) ||
    compareText(a.works[1].id, b.works[1].id)
  );
}

/** What is left of the doubt when each reason takes its share of it: the less, the likelier. */
function doubtOf(doubts: readonly Doubt[]): number {
  return doubts.reduce((left, { weight }) => left * (1 - weight), 1);
}

function apartBy(decisions: readonly Decision[]): (a: Work, b: Work) => boolean {
  const apart = decisions.filter(({ verdict }) => verdict === 'apart');
  if (apart.length === 0) return () => false;
  const labeller = new Labeller(apart);
  const labelsOf = ({ records }: Work) => new Set(records.flatMap((record) => labeller.labelsOf(record)));
  // What may be of either is shown: the reader can tell.
  return (a, b) => areApart(labelsOf(a), labelsOf(b), false);
}
