/** The papers that the Papers view shows: those that pass its filter, in groups and in order, as the library changes. */
import type * as vscode from 'vscode';
import type { LibraryDelta } from '../core/library/library';
import { filterWorks } from '../core/search/search';
import type { PapersChange, PapersOutline } from '../core/views/papers';
import { inSlices } from './slices';
import type { LibraryStore } from './store';

/** With a filter, a library of more papers is filtered again only when it has rested for so long. Milliseconds. */
const LARGE = 5_000;
const REST = 150;

export interface ShownPapersOptions {
  /** Asked whenever the papers are found anew. */
  readonly filter: () => string;
  /** An outline without papers, arranged as the reader wants it now. */
  readonly outline: () => PapersOutline;
  /** The outline is another one. */
  readonly onMade: () => void;
  /** The outline is the same, and some of its papers are others. */
  readonly onChanged: () => void;
}

export class ShownPapers implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #options: ShownPapersOptions;
  #outline: PapersOutline;
  /** Changes are taken up one after the other. */
  #following: Promise<void> = Promise.resolve();
  /** Counts how often the outline was to be made anew: only the last one is wanted. */
  #making = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(store: LibraryStore, options: ShownPapersOptions) {
    this.#store = store;
    this.#options = options;
    this.#outline = options.outline();
  }

  get outline(): PapersOutline {
    return this.#outline;
  }

  /** Resolves when all that came so far is taken up. */
  get taken(): Promise<void> {
    return this.#following;
  }

  take(delta: LibraryDelta): void {
    if (this.#options.filter() === '') {
      void this.change(delta);
      return;
    }
    clearTimeout(this.#settling);
    const rest = this.#store.library.size > LARGE ? REST : 0;
    this.#settling = setTimeout(() => void this.makeAnew(), rest);
  }

  async change(change: PapersChange): Promise<void> {
    await this.#follow(async () => {
      await inSlices(this.#outline.applying(change));
      this.#options.onChanged();
    });
  }

  /** Makes the outline of what passes the filter; the one before is shown until it is there. */
  async makeAnew(): Promise<void> {
    const making = ++this.#making;
    const isWanted = () => making === this.#making;
    await this.#follow(async () => {
      if (!isWanted()) return;
      const { library } = this.#store;
      const filter = this.#options.filter();
      const outline = this.#options.outline();
      const added = filter === '' ? library.works : await inSlices(filterWorks(library, filter), isWanted);
      if (!added) return;
      await inSlices(outline.applying({ added }), isWanted);
      if (!isWanted()) return;
      this.#outline = outline;
      this.#options.onMade();
    });
  }

  dispose(): void {
    this.#making++;
    clearTimeout(this.#settling);
  }

  #follow(task: () => unknown): Promise<void> {
    const done = this.#following.then(async () => {
      await task();
    });
    // Whoever asked for it hears of a failure; what comes after it is done all the same.
    this.#following = done.catch(() => undefined);
    return done;
  }
}
