/** Which words of a text answer which words of a query, and where they stand in it. */
import type { Span } from '../place';
import type { QueryWord } from './queryWords';
import { hashOf, JOINED, type Scanner } from './scanner';

export interface Highlight {
  /** In order, none touching another. */
  readonly spans: readonly Span[];
  /** Bit i: word i of the query is answered here. */
  readonly answered: number;
}

export class Highlighter {
  readonly words: readonly QueryWord[];
  readonly #scanner: Scanner;
  /** What the index's words that a word of the query stands for hash to. */
  readonly #byHash = new Map<number, number>();
  /** For each token of the last scan, the words of the query it answers. */
  answers: number[] = [];

  constructor(words: readonly QueryWord[], scanner: Scanner) {
    this.words = words;
    this.#scanner = scanner;
    for (const [i, { hash, variants }] of words.entries()) {
      this.#note(hash, i);
      for (const variant of variants) this.#note(variant.hash, i);
    }
  }

  /** Scans the text; its words and what they answer are then in the scanner and in `answers`. */
  read(text: string): void {
    const scanner = this.#scanner;
    scanner.scan(text);
    this.answers = [];
    for (let token = 0; token < scanner.count; token++) this.answers.push(this.#answer(token));
    // `co-training` answers `cotraining`.
    for (let token = 1; token < scanner.count; token++) {
      if ((scanner.flags[token]! & JOINED) === 0) continue;
      const from = scanner.at[token - 1]!;
      const bits = this.#byHash.get(hashOf(scanner.bytes, from, scanner.at[token + 1]!)) ?? 0;
      this.answers[token - 1]! |= bits;
      this.answers[token]! |= bits;
    }
  }

  highlight(text: string): Highlight {
    this.read(text);
    const spans: Span[] = [];
    let answered = 0;
    for (const [token, bits] of this.answers.entries()) {
      if (bits === 0) continue;
      answered |= bits;
      spans.push(this.span(token));
    }
    return { spans, answered };
  }

  /** Of a word that is only begun, what is typed of it; else all of it. */
  span(token: number): Span {
    const scanner = this.#scanner;
    const start = scanner.start[token]!;
    const end = scanner.end[token]!;
    const length = scanner.at[token + 1]! - scanner.at[token]!;
    if (end - start !== length || this.#byHash.has(scanner.hash[token]!)) return { start, end };
    const begun = this.words.filter((word) => this.#begins(token, word.bytes));
    if (begun.length > 0) return { start, end: start + Math.max(...begun.map(({ bytes }) => bytes.length)) };
    const at = this.words.map((word) => [this.#inside(token, word.bytes), word.bytes.length] as const);
    const inside = at.find(([from]) => from > 0);
    return inside ? { start: start + inside[0], end: start + inside[0] + inside[1] } : { start, end };
  }

  /** The first letters of the words, when they are what was typed: `ocsm`. */
  initials(text: string): Highlight {
    const scanner = this.#scanner;
    scanner.scan(text);
    for (const [i, { bytes }] of this.words.entries()) {
      if (bytes.length < 3 || bytes.length > scanner.count) continue;
      if (!bytes.every((byte, k) => scanner.bytes[scanner.at[k]!] === byte)) continue;
      const spans = Array.from(bytes, (_, k) => ({ start: scanner.start[k]!, end: scanner.start[k]! + 1 }));
      return { spans, answered: 1 << i };
    }
    return { spans: [], answered: 0 };
  }

  #note(hash: number, i: number): void {
    this.#byHash.set(hash, (this.#byHash.get(hash) ?? 0) | (1 << i));
  }

  #answer(token: number): number {
    let bits = this.#byHash.get(this.#scanner.hash[token]!) ?? 0;
    for (const [i, { bytes, common }] of this.words.entries()) {
      if (common || (bits & (1 << i)) !== 0) continue;
      if (this.#begins(token, bytes) || this.#inside(token, bytes) > 0) bits |= 1 << i;
    }
    return bits;
  }

  #begins(token: number, bytes: Uint8Array): boolean {
    return this.#standsAt(token, bytes, 0);
  }

  /** Where in the token the word stands, being a part of a compound (`maxxer` in `ReasonMaxxer`); 0 when nowhere. */
  #inside(token: number, bytes: Uint8Array): number {
    const length = this.#scanner.at[token + 1]! - this.#scanner.at[token]!;
    if (bytes.length < 4) return 0;
    for (let from = 1; from + bytes.length <= length; from++) {
      if (this.#standsAt(token, bytes, from)) return from;
    }
    return 0;
  }

  #standsAt(token: number, bytes: Uint8Array, offset: number): boolean {
    const scanner = this.#scanner;
    const from = scanner.at[token]! + offset;
    if (from + bytes.length > scanner.at[token + 1]!) return false;
    for (let i = 0; i < bytes.length; i++) if (scanner.bytes[from + i] !== bytes[i]) return false;
    return true;
  }
}
