/** What each word of a query stands for in an index: itself, what it begins, what it was joined from. */
import type { Scanner } from './scanner';
import { slipsOf } from './slips';
import type { Vocabulary, WordRange } from './vocabulary';

export interface QueryWord {
  readonly bytes: Uint8Array;
  readonly hash: number;
  /** What finding it tells: the logarithm of how many papers there are for each that has it. */
  readonly telling: number;
  /** The word of the index that it is, or -1. */
  readonly exact: number;
  /** Itself, what it was joined from, and what it is a slip of. */
  readonly variants: readonly Variant[];
  /** The words it is the beginning of, itself among them: too many to be listed. */
  readonly begins: WordRange;
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

export interface Variant {
  readonly word: number;
  /** How well it fits, 1 being exactly. */
  readonly quality: number;
  readonly telling: number;
}

/** More words than these are too many to be meant; the rest is left out. */
const MOST_WORDS = 12;
/** Bytes of rows read for the words that one typed word begins: bounds the time of a keystroke at any size. */
const MOST_ROW_BYTES = 200_000;
/** A word of this share of the rows of all that begin as it does is a word, not a beginning. */
const IS_A_WORD = 1 / 40;
const COMMON = { papers: 5_000, share: 0.35 };
const JOINED_QUALITY = 0.95;

/** The words of a text. A `complete` reading leaves nothing out for being common. */
export function queryWords(
  vocabulary: Vocabulary,
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
  const joins = words.slice(1).map(({ bytes }, i) => vocabulary.find(join(words[i]!.bytes, bytes)));
  return words.map(({ bytes, hash }, i) => {
    const joined = [joins[i - 1] ?? -1, joins[i] ?? -1].filter((word) => word >= 0);
    const word = plainWord(vocabulary, bytes, hash, joined, complete);
    const unknown = word.exact < 0 && word.begins.from === word.begins.to;
    return unknown ? doubt(vocabulary, word, i === words.length - 1) : word;
  });
}

/** The word, taken also for what it may be a slip of; as one still being typed it may be only begun. */
export function doubt(vocabulary: Vocabulary, word: QueryWord, stillTyped: boolean): QueryWord {
  const unknown = word.exact < 0 && word.begins.from === word.begins.to;
  const slips = slipsOf(vocabulary, word.bytes, stillTyped && unknown).filter(
    (slip) => slip.word < word.begins.from || slip.word >= word.begins.to,
  );
  // Which of them was meant is for the other words to say; a rare one is no likelier than a common one, so all
  // tell the same, and no more than the word as it is typed.
  const meant = slips.reduce((sum, slip) => sum + vocabulary.papersWith(slip.word), 0);
  const tellingMeant = tells(vocabulary, meant);
  const telling = unknown ? tellingMeant : Math.min(tellingMeant, word.tellingBegun);
  return {
    ...word,
    variants: [...word.variants, ...slips.map((slip) => ({ ...slip, telling }))],
    telling: unknown && word.variants.length === 0 ? tellingMeant : word.telling,
    doubted: true,
  };
}

function plainWord(
  vocabulary: Vocabulary,
  bytes: Uint8Array,
  hash: number,
  joined: readonly number[],
  complete: boolean,
): QueryWord {
  const { papers } = vocabulary.index;
  const exact = vocabulary.find(bytes);
  const begins = vocabulary.beginningWith(bytes);
  const exactPapers = exact < 0 ? 0 : vocabulary.papersWith(exact);
  const rowBytes = vocabulary.rowBytes(begins);
  // A posting takes two bytes, about.
  const tellingBegun = tells(vocabulary, Math.max(exactPapers, rowBytes / 2));
  // Whether it was meant as it is typed or as a beginning, nobody knows.
  const tellingExact = (tells(vocabulary, exactPapers) + tellingBegun) / 2;
  const variants: Variant[] = joined.map((word) => ({
    word,
    quality: JOINED_QUALITY,
    telling: tells(vocabulary, vocabulary.papersWith(word)),
  }));
  if (exact >= 0) variants.unshift({ word: exact, quality: 1, telling: tellingExact });
  const isWord = exactPapers > rowBytes * IS_A_WORD;
  return {
    bytes,
    hash,
    telling: exact >= 0 ? tellingExact : tellingBegun,
    exact,
    variants,
    begins,
    tellingBegun,
    beginsIn: complete || rowBytes <= MOST_ROW_BYTES ? 'all' : isWord ? 'best' : 'fronts',
    common: !complete && exactPapers > Math.max(COMMON.papers, papers * COMMON.share),
    doubted: false,
  };
}

/** The rarer, the more it tells. */
function tells(vocabulary: Vocabulary, having: number): number {
  const { papers } = vocabulary.index;
  return Math.log(1 + papers / Math.max(1, Math.min(papers, having)));
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
