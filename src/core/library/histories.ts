/** What pages of a work said differently from day to day, from pages side by side and from what is remembered. */
import type { PageChange } from '../model';
import type { Entry } from './entries';
import { changesAmong, type PageInFile } from './history';
import type { LibraryWork } from './library-work';
import { compareText } from './record-keys';
import { NamedSubjects } from './subjects';

export class Histories {
  readonly #remembered = new NamedSubjects<PageChange>();

  /** Takes what is remembered now. */
  set(changes: readonly PageChange[]): void {
    this.#remembered.set(changes);
  }

  /** What may concern works that came or went. */
  reconsider(works: Iterable<LibraryWork>): void {
    this.#remembered.reconsider(works);
  }

  /** Finds out which works they are about; answers with those of which something else is remembered than before. */
  settle(named: (paper: readonly string[]) => LibraryWork | undefined): Set<LibraryWork> {
    return this.#remembered.settle(named);
  }

  /** The newest change first. */
  changesOf(work: LibraryWork): readonly PageChange[] {
    const changes = [...amongPages(work.entries), ...this.#remembered.about(work)];
    return changes.length > 1 ? changes.sort((a, b) => compareText(b.on, a.on)) : changes;
  }
}

/** From page to page, where several of one source lie side by side. */
function amongPages(entries: readonly Entry[]): PageChange[] {
  const bySource = new Map<string, PageInFile[]>();
  for (const { parsed, pages } of entries) {
    for (const page of pages) {
      if (!page.saved) continue;
      const known = bySource.get(page.source);
      if (known) known.push({ parsed, page });
      else bySource.set(page.source, [{ parsed, page }]);
    }
  }
  return [...bySource.values()].flatMap((pages) => (pages.length > 1 ? changesAmong(pages) : []));
}
