/**
 * An index that is never written to, with what changes about it: which of its papers are no more. Those are
 * marked, not taken out, and the words they had are counted, so that every count is of living papers alone.
 */
import type { Work } from '../model';
import { addOne, emptyTree, sumBefore, treeOf } from './fenwick';
import { Gatherer } from './gather';
import { readRow } from './rows';
import type { SearchIndex } from './searchIndex';
import { Vocabulary, type WordRange } from './vocabulary';

/** Postings counted in one step: about two milliseconds. */
const STEP = 300_000;

export class Segment {
  readonly index: SearchIndex;
  readonly vocabulary: Vocabulary;
  readonly gatherer: Gatherer;
  /** The work of each paper; none where it is no more. */
  readonly works: (Work | undefined)[];
  /** How many of the papers are. */
  living: number;
  /** For each word in how many dead papers it stands (fenwick.ts); made for the first of them. */
  #deadPostings: Uint32Array | undefined;

  constructor(index: SearchIndex, works: readonly (Work | undefined)[], deadPostings?: Uint32Array) {
    this.index = index;
    this.vocabulary = new Vocabulary(index);
    this.gatherer = new Gatherer(index);
    this.works = [...works];
    this.living = index.papers;
    this.#deadPostings = deadPostings;
    for (let paper = 0; paper < index.papers; paper++) if (!works[paper]) this.#mark(paper);
  }

  get deadPostings(): Uint32Array | undefined {
    return this.#deadPostings;
  }

  /** In how many living papers the word stands. */
  papersWith(word: number): number {
    return word < 0 ? 0 : this.postingsOf({ from: word, to: word + 1 });
  }

  /** The same for several words, added up. */
  postingsOf({ from, to }: WordRange): number {
    const { postingStart } = this.index;
    const all = postingStart[to]! - postingStart[from]!;
    const dead = this.#deadPostings;
    return dead && all > 0 ? all - sumBefore(dead, to) + sumBefore(dead, from) : all;
  }

  /**
   * Takes out the work, which has these words; false when it is not in here. Its paper is found by the rarest of
   * them: a table from works to papers would be the largest thing on the heap.
   */
  remove(work: Work, words: readonly Uint8Array[]): boolean {
    const numbers: number[] = [];
    for (const bytes of words) {
      const number = this.vocabulary.find(bytes);
      if (number < 0) return false;
      numbers.push(number);
    }
    const paper = this.#paperOf(work, numbers);
    if (paper < 0) return false;
    this.#deadPostings ??= emptyTree(this.vocabulary.size);
    for (const number of numbers) addOne(this.#deadPostings, number);
    this.works[paper] = undefined;
    this.#mark(paper);
    return true;
  }

  /** Takes out all of these that are in here, and counts anew; between two steps the counts are not right. */
  *removingAll(works: ReadonlySet<Work>): Generator<void> {
    let found = false;
    for (const [paper, work] of this.works.entries()) {
      if (!work || !works.has(work)) continue;
      this.works[paper] = undefined;
      this.#mark(paper);
      found = true;
    }
    if (found) yield* this.counting();
  }

  /** Counts the words of the dead by reading all rows. */
  *counting(): Generator<void> {
    const dead = Uint8Array.from(this.works, (work) => (work ? 0 : 1));
    const counts = new Uint32Array(this.vocabulary.size);
    let read = 0;
    for (let word = 0; word < counts.length; word++) {
      readRow(this.index, word, (paper) => {
        counts[word]! += dead[paper]!;
        read++;
      });
      if (read < STEP) continue;
      read = 0;
      yield;
    }
    this.#deadPostings = treeOf(counts);
  }

  #paperOf(work: Work, words: readonly number[]): number {
    if (words.length === 0) return this.works.indexOf(work);
    const { postingStart } = this.index;
    const length = (word: number) => postingStart[word + 1]! - postingStart[word]!;
    const rarest = words.reduce((best, word) => (length(word) < length(best) ? word : best));
    let found = -1;
    readRow(this.index, rarest, (paper) => {
      if (this.works[paper] === work) found = paper;
    });
    return found;
  }

  #mark(paper: number): void {
    this.gatherer.leaveOut(paper);
    this.living--;
  }
}
