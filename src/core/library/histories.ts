/** What pages of a work said differently from day to day, from pages side by side and from what is remembered. */
import type { PageChange } from '../model';
import { Buckets } from './buckets';
import type { Entry } from './entries';
import { changesAmong, type PageInFile } from './history';
import { compareText, identityKeys } from './record-keys';

export class Histories {
  readonly #byName = new Buckets<string, PageChange>();
  #all: readonly PageChange[] = [];

  /** All that is remembered. */
  get all(): readonly PageChange[] {
    return this.#all;
  }

  set(changes: readonly PageChange[]): void {
    this.#all = changes;
    this.#byName.clear();
    for (const change of changes) for (const name of change.paper) this.#byName.add(name, change);
  }

  /** The newest change first; `isAbout` says whether a remembered one is about this work. */
  changesOf(entries: readonly Entry[], isAbout: (change: PageChange) => boolean): readonly PageChange[] {
    const changes = [...amongPages(entries), ...this.#remembered(entries).filter(isAbout)];
    return changes.length > 1 ? changes.sort((a, b) => compareText(b.on, a.on)) : changes;
  }

  #remembered(entries: readonly Entry[]): PageChange[] {
    if (this.#all.length === 0) return NONE;
    const names = new Set(entries.flatMap(({ record }) => identityKeys(record)));
    const found = new Set([...names].flatMap((name) => [...this.#byName.get(name)]));
    return found.size > 1 ? this.#all.filter((change) => found.has(change)) : [...found];
  }
}

const NONE: PageChange[] = [];

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
