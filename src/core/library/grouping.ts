/**
 * Which accounts are of one paper, kept up as files come and go. Two accounts can only come together, or keep
 * others from it, through a chain of accounts that share an identifier, a title or a decision; so what came and
 * went changes the groups of those alone that such chains lead to, and these are grouped again from scratch.
 */
import type { PaperRecord, Parsed } from '../model';
import { factsOf } from './accounts';
import { Buckets } from './buckets';
import { Labeller } from './decided';
import { DECISIONS, type Decision } from './decisions';
import { type Entry, toEntries } from './entries';
import type { FileNames } from './file-names';
import { groupAccounts } from './identity';

/** Accounts that are to be grouped again, and how they are now. */
export interface Regrouped {
  readonly entries: ReadonlySet<Entry>;
  readonly groups: readonly (readonly Entry[])[];
}

export class Grouping {
  readonly #entries = new Map<PaperRecord, Entry>();
  readonly #byId = new Buckets<string, Entry>();
  readonly #byTitle = new Buckets<string, Entry>();
  /** By the number of the decision to merge that names them. */
  readonly #byDecision = new Buckets<number, Entry>();
  readonly #labelled = new Set<Entry>();
  readonly #files: FileNames;
  #labeller = new Labeller([]);
  #decisions: readonly Decision[] = [];
  #undone = new Set<Decision>();
  /** Entries that were looked at, since the beginning: what the work grows with. */
  looked = 0;

  /** `files` are the files that have been added, by name. */
  constructor(files: FileNames) {
    this.#files = files;
  }

  /** Decisions to merge that others contradict. */
  get undone(): Iterable<Decision> {
    return this.#undone;
  }

  entryOf(record: PaperRecord): Entry | undefined {
    return this.#entries.get(record);
  }

  /** The entries of this folded title. */
  titled(title: string): Iterable<Entry> {
    return this.#byTitle.get(title);
  }

  add(parsed: Parsed): readonly Entry[] {
    const entries = toEntries(parsed, (record) => this.#labeller.labelsOf(record));
    for (const entry of entries) {
      this.#entries.set(entry.record, entry);
      for (const id of factsOf(entry.record).ids) this.#byId.add(id, entry);
      const { title } = factsOf(entry.record);
      if (title !== '') this.#byTitle.add(title, entry);
      this.#addLabels(entry);
    }
    return entries;
  }

  /** Takes a file away; answers with its entries, and those that stood beside them. */
  remove(parsed: Parsed): { readonly gone: readonly Entry[]; readonly beside: ReadonlySet<Entry> } {
    const gone = parsed.records
      .map((record) => this.#entries.get(record))
      .filter((each) => each !== undefined);
    for (const entry of gone) {
      this.#entries.delete(entry.record);
      for (const id of factsOf(entry.record).ids) this.#byId.delete(id, entry);
      this.#byTitle.delete(factsOf(entry.record).title, entry);
    }
    const beside = new Set(gone.flatMap((entry) => [...this.#neighbours(entry)]));
    for (const entry of gone) {
      this.#removeLabels(entry);
      beside.delete(entry);
    }
    return { gone, beside };
  }

  /** Takes the reader's decisions; answers with the entries that they are, or were, about. */
  decide(decisions: readonly Decision[]): Iterable<Entry> {
    const named = new Set(this.#labelled);
    this.#decisions = [...decisions].sort(DECISIONS.compare);
    this.#labeller = new Labeller(this.#decisions);
    this.#undone.clear();
    this.#byDecision.clear();
    this.#labelled.clear();
    for (const name of this.#labeller.names) for (const entry of this.#named(name)) named.add(entry);
    for (const entry of named) {
      entry.labels = this.#labeller.labelsOf(entry.record);
      this.#addLabels(entry);
    }
    return named;
  }

  /** Groups these entries, and all that chains lead to from them, again. */
  regroup(from: Iterable<Entry>): Regrouped {
    const entries = new Set(from);
    const groups: (readonly Entry[])[] = [];
    const together: PaperRecord[] = [];
    // A set is walked in the order of coming: what is added on the way has its turn.
    for (const entry of entries) {
      this.looked++;
      if (this.#isAlone(entry)) groups.push([entry]);
      else {
        together.push(entry.record);
        for (const other of this.#neighbours(entry)) entries.add(other);
      }
    }
    for (const entry of entries) for (const label of entry.labels) this.#forgetUndone(label);
    if (together.length === 0) return { entries, groups };
    const undone: Decision[] = [];
    const found = groupAccounts(together, { labeller: this.#labeller, decisions: this.#decisions, undone });
    for (const decision of undone) this.#undone.add(decision);
    for (const records of found) groups.push(records.map((record) => this.#entries.get(record)!));
    return { entries, groups };
  }

  #isAlone(entry: Entry): boolean {
    const { ids, title } = factsOf(entry.record);
    return (
      entry.labels.length === 0 &&
      ids.every((id) => this.#byId.isAlone(id, entry)) &&
      (title === '' || this.#byTitle.isAlone(title, entry))
    );
  }

  *#neighbours({ record, labels }: Entry): Iterable<Entry> {
    const { ids, title } = factsOf(record);
    for (const id of ids) yield* this.#byId.get(id);
    if (title !== '') yield* this.#byTitle.get(title);
    for (const label of labels) if (label >= 0) yield* this.#byDecision.get(label >> 1);
  }

  /** Those that a decision may mean by this name. */
  *#named(name: string): Iterable<Entry> {
    if (name.startsWith('title:')) yield* this.#byTitle.get(name.slice('title:'.length));
    else if (name.startsWith('page:')) {
      const file = name.slice('page:'.length, name.lastIndexOf(':'));
      for (const parsed of this.#files.named(file)) yield* this.#entriesOf(parsed);
    } else if (name.startsWith('account:')) {
      for (const parsed of this.#files.named(name.slice(name.lastIndexOf('/') + 1, name.lastIndexOf(':'))))
        yield* this.#entriesOf(parsed);
    } else yield* this.#byId.get(name);
  }

  #entriesOf({ records }: Parsed): Entry[] {
    return records.map((record) => this.#entries.get(record)).filter((entry) => entry !== undefined);
  }

  #addLabels(entry: Entry): void {
    if (entry.labels.length === 0) return;
    this.#labelled.add(entry);
    for (const label of entry.labels) if (label >= 0) this.#byDecision.add(label >> 1, entry);
  }

  #removeLabels(entry: Entry): void {
    this.#labelled.delete(entry);
    for (const label of entry.labels) if (label >= 0) this.#byDecision.delete(label >> 1, entry);
  }

  #forgetUndone(label: number): void {
    const decision = this.#decisions[label >> 1];
    if (label >= 0 && decision) this.#undone.delete(decision);
  }
}
