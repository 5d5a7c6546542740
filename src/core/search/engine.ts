/** Words in, papers out: the index, its look-ups and the ranking put together. Knows papers by number only. */
import { type Candidate, Gatherer } from './gather';
import { rankByPhrase } from './proximity';
import { type QueryWord, queryWords } from './queryWords';
import { rankByTitle } from './rank';
import { Scanner } from './scanner';
import type { SearchIndex } from './searchIndex';
import { Vocabulary } from './vocabulary';

export interface Ranked {
  readonly words: readonly QueryWord[];
  readonly candidates: readonly Candidate[];
  /** Papers that hold every word, however weakly. */
  readonly whole: number;
}

/** How many papers are ranked by their titles, and how many by the text of their abstracts. */
const SHORT_LIST = 300;
const READ_AGAIN = 48;

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

  words(text: string): QueryWord[] {
    return queryWords(this.vocabulary, this.scanner, text);
  }

  /** The best papers for these words, best first. */
  rank(words: readonly QueryWord[], most: number, passes: (paper: number) => boolean): Ranked {
    const deferred = deferredWords(words);
    const counted = (2 ** words.length - 1) & ~deferred;
    this.#gatherer.gather(words, (word) => (deferred & (1 << words.indexOf(word))) !== 0);
    const found = this.#gatherer.best(words, counted, Math.max(most, SHORT_LIST), passes);
    const rest = found.splice(SHORT_LIST);
    rankByTitle(this.vocabulary, words, deferred, found);
    rankByPhrase(words, this.scanner, found, READ_AGAIN, this.#textsOf);
    return { words, candidates: [...found, ...rest], whole: found.length };
  }

  /** Every paper that holds all the words. */
  holding(words: readonly QueryWord[], passes: (paper: number) => boolean): number[] {
    this.#gatherer.gather(words, () => false);
    return this.#gatherer.holding(2 ** words.length - 1, passes);
  }

  get postingsRead(): number {
    return this.#gatherer.read;
  }
}

/** Common words wait, unless there is nothing else. */
function deferredWords(words: readonly QueryWord[]): number {
  const bits = words.reduce((sum, word, i) => sum | (word.exactDeferred ? 1 << i : 0), 0);
  return bits === 2 ** words.length - 1 ? 0 : bits;
}
