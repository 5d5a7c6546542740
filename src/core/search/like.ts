/**
 * More like this: papers in whose texts the telling words of a paper stand. The index finds the candidates (a word
 * is in a title or an abstract, or it is not); how like each of them is, its own text says, where words are counted.
 *
 * Rejected: the cosine over all words of both. It needs the length of every paper's vector, which each change of a
 * library changes for all of them, and finds little more (bench/related).
 */
import type { Work } from '../model';
import { ABSTRACT, SUMMARY, TITLE } from './document';
import { Heap } from './heap';
import { readRow } from './rows';
import { hashOf, type Scanner } from './scanner';
import type { Segment } from './segment';
import { type CountedWord, comparedForm, comparedTexts, countedWords, LONGEST_TEXT } from './telling-words';
import { formsOf, mayBePlural } from './word-forms';
import { charactersOf, eachWord } from './written-words';

export interface Likeness {
  /** 0 to 1: how much of what the telling words tell the other has. */
  readonly score: number;
  /** The telling words of both, as the first prints them, the weightiest first. */
  readonly words: readonly string[];
  /** How many they are where the parts of one word, as of `self-play`, are one. */
  readonly compounds: number;
}

/** A word of the paper that others are compared with. */
interface Telling {
  readonly printed: string;
  readonly compound: number;
  readonly weight: number;
  /** How many papers have it, itself among them. */
  readonly papers: number;
  /** By segment, the numbers of its forms there. */
  readonly numbers: readonly (readonly number[])[];
}

interface Candidate {
  readonly work: Work;
  readonly score: number;
}

const MOST_WORDS = 50;
/** Rows of more postings than these together are not read: bounds the time at any size. */
const MOST_POSTINGS = 100_000;
/** A word that so many papers have, and so large a share of all, tells nothing. */
const COMMON = { papers: 20, share: 0.25 };
/** Words of a text of usual length. Not the library's mean: one paper more would change the likeness of all others. */
const USUAL_LENGTH = 150;
/** How soon a word said again says nothing new, and how much longer texts are held to (BM25's k1 and b). */
const SATURATION = 2.5;
const LENGTH_COUNTS = 0.8;
/** What a word's place is worth where its count is not known. */
const IN_TITLE = 0.75;
const IN_TEXT = 0.45;

/** Room for a number of each paper, used again: to make it at each question has the whole heap looked through. */
export class Totals {
  #room = new Float32Array(0);

  cleared(papers: number): Float32Array {
    if (this.#room.length < papers) this.#room = new Float32Array(papers);
    return this.#room.subarray(0, papers).fill(0);
  }
}

export class MoreLike {
  readonly #work: Work;
  readonly #segments: readonly Segment[];
  readonly #scanner: Scanner;
  readonly #totals: Totals;
  readonly #telling: readonly Telling[];
  readonly #byHash: ReadonlyMap<number, number>;
  /** Of each telling word in the text at hand. */
  readonly #counts: Float32Array;
  readonly #full: number;

  constructor(work: Work, segments: readonly Segment[], scanner: Scanner, totals: Totals) {
    this.#work = work;
    this.#segments = segments;
    this.#scanner = scanner;
    this.#totals = totals;
    const told = tellingWords(countedWords(work, scanner), segments);
    this.#telling = told;
    this.#byHash = new Map(told.map(({ hash }, i) => [hash, i]));
    this.#counts = new Float32Array(told.length);
    this.#full = told.reduce((sum, { weight }) => sum + weight, 0);
  }

  /** The likeliest to be like it, best first; ties by citekey. */
  candidates(most: number): readonly Work[] {
    const heap = new Heap<Candidate>(most, isWorse);
    const read = this.#toRead();
    for (const [s, segment] of this.#segments.entries()) {
      const totals = this.#totals.cleared(segment.index.papers);
      for (const { numbers, weight } of read)
        for (const number of numbers[s]!)
          if (number >= 0)
            readRow(segment.index, number, (paper, fields) => {
              totals[paper]! += weight * worthOf(fields);
            });
      this.#put(heap, segment, totals);
    }
    return heap.sorted().map(({ work }) => work);
  }

