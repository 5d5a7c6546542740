/**
 * The entries that citing put into bibliographies, and the notes that cite them: an undo that takes the citation away
 * takes its entry away, a redo brings it back.
 *
 * It holds what should be so, and says what that makes of a file; who has the files does it (`plan`). A file may be
 * planned late: many undos may have gone by then, and only what is wanted in the end is done.
 */
import type { FileId } from '../../place';
import type { NewEntry } from '../entry';
import { entryKeys } from './add-entries';
import type { Skipped } from './added';
import { type PutIn, putIn, takeOut } from './take-out';

/** More than that are not remembered: of the oldest, the entry stays when its citation is undone. */
const MOST = 500;

/** What may be left of a file that was made for entries which are gone. */
const HOLLOW = /^[\s\uFEFF[\].-]*(?:references:[\s[\].]*)?$/;

interface Item {
  readonly entry: NewEntry;
  /** The notes in which it was cited, and whether they cite it now. */
  readonly notes: Map<FileId, boolean>;
  isWanted: boolean;
  /** It was cited since the file was last looked at: where something else took the entry out, it is put in again. */
  isNew: boolean;
  /** How it was put in; undefined while it is not in the file. */
  put: PutIn | undefined;
}

/** What is to become of a file. */
export interface Plan {
  /** Undefined for a file that is to be no more, for it was made for these entries. */
  readonly text: string | undefined;
  /** The keys that are put in. */
  readonly added: readonly string[];
  /** What could not be put in, and why. */
  readonly skipped: readonly Skipped[];
  /** To be called when the file is as planned. */
  readonly done: () => void;
}

export class CitedEntries {
  readonly #items = new Map<FileId, Item[]>();
  /** Files that were not there before. */
  readonly #made = new Set<FileId>();

