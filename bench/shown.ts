/** What is shown of a library, kept up as the editor does it: what a save costs until all of it is right again. */
import type { LiveLibrary } from '../src/core/library/live-library';
import type { Parsed, Work } from '../src/core/model';
import { createSearcher } from '../src/core/search/search';
import type { Node } from '../src/core/views/node';
import { PapersOutline } from '../src/core/views/papers';
import { time } from './timing';

/** Rows that a tree draws before it is scrolled. */
const SEEN = 50;
const QUERY = 'learning to reason';

export class Shown {
  /** Milliseconds that it took to make tree and index. */
  readonly made: number;
  readonly #library: LiveLibrary;
  readonly #outline: PapersOutline;

  constructor(library: LiveLibrary) {
    this.#library = library;
    const started = performance.now();
    this.#outline = outlineOf(library.works);
    this.#index();
    this.made = performance.now() - started;
    library.onDidChange((delta) => {
      this.#outline.apply(delta);
      drawn(this.#outline.roots());
    });
  }

  /** Takes in what a file now says; milliseconds until library and tree are right, and then search too. */
  save(parsed: Parsed): { readonly applied: number; readonly updated: number } {
    const searcher = createSearcher(this.#library);
    const search = () => time(() => searcher.search(QUERY, { limit: 1 }));
    search();
    const applied = time(() => this.#library.apply({ files: [parsed] }));
    // The index takes in what is new when it is next asked: what that search takes longer than the one after it.
    const updated = Math.max(0, search() - search());
    this.#index();
    return { applied, updated };
  }

  /** All that is due, what waits for idle time too. */
  #index(): void {
    for (const _ of createSearcher(this.#library).prepare());
  }
}

export function outlineOf(works: readonly Work[]): PapersOutline {
  const outline = new PapersOutline({
    grouping: 'cited',
    order: 'citers',
    lastRead: new Map(),
    inNotes: new Set(),
  });
  outline.apply({ added: works });
  return outline;
}

/** As the editor draws: the top rows, and what is below those that stand open, as far as is seen. */
export function drawn(roots: readonly Node[]): number {
  let rows = 0;
  for (const node of roots) {
    if (rows++ >= SEEN) break;
    if (node.open && node.children) rows += node.children().length;
  }
  return rows;
}
