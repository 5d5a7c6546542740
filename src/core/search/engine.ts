/** Words in, papers out: the segments of an index, their look-ups and the ranking put together. */
import type { Work } from '../model';
import { type Candidate, isWorse } from './candidate';
import { Heap } from './heap';
import { phraseFactor } from './phraseFactor';
import { rankByPhrase } from './proximity';
import { doubt, type QueryWord, queryWords } from './queryWords';
import { rankByTitle } from './rank';
import { Scanner } from './scanner';
import { mayHavePair, pairOf } from './searchIndex';
import type { Segment } from './segment';

export interface Ranked {
  readonly words: readonly QueryWord[];
  /** Bit i: word i was looked for in all papers, not only in the best. */
  readonly counted: number;
  readonly candidates: readonly Candidate[];
}

/** Which papers of a segment may be found. */
export type Passes = (segment: Segment) => (paper: number) => boolean;

/** How many papers are ranked by their titles, and how many by the text of their abstracts. */
const SHORT_LIST = 300;
const READ_AGAIN = 48;
/** Of the score of a paper that has every word in its title, as typed. */
const CONVINCING = 0.65;
/** A word that is only begun fits so well at best. */
const BEGUN = 0.75;
/** When more papers than these are left by the other words, the ranking looks at the best of them. */
const MOST_FRONTS = 20_000;
/** How much the words not found take away. */
const COVERAGE_POWER = 1.5;

export class Engine {
  readonly scanner = new Scanner();
  readonly #segmentsNow: () => readonly Segment[];
  /** Of the query at hand. */
  #segments: readonly Segment[] = [];

  constructor(segmentsNow: () => readonly Segment[]) {
    this.#segmentsNow = segmentsNow;
  }

  /**
   * The best papers for these words, best first. Known words are doubted only when no paper holds all of them
   * where it counts: most queries are spelt right, and looking for slips costs as much as all the rest.
   */
  rank(text: string, most: number, passes: Passes): Ranked {
    const segments = this.#take();
    const words = queryWords(segments, this.scanner, text, false);
    const counted = this.#gather(words, countedWords(words));
    const trusting = this.#best(words, counted, most, passes);
    const toDoubt = words.map(({ doubted }, i) => !doubted && (counted & (1 << i)) !== 0);
    if (!toDoubt.includes(true) || convinces(trusting)) return trusting;
    const doubting = words.map((word, i) =>
      toDoubt[i] ? doubt(segments, word, i === words.length - 1) : word,
    );
    this.#gatherSlips(words, doubting, counted);
    return this.#best(doubting, counted, most, passes);
  }

  /** Every paper that holds all the words, in no order. */
  holding(text: string, passes: Passes): Work[] {
    const segments = this.#take();
    const words = queryWords(segments, this.scanner, text, true).map((word, i, { length }) =>
      word.doubted ? word : doubt(segments, word, i === length - 1),
    );
    const all = 2 ** words.length - 1;
    this.#gather(words, all);
    const works: Work[] = [];
    this.#forEachWith(all, passes, (segment, paper) => works.push(segment.works[paper]!));
    return works;
  }

  /** How many papers of the last ranking hold all the words that were counted. */
  count(counted: number, passes: Passes): number {
    let count = 0;
    this.#forEachWith(counted, passes, () => count++);
    return count;
  }

  get postingsRead(): number {
    return this.#segments.reduce((sum, { gatherer }) => sum + gatherer.read, 0);
  }

