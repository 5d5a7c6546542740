/** Looks words up in an index: exactly, by their beginning, and (typos.ts) misspelt. */
import { utf8 } from './scanner';
import type { SearchIndex } from './searchIndex';

/** Words from one number to before another. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

export class Vocabulary {
  readonly index: SearchIndex;
  readonly size: number;
  /** Where words with other first two bytes start; the size stands behind the last. */
  readonly groups: Uint32Array;

  constructor(index: SearchIndex) {
    this.index = index;
    this.size = index.wordStart.length - 1;
    const groups: number[] = [];
    for (let word = 0; word < this.size; word++) if (index.shared[word]! < 2) groups.push(word);
    this.groups = Uint32Array.of(...groups, this.size);
  }

  /** The word with exactly these bytes, or -1. */
  find(bytes: Uint8Array): number {
    const word = this.#firstFrom(bytes, 0);
    return word < this.size && this.length(word) === bytes.length && this.#order(word, bytes, 0) === 0
      ? word
      : -1;
  }

  /** The words that begin with these bytes. */
  beginningWith(bytes: Uint8Array): WordRange {
    return { from: this.#firstFrom(bytes, 0), to: this.#firstFrom(bytes, 1) };
  }

  length(word: number): number {
    return this.index.wordStart[word + 1]! - this.index.wordStart[word]!;
  }

  bytes(word: number): Uint8Array {
    return this.index.pool.subarray(this.index.wordStart[word]!, this.index.wordStart[word + 1]!);
  }

  text(word: number): string {
    return utf8(this.index.pool, this.index.wordStart[word]!, this.index.wordStart[word + 1]!);
  }

  /** The first word that is not before these bytes; with `beyond`, the first behind all that begin with them. */
  #firstFrom(bytes: Uint8Array, beyond: 0 | 1): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#order(middle, bytes, beyond) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Below 0 when the word comes before the bytes; one that begins with them counts as equal, or before if `beyond`. */
  #order(word: number, bytes: Uint8Array, beyond: 0 | 1): number {
    const { pool, wordStart } = this.index;
    const start = wordStart[word]!;
    const length = wordStart[word + 1]! - start;
    for (let i = 0; i < bytes.length; i++) {
      if (i === length) return -1;
      const difference = pool[start + i]! - bytes[i]!;
      if (difference !== 0) return difference;
    }
    return -beyond;
  }
}
