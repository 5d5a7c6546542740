/** What is shown of a library, kept up as the editor does it: what a save costs until all of it is right again. */
import { buildLibrary } from '../src/core/library/build';
import type { LiveLibrary } from '../src/core/library/live-library';
import type { Parsed, Work } from '../src/core/model';
import type { Node } from '../src/core/views/node';
import { PapersOutline } from '../src/core/views/papers';

/** Rows that a tree draws before it is scrolled. */
const SEEN = 50;

export class Shown {
  readonly library: LiveLibrary;
  readonly #outline: PapersOutline;

  constructor(library: LiveLibrary) {
    this.library = library;
    this.#outline = outlineOf(library.works);
    library.onDidChange((delta) => {
      this.#outline.apply(delta);
      drawn(this.#outline.roots());
    });
  }

  static of(files: readonly Parsed[]): Shown {
    return new Shown(buildLibrary(files));
  }

  /** Takes in what a file now says. */
  save(parsed: Parsed): void {
    this.library.apply({ files: [parsed] });
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
