/**
 * Who shaped a paper or an author, and whom did they shape: citations counted by the people, venues, categories and years
 * at their other end, as the Influence Flower does (Shin, Soen, Readshaw, Blackburn, Whitelaw, Xie: Influence Flowers of
 * Academic Entities, 2019). Unlike there, numbers are whole: a citation counts once for each author at its other end, not
 * a share of one, so that every number is one of citations that can be listed.
 */
import { compareText } from '../library/record-keys';
import type { Work } from '../model';
import { type Group, grouping, type InfluenceBy } from './groups';

export { INFLUENCE_BY, type InfluenceBy } from './groups';

/** One petal of the chart. */
export interface InfluencePetal {
  readonly label: string;
  /** What went into the middle: the works of the middle cite it so often. */
  readonly into: number;
  /** What came out of it: it cites the works of the middle so often. */
  readonly outOf: number;
  /** Papers behind it that the middle cites, each once. */
  readonly worksInto: readonly Work[];
  /** Papers behind it that cite the middle, each once. */
  readonly worksOutOf: readonly Work[];
}

export interface Influence {
  /** The most citations first; years in their order. */
  readonly petals: readonly InfluencePetal[];
  /** All that are not among the petals, as one. */
  readonly others?: InfluencePetal;
  /** What the middle owes to itself: citations within it, and those of a paper's authors of and by themselves. */
  readonly self?: InfluencePetal;
  /** Citations at whose other end nobody knows the author, venue, category or year. */
  readonly unknown: number;
}

export interface InfluenceOptions {
  /** The middle is all that this author wrote: then those who wrote it together are petals, and not the middle itself. */
  readonly author?: string | undefined;
  /** Petals at most; 20 unless told. */
  readonly most?: number | undefined;
}

const MOST = 20;
/** Groups counted in one step: a paper of a large collaboration has thousands of authors. */
const STEP = 2000;

/** The influence around these works. */
export function* influenceOf(
  middle: readonly Work[],
  by: InfluenceBy,
  { author, most = MOST }: InfluenceOptions = {},
): Generator<void, Influence> {
  const inMiddle = new Set(middle);
  const ends = [...inMiddle].flatMap(endsOf);
  const groupsOf = yield* grouping(by, [...inMiddle, ...ends.map(({ other }) => other)]);
  const own = new Set(
    by === 'authors' && author === undefined ? middle.flatMap((work) => groupsOf(work)).map(keyOf) : [],
  );
  const self = new Count(author === undefined && by === 'authors' ? 'Its own authors' : 'Own papers');
  const counts = new Map<string, Count>();
  let [unknown, counted] = [0, 0];
  for (const end of ends) {
    const groups = groupsOf(end.other);
    counted += groups.length + 1;
    if (counted > STEP) {
      counted = 0;
      yield;
    }
    if (inMiddle.has(end.other) || groups.some(({ key }) => own.has(key))) self.add(end);
    if (inMiddle.has(end.other)) continue;
    if (groups.length === 0) unknown++;
    for (const { key, label } of groups) {
      if (own.has(key)) continue;
      const count = counts.get(key) ?? new Count(label);
      counts.set(key, count);
      count.add(end);
    }
  }
  const ordered = [...counts.values()].sort((a, b) => b.weight - a.weight || compareText(a.label, b.label));
  const shown = ordered.slice(0, most);
  if (by === 'years') shown.sort((a, b) => compareText(a.label, b.label));
  const others = yield* Count.sum('Others', ordered.slice(most));
  return {
    petals: shown.map((count) => count.petal()),
    ...(others.weight > 0 && { others: others.petal() }),
    ...(self.weight > 0 && { self: self.petal() }),
    unknown,
  };
}

/** A citation of or by a work of the middle, with the paper at its other end. */
interface End {
  readonly other: Work;
  readonly direction: 'into' | 'outOf';
}

function endsOf(work: Work): End[] {
  return [
    ...work.cites.map(({ cited }): End => ({ other: cited, direction: 'into' })),
    ...work.citers.map(({ citing }): End => ({ other: citing, direction: 'outOf' })),
  ];
}

function keyOf({ key }: Group): string {
  return key;
}

/** The citations of a petal. */
class Count {
  readonly label: string;
  readonly #ends = { into: [] as Work[], outOf: [] as Work[] };

  constructor(label: string) {
    this.label = label;
  }

  /** What several hold together. A citation of two of them is counted for each. */
  static *sum(label: string, counts: readonly Count[]): Generator<void, Count> {
    const sum = new Count(label);
    for (const [n, count] of counts.entries()) {
      for (const direction of ['into', 'outOf'] as const)
        for (const other of count.#ends[direction]) sum.add({ other, direction });
      if (n % STEP === STEP - 1) yield;
    }
    return sum;
  }

  get weight(): number {
    return this.#ends.into.length + this.#ends.outOf.length;
  }

  add({ other, direction }: End): void {
    this.#ends[direction].push(other);
  }

  petal(): InfluencePetal {
    const { into, outOf } = this.#ends;
    return {
      label: this.label,
      into: into.length,
      outOf: outOf.length,
      worksInto: [...new Set(into)],
      worksOutOf: [...new Set(outOf)],
    };
  }
}
