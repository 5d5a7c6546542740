/**
 * Numbers the distinct words of a library as they come: a hash table in typed arrays over one pool of bytes.
 * Rejected: `Map<string, number>`: half a million strings on the JavaScript heap, a substring made for each of
 * sixteen million words, three times the time.
 */
import { grown, LONGEST_WORD } from './scanner';

export class WordTable {
  count = 0;
  pool: Uint8Array;
  /** Where word `i` starts in the pool; it ends where the next one starts. */
  start: Uint32Array;
  /** Pairs of word + 1 (or 0) and hash, side by side for the cache's sake; at most two thirds full. */
  #slots: Int32Array;

  constructor(expectedWords: number) {
    this.pool = new Uint8Array(expectedWords * 10 + LONGEST_WORD);
    this.start = new Uint32Array(expectedWords + 1);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(expectedWords * 3)));
  }

  /** The number of the word in `bytes[from..to)` with this hash; a new one when it was not met before. */
  idOf(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = slotOf(hash) & mask;
    for (; slots[slot] !== 0; slot = (slot + 2) & mask) {
      if (slots[slot + 1] !== hash) continue;
      const found = slots[slot]! - 1;
      if (this.#is(found, bytes, from, to)) return found;
    }
    return this.#add(bytes, from, to, hash, slot);
  }

  #is(word: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.start[word]!;
    if (this.start[word + 1]! - start !== to - from) return false;
    for (let i = from, j = start; i < to; i++, j++) if (bytes[i] !== this.pool[j]) return false;
    return true;
  }

  #add(bytes: Uint8Array, from: number, to: number, hash: number, slot: number): number {
    const id = this.count++;
    if (id + 1 >= this.start.length) this.start = grown(this.start, this.start.length * 2);
    const start = this.start[id]!;
    const end = start + to - from;
    if (end > this.pool.length) this.pool = grown(this.pool, Math.max(end, this.pool.length * 2));
    for (let i = from, j = start; i < to; i++, j++) this.pool[j] = bytes[i]!;
    this.start[id + 1] = end;
    this.#slots[slot] = id + 1;
    this.#slots[slot + 1] = hash;
    if (this.count * 3 > this.#slots.length) this.#rehash();
    return id;
  }

  #rehash(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length - 1;
    for (let i = 0; i < old.length; i += 2) {
      if (old[i] === 0) continue;
      let slot = slotOf(old[i + 1]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 2) & mask;
      slots[slot] = old[i]!;
      slots[slot + 1] = old[i + 1]!;
    }
    this.#slots = slots;
  }
}

/** Pairs start at even places. */
function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) << 1;
}
