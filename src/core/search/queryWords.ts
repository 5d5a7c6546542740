/** What each word of a query stands for in a library: itself, what it begins, what it was joined from. */
import { hashOf, type Scanner } from './scanner';
import type { Segment } from './segment';
import { slipsOf } from './slips';
import type { WordRange } from './vocabulary';

export interface QueryWord {
  readonly bytes: Uint8Array;
  readonly hash: number;
  /** What finding it tells: the logarithm of how many papers there are for each that has it. */
  readonly telling: number;
  /** Some paper has the very word. */
  readonly known: boolean;
  /** Its number in each segment, or -1. */
  readonly exact: readonly number[];
  /** Itself, what it was joined from, and what it is a slip of. */
  readonly variants: readonly Variant[];
  /** The words of each segment it is the beginning of, itself among them: too many to be listed. */
  readonly begins: readonly WordRange[];
  /** Postings of those, together. */
  readonly begun: number;
  /** What those tell, together. */
  readonly tellingBegun: number;
  /**
   * Where the words it begins are looked for: in all papers; where they are too many (`a`, `mo`), in titles and
   * authors alone; where it is a word already ("a survey"), in the titles of the best.
   */
  readonly beginsIn: 'all' | 'fronts' | 'best';
  /** So many papers hold it that it decides nothing: it is looked for in the titles of the best. */
  readonly common: boolean;
  /** What it may be a slip of was looked for. */
  readonly doubted: boolean;
}

/** A word that some living paper has. */
export interface Variant {
  /** Its number in each segment, or -1. */
  readonly words: readonly number[];
  readonly hash: number;
  /** How well it fits, 1 being exactly. */
  readonly quality: number;
  readonly telling: number;
}

/** More words than these are too many to be meant; the rest is left out. */
const MOST_WORDS = 12;
/** Postings read for the words that one typed word begins: bounds the time of a keystroke at any size. */
const MOST_POSTINGS = 100_000;
/** A word of this share of the postings of all that begin as it does is a word, not a beginning. */
const IS_A_WORD = 1 / 20;
const COMMON = { papers: 5_000, share: 0.35 };
const JOINED_QUALITY = 0.95;

/** The words of a text. A `complete` reading leaves nothing out for being common. */
export function queryWords(
  segments: readonly Segment[],
  scanner: Scanner,
  text: string,
  complete: boolean,
): QueryWord[] {
  scanner.scan(text);
  const words = Array.from({ length: Math.min(scanner.count, MOST_WORDS) }, (_, i) => ({
    bytes: scanner.bytes.slice(scanner.at[i]!, scanner.at[i + 1]!),
    hash: scanner.hash[i]!,
  }));
  // `co training` is `co-training`, which papers also write `cotraining`.
  const joins = words.slice(1).map(({ bytes }, i) => joinedVariant(segments, words[i]!.bytes, bytes));
  return words.map(({ bytes, hash }, i) => {
    const joined = [joins[i - 1], joins[i]].filter((variant) => variant !== undefined);
    const word = plainWord(segments, bytes, hash, joined, complete);
    return isUnknown(word) ? doubt(segments, word, i === words.length - 1) : word;
  });
}

/** Nothing in the library is it or begins with it. */
function isUnknown({ known, begun }: QueryWord): boolean {
  return !known && begun === 0;
}

/** Nothing in the library is like it, either. */
export function isUnexplained(word: QueryWord): boolean {
  return isUnknown(word) && word.variants.length === 0;
}

/** The word, taken also for what it may be a slip of; as one still being typed it may be only begun. */
export function doubt(segments: readonly Segment[], word: QueryWord, stillTyped: boolean): QueryWord {
  const unknown = isUnknown(word);
  const slips = slipsOf(segments, word.bytes, stillTyped && unknown).filter(
    ({ words }) =>
      !words.some((number, i) => isWithin(number, word.begins[i]!)) && having(segments, words) > 0,
  );
  // Which of them was meant is for the other words to say; a rare one is no likelier than a common one, so all
  // tell the same, and no more than the word as it is typed.
  const meant = slips.reduce((sum, { words }) => sum + having(segments, words), 0);
  const tellingMeant = tells(segments, meant);
  const telling = unknown ? tellingMeant : Math.min(tellingMeant, word.tellingBegun);
  return {
    ...word,
    variants: [...word.variants, ...slips.map((slip) => ({ ...slip, telling }))],
    telling: unknown && word.variants.length === 0 ? tellingMeant : word.telling,
    doubted: true,
  };
}

function plainWord(
  segments: readonly Segment[],
  bytes: Uint8Array,
  hash: number,
  joined: readonly Variant[],
  complete: boolean,
): QueryWord {
  const exact = segments.map(({ vocabulary }) => vocabulary.find(bytes));
  const begins = segments.map(({ vocabulary }) => vocabulary.beginningWith(bytes));
  const papers = having(segments, exact);
  const begun = segments.reduce((sum, segment, i) => sum + segment.postingsOf(begins[i]!), 0);
  const tellingBegun = tells(segments, begun);
  // Whether it was meant as it is typed or as a beginning, nobody knows.
  const tellingExact = (tells(segments, papers) + tellingBegun) / 2;
  const known = papers > 0;
  const isWord = papers > begun * IS_A_WORD;
  return {
    bytes,
    hash,
    telling: known ? tellingExact : tellingBegun,
    known,
    exact,
    variants: known ? [{ words: exact, hash, quality: 1, telling: tellingExact }, ...joined] : joined,
    begins,
    begun,
    tellingBegun,
    beginsIn: complete || begun <= MOST_POSTINGS ? 'all' : isWord ? 'best' : 'fronts',
    common: !complete && papers > Math.max(COMMON.papers, living(segments) * COMMON.share),
    doubted: false,
  };
}

/** The two words written as one, where some paper has that. */
function joinedVariant(segments: readonly Segment[], a: Uint8Array, b: Uint8Array): Variant | undefined {
  const bytes = join(a, b);
  const words = segments.map(({ vocabulary }) => vocabulary.find(bytes));
  const papers = having(segments, words);
  if (papers === 0) return undefined;
  const hash = hashOf(bytes, 0, bytes.length);
  return { words, hash, quality: JOINED_QUALITY, telling: tells(segments, papers) };
}

/** How many papers have the word of these numbers. */
function having(segments: readonly Segment[], words: readonly number[]): number {
  return segments.reduce((sum, segment, i) => sum + segment.papersWith(words[i]!), 0);
}

function living(segments: readonly Segment[]): number {
  return segments.reduce((sum, segment) => sum + segment.living, 0);
}

/** The rarer, the more it tells. */
function tells(segments: readonly Segment[], papers: number): number {
  const all = living(segments);
  return Math.log(1 + all / Math.max(1, Math.min(all, papers)));
}

function isWithin(word: number, { from, to }: WordRange): boolean {
  return word >= from && word < to;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
