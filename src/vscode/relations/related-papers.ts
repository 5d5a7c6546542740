/** What is near a paper, asked for when the search index of the window is there, and kept as long as it is true. */
import type { Work } from '../../core/model';
import type { Related } from '../../core/relations/related';
import { RelatedPapers } from '../../core/relations/related-papers';
import type { Searching } from '../searching';
import { inSlices } from '../slices';
import type { LibraryStore } from '../store';

/** Of so many papers it is kept: the one that the reader looks at, in one view and another, and those of a map. */
const MOST_KEPT = 50;
/** So many are found of each, whoever asks for fewer: that is little more work than to find two. */
const FOUND = 40;
const LIMIT = 20;
/** With more citations it may take as long as a reader notices. */
const MOST_CITATIONS_AT_ONCE = 300;

export class RelatedPapersService {
  readonly #store: LibraryStore;
  readonly #searching: Searching;
  readonly #related: RelatedPapers;
  /** By id, what was found last at the end. */
  readonly #kept = new Map<string, readonly Related[]>();

  constructor(store: LibraryStore, searching: Searching) {
    this.#store = store;
    this.#searching = searching;
    this.#related = new RelatedPapers(store.library);
    // The words of any paper, and who cites it, say something of how near two others are.
    store.library.onDidChange(() => this.#kept.clear());
  }

  /** The nearest first, 20 unless told; none where the work is no more. Waits for the index where it is being made. */
  async of(work: Work, limit = LIMIT): Promise<readonly Related[]> {
    const kept = this.#keptOf(work, limit);
    if (kept) return kept;
    await this.#searching.ready();
    await inSlices(this.#related.graph.prepare());
    // A map asks for dozens in a row, and each takes a few milliseconds: others get their turn in between.
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    // Pages may have been read again meanwhile.
    const now = this.#store.library.byId(work.id);
    return now ? this.#find(now, limit) : [];
  }

  /** As `of`, where that keeps nobody waiting: it is known, or soon found. */
  async ifSoon(work: Work, limit: number): Promise<readonly Related[] | undefined> {
    const isSoon =
      this.#searching.isReady && work.citers.length + work.cites.length <= MOST_CITATIONS_AT_ONCE;
    return isSoon ? this.of(work, limit) : this.#keptOf(work, limit);
  }

  #keptOf({ id }: Work, limit: number): readonly Related[] | undefined {
    const kept = this.#kept.get(id);
    return limit <= FOUND ? kept?.slice(0, limit) : undefined;
  }

  #find(work: Work, limit: number): readonly Related[] {
    const known = this.#keptOf(work, limit);
    if (known) return known;
    const found = this.#related.of(work, Math.max(FOUND, limit));
    this.#kept.set(work.id, found);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return found.slice(0, limit);
  }
}
