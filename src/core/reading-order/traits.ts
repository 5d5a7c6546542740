/** What a paper is made of that a reader may like: its words, its authors, where it belongs. */
import { categoryCode } from '../categories';
import type { Name, Work } from '../model';
import { fold } from '../prose';
import { hashOf, type Scanner } from '../search/scanner';
import { SMALL_WORDS } from '../search/small-words';
import { comparedTexts, LONGEST_TEXT } from '../search/telling-words';
import { mayBePlural, singular } from '../search/word-forms';

export interface Traits {
  /** By hash, without words that only hold sentences together, and how much each counts. */
  readonly words: ReadonlyMap<number, number>;
  /** Each once, as `authorKey` has them. */
  readonly authors: readonly string[];
  /** Codes of arXiv's where they are some, else as printed. */
  readonly categories: readonly string[];
  /** Where it was published, folded. */
  readonly venue?: string;
}

/** Of a list of a thousand names none says anything. */
const MOST_AUTHORS = 60;
const SHORTEST = 2;

export function traitsOf(work: Work, scanner: Scanner): Traits {
  return { words: wordsOf(work, scanner), ...namesOf(work) };
}

/** The traits that need no text to be read. */
export function namesOf({ item, categories }: Work): Omit<Traits, 'words'> {
  const { author, 'container-title': container = '' } = item;
  const venue = container === '' ? '' : fold(container);
  return {
    authors: author.length > MOST_AUTHORS ? [] : [...new Set(author.map(authorKey))],
    categories: [...new Set(categories.map((printed) => categoryCode(printed) ?? printed))],
    ...(venue !== '' && { venue }),
  };
}

/** Family name and first initial: lists print the one given name or the other. */
export function authorKey({ family, literal = '', given = '' }: Name): string {
  return `${fold(family ?? literal).replaceAll(' ', '')} ${fold(given).slice(0, 1)}`;
}

function wordsOf(work: Work, scanner: Scanner): Map<number, number> {
  const words = new Map<number, number>();
  eachWord(work, scanner, (hash, counts) => words.set(hash, (words.get(hash) ?? 0) + counts));
  return words;
}

/** Every word that tells something, as often as it stands there, and how much it counts. */
export function eachWord(work: Work, scanner: Scanner, visit: (hash: number, counts: number) => void): void {
  for (const { text, counts } of comparedTexts(work)) {
    scanner.scan(text);
    const most = Math.min(scanner.count, LONGEST_TEXT);
    for (let i = 0; i < most; i++) {
      const hash = wordAt(scanner, i);
      if (hash !== undefined) visit(hash, counts);
    }
  }
}

/** The word of a scan in the singular, by its hash; undefined for one that tells nothing. */
export function wordAt({ bytes, at, hash }: Scanner, i: number): number | undefined {
  const [from, to] = [at[i]!, at[i + 1]!];
  if (to - from < SHORTEST || SMALL_WORDS.has(hash[i]!) || isNumber(bytes, from, to)) return undefined;
  if (!mayBePlural(bytes, from, to)) return hash[i]!;
  const one = singular(bytes, from, to);
  return hashOf(one, 0, one.length);
}

function isNumber(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i]! < 48 || bytes[i]! > 57) return false;
  return true;
}
