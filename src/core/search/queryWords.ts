/** What each word of a query may stand for in an index: itself, what it begins, a word it was joined from, a slip. */
import { JOINED, type Scanner } from './scanner';
import { mistakesAllowed, typosOf } from './typos';
import type { Vocabulary, WordRange } from './vocabulary';

export interface QueryWord {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly hash: number;
  /** What finding it tells, as the logarithm of how many papers lack it. */
  readonly telling: number;
  /** The same for the words it is the beginning of, together. */
  readonly tellingBegun: number;
  /** Itself, what it was joined from and what it is a slip of; best first. */
  readonly variants: readonly Variant[];
  /** The words it is the beginning of, itself among them; too many to be listed. */
  readonly begins: WordRange;
  readonly beginsRead: boolean;
  /** Too many papers hold it to choose by: it is looked for in the titles of the best alone. */
  readonly exactDeferred: boolean;
  /** It begins so many words that they are looked for in titles and authors alone. */
  readonly beginsDeferred: boolean;
}

export interface Variant {
  readonly word: number;
  /** How well it fits, 1 being exactly. */
  readonly quality: number;
  readonly telling: number;
}

/** More words than these are too many to be meant; the rest is left out. */
export const MOST_WORDS = 12;
/** Bytes of rows read for the words that one typed word begins: bounds the time of a keystroke at any size. */
const MOST_ROW_BYTES = 400_000;
/** A word that more papers than these hold decides nothing that the others do not. */
const COMMON = { papers: 5_000, share: 0.35 };

const QUALITY = { joined: 0.95, longer: 0.95, longest: 0.55, oneLess: 0.9, slip: 1.5, firstLetter: 0.9 };

export interface Reading {
  /** Words that the index knows are taken for slips of others too. */
  readonly doubt: boolean;
  /** Every word that one begins is read, however many papers hold them. */
  readonly complete: boolean;
}

export function queryWords(vocabulary: Vocabulary, scanner: Scanner, text: string, reading: Reading): QueryWord[] {
  scanner.scan(text);
  const count = Math.min(scanner.count, MOST_WORDS);
  const bytes = Array.from({ length: count }, (_, i) =>
    scanner.bytes.slice(scanner.at[i]!, scanner.at[i + 1]!),
  );
  const hashes = scanner.hash.slice(0, count);
  const texts = bytes.map((_, i) => scanner.word(i));
  const joins = bytes.slice(1).map((after, i) => vocabulary.find(join(bytes[i]!, after)));
  const isPart = (i: number) => i + 1 < scanner.count && (scanner.flags[i + 1]! & JOINED) !== 0;
  return bytes.map((typed, i) => {
    // A word with more behind it is complete, most likely; one before a hyphen surely.
    const joined = [joins[i - 1] ?? -1, joins[i] ?? -1].filter((word) => word >= 0);
    return queryWord(vocabulary, typed, texts[i]!, hashes[i]!, joined, i === count - 1 && !isPart(i), reading);
  });
}

function queryWord(
  vocabulary: Vocabulary,
  bytes: Uint8Array,
  text: string,
  hash: number,
  joined: readonly number[],
  last: boolean,
  { doubt, complete }: Reading,
): QueryWord {
  const { papers } = vocabulary.index;
  const exact = vocabulary.find(bytes);
  const begins = vocabulary.beginningWith(bytes);
  const exactPapers = exact < 0 ? 0 : vocabulary.papersWith(exact);
  const longer = begins.to - begins.from - (exact < 0 ? 0 : 1);
  const tooMany = !complete && vocabulary.rowBytes(begins) > MOST_ROW_BYTES;
  // A word that is one already is not looked for further: `a` in "a survey" begins nothing.
  const beginsDeferred = tooMany && exactPapers * 40 < vocabulary.rowBytes(begins);
  const exactDeferred = exactPapers > Math.max(COMMON.papers, papers * COMMON.share);
  const beginsPapers = Math.max(exactPapers, Math.min(papers, vocabulary.rowBytes(begins) / 2));
  const tellingBegun = tells(papers, beginsPapers);
  const tellingExact = exact < 0 ? 0 : (tells(papers, exactPapers) + tellingBegun) / 2;
  const variants: Variant[] = [];
  if (exact >= 0) variants.push({ word: exact, quality: 1, telling: tellingExact });
  for (const word of joined) {
    variants.push({ word, quality: QUALITY.joined, telling: tells(papers, vocabulary.papersWith(word)) });
  }
  const known = longer > 0 || exact >= 0;
  const allowed = known && !doubt ? 0 : mistakesAllowed(bytes.length);
  const typos = typosOf(vocabulary, bytes, allowed, last && !known);
  // What was meant is one of them, and which is for the other words to say: a rare word is no likelier than a
  // common one, so all of them tell the same.
  const meant = typos.reduce((sum, { word }) => sum + vocabulary.papersWith(word), 0);
  const tellingMeant = tells(papers, Math.min(papers, meant));
  for (const { word, mistakes, begins: onlyBegins } of typos) {
    if (word >= begins.from && word < begins.to) continue;
    const quality = typoQuality(vocabulary, bytes, word, mistakes);
    variants.push({
      word,
      quality: onlyBegins ? quality * beginningQuality(bytes.length, vocabulary.length(word)) : quality,
      telling: known ? Math.min(tellingMeant, tellingBegun) : tellingMeant,
    });
  }
  variants.sort((a, b) => b.quality * b.telling - a.quality * a.telling || a.word - b.word);
  const telling = known ? Math.max(tellingBegun, tellingExact) : tellingMeant;
  const beginsRead = longer > 0 && !tooMany;
  return { text, bytes, hash, telling, tellingBegun, variants, begins, beginsRead, exactDeferred, beginsDeferred };
}

/** How well a word fits that the typed one is the beginning of. */
export function beginningQuality(typed: number, length: number): number {
  return typed === length ? 1 : QUALITY.longest + (QUALITY.longer - QUALITY.longest) * (typed / length);
}

function typoQuality(vocabulary: Vocabulary, typed: Uint8Array, word: number, mistakes: number): number {
  const { pool, wordStart } = vocabulary.index;
  const start = wordStart[word]!;
  const length = vocabulary.length(word);
  // "networks" for "network": no slip at all, but another form.
  if (length === typed.length - 1 && mistakes === 1 && typed.at(-1) === 0x73) {
    let i = 0;
    while (i < length && typed[i] === pool[start + i]) i++;
    if (i === length) return QUALITY.oneLess;
  }
  const quality = 1 - (QUALITY.slip * mistakes) / (typed.length + 1);
  return typed[0] === pool[start] ? quality : quality * QUALITY.firstLetter;
}

/** The rarer, the more it tells. */
export function tells(papers: number, having: number): number {
  return Math.log(1 + papers / Math.max(1, having));
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
