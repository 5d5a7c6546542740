/**
 * Adds up, over all papers at once, how well each fits the words of a query, and keeps the best few hundred.
 * Work is counted in postings read; nothing is sorted but what is kept.
 */

import { beginningQuality } from './beginningQuality';
import { ABSTRACT, AUTHORS, ID, INITIALS, SUMMARY, TITLE, YEAR } from './document';
import { type Candidate, Heap } from './heap';
import type { QueryWord, Variant } from './queryWords';
import { mayHavePair, pairOf, type SearchIndex } from './searchIndex';

/** What a word is worth by where it stands. */
const WORTH: readonly [field: number, worth: number][] = [
  [TITLE, 1],
  [AUTHORS, 0.95],
  [INITIALS, 0.9],
  [ID, 0.8],
  [YEAR, 0.9],
  [SUMMARY, 0.5],
  [ABSTRACT, 0.4],
];
/** For every set of fields: the best of them, and a little for each other one. */
const WORTH_OF_FIELDS = Float32Array.from({ length: 128 }, (_, fields) => {
  const worths = WORTH.filter(([field]) => (fields & field) !== 0).map(([, worth]) => worth);
  const best = Math.max(0, ...worths);
  return best + 0.1 * (worths.reduce((sum, worth) => sum + worth, 0) - best);
});

/** How well a word in a title fits of which two letters or so are typed. */
const BEGUN = 0.6;
/** When more papers than these are left by the other words, the ranking looks at the best of them. */
const MOST_FRONTS = 20_000;
/** How much the words not found take away. */
const COVERAGE_POWER = 1.5;
/** What it multiplies a score by that all words stand side by side in the abstract as they do in the query. */
export function phraseFactor(words: number, share: number): number {
  return 1 + Math.min(4, 0.25 * (words - 1) ** 2) * share ** 4;
}

export class Gatherer {
  readonly #index: SearchIndex;
  readonly #total: Float32Array;
  readonly #best: Float32Array;
  readonly #found: Uint16Array;
  readonly #touched: Uint32Array;
  #touchedCount = 0;
  readonly #here: Uint32Array;
  #hereCount = 0;
  /** Postings read by the last query. */
  read = 0;

  constructor(index: SearchIndex) {
    this.#index = index;
    this.#total = new Float32Array(index.papers);
    this.#best = new Float32Array(index.papers);
    this.#found = new Uint16Array(index.papers);
    this.#touched = new Uint32Array(index.papers);
    this.#here = new Uint32Array(index.papers);
  }