  /** Whether a change of the note can matter. */
  follows(note: FileId): boolean {
    return [...this.#items.values()].some((items) => items.some(({ notes }) => notes.has(note)));
  }

  /** The note was given a citation, and the file is to have its entry; `isCited` is false where that is undone already. */
  cite(note: FileId, file: FileId, entry: NewEntry, isCited = true): void {
    const items = this.#items.get(file) ?? [];
    this.#items.set(file, items);
    const known = items.find((item) => item.entry.key === entry.key);
    if (known) {
      known.notes.set(note, isCited);
      known.isWanted ||= isCited;
      known.isNew ||= isCited;
      return;
    }
    items.push({ entry, notes: new Map([[note, isCited]]), isWanted: isCited, isNew: true, put: undefined });
    if (items.length > MOST) items.splice(0, items.length - MOST);
  }

  /** Whether the entry of this key came into the file by a citation, so that other citations of it count. */
  has(file: FileId, key: string): boolean {
    return this.#items.get(file)?.some((item) => item.entry.key === key) ?? false;
  }

  /**
   * The note is another: answers with the files that are to be planned. What is deleted by hand stays in the
   * bibliography; only an undo or a redo tells that the citation is to be as if it had never been. What cites again
   * has its entry again, by whatever way it came back.
   */
  follow(note: FileId, isCited: (key: string) => boolean, byUndoOrRedo: boolean): readonly FileId[] {
    const touched: FileId[] = [];
    for (const [file, items] of this.#items) {
      let isTouched = false;
      for (const item of items) {
        const before = item.notes.get(note);
        if (before === undefined) continue;
        const now = isCited(item.entry.key);
        if (now === before) continue;
        item.notes.set(note, now);
        if (now === item.isWanted || !(now || byUndoOrRedo)) continue;
        item.isWanted = [...item.notes.values()].includes(true);
        isTouched = true;
      }
      if (isTouched) touched.push(file);
    }
    return touched;
  }

  /** Whether an entry left its file, or is about to, when the note was undone. */
  hasUndone(note: FileId): boolean {
    return [...this.#items.values()].some((items) =>
      items.some(({ notes, isWanted }) => notes.has(note) && !isWanted),
    );
  }

  /** The note is closed: its undo goes no further back. */
  forget(note: FileId): void {
    for (const [file, items] of this.#items) {
      for (const { notes } of items) notes.delete(note);
      this.#keep(file, isOfUse);
    }
  }

  /** The file cannot be changed: what was to be done there is not tried again. */
  drop(file: FileId): void {
    this.#keep(file, ({ isWanted, put }) => isWanted === (put !== undefined));
  }

  /** Those that are to be taken out of the file. */
  leaving(file: FileId): readonly { readonly entry: NewEntry; readonly notes: ReadonlySet<FileId> }[] {
    const items = (this.#items.get(file) ?? []).filter(({ isWanted, put }) => !isWanted && put);
    return items.map(({ entry, notes }) => ({ entry, notes: new Set(notes.keys()) }));
  }

  /** Those of the file that are followed. */
  entriesOf(file: FileId): readonly NewEntry[] {
    return (this.#items.get(file) ?? []).map(({ entry }) => entry);
  }

  /**
   * What makes the file what it should be; undefined where it is that already. `text` is undefined for a file that is
   * not there. An entry that is no longer as it was put in stays, and is the writer's from then on; one that is held
   * stays as long as that is so. What was put into a file that is gone went with it, wherever it was moved to.
   */
  plan(file: FileId, text: string | undefined, isHeld: (key: string) => boolean): Plan | undefined {
    const items = this.#items.get(file) ?? [];
    const out = items.filter(({ isWanted, put, entry }) => !isWanted && put && !isHeld(entry.key));
    const wanted = this.#lacking(file, items, text ?? '');
    if (out.length === 0 && wanted.length === 0) {
      for (const item of items) item.isNew = false;
      return undefined;
    }
    const { left, kept } = text === undefined ? { left: '', kept: out } : withoutAll(file, text, out);
    const entries = wanted.map(({ entry }) => entry);
    const { text: next, ...put } = putIn(file, left, entries);
    const isPut = ({ entry }: Item) => put.added.added.includes(entry.key);
    const isEmpty = HOLLOW.test(next) && (text === undefined || this.#made.has(file));
    return {
      text: isEmpty ? undefined : next,
      added: put.added.added,
      skipped: put.added.skipped,
      done: () => {
        if (text === undefined && !isEmpty) this.#made.add(file);
        if (isEmpty) this.#made.delete(file);
        for (const item of out) item.put = undefined;
        for (const item of wanted) item.put = isPut(item) ? put : undefined;
        for (const item of items) item.isNew = false;
        const dropped = new Set([...kept, ...wanted.filter((item) => !isPut(item))]);
        this.#keep(file, (item) => isOfUse(item) && !dropped.has(item));
      },
    };
  }

  /** Those that are to be in the file and are not. */
  #lacking(file: FileId, items: readonly Item[], text: string): readonly Item[] {
    const sought = items.filter(({ isWanted, isNew, put }) => isWanted && (isNew || !put));
    const keys = new Set(sought.some(({ put }) => put) ? entryKeys(file, text) : []);
    return sought.filter(({ put, entry }) => !put || !keys.has(entry.key));
  }

  #keep(file: FileId, isKept: (item: Item) => boolean): void {
    const left = (this.#items.get(file) ?? []).filter(isKept);
    if (left.length > 0) this.#items.set(file, left);
    else this.#items.delete(file);
  }
}

/** A note can still change what is wanted, or it is not done yet. */
function isOfUse({ notes, isWanted, put }: Item): boolean {
  return notes.size > 0 || isWanted !== (put !== undefined);
}

/** Without the entries, what was put in last first; `kept` are those that are not as they were put in. */
function withoutAll(
  file: FileId,
  text: string,
  items: readonly Item[],
): { readonly left: string; readonly kept: readonly Item[] } {
  const kept: Item[] = [];
  let left = text;
  // Each time all keys of the file are read: of many entries, those that are as they were go together.
  const take = (put: PutIn, some: readonly Item[]): void => {
    const without = takeOut(file, left, put, new Set(some.map(({ entry }) => entry.key)));
    const middle = some.length >> 1;
    if (without !== undefined) left = without;
    else if (middle === 0) kept.push(...some);
    else for (const half of [some.slice(0, middle), some.slice(middle)]) take(put, half);
  };
  for (const put of new Set(items.map((item) => item.put!).reverse()))
    take(
      put,
      items.filter((item) => item.put === put),
    );
  return { left, kept };
}
