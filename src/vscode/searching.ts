/**
 * The search index of the window: begun with what the last session left, kept up in the background in pieces that
 * hold up nobody, and kept for the next session.
 */
import type * as vscode from 'vscode';
import { createSearcher, type Searcher, type SearchOptions, type SearchResult } from '../core/search/search';
import type { IntakeCache } from './cache';
import { messageOf } from './files';
import { inSlices } from './slices';
import type { LibraryStore } from './store';

/** So many papers are indexed within a keystroke without anybody noticing. */
const AT_ONCE = 100;
/** The index is kept for the next session when nothing changed for so long. Milliseconds. */
const QUIET = 20_000;
/**
 * A kept index need not be of now: what differs is indexed again when it is loaded. To write it is work for as many
 * papers as there are, so that so many must have changed, and such a share of all.
 */
const WORTH_KEEPING = 200;
const SHARE_WORTH_KEEPING = 0.02;
/** In the background the host has so much time for others between two pieces. Milliseconds. */
const PAUSE = 2;

export class Searching implements vscode.Disposable {
  readonly #searcher: Searcher;
  readonly #store: LibraryStore;
  readonly #cache: IntakeCache;
  readonly #log: vscode.LogOutputChannel;
  /** Papers that came or went and that the index does not know of. */
  #behind = 0;
  #preparing: Promise<void> | undefined;
  /** Papers that came or went since the index was kept. */
  #unsaved = 0;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #isDisposed = false;
  readonly #unsubscribe: () => void;
  readonly #restored: Promise<void>;

  constructor(store: LibraryStore, cache: IntakeCache, log: vscode.LogOutputChannel) {
    this.#store = store;
    this.#cache = cache;
    this.#log = log;
    this.#searcher = createSearcher(store.library);
    this.#unsubscribe = store.library.onDidChange(({ added, removed }) => {
      this.#behind += added.length + removed.length;
      this.#unsaved += added.length + removed.length;
      this.#saveSoon();
    });
    this.#restored = this.#restore();
    void this.#restored.then(() => this.#prepareBehindReading());
  }

  /** Whether a search now takes no longer than a keystroke may. */
  get isReady(): boolean {
    return this.#behind <= AT_ONCE;
  }

  /** Resolves when it does, at once where it does so already. */
  async ready(): Promise<void> {
    await this.#restored;
    while (!this.isReady && !this.#isDisposed) await this.#prepare(0);
  }

  search(query: string, options: SearchOptions): SearchResult {
    return this.#searcher.search(query, options);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#unsubscribe();
    clearTimeout(this.#quiet);
  }

  /** Begins with the index of the last session, where its library has come back. */
  async #restore(): Promise<void> {
    await this.#store.recalled;
    const bytes = this.#store.library.size > 0 ? await this.#cache.loadIndex() : undefined;
    if (!bytes || !this.#searcher.restore(bytes)) return;
    this.#unsaved = 0;
    this.#log.debug('The search index of the last time is used.');
  }

  async #prepareBehindReading(): Promise<void> {
    await this.#store.ready;
    await this.#prepare(PAUSE);
    this.#saveSoon();
  }

  /** One preparation at a time; what comes meanwhile is left to the next. */
  #prepare(pause: number): Promise<void> {
    this.#preparing ??= this.#doPrepare(pause).finally(() => {
      this.#preparing = undefined;
    });
    return this.#preparing;
  }

  async #doPrepare(pause: number): Promise<void> {
    const behind = this.#behind;
    await inSlices(this.#searcher.prepare(), () => !this.#isDisposed, pause);
    this.#behind -= behind;
  }

  #saveSoon(): void {
    clearTimeout(this.#quiet);
    if (this.#unsaved < Math.max(WORTH_KEEPING, this.#store.library.size * SHARE_WORTH_KEEPING)) return;
    this.#quiet = setTimeout(() => {
      void this.#save().catch((error) => this.#log.error(messageOf(error)));
    }, QUIET);
  }

  async #save(): Promise<void> {
    await this.#prepare(PAUSE);
    this.#unsaved = 0;
    const bytes = await inSlices(this.#searcher.saving(), () => !this.#isDisposed, PAUSE);
    if (bytes) await this.#cache.saveIndex(bytes);
  }
}
