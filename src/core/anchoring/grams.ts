/** Where each stretch of eight letters stands in a text: found without reading the text again. */

/** Letters of a stretch: some two words, so that what is common to two texts by chance is rare. */
export const GRAM = 8;

const BASE = 0x01000193;
/** What the letter that leaves a stretch weighed in it. */
const LEAVING = power(BASE, GRAM - 1);

export interface Grams {
  /**
   * Where the stretch at `at` of `pattern` stands in the text, in order; undefined where more than `most` places may
   * have it: such a stretch tells nothing.
   */
  readonly places: (pattern: string, at: number, most: number) => readonly number[] | undefined;
}

export function gramsOf(letters: string): Grams {
  const count = Math.max(0, letters.length - GRAM + 1);
  const bits = Math.min(22, Math.max(8, Math.ceil(Math.log2(count + 1))));
  const shift = 32 - bits;
  // Counted first, then filled: one flat list, in which the places of a stretch stand together.
  const first = new Uint32Array((1 << bits) + 1);
  eachHash(letters, count, (hash) => first[bucket(hash, shift) + 1]!++);
  for (let i = 1; i < first.length; i++) first[i]! += first[i - 1]!;
  const next = first.slice();
  const list = new Uint32Array(count);
  eachHash(letters, count, (hash, at) => {
    list[next[bucket(hash, shift)]!++] = at;
  });
  return {
    places(pattern, at, most) {
      if (at < 0 || at + GRAM > pattern.length) return [];
      const slot = bucket(hashAt(pattern, at), shift);
      const from = first[slot]!;
      const to = first[slot + 1]!;
      if (to - from > most) return undefined;
      const found: number[] = [];
      for (let i = from; i < to; i++) if (isSame(letters, list[i]!, pattern, at)) found.push(list[i]!);
      return found;
    },
  };
}

function eachHash(letters: string, count: number, each: (hash: number, at: number) => void): void {
  if (count === 0) return;
  let hash = hashAt(letters, 0);
  each(hash, 0);
  for (let at = 1; at < count; at++) {
    hash = (hash - Math.imul(letters.charCodeAt(at - 1), LEAVING)) | 0;
    hash = (Math.imul(hash, BASE) + letters.charCodeAt(at + GRAM - 1)) | 0;
    each(hash, at);
  }
}

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let i = at; i < at + GRAM; i++) hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0;
  return hash;
}

function bucket(hash: number, shift: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> shift;
}

function isSame(a: string, from: number, b: string, at: number): boolean {
  for (let i = 0; i < GRAM; i++) if (a.charCodeAt(from + i) !== b.charCodeAt(at + i)) return false;
  return true;
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < exponent; i++) result = Math.imul(result, base);
  return result;
}
