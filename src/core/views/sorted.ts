/**
 * An ordered list of which little changes at a time. A change makes another list: whoever holds the old one keeps it.
 * It is kept in pieces, so that a change copies a few of them and not the whole.
 */

export type Compare<T> = (a: T, b: T) => number;

/** Items in a piece at most. */
const PIECE = 1024;

export class SortedList<T> {
  readonly length: number;
  readonly #pieces: readonly (readonly T[])[];

  constructor(pieces: readonly (readonly T[])[] = []) {
    this.#pieces = pieces;
    this.length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  }

  at(index: number): T | undefined {
    return this.slice(index, index + 1)[0];
  }

  slice(from: number, to: number): T[] {
    const found: T[] = [];
    let start = 0;
    for (const piece of this.#pieces) {
      if (start >= to) break;
      const end = start + piece.length;
      if (end > from) found.push(...piece.slice(Math.max(0, from - start), to - start));
      start = end;
    }
    return found;
  }

  /** Where `item` itself stands; -1 where it does not. */
  indexOf(item: T, compare: Compare<T>): number {
    const [first, at] = this.#find(item, compare);
    if (at < 0) return -1;
    return this.#pieces.slice(0, first).reduce((sum, piece) => sum + piece.length, at);
  }

  /** The list without these and with those: compares k·log n times for k changes. */
  edited(removed: readonly T[], added: readonly T[], compare: Compare<T>): SortedList<T> {
    if (removed.length + added.length === 0) return this;
    const without = new Map<number, number[]>();
    for (const item of removed) {
      const [piece, at] = this.#find(item, compare);
      if (at >= 0) put(without, piece, at);
    }
    const coming = new Map<number, T[]>();
    for (const item of added.length > 1 ? [...added].sort(compare) : added)
      put(coming, Math.min(this.#pieceOf(item, compare), Math.max(0, this.#pieces.length - 1)), item);
    const pieces: (readonly T[])[] = [];
    const before = this.#pieces.length > 0 ? this.#pieces : [[]];
    for (const [n, piece] of before.entries()) {
      const [gone, come] = [without.get(n), coming.get(n)];
      append(pieces, gone || come ? remade(piece, gone ?? [], come ?? [], compare) : piece);
    }
    return new SortedList(pieces);
  }

  /** The piece of an item and its index there, which is -1 where it is not found. */
  #find(item: T, compare: Compare<T>): [piece: number, at: number] {
    for (let n = this.#pieceOf(item, compare); n < this.#pieces.length; n++) {
      const piece = this.#pieces[n]!;
      for (let at = countBefore(piece, item, compare); at < piece.length; at++) {
        if (piece[at] === item) return [n, at];
        if (compare(piece[at]!, item) !== 0) return [n, -1];
      }
    }
    return [this.#pieces.length, -1];
  }

  /** The first piece that does not end before the item. */
  #pieceOf(item: T, compare: Compare<T>): number {
    return countBefore(this.#pieces, item, (piece, other) => compare(piece.at(-1)!, other));
  }
}

/** How many of the list, which is ordered, come before `item`. */
function countBefore<T, U>(list: readonly T[], item: U, compare: (a: T, b: U) => number, from = 0): number {
  let [low, high] = [from, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(list[middle]!, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The piece without the items at these indexes and with those, which are in order. */
function remade<T>(
  piece: readonly T[],
  without: readonly number[],
  coming: readonly T[],
  compare: Compare<T>,
): readonly T[] {
  const gone = new Set(without);
  const result: T[] = [];
  let from = 0;
  const copyTo = (end: number) => {
    for (; from < end; from++) if (!gone.has(from)) result.push(piece[from]!);
  };
  for (const item of coming) {
    copyTo(countBefore(piece, item, compare, from));
    result.push(item);
  }
  copyTo(piece.length);
  return result;
}

/** Adds a piece: one that is too large as several, one that is small to the one before. */
function append<T>(pieces: (readonly T[])[], piece: readonly T[]): void {
  const last = pieces.at(-1);
  if (piece.length === 0) return;
  if (last && last.length + piece.length <= PIECE / 2) pieces[pieces.length - 1] = [...last, ...piece];
  else if (piece.length <= PIECE) pieces.push(piece);
  else
    for (let from = 0; from < piece.length; from += PIECE / 2)
      pieces.push(piece.slice(from, from + PIECE / 2));
}

function put<T>(lists: Map<number, T[]>, key: number, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
