/** What adding entries to a bibliography does to it. */
import type { NewEntry } from './entry';

/** In UTF-16 units; `start` and `end` are the same where text is put in, `newText` is empty where it is taken out. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

export interface Added {
  /** Apart from each other, in order. */
  readonly edits: readonly TextEdit[];
  /** The keys that are entries of the file afterwards and were not before. */
  readonly added: readonly string[];
  readonly skipped: readonly Skipped[];
}

export interface Skipped {
  readonly key: string;
  /** A sentence that says why, for the reader. */
  readonly reason: string;
}

/** How one kind of file takes new entries. */
export interface BibliographyWriter {
  /** The keys in the file, all of them: those too of entries that are broken. */
  readonly keys: readonly string[];
  /** Why nothing can be put in, a sentence. */
  readonly refusal?: string;
  /** Whether two keys that differ by their capitals alone are one. */
  readonly ignoresCase: boolean;
  /** Why the format cannot hold an entry of that key. */
  readonly refuses?: (key: string) => string | undefined;
  /** The edits that put them in. */
  readonly put: (entries: readonly NewEntry[]) => readonly TextEdit[];
}

/** Where an entry of the file stands. */
export interface Slot {
  readonly key: string | undefined;
}

/**
 * Of each new key the index of the entry behind which it belongs, -1 for before the first: where the keys of the file
 * ascend, its place among them, else the end. Capitals do not count.
 */
function slotsFor(slots: readonly Slot[], keys: readonly string[]): readonly number[] {
  const sorted = sortedKeys(slots);
  if (!sorted) return keys.map(() => slots.length - 1);
  return keys.map((key) => {
    let low = 0;
    let high = sorted.length;
    const wanted = key.toLowerCase();
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.key < wanted) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? -1 : sorted[low - 1]!.slot;
  });
}

/** The keys in order with their entries; undefined where they are in no order, or too few to tell. */
function sortedKeys(slots: readonly Slot[]): readonly { key: string; slot: number }[] | undefined {
  const keyed = slots.flatMap(({ key }, slot) =>
    key === undefined ? [] : [{ key: key.toLowerCase(), slot }],
  );
  if (keyed.length < 2) return undefined;
  return keyed.every(({ key }, at) => at === 0 || keyed[at - 1]!.key < key) ? keyed : undefined;
}

/** The new entries by the slot behind which they belong, in the order in which they are to stand there. */
export function bySlot<T extends { readonly key: string }>(
  slots: readonly Slot[],
  entries: readonly T[],
): ReadonlyMap<number, readonly T[]> {
  const places = slotsFor(
    slots,
    entries.map(({ key }) => key),
  );
  const isSorted = sortedKeys(slots) !== undefined;
  const groups = new Map<number, T[]>();
  for (const [at, entry] of entries.entries()) {
    const group = groups.get(places[at]!);
    if (group) group.push(entry);
    else groups.set(places[at]!, [entry]);
  }
  if (isSorted)
    for (const group of groups.values())
      group.sort((a, b) => (a.key.toLowerCase() < b.key.toLowerCase() ? -1 : 1));
  return new Map([...groups].sort(([a], [b]) => a - b));
}

/** `\r\n` where the text has more of them than of `\n` alone. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  const all = text.split('\n').length - 1;
  return (text.split('\r\n').length - 1) * 2 > all ? '\r\n' : '\n';
}

/** What most of the values are; the first among equals. */
export function mostCommon<T>(values: Iterable<T>): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | undefined;
  for (const [value, count] of counts) if (best === undefined || count > counts.get(best)!) best = value;
  return best;
}