  get bytes(): number {
    const arrays = [this.#total, this.#best, this.#found, this.#touched, this.#here];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /**
   * Reads the rows of the words whose bits are in `wanted`; the others are left to the ranking. Gives the bits of
   * those that were looked for in the end.
   */
  gather(words: readonly QueryWord[], wanted: number): number {
    for (let i = 0; i < this.#touchedCount; i++) {
      this.#total[this.#touched[i]!] = 0;
      this.#found[this.#touched[i]!] = 0;
    }
    this.#touchedCount = 0;
    this.read = 0;
    let counted = wanted;
    for (const [i, word] of words.entries()) {
      if ((wanted & (1 << i)) === 0) continue;
      this.#variants(word.variants);
      if (word.beginsIn === 'all') this.#beginnings(word);
      this.#addUp(1 << i);
    }
    for (const [i, word] of words.entries()) {
      if (word.beginsIn !== 'fronts' || (wanted & (1 << i)) === 0) continue;
      if (this.#touchedCount <= MOST_FRONTS) this.#fronts(word, 1 << i);
      else counted &= ~(1 << i);
    }
    return counted;
  }

  /** Adds what words now doubted may be slips of, where they were not found as they are typed. */
  gatherSlips(before: readonly QueryWord[], doubted: readonly QueryWord[], counted: number): void {
    for (const [i, { variants }] of doubted.entries()) {
      if ((counted & (1 << i)) === 0) continue;
      this.#variants(variants.slice(before[i]!.variants.length));
      this.#addUp(1 << i);
    }
  }

  #variants(variants: readonly Variant[]): void {
    for (const { word, quality, telling } of variants) this.#row(word, quality * telling);
  }

  #beginnings({ begins, bytes, exact, tellingBegun }: QueryWord): void {
    const { wordStart } = this.#index;
    for (let word = begins.from; word < begins.to; word++) {
      if (word === exact) continue;
      const length = wordStart[word + 1]! - wordStart[word]!;
      this.#row(word, beginningQuality(bytes.length, length) * tellingBegun);
    }
  }

  /**
   * Beginnings of too many words (`a`, `mo`): looked for in titles and authors, of the papers found so far if
   * there are any. A scan of numbers side by side in memory.
   */
  #fronts(word: QueryWord, bit: number): void {
    const { front, frontStart, papers } = this.#index;
    const { from, to } = word.begins;
    const all = this.#touchedCount === 0;
    const count = all ? papers : this.#touchedCount;
    const worth = BEGUN * word.telling;
    this.read += count;
    for (let i = 0; i < count; i++) {
      const paper = all ? i : this.#touched[i]!;
      if ((this.#found[paper]! & bit) !== 0) continue;
      const end = frontStart[paper + 1]!;
      for (let at = frontStart[paper]! + 1; at < end; at++) {
        if (front[at]! < from || front[at]! >= to) continue;
        if (this.#found[paper] === 0) this.#touched[this.#touchedCount++] = paper;
        this.#total[paper]! += worth;
        this.#found[paper]! |= bit;
        break;
      }
    }
  }

  /** The best papers so far, best first, at most so many; ties in the order of the papers. */
  best(
    words: readonly QueryWord[],
    counted: number,
    most: number,
    passes: (paper: number) => boolean,
  ): Candidate[] {
    const heap = new Heap(most);
    const shares = coverage(words, counted);
    const pairs = words.slice(1).map(({ hash }, i) => pairOf(words[i]!.hash, hash));
    const highest = phraseFactor(words.length, 1);
    for (let i = 0; i < this.#touchedCount; i++) {
      const paper = this.#touched[i]!;
      const found = this.#found[paper]!;
      const plain = this.#total[paper]! * shares[found]!;
      const whole = (found & counted) === counted;
      if ((whole ? plain * highest : plain) < heap.least) continue;
      let seen = 0;
      if (whole) for (const pair of pairs) if (mayHavePair(this.#index, paper, pair)) seen++;
      const phrase = phraseFactor(words.length, seen / Math.max(1, pairs.length));
      const candidate = { paper, score: plain * phrase, found, phrase, inTitle: 1 };
      if ((!heap.full || candidate.score >= heap.least) && passes(paper)) heap.put(candidate);
    }
    return heap.sorted();
  }

  /** How many papers hold all of these words. */
  count(all: number, passes: (paper: number) => boolean): number {
    let count = 0;
    for (let i = 0; i < this.#touchedCount; i++) {
      const paper = this.#touched[i]!;
      if ((this.#found[paper]! & all) === all && passes(paper)) count++;
    }
    return count;
  }

  /** Those papers, in their order. */
  holding(all: number, passes: (paper: number) => boolean): number[] {
    const papers: number[] = [];
    for (let i = 0; i < this.#touchedCount; i++) {
      const paper = this.#touched[i]!;
      if ((this.#found[paper]! & all) === all && passes(paper)) papers.push(paper);
    }
    return papers.sort((a, b) => a - b);
  }

  #row(word: number, score: number): void {
    const { rows, rowStart } = this.#index;
    const best = this.#best;
    const here = this.#here;
    let at = rowStart[word]!;
    const end = rowStart[word + 1]!;
    while (rows[at++]! > 127);
    let paper = -1;
    let count = this.#hereCount;
    while (at < end) {
      let value = rows[at++]!;
      if (value > 127) {
        value &= 127;
        for (let shift = 7; ; shift += 7) {
          const byte = rows[at++]!;
          value |= (byte & 127) << shift;
          if (byte < 128) break;
        }
      }
      paper += value >>> 1;
      const worth = score * WORTH_OF_FIELDS[(value & 1) === 0 ? ABSTRACT : rows[at++]!]!;
      const before = best[paper]!;
      if (worth > before) {
        if (before === 0) here[count++] = paper;
        best[paper] = worth;
      }
    }
    this.#hereCount = count;
  }

  #addUp(bit: number): void {
    const total = this.#total;
    const best = this.#best;
    const found = this.#found;
    const touched = this.#touched;
    this.read += this.#hereCount;
    for (let i = 0; i < this.#hereCount; i++) {
      const paper = this.#here[i]!;
      const worth = best[paper]!;
      best[paper] = 0;
      if ((found[paper]! & bit) !== 0) continue;
      if (found[paper] === 0) touched[this.#touchedCount++] = paper;
      total[paper]! += worth;
      found[paper]! |= bit;
    }
    this.#hereCount = 0;
  }
}

/** For each set of words found, what is left of the score. */
function coverage(words: readonly QueryWord[], counted: number): Float32Array {
  const all = words.reduce((sum, word, i) => sum + (counted & (1 << i) ? word.telling : 0), 0) || 1;
  return Float32Array.from({ length: 1 << words.length }, (_, found) => {
    const told = words.reduce((sum, word, i) => sum + (found & counted & (1 << i) ? word.telling : 0), 0);
    return (told / all) ** COVERAGE_POWER;
  });
}
