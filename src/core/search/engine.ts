/** Words in, papers out: the index, its look-ups and the ranking put together. Knows papers by number only. */
import { Gatherer } from './gather';
import type { Candidate } from './heap';
import { rankByPhrase } from './proximity';
import { doubt, type QueryWord, queryWords } from './queryWords';
import { rankByTitle } from './rank';
import { Scanner } from './scanner';
import type { SearchIndex } from './searchIndex';
import { Vocabulary } from './vocabulary';

export interface Ranked {
  readonly words: readonly QueryWord[];
  /** Bit i: word i was looked for in all papers, not only in the best. */
  readonly counted: number;
  readonly candidates: readonly Candidate[];
}

/** How many papers are ranked by their titles, and how many by the text of their abstracts. */
const SHORT_LIST = 300;
const READ_AGAIN = 48;
/** Of the score of a paper that has every word in its title, as typed. */
const CONVINCING = 0.65;
/** A word that is only begun fits so well at best. */
const BEGUN = 0.75;

export class Engine {
  readonly vocabulary: Vocabulary;
  readonly scanner = new Scanner();
  readonly #gatherer: Gatherer;
  /** The running text of a paper: its summaries and abstracts. */
  readonly #textsOf: (paper: number) => readonly string[];

  constructor(index: SearchIndex, textsOf: (paper: number) => readonly string[]) {
    this.vocabulary = new Vocabulary(index);
    this.#gatherer = new Gatherer(index);
    this.#textsOf = textsOf;
  }

  /**
   * The best papers for these words, best first. Known words are doubted only when no paper holds all of them
   * where it counts: most queries are spelt right, and looking for slips costs as much as all the rest.
   */
  rank(text: string, most: number, passes: (paper: number) => boolean): Ranked {
    const words = queryWords(this.vocabulary, this.scanner, text, false);
    const counted = this.#gatherer.gather(words, countedWords(words));
    const trusting = this.#best(words, counted, most, passes);
    const toDoubt = words.map(({ doubted }, i) => !doubted && (counted & (1 << i)) !== 0);
    if (!toDoubt.includes(true) || convinces(trusting)) return trusting;
    const doubting = words.map((word, i) =>
      toDoubt[i] ? doubt(this.vocabulary, word, i === words.length - 1) : word,
    );
    this.#gatherer.gatherSlips(words, doubting, counted);
    return this.#best(doubting, counted, most, passes);
  }

  /** Every paper that holds all the words, in the order of the papers. */
  holding(text: string, passes: (paper: number) => boolean): number[] {
    const words = queryWords(this.vocabulary, this.scanner, text, true).map((word, i, { length }) =>
      word.doubted ? word : doubt(this.vocabulary, word, i === length - 1),
    );
    const all = 2 ** words.length - 1;
    this.#gatherer.gather(words, all);
    return this.#gatherer.holding(all, passes);
  }

  #best(
    words: readonly QueryWord[],
    counted: number,
    most: number,
    passes: (paper: number) => boolean,
  ): Ranked {
    const found = this.#gatherer.best(words, counted, Math.max(most, SHORT_LIST), passes);
    const rest = found.splice(SHORT_LIST);
    rankByTitle(this.vocabulary, words, counted, found);
    rankByPhrase(words, this.scanner, found, READ_AGAIN, this.#textsOf);
    return { words, counted, candidates: [...found, ...rest] };
  }

  /** How many papers of the last ranking hold all the words that were counted. */
  count(counted: number, passes: (paper: number) => boolean): number {
    return this.#gatherer.count(counted, passes);
  }

  /** What answering needs beside the index. */
  get workingBytes(): number {
    return this.#gatherer.bytes + this.vocabulary.groups.byteLength;
  }

  get postingsRead(): number {
    return this.#gatherer.read;
  }
}

/** The best paper holds all the words, in its title and the like or side by side. */
function convinces({ words, counted, candidates: [best] }: Ranked): boolean {
  if (!best || (best.found & counted) !== counted) return false;
  const full = words.reduce((sum, { telling, exact }, i) => {
    return counted & (1 << i) ? sum + telling * (exact < 0 ? BEGUN : 1) : sum;
  }, 0);
  return best.score >= CONVINCING * full;
}

/** A bit for each word; common ones wait, unless there is nothing else. */
function countedWords(words: readonly QueryWord[]): number {
  const bits = words.reduce((sum, { common }, i) => sum | (common ? 0 : 1 << i), 0);
  return bits === 0 ? 2 ** words.length - 1 : bits;
}
