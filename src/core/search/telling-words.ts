/** The words a paper is written in, counted. */
import type { Work } from '../model';
import { running } from './document';
import { CAMEL, hashOf, type Scanner } from './scanner';
import { SMALL_WORDS } from './small-words';
import { singular } from './word-forms';

export interface CountedWord {
  /** Folded, in UTF-8, in the singular. */
  readonly bytes: Uint8Array;
  /** As printed where it stands first, in small letters unless it has capitals of its own: `LLMs`. */
  readonly printed: string;
  /** How often it stands there. */
  count: number;
  /** The index knows of it, too: not of keywords. */
  isIndexed: boolean;
}

/** A stretch of text, and how much a word in it counts. */
export interface Weighed {
  readonly text: string;
  readonly counts: number;
  readonly isIndexed: boolean;
}

/** A title says in ten words what an abstract says in two hundred. */
const TITLE_COUNTS = 5;
/** More words than this in one text say nothing that its beginning did not. */
export const LONGEST_TEXT = 5000;
const SHORTEST = 2;

/**
 * What a paper is compared by. Of several abstracts the one shown: the others say the same, and would say it twice.
 * `Title resolution pending` is no title.
 */
export function comparedTexts({ title, titlePending, abstracts, summaries, keywords }: Work): Weighed[] {
  const texts = [...abstracts.slice(0, 1), ...summaries].map(({ text }) => running(text));
  return [
    ...(titlePending ? [] : [{ text: title, counts: TITLE_COUNTS, isIndexed: true }]),
    ...texts.map((text) => ({ text, counts: 1, isIndexed: true })),
    ...keywords.map((text) => ({ text, counts: 1, isIndexed: false })),
  ];
}

/** Those words by their hashes, without numbers and words that only hold sentences together. */
export function countedWords(work: Work, scanner: Scanner): ReadonlyMap<number, CountedWord> {
  const words = new Map<number, CountedWord>();
  for (const stretch of comparedTexts(work)) {
    scanner.scan(stretch.text);
    const most = Math.min(scanner.count, LONGEST_TEXT);
    for (let i = 0; i < most; i++) if (mayTell(scanner, i)) count(words, stretch, scanner, i);
  }
  return words;
}

function count(words: Map<number, CountedWord>, stretch: Weighed, scanner: Scanner, i: number): void {
  const { text, counts, isIndexed } = stretch;
  const bytes = singular(scanner.bytes, scanner.at[i]!, scanner.at[i + 1]!);
  const hash = hashOf(bytes, 0, bytes.length);
  const known = words.get(hash);
  if (known) {
    known.count += counts;
    known.isIndexed ||= isIndexed;
  } else {
    // The next scan overwrites what this one left.
    const kept = bytes.slice();
    words.set(hash, { bytes: kept, printed: printed(text, scanner, i), count: counts, isIndexed });
  }
}

function mayTell({ bytes, at, hash }: Scanner, i: number): boolean {
  const [from, to] = [at[i]!, at[i + 1]!];
  return to - from >= SHORTEST && !SMALL_WORDS.has(hash[i]!) && !isNumber(bytes, from, to);
}

function printed(text: string, { start, end, flags }: Scanner, i: number): string {
  const word = text.slice(start[i], end[i]);
  const hasOwnCapitals = (flags[i]! & CAMEL) !== 0 || /\p{Lu}/u.test(word.slice(1));
  return hasOwnCapitals ? word : word.toLowerCase();
}

function isNumber(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i]! < 48 || bytes[i]! > 57) return false;
  return true;
}
