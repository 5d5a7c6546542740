/** The words a paper is written in, counted. */
import type { Work } from '../model';
import { running } from './document';
import { CAMEL, hashOf, type Scanner } from './scanner';
import { FOREIGN_SMALL_WORDS, SMALL_WORDS } from './small-words';
import { isAcronym, mayBePlural, singular } from './word-forms';
import { eachWord } from './written-words';

export interface CountedWord {
  /** Folded, in UTF-8, in the singular. */
  readonly bytes: Uint8Array;
  /** As printed where it stands first, in small letters unless it has capitals of its own: `LLMs`. */
  readonly printed: string;
  /** How often it stands there. */
  count: number;
  /** The index knows of it, too: not of keywords. */
  isIndexed: boolean;
  /** Several characters of a script without spaces: the index has each of them. */
  readonly isRun: boolean;
  /** Words of one number are parts of one that is written together: `self-play`. */
  readonly compound: number;
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
 * `Title resolution pending` is no title, and an address says where, not what.
 */
export function comparedTexts({ title, titlePending, abstracts, summaries, keywords }: Work): Weighed[] {
  const texts = [...abstracts.slice(0, 1), ...summaries].map(({ text }) => withoutAddresses(running(text)));
  return [
    ...(titlePending ? [] : [{ text: title, counts: TITLE_COUNTS, isIndexed: true }]),
    ...texts.map((text) => ({ text, counts: 1, isIndexed: true })),
    ...keywords.map((text) => ({ text, counts: 1, isIndexed: false })),
  ];
}

/** Most texts have none, and to see that takes no time. */
function withoutAddresses(text: string): string {
  return MAY_HOLD_ADDRESS.test(text) ? text.replace(ADDRESS, ' ') : text;
}

const MAY_HOLD_ADDRESS = /:\/\/|www\.|\.[a-z]{2,}\//i;

/** `https://…`, `www.…`, `github.com/…`. */
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/\S*/gi;

/** Those words by their hashes, without numbers and words that only hold sentences together. */
export function countedWords(work: Work, scanner: Scanner): ReadonlyMap<number, CountedWord> {
  const words = new Map<number, CountedWord>();
  let before = 0;
  for (const stretch of comparedTexts(work)) {
    scanner.scan(stretch.text);
    eachWord(scanner, LONGEST_TEXT, (first, last, compound) => {
      if (!mayTell(stretch.text, scanner, first, last)) return;
      count(words, stretch, scanner, { first, last, compound: before + compound });
    });
    before += scanner.count;
  }
  return words;
}

function count(
  words: Map<number, CountedWord>,
  { text, counts, isIndexed }: Weighed,
  scanner: Scanner,
  { first, last, compound }: { first: number; last: number; compound: number },
): void {
  const bytes = comparedForm(text, scanner, first, last);
  const hash = hashOf(bytes, 0, bytes.length);
  const known = words.get(hash);
  if (known) {
    known.count += counts;
    known.isIndexed ||= isIndexed;
    return;
  }
  words.set(hash, {
    // The next scan overwrites what this one left.
    bytes: bytes.slice(),
    printed: printed(text, scanner, first, last),
    count: counts,
    isIndexed,
    isRun: last > first,
    compound,
  });
}

/** What of a word is compared: its singular, but of one printed in capitals, `AIDS`. */
export function comparedForm(text: string, scanner: Scanner, first: number, last: number): Uint8Array {
  const { bytes, at, start, end } = scanner;
  const [from, to] = [at[first]!, at[last + 1]!];
  const isPlural = mayBePlural(bytes, from, to) && !isAcronym(text, start[first]!, end[last]!);
  return isPlural ? singular(bytes, from, to) : bytes.subarray(from, to);
}

function mayTell(text: string, { bytes, at, start, end }: Scanner, first: number, last: number): boolean {
  const [from, to] = [at[first]!, at[last + 1]!];
  if (to - from < SHORTEST || isNumber(bytes, from, to)) return false;
  const hash = hashOf(bytes, from, to);
  if (SMALL_WORDS.has(hash)) return false;
  return !FOREIGN_SMALL_WORDS.has(hash) || isAcronym(text, start[first]!, end[last]!);
}

function printed(text: string, { start, end, flags }: Scanner, first: number, last: number): string {
  const word = text.slice(start[first], end[last]);
  const hasOwnCapitals = (flags[first]! & CAMEL) !== 0 || /\p{Lu}/u.test(word.slice(1));
  return hasOwnCapitals ? word : word.toLowerCase();
}

function isNumber(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i]! < 48 || bytes[i]! > 57) return false;
  return true;
}
