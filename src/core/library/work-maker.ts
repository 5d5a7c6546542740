/** Makes the works of accounts that are to be grouped again, and says which works come and go by it. */
import { CitekeyTable } from './citekey-table';
import type { Entry } from './entries';
import type { Grouping } from './grouping';
import { LibraryWork, type Links } from './library-work';
import { type MergedWork, mergeRecords } from './merge';
import type { Pin } from './pins';
import { WorkIds } from './work-ids';

/** How the works differ from before. */
export interface Remade {
  readonly removed: ReadonlySet<LibraryWork>;
  readonly added: ReadonlySet<LibraryWork>;
}

export class WorkMaker {
  readonly #grouping: Grouping;
  readonly #links: Links;
  readonly #ids = new WorkIds();
  readonly #keys = new CitekeyTable();

  constructor(grouping: Grouping, links: Links) {
    this.#grouping = grouping;
    this.#links = links;
  }

  /** Groups again from these entries on; `touched` are works that lost an account. With `pins` they are these now. */
  remake(from: Iterable<Entry>, touched: ReadonlySet<LibraryWork>, pins?: readonly Pin[]): Remade {
    const { entries, groups } = this.#grouping.regroup(from);
    const removed = new Set(touched);
    for (const { work } of entries) if (work) removed.add(work);
    // What was looked up for a paper whose pages are gone waits for them.
    const papers = groups.filter((group) => group.some(({ record }) => !record.accepted));
    const merged = papers.map((group) => mergeRecords(group.map(({ record }) => record)));
    const bases = [...removed].map(({ base }) => base);
    const renumbered = this.#ids.change(bases, merged);

    const same = new Set<LibraryWork>();
    /** The works to make, each as merged with an id of its own. */
    const drafts = new Map<MergedWork, MergedWork>();
    for (const base of merged) {
      const before = this.#workOf(base);
      if (before?.base === base && before.id === this.#ids.identified(base).id && isWhole(before, entries)) {
        removed.delete(before);
        same.add(before);
      } else drafts.set(this.#ids.identified(base), base);
    }
    for (const base of renumbered) {
      const before = this.#workOf(base);
      if (before?.base !== base || removed.has(before) || same.has(before)) continue;
      removed.add(before);
      drafts.set(this.#ids.identified(base), base);
    }
    const gone = [...removed].map((work) => work.merged);
    for (const draft of this.#rekeyed(gone, [...drafts.keys()], pins)) {
      if (drafts.has(draft)) continue;
      const before = this.#workOf(draft)!;
      same.delete(before);
      removed.add(before);
      drafts.set(draft, before.base);
    }
    for (const work of removed) for (const entry of work.entries) entry.work = undefined;
    return { removed, added: this.#made(drafts) };
  }

  /** The works that have another key than before, those that came among them. */
  #rekeyed(gone: MergedWork[], came: MergedWork[], pins: readonly Pin[] | undefined): Set<MergedWork> {
    const rekeyed = new Set(this.#keys.change(gone, came));
    if (pins) for (const work of this.#keys.setPins(pins)) rekeyed.add(work);
    return rekeyed;
  }

  #made(drafts: ReadonlyMap<MergedWork, MergedWork>): Set<LibraryWork> {
    const added = new Set<LibraryWork>();
    for (const [merged, base] of drafts) {
      const entries = merged.records.map((record) => this.#grouping.entryOf(record)!);
      const work = new LibraryWork({ merged, base, entries }, this.#keys.keysOf(merged), this.#links);
      for (const entry of entries) entry.work = work;
      added.add(work);
    }
    return added;
  }

  #workOf({ records }: MergedWork): LibraryWork | undefined {
    return this.#grouping.entryOf(records[0]!)?.work;
  }
}

/** Each of its accounts is still there, in the file it was in. */
function isWhole({ entries }: LibraryWork, present: ReadonlySet<Entry>): boolean {
  return entries.every((entry) => present.has(entry));
}
