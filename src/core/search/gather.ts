/**
 * Adds up, over all papers of a segment at once, how well each fits the words of a query. Work is counted in
 * postings read; nothing is sorted but what is kept.
 */

import { beginningQuality } from './beginningQuality';
import { ABSTRACT, AUTHORS, ID, INITIALS, SUMMARY, TITLE, YEAR } from './document';
import type { QueryWord, Variant } from './queryWords';
import type { SearchIndex } from './searchIndex';

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
/** Every bit of a set of words found: nothing is ever added to such a paper. */
const LEFT_OUT = 0xffff;
/** Called for a paper of which something was found: what its words tell, and bit i where word i was found. */
export type Visit = (paper: number, total: number, found: number) => void;

export class Gatherer {
  readonly #index: SearchIndex;
  readonly #total: Float32Array;
  readonly #best: Float32Array;
  readonly #found: Uint16Array;
  readonly #touched: Uint32Array;
  /** Papers of which something was found. */
  touched = 0;
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

  /** The paper is found by nothing any more. */
  leaveOut(paper: number): void {
    if (this.#found[paper] !== 0) this.clear();
    this.#found[paper] = LEFT_OUT;
  }

  /** Forgets the last query. */
  clear(): void {
    for (let i = 0; i < this.touched; i++) {
      this.#total[this.#touched[i]!] = 0;
      this.#found[this.#touched[i]!] = 0;
    }
    this.touched = 0;
    this.read = 0;
  }

  /** Adds what is found of a word of the query, in the segment of this number. */
  add(word: QueryWord, segment: number, bit: number): void {
    this.#variants(word.variants, segment);
    if (word.beginsIn === 'all') this.#beginnings(word, segment);
    this.#addUp(bit);
  }

  /** Adds what a word may be a slip of, where it was not found as it is typed. */
  addSlips(slips: readonly Variant[], segment: number, bit: number): void {
    this.#variants(slips, segment);
    this.#addUp(bit);
  }

  /**
   * Beginnings of too many words (`a`, `mo`): looked for in titles and authors, of all papers or of those found
   * so far. A scan of numbers side by side in memory.
   */
  addFronts(word: QueryWord, segment: number, bit: number, all: boolean): void {
    const { front, frontStart, papers } = this.#index;
    const { from, to } = word.begins[segment]!;
    const count = all ? papers : this.touched;
    const worth = BEGUN * word.telling;
    this.read += count;
    for (let i = 0; i < count; i++) {
      const paper = all ? i : this.#touched[i]!;
      if ((this.#found[paper]! & bit) !== 0) continue;
      const end = frontStart[paper + 1]!;
      for (let at = frontStart[paper]! + 1; at < end; at++) {
        if (front[at]! < from || front[at]! >= to) continue;
        if (this.#found[paper] === 0) this.#touched[this.touched++] = paper;
        this.#total[paper]! += worth;
        this.#found[paper]! |= bit;
        break;
      }
    }
  }

  /** Visits what was found, in no order. */
  forEach(visit: Visit): void {
    for (let i = 0; i < this.touched; i++) {
      const paper = this.#touched[i]!;
      visit(paper, this.#total[paper]!, this.#found[paper]!);
    }
  }

  #variants(variants: readonly Variant[], segment: number): void {
    for (const { words, quality, telling } of variants) {
      const word = words[segment]!;
      if (word >= 0) this.#row(word, quality * telling);
    }
  }

  #beginnings({ begins, bytes, exact, tellingBegun }: QueryWord, segment: number): void {
    const { wordStart } = this.#index;
    const { from, to } = begins[segment]!;
    for (let word = from; word < to; word++) {
      if (word === exact[segment]) continue;
      const length = wordStart[word + 1]! - wordStart[word]!;
      this.#row(word, beginningQuality(bytes.length, length) * tellingBegun);
    }
  }

  #row(word: number, score: number): void {
    const { rows, rowStart } = this.#index;
    const best = this.#best;
    const here = this.#here;
    let at = rowStart[word]!;
    const end = rowStart[word + 1]!;
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
      if (found[paper] === 0) touched[this.touched++] = paper;
      total[paper]! += worth;
      found[paper]! |= bit;
    }
    this.#hereCount = 0;
  }
}
