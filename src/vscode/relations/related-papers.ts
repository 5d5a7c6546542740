/** What is near a paper, asked for when the search index of the window is there. */
import type { Work } from '../../core/model';
import type { Related } from '../../core/relations/related';
import { RelatedPapers } from '../../core/relations/related-papers';
import type { Searching } from '../searching';
import { inSlices } from '../slices';
import type { LibraryStore } from '../store';

export class RelatedPapersService {
  readonly #store: LibraryStore;
  readonly #searching: Searching;
  readonly #related: RelatedPapers;

  constructor(store: LibraryStore, searching: Searching) {
    this.#store = store;
    this.#searching = searching;
    this.#related = new RelatedPapers(store.library);
  }

  /** The nearest first, 20 unless told; none where the work is no more. Waits for the index where it is being made. */
  async of(work: Work, limit?: number): Promise<readonly Related[]> {
    await this.#searching.ready();
    await inSlices(this.#related.graph.prepare());
    // A map asks for dozens in a row, and each takes a few milliseconds: others get their turn in between.
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    // Pages may have been read again meanwhile.
    const now = this.#store.library.byId(work.id);
    return now ? this.#related.of(now, limit) : [];
  }
}