  /** How like the other is, by its text. */
  likeness(other: Work): Likeness {
    const counts = this.#counts.fill(0);
    const length = this.#count(other, counts);
    const stretch = SATURATION * (1 - LENGTH_COUNTS + (LENGTH_COUNTS * length) / USUAL_LENGTH);
    let sum = 0;
    const shared: { readonly printed: string; readonly worth: number }[] = [];
    const compounds = new Set<number>();
    for (const [i, { weight, printed, compound }] of this.#telling.entries()) {
      const count = counts[i]!;
      if (count === 0) continue;
      const worth = (weight * count) / (count + stretch);
      sum += worth;
      shared.push({ printed, worth });
      compounds.add(compound);
    }
    shared.sort((a, b) => b.worth - a.worth);
    return {
      score: this.#full > 0 ? sum / this.#full : 0,
      words: shared.map(({ printed }) => printed),
      compounds: compounds.size,
    };
  }

  /** Those that may be read within the bounds, the most telling first. */
  #toRead(): Telling[] {
    let left = MOST_POSTINGS;
    return this.#telling.filter(({ papers }) => {
      if (papers > left) return false;
      left -= papers;
      return true;
    });
  }

  #put(heap: Heap<Candidate>, { works }: Segment, totals: Float32Array): void {
    let least = 0;
    for (let paper = 0; paper < totals.length; paper++) {
      const total = totals[paper]!;
      if (total === 0 || total < least) continue;
      const work = works[paper];
      if (!work || work === this.#work) continue;
      heap.put({ work, score: total });
      least = heap.least?.score ?? 0;
    }
  }

  /** Counts the telling words in the texts of a work; answers with how many words there are at all. */
  #count(work: Work, into: Float32Array): number {
    const scanner = this.#scanner;
    let length = 0;
    for (const { text, counts } of comparedTexts(work)) {
      scanner.scan(text);
      length += Math.min(scanner.count, LONGEST_TEXT);
      eachWord(scanner, LONGEST_TEXT, (first, last) => {
        const told = this.#toldBy(text, first, last);
        if (told !== undefined) into[told]! += counts;
      });
    }
    return length;
  }

  #toldBy(text: string, first: number, last: number): number | undefined {
    const { bytes, at, hash } = this.#scanner;
    const [from, to] = [at[first]!, at[last + 1]!];
    const found = this.#byHash.get(first === last ? hash[first]! : hashOf(bytes, from, to));
    if (found !== undefined || !mayBePlural(bytes, from, to)) return found;
    const one = comparedForm(text, this.#scanner, first, last);
    return this.#byHash.get(hashOf(one, 0, one.length));
  }
}

function tellingWords(
  words: ReadonlyMap<number, CountedWord>,
  segments: readonly Segment[],
): (Telling & { readonly hash: number })[] {
  const all = segments.reduce((sum, { living }) => sum + living, 0);
  const told = [...words].flatMap(([hash, { bytes, printed, count, isIndexed, isRun, compound }]) => {
    const { numbers, papers } = isRun
      ? rarest(charactersOf(bytes), segments)
      : rowsOf(formsOf(bytes), segments);
    // A word of this paper alone leads nowhere.
    if (papers < (isIndexed ? 2 : 1) || papers > Math.max(COMMON.papers, all * COMMON.share)) return [];
    // A paper that has a word and its plural was counted twice.
    const weight = (count / (count + SATURATION)) * Math.log((all + 1) / Math.min(all, papers));
    return [{ hash, printed, compound, weight, papers, numbers }];
  });
  return told.sort((a, b) => b.weight - a.weight).slice(0, MOST_WORDS);
}

type Rows = Pick<Telling, 'numbers' | 'papers'>;

function rowsOf(forms: readonly Uint8Array[], segments: readonly Segment[]): Rows {
  const numbers = segments.map(({ vocabulary }) => forms.map((form) => vocabulary.find(form)));
  const papers = segments.reduce(
    (sum, segment, s) => sum + numbers[s]!.reduce((n, number) => n + segment.papersWith(number), 0),
    0,
  );
  return { numbers, papers };
}

/** The index has characters, not the words they are in: the rarest of them leads to all that have the word. */
function rarest(characters: readonly Uint8Array[], segments: readonly Segment[]): Rows {
  const rows = characters.map((character) => rowsOf([character], segments));
  return rows.reduce((best, row) => (row.papers < best.papers ? row : best));
}

function worthOf(fields: number): number {
  if ((fields & TITLE) !== 0) return IN_TITLE;
  return (fields & (ABSTRACT | SUMMARY)) !== 0 ? IN_TEXT : 0;
}

function isWorse(a: Candidate, b: Candidate): boolean {
  return a.score === b.score ? a.work.citekey > b.work.citekey : a.score < b.score;
}
