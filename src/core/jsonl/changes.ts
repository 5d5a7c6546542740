/**
 * What was changed among the entries of a `.scholium/` file, and the same change made to entries that are others by
 * now: so two who write at once, in two windows or on two branches, both keep what they wrote.
 */
import type { LineKind } from '../jsonl';

/** One entry before and after: without `was` it is new, without `is` it is gone. */
export interface EntryChange<T extends object> {
  readonly was?: T;
  readonly is?: T;
}

const lines = new WeakMap<object, string>();

/** The line of an entry, written once: of ten thousand annotations one changes. */
export function lineOf<T extends object>(kind: LineKind<T>, entry: T): string {
  let line = lines.get(entry);
  if (line === undefined) {
    line = JSON.stringify(kind.identity?.write(entry) ?? entry);
    lines.set(entry, line);
  }
  return line;
}

/** What makes `after` of `before`, in the order of `before`, then what is new. */
export function changesBetween<T extends object>(
  kind: LineKind<T>,
  before: readonly T[],
  after: readonly T[],
): EntryChange<T>[] {
  const left = byId(kind, before);
  const right = byId(kind, after);
  const changes: EntryChange<T>[] = [];
  for (const [id, was] of left) {
    const is = right.get(id);
    if (!is) changes.push({ was });
    else if (!areSame(kind, was, is)) changes.push({ was, is });
  }
  const fresh = [...right].filter(([id]) => !left.has(id)).map(([, is]) => is);
  // An answer needs what it answers, which the other may be deleting just now.
  const needed = new Set(fresh.map((entry) => kind.identity?.needs?.(entry)));
  for (const [id, is] of right) {
    const was = left.get(id);
    if (was && needed.has(id) && areSame(kind, was, is)) changes.push({ was, is });
  }
  return [...changes, ...fresh.map((is) => ({ is }))];
}

/**
 * The entries with these changes made, the list itself where all of them are made already. A change beats a deletion,
 * and two changes of one entry are merged: making the same changes again changes nothing.
 */
export function applyChanges<T extends object>(
  kind: LineKind<T>,
  entries: readonly T[],
  changes: readonly EntryChange<T>[],
): readonly T[] {
  if (changes.length === 0) return entries;
  const found = byId(kind, entries);
  let isChanged = false;
  const needed = neededBy(kind, entries, changes);
  // Deletions first: what one deletes and another adds or changes stays, whoever came first.
  for (const { was, is } of changes) {
    if (is || !was) continue;
    const id = idOf(kind, was);
    const known = found.get(id);
    if (!known || needed.has(id) || !areSame(kind, known, was)) continue;
    found.delete(id);
    isChanged = true;
  }
  for (const { was, is } of changes) if (is && put(kind, found, is, was)) isChanged = true;
  return isChanged ? [...found.values()] : entries;
}

/** Puts what an entry was changed into among the entries by their ids; false when it is there already. */
export function put<T extends object>(kind: LineKind<T>, found: Map<string, T>, is: T, was?: T): boolean {
  const known = found.get(idOf(kind, is));
  if (known && areSame(kind, known, is)) return false;
  const isUntouched = !known || (was && areSame(kind, known, was));
  const [entry, ...added] = isUntouched ? [is] : (kind.identity?.merge(is, known, was) ?? [is]);
  const fresh = added.filter((each) => !found.has(idOf(kind, each)));
  if (!known || !areSame(kind, entry, known)) fresh.push(entry);
  for (const each of fresh) found.set(idOf(kind, each), each);
  return fresh.length > 0;
}

/** The entries that two made of the same ones, each without the other. */
export function mergeEntries<T extends object>(
  kind: LineKind<T>,
  base: readonly T[],
  ours: readonly T[],
  theirs: readonly T[],
): readonly T[] {
  return applyChanges(kind, theirs, changesBetween(kind, base, ours));
}

/** Ids of what must stay, as something that stays or comes needs it. */
function neededBy<T extends object>(
  kind: LineKind<T>,
  entries: readonly T[],
  changes: readonly EntryChange<T>[],
): ReadonlySet<string> {
  const needs = kind.identity?.needs;
  if (!needs || changes.every(({ is }) => is)) return new Set();
  const gone = new Map(
    changes.flatMap(({ was, is }) => (was && !is ? [[idOf(kind, was), was] as const] : [])),
  );
  const needed = new Set<string>();
  const pending: T[] = changes.flatMap(({ is }) => is ?? []);
  for (const entry of entries) {
    const was = gone.get(idOf(kind, entry));
    if (!was || !areSame(kind, was, entry)) pending.push(entry);
  }
  const known = byId(kind, entries);
  for (let entry = pending.pop(); entry; entry = pending.pop()) {
    const id = needs(entry);
    if (id === undefined || needed.has(id)) continue;
    needed.add(id);
    const parent = gone.has(id) && known.get(id);
    if (parent) pending.push(parent);
  }
  return needed;
}

function idOf<T extends object>(kind: LineKind<T>, entry: T): string {
  return kind.identity?.id(entry) ?? lineOf(kind, entry);
}

/** The last of several with one id stands for all; a file that is read has each once. */
function byId<T extends object>(kind: LineKind<T>, entries: readonly T[]): Map<string, T> {
  return new Map(entries.map((entry) => [idOf(kind, entry), entry]));
}

function areSame<T extends object>(kind: LineKind<T>, a: T, b: T): boolean {
  return a === b || lineOf(kind, a) === lineOf(kind, b);
}
