/** What pages of a work said differently from day to day, from pages side by side and from what is remembered. */
import type { PageChange } from '../model';
import { Buckets } from './buckets';
import type { Entry } from './entries';
import { changesAmong, type PageInFile } from './history';
import type { LibraryWork } from './library-work';
import { compareText, identityKeys } from './record-keys';

export class Histories {
  /** Where each stands among all that is remembered. */
  #positions: ReadonlyMap<PageChange, number> = new Map();
  readonly #byName = new Buckets<string, PageChange>();
  /** The work that each is about by now, and the other way round. */
  readonly #workOf = new Map<PageChange, LibraryWork>();
  readonly #changes = new Buckets<LibraryWork, PageChange>();
  /** Those of which it is to be found out what they are about. */
  readonly #open = new Set<PageChange>();

  /** Takes what is remembered now. */
  set(changes: readonly PageChange[]): void {
    for (const known of this.#positions.keys()) {
      for (const name of known.paper) this.#byName.delete(name, known);
      this.#open.add(known);
    }
    this.#positions = new Map(changes.map((change, at) => [change, at]));
    for (const change of changes) {
      for (const name of change.paper) this.#byName.add(name, change);
      this.#open.add(change);
    }
  }

  /** What may concern works that came or went. */
  reconsider(works: Iterable<LibraryWork>): void {
    if (this.#positions.size === 0) return;
    for (const { entries } of works)
      for (const { record } of entries)
        for (const name of identityKeys(record))
          for (const change of this.#byName.get(name)) this.#open.add(change);
  }

  /** Finds out which works they are about; answers with those of which something else is remembered than before. */
  settle(named: (paper: readonly string[]) => LibraryWork | undefined): Set<LibraryWork> {
    const others = new Set<LibraryWork>();
    for (const change of this.#open) {
      const before = this.#workOf.get(change);
      const now = this.#positions.has(change) ? named(change.paper) : undefined;
      if (before === now) continue;
      if (before) {
        this.#workOf.delete(change);
        this.#changes.delete(before, change);
        others.add(before);
      }
      if (now) {
        this.#workOf.set(change, now);
        this.#changes.add(now, change);
        others.add(now);
      }
    }
    this.#open.clear();
    return others;
  }

  /** The newest change first. */
  changesOf(work: LibraryWork): readonly PageChange[] {
    const position = (change: PageChange) => this.#positions.get(change) ?? 0;
    const remembered = [...this.#changes.get(work)].sort((a, b) => position(a) - position(b));
    const changes = [...amongPages(work.entries), ...remembered];
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
