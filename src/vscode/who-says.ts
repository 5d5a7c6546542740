/** Which papers may say some words, by the search index: for quotations that no page of their paper has. */
import type { Work } from '../core/model';
import { phraseOf } from '../core/quotations/phrase-of';
import type { Searching } from './searching';
import type { LibraryStore } from './store';

/** More say what is said everywhere. */
const MOST_WORKS = 8;
/** More quotations than a long note has. */
const MOST_KEPT = 2000;

export class WhoSays {
  readonly #searching: Searching;
  readonly #store: LibraryStore;
  readonly #known = new Map<string, readonly Work[]>();
  /** The library of which something is known. */
  #works: readonly Work[] | undefined;

  constructor(store: LibraryStore, searching: Searching) {
    this.#store = store;
    this.#searching = searching;
  }

  /** None while the index is being made: the note is checked again when the library rests. */
  readonly of = (words: string): readonly Work[] => {
    const phrase = phraseOf(words);
    if (phrase === undefined || !this.#searching.isReady) return [];
    const { works } = this.#store.library;
    if (this.#works !== works || this.#known.size >= MOST_KEPT) this.#known.clear();
    this.#works = works;
    let found = this.#known.get(phrase);
    if (!found) {
      const { hits } = this.#searching.search(`"${phrase}"`, { limit: MOST_WORKS });
      found = hits.map(({ work }) => work);
      this.#known.set(phrase, found);
    }
    return found;
  };
}
