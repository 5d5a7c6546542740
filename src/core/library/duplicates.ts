/**
 * Papers that may be one, for the reader to decide: what identity did not dare to join. Few and good: pairs are
 * looked for only within small blocks of papers that have something telling in common.
 */
import type { PaperRecord, Work } from '../model';
import { fold } from '../prose';
import { type Facts, factsOf } from './accounts';
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
import type { Library } from './library';
import { compareText } from './record-keys';

/** Two works that may be one, and why, in words. */
export interface DoubtfulPair {
  readonly works: readonly [Work, Work];
  readonly reasons: readonly string[];
}

/** More papers than these in a block, and what they have in common tells nothing. */
const MOST = { title: 8, identifier: 2, word: 30, abstract: 6, citekey: 4 };

/** How many of a title's words a typing mistake is looked for with. */
const RARE_WORDS = 3;

/** The doubtful pairs, the likeliest first; none that the reader keeps apart. */
export function findDuplicates(
  library: Pick<Library, 'works'>,
  decisions: readonly Decision[] = [],
): DoubtfulPair[] {
  const halves = library.works.map(toHalf);
  const pairs = new Map<string, { works: [Work, Work]; doubts: Doubt[] }>();
  const look = (found: readonly (readonly Half[])[], how: (a: Half, b: Half) => Doubt | undefined) => {
    // Two papers may meet in several blocks.
    const met = new Set<string>();
    for (const [a, b] of pairsIn(found)) {
      const doubt = how(a, b);
      const key = `${a.work.id}\n${b.work.id}`;
      if (!doubt || met.has(key)) continue;
      met.add(key);
      const pair = pairs.get(key);
      if (pair) pair.doubts.push(doubt);
      else pairs.set(key, { works: [a.work, b.work], doubts: [doubt] });
    }
  };
  look(blocks(halves, titlesOf, MOST.title), bySameTitle);
  look(blocks(halves, idsOf, MOST.identifier), byIdentifier);
  look(blocks(halves, rareWords(halves), MOST.word), byNearTitle);
  look(blocks(halves, openingOf, MOST.abstract), byAbstract);
  look(blocks(halves, citekeysOf, MOST.citekey), byCitekey);
  const isApart = apartBy(decisions);
  return [...pairs.values()]
    .filter(({ works: [a, b] }) => !isApart(a, b))
    .map(({ works, doubts }) => ({ works, reasons: doubts.map(({ reason }) => reason), doubts }))
    .sort(
      (a, b) =>
        doubtOf(a.doubts) - doubtOf(b.doubts) ||
        compareText(a.works[0].id, b.works[0].id) ||
        compareText(a.works[1].id, b.works[1].id),
    )
    .map(({ works, reasons }) => ({ works, reasons }));
}

/** Each two that are in a block together. */
function* pairsIn(found: readonly (readonly Half[])[]): Generator<[Half, Half]> {
  for (const block of found)
    for (const [n, one] of block.entries())
      for (const other of block.slice(n + 1)) yield one.work.id < other.work.id ? [one, other] : [other, one];
}

/** What is left of the doubt when each reason takes its share of it: the less, the likelier. */
function doubtOf(doubts: readonly Doubt[]): number {
  return doubts.reduce((left, { weight }) => left * (1 - weight), 1);
}

function toHalf(work: Work): Half {
  const titled = work.records.find((record) => !record.titlePending && !record.guessed);
  return { work, ...(titled && { facts: factsOf(titled) }) };
}

/** The papers by what they have in common, where that is neither one's alone nor everyone's. */
function blocks(
  halves: readonly Half[],
  keysOf: (half: Half) => readonly string[],
  most: number,
): (readonly Half[])[] {
  const found = new Map<string, Half | Half[]>();
  for (const half of halves) {
    for (const key of keysOf(half)) {
      const block = found.get(key);
      if (block === undefined) found.set(key, half);
      else if (!Array.isArray(block)) found.set(key, [block, half]);
      else block.push(half);
    }
  }
  const several: Half[][] = [];
  for (const block of found.values()) if (Array.isArray(block) && block.length <= most) several.push(block);
  return several;
}

function distinct(keys: readonly string[]): readonly string[] {
  return keys.length > 1 ? [...new Set(keys)] : keys;
}

function titlesOf({ work }: Half): readonly string[] {
  return distinct(
    work.records
      .map(factsOf)
      .filter(({ title, guessed }) => title !== '' && !guessed)
      .map(({ title }) => title),
  );
}

function idsOf({ work }: Half): readonly string[] {
  return distinct(work.records.flatMap((record) => factsOf(record).ids));
}

function citekeysOf({ work }: Half): readonly string[] {
  const keys = work.records.map(({ citekey }) => citekey?.toLowerCase()).filter((key) => key !== undefined);
  return distinct(keys);
}

const titleWords = new WeakMap<Facts, readonly string[]>();

/** The longer words of a title, each once. */
function wordsOf({ facts, work }: Half): readonly string[] {
  if (!facts) return [];
  let words = titleWords.get(facts);
  if (!words) {
    words = distinct(
      fold(work.title)
        .split(' ')
        .filter((word) => word.length > 3),
    );
    titleWords.set(facts, words);
  }
  return words;
}

/** The seldomest words of each title that stand in another one too. */
function rareWords(halves: readonly Half[]): (half: Half) => readonly string[] {
  const counts = new Map<string, number>();
  for (const half of halves) for (const word of wordsOf(half)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const isShared = (word: string) => counts.get(word)! > 1 && counts.get(word)! <= MOST.word;
  const seldomest = (a: string, b: string) => counts.get(a)! - counts.get(b)! || compareText(a, b);
  return (half) => wordsOf(half).filter(isShared).sort(seldomest).slice(0, RARE_WORDS);
}

const openings = new WeakMap<PaperRecord, string>();

/** The first words of the abstract. Shorter ones are the same in papers that are not. */
function openingOf({ work }: Half): readonly string[] {
  const record = work.abstracts[0]?.records[0];
  const text = record?.abstract?.text;
  if (!record || text === undefined || text.length < 100) return [];
  let opening = openings.get(record);
  if (opening === undefined) {
    opening = fold(text.slice(0, 200)).split(' ').slice(0, 12).join(' ');
    openings.set(record, opening);
  }
  return [opening];
}

function apartBy(decisions: readonly Decision[]): (a: Work, b: Work) => boolean {
  const apart = decisions.filter(({ verdict }) => verdict === 'apart');
  if (apart.length === 0) return () => false;
  const labeller = new Labeller(apart);
  const labelsOf = ({ records }: Work) => new Set(records.flatMap((record) => labeller.labelsOf(record)));
  // What may be of either is shown: the reader can tell.
  return (a, b) => areApart(labelsOf(a), labelsOf(b), false);
}
