/** What adding entries to a bibliography does to it. */
import type { NewEntry } from '../entry';

/** In UTF-16 units; `start` and `end` are the same where text is put in, `newText` is empty where it is taken out. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** The text with edits made that are apart from each other, in whatever order they come. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const { start, end, newText } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(from, start) + newText;
    from = end;
  }
  return result + text.slice(from);
}

export interface Added {
  /** Apart from each other, in order. */
  readonly edits: readonly TextEdit[];
  /** The keys that are entries of the file afterwards and were not before. */
  readonly added: readonly string[];
  /** Those as they are written, what parts them from others left out. */
  readonly written: readonly Written[];
  readonly skipped: readonly Skipped[];
}

export interface Written {
  readonly key: string;
  readonly text: string;
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
  /** The edits that put them in, and each as it is written there. */
  readonly put: (entries: readonly NewEntry[]) => Pick<Added, 'edits' | 'written'>;
}

/** Where an entry of the file stands. */
export interface Slot {
  readonly key: string | undefined;
}

/**
 * Of each new key the index of the entry behind which it belongs, -1 for before the first: where the keys of the file
 * ascend, but for a few, its place among them, else the end. Capitals do not count.
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

interface KeyedSlot {
  readonly key: string;
  readonly slot: number;
}

/** One entry in ten may stand elsewhere: somebody put it at the end, or renamed its key. */
const ORDERLY = 0.9;
const FEW = 10;

/**
 * The keys in order with their entries, those left out that are out of order; undefined where there is no order, or
 * where there are too few to tell.
 */
function sortedKeys(slots: readonly Slot[]): readonly KeyedSlot[] | undefined {
  const keyed = slots.flatMap(({ key }, slot) =>
    key === undefined ? [] : [{ key: key.toLowerCase(), slot }],
  );
  if (keyed.length < 2) return undefined;
  const ascending = longestAscending(keyed);
  if (ascending.length === keyed.length) return keyed;
  return keyed.length >= FEW && ascending.length >= ORDERLY * keyed.length ? ascending : undefined;
}

/** The most that ascend: by the last and smallest of each length so far (patience sorting). */
function longestAscending(keyed: readonly KeyedSlot[]): KeyedSlot[] {
  const lasts: number[] = [];
  const before: number[] = [];
  for (const [at, { key }] of keyed.entries()) {
    let low = 0;
    let high = lasts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keyed[lasts[middle]!]!.key < key) low = middle + 1;
      else high = middle;
    }
    before[at] = low === 0 ? -1 : lasts[low - 1]!;
    lasts[low] = at;
  }
  const found: KeyedSlot[] = [];
  for (let at = lasts.at(-1) ?? -1; at >= 0; at = before[at]!) found.push(keyed[at]!);
  return found.reverse();
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
