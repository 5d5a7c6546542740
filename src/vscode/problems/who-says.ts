/** Which papers may say some words, by the search index: for quotations that no page of their paper has. */
import type { Work } from '../../core/model';
import { phraseOf } from '../../core/quotations/phrase-of';
import type { Searching } from '../searching';
import { inSlices } from '../slices';
import type { LibraryStore } from '../store';

/** More say what is said everywhere. */
const MOST_WORKS = 8;
/** More quotations than a long note has. */
const MOST_KEPT = 2000;

interface Known {
  readonly found: readonly Work[];
  /** The library it was found in. */
  readonly works: readonly Work[];
}

export class WhoSays {
  readonly #searching: Searching;
  readonly #store: LibraryStore;
  /** By phrase. */
  readonly #known = new Map<string, Known>();
  /** Phrases of the question at hand. */
  #wanted = new Set<string>();

  constructor(store: LibraryStore, searching: Searching) {
    this.#store = store;
    this.#searching = searching;
  }

  /** What is known; none while the index is being made, for the note is checked again when the library rests. */
  readonly of = (words: string): readonly Work[] => {
    const phrase = phraseOf(words);
    if (phrase === undefined || !this.#searching.isReady) return [];
    const known = this.#known.get(phrase);
    if (known?.works === this.#store.library.works) return known.found;
    this.#wanted.add(phrase);
    return [];
  };

  /** What `ask` gives, and the phrases it asked for that are still to be looked for. */
  asking<T>(ask: () => T): { readonly given: T; readonly wanted: ReadonlySet<string> } {
    this.#wanted = new Set();
    const given = ask();
    return { given, wanted: this.#wanted };
  }

  /** Looks for phrases one by one: in a large library a search takes as long as a frame. */
  async lookFor(phrases: ReadonlySet<string>): Promise<void> {
    await inSlices(this.#lookFor(phrases));
  }

  *#lookFor(phrases: ReadonlySet<string>): Generator<void, void> {
    for (const phrase of phrases) {
      yield;
      // Another note may have asked for it meanwhile, and a search would make the index.
      const { works } = this.#store.library;
      if (this.#known.get(phrase)?.works === works || !this.#searching.isReady) continue;
      const { hits } = this.#searching.search(`"${phrase}"`, { limit: MOST_WORKS });
      if (this.#known.size >= MOST_KEPT) this.#known.clear();
      this.#known.set(phrase, { found: hits.map(({ work }) => work), works });
    }
  }
}
