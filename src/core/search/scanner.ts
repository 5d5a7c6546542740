/**
 * Cuts text into folded words, fast: every byte of a library passes through here once.
 *
 * The words are those of `fold` (prose.ts), as UTF-8: ASCII by a table of 128, everything else by `fold` itself,
 * once per character met. Rejected: calling `fold` per text (five regular expressions, ten times slower) and a
 * `TextEncoder` (it knows nothing of folding, so words would still have to be found afterwards).
 *
 * Words are left in arrays that the next scan overwrites: a scan makes no garbage.
 */
import { fold } from '../prose';

/** Bytes of a word that are kept: one bit each in a 32-bit word, see `typos.ts`. */
export const LONGEST_WORD = 30;

/** The word follows the one before with nothing but a hyphen, point or apostrophe between: `co-training`. */
export const JOINED = 1;
/** It has a capital behind a small letter: `ReasonMaxxer`. */
export const CAMEL = 2;

const WIDEST = 12;
const HASH_SEED = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;

/** A word's byte for each ASCII character; 0 between words. */
const ASCII = Uint8Array.from({ length: 128 }, (_, c) => {
  const char = String.fromCharCode(c).toLowerCase();
  return /[a-z0-9]/.test(char) ? char.charCodeAt(0) : 0;
});
const JOINERS = new Set([...`-.'_^’‐‑`].map((char) => char.charCodeAt(0)));
const SPACE = 32;

/** What a character beyond ASCII is to a word: a part of it (a combining mark has no bytes), its end, or a word alone. */
interface Wide {
  readonly bytes: readonly number[];
  readonly kind: typeof PART | typeof GAP | typeof ALONE;
}
const PART = 0;
const GAP = 1;
const ALONE = 2;

export class Scanner {
  /** Words of the last scan. */
  count = 0;
  bytes = new Uint8Array(512 * WIDEST);
  /** Where word `i` starts in `bytes`; it ends where the next one starts. */
  at = new Uint32Array(513);
  hash = new Int32Array(512);
  flags = new Uint8Array(512);
  /** Where word `i` stands in the text. */
  start = new Uint32Array(512);
  end = new Uint32Array(512);
  #wide = new Map<number, Wide>();

  scan(text: string): void {
    const length = text.length;
    this.#reserve(length);
    const { bytes, at, hash: hashes, flags, start: starts, end: ends } = this;
    let n = 0;
    let b = 0;
    for (let i = 0; i < length; ) {
      const byteStart = b;
      const start = i;
      let hash = HASH_SEED;
      let capital = start;
      // The loop that all text goes through: keep it to these few lines.
      for (; i < length; i++) {
        const c = text.charCodeAt(i);
        const letter = c < 128 ? ASCII[c]! : 0;
        if (letter !== 0) {
          if (letter !== c) capital = i;
          bytes[b++] = letter;
          hash = Math.imul(hash ^ letter, HASH_PRIME);
          continue;
        }
        if (c < 128) break;
        const wide = this.#fold(text.codePointAt(i)!);
        if (wide.kind === GAP || (wide.kind === ALONE && b > byteStart)) break;
        for (const byte of wide.bytes) {
          bytes[b++] = byte;
          hash = Math.imul(hash ^ byte, HASH_PRIME);
        }
        if (c >= 0xd800 && c < 0xdc00) i++;
        if (wide.kind === ALONE) {
          i++;
          break;
        }
      }
      if (b === byteStart) {
        i++;
        continue;
      }
      if (b - byteStart > LONGEST_WORD) {
        b = byteStart + LONGEST_WORD;
        hash = hashOf(bytes, byteStart, b);
      }
      at[n] = byteStart;
      hashes[n] = hash;
      starts[n] = start;
      ends[n] = i;
      let flag = 0;
      if (n > 0 && ends[n - 1] === start - 1 && isJoiner(text.charCodeAt(start - 1))) flag = JOINED;
      if (capital > start && hasCamel(text, start, capital)) flag |= CAMEL;
      flags[n++] = flag;
    }
    at[n] = b;
    this.count = n;
  }

  /** The folded word, as text. */
  word(i: number): string {
    return utf8(this.bytes, this.at[i]!, this.at[i + 1]!);
  }

  #fold(point: number): Wide {
    let wide = this.#wide.get(point);
    if (!wide) {
      wide = foldPoint(point);
      this.#wide.set(point, wide);
    }
    return wide;
  }

  /** No character folds to more than `WIDEST` bytes: longer compatibility forms are cut in `foldPoint`. */
  #reserve(length: number): void {
    if (this.start.length > length) return;
    const size = length * 2;
    this.bytes = new Uint8Array(size * WIDEST);
    this.at = new Uint32Array(size + 1);
    this.hash = new Int32Array(size);
    this.flags = new Uint8Array(size);
    this.start = new Uint32Array(size);
    this.end = new Uint32Array(size);
  }
}

/** The hash a scan gives to these bytes. */
export function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = HASH_SEED;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, HASH_PRIME);
  return hash;
}

/** A longer copy of a typed array. */
export function grown<T extends Uint8Array | Uint32Array | Int32Array>(array: T, size: number): T {
  const longer = new (array.constructor as new (size: number) => T)(size);
  longer.set(array);
  return longer;
}

export function utf8(bytes: Uint8Array, from: number, to: number): string {
  return new TextDecoder().decode(bytes.subarray(from, to));
}

/** Nearly all that stands between words is a space; to ask the set each time costs a tenth of a scan. */
function isJoiner(c: number): boolean {
  return c !== SPACE && JOINERS.has(c);
}

function hasCamel(text: string, start: number, lastCapital: number): boolean {
  for (let i = start + 1; i <= lastCapital; i++) if (camelAt(text, i)) return true;
  return false;
}

/** A capital behind a small letter starts a new part: `ReasonMaxxer`, but not `LLMs`. */
export function camelAt(text: string, i: number): boolean {
  const c = text.charCodeAt(i);
  const before = text.charCodeAt(i - 1);
  return c >= 65 && c <= 90 && before >= 97 && before <= 122;
}

function foldPoint(point: number): Wide {
  const char = String.fromCodePoint(point);
  if (/^\p{M}$/u.test(char)) return { bytes: [], kind: PART };
  const folded = fold(char).replaceAll(' ', '');
  if (folded === '') return { bytes: [], kind: GAP };
  // Scripts that put no spaces between words: a character is a word, nearness does the rest.
  const alone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(folded);
  return { bytes: [...folded].flatMap(encode).slice(0, WIDEST), kind: alone ? ALONE : PART };
}

function encode(char: string): number[] {
  const c = char.codePointAt(0)!;
  if (c < 0x80) return [c];
  if (c < 0x800) return [0xc0 | (c >> 6), 0x80 | (c & 63)];
  if (c < 0x10000) return [0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63)];
  return [0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63)];
}