  #take(): readonly Segment[] {
    this.#segments = this.#segmentsNow();
    return this.#segments;
  }

  /**
   * Looks for the words whose bits are in `wanted`; the others are left to the ranking. Gives the bits of those
   * that were looked for in the end.
   */
  #gather(words: readonly QueryWord[], wanted: number): number {
    const segments = this.#segments;
    for (const [s, { gatherer }] of segments.entries()) {
      gatherer.clear();
      for (const [i, word] of words.entries()) if (wanted & (1 << i)) gatherer.add(word, s, 1 << i);
    }
    let counted = wanted;
    for (const [i, word] of words.entries()) {
      if (word.beginsIn !== 'fronts' || (wanted & (1 << i)) === 0) continue;
      const touched = segments.reduce((sum, { gatherer }) => sum + gatherer.touched, 0);
      if (touched > MOST_FRONTS) counted &= ~(1 << i);
      else
        for (const [s, { gatherer }] of segments.entries())
          gatherer.addFronts(word, s, 1 << i, touched === 0);
    }
    return counted;
  }

  #gatherSlips(before: readonly QueryWord[], doubted: readonly QueryWord[], counted: number): void {
    for (const [i, { variants }] of doubted.entries()) {
      if ((counted & (1 << i)) === 0) continue;
      const slips = variants.slice(before[i]!.variants.length);
      for (const [s, { gatherer }] of this.#segments.entries()) gatherer.addSlips(slips, s, 1 << i);
    }
  }

  #best(words: readonly QueryWord[], counted: number, most: number, passes: Passes): Ranked {
    const segments = this.#segments;
    const found = this.#firstBest(words, counted, Math.max(most, SHORT_LIST), passes);
    const rest = found.splice(SHORT_LIST);
    rankByTitle(segments, words, counted, found);
    rankByPhrase(words, this.scanner, found, READ_AGAIN);
    return { words, counted, candidates: [...found, ...rest] };
  }

  /** The best by what was added up, best first. */
  #firstBest(words: readonly QueryWord[], counted: number, most: number, passes: Passes): Candidate[] {
    const heap = new Heap<Candidate>(most, isWorse);
    const shares = coverage(words, counted);
    const pairs = words.slice(1).map(({ hash }, i) => pairOf(words[i]!.hash, hash));
    const highest = phraseFactor(words.length, 1);
    let least = -1;
    for (const [s, segment] of this.#segments.entries()) {
      const { index, works, gatherer } = segment;
      if (gatherer.touched === 0) continue;
      const passing = passes(segment);
      gatherer.forEach((paper, total, found) => {
        const plain = total * shares[found]!;
        const whole = (found & counted) === counted;
        if ((whole ? plain * highest : plain) < least) return;
        let seen = 0;
        if (whole) for (const pair of pairs) if (mayHavePair(index, paper, pair)) seen++;
        const phrase = phraseFactor(words.length, seen / Math.max(1, pairs.length));
        const score = plain * phrase;
        if (score < least || !passing(paper)) return;
        heap.put({ work: works[paper]!, segment: s, paper, score, found, phrase, inTitle: 1 });
        least = heap.least?.score ?? -1;
      });
    }
    return heap.sorted();
  }

  #forEachWith(all: number, passes: Passes, visit: (segment: Segment, paper: number) => void): void {
    for (const segment of this.#segments) {
      if (segment.gatherer.touched === 0) continue;
      const passing = passes(segment);
      segment.gatherer.forEach((paper, _, found) => {
        if ((found & all) === all && passing(paper)) visit(segment, paper);
      });
    }
  }
}

/** The best paper holds all the words, in its title and the like or side by side. */
function convinces({ words, counted, candidates: [best] }: Ranked): boolean {
  if (!best || (best.found & counted) !== counted) return false;
  const full = words.reduce((sum, { telling, known }, i) => {
    return counted & (1 << i) ? sum + telling * (known ? 1 : BEGUN) : sum;
  }, 0);
  return best.score >= CONVINCING * full;
}

/** A bit for each word; common ones wait, unless there is nothing else. */
function countedWords(words: readonly QueryWord[]): number {
  const bits = words.reduce((sum, { common }, i) => sum | (common ? 0 : 1 << i), 0);
  return bits === 0 ? 2 ** words.length - 1 : bits;
}

/** For each set of words found, what is left of the score. */
function coverage(words: readonly QueryWord[], counted: number): Float32Array {
  const all = words.reduce((sum, word, i) => sum + (counted & (1 << i) ? word.telling : 0), 0) || 1;
  return Float32Array.from({ length: 1 << words.length }, (_, found) => {
    const told = words.reduce((sum, word, i) => sum + (found & counted & (1 << i) ? word.telling : 0), 0);
    return (told / all) ** COVERAGE_POWER;
  });
}
