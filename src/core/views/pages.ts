/** Long lists, shown as ranges that are opened one by one: neither the ranges nor what is in one are ever many. */
import { plural } from './markdown';
import type { Node } from './node';

/** More rows than these are shown as ranges. */
const MOST = 500;
/** Rows in a range. Doubled where there would be more than twice as many ranges as rows in each. */
const ROWS = 256;

/** What a range is called: `2025 – 2024`, and behind it `256 · no citers`. */
export interface RangeName {
  readonly from: string;
  readonly to: string;
  /** What all of it have in common; possibly empty. */
  readonly common?: string;
}

/** Of rows in no order that names could tell: `1 – 256`. */
export function byNumber(_first: unknown, _last: unknown, from: number, to: number): RangeName {
  return { from: (from + 1).toLocaleString('en'), to: (to + 1).toLocaleString('en') };
}

/** What is asked of a list: an array's, or a `SortedList`'s. */
interface Rows<T> {
  readonly length: number;
  readonly at: (index: number) => T | undefined;
  readonly slice: (from: number, to: number) => readonly T[];
}

/** It is shown as ranges. */
export function isLong({ length }: { readonly length: number }): boolean {
  return length > MOST;
}

/** A list of rows that may be long. */
export interface Listing<T> {
  /** Begins the ids of the ranges; those of the rows must not depend on the range, for a row may move to the next. */
  readonly id: string;
  readonly items: Rows<T>;
  readonly row: (item: T) => Node;
  /** Of a range by its first and last item, and their indexes. */
  readonly nameOf: (first: T, last: T, from: number, to: number) => RangeName;
  /** What one of them is called: `paper`. */
  readonly one: string;
}

/** The rows, or the ranges of a long list. */
export function pageNodes<T>(listing: Listing<T>): Node[] {
  const { items, row } = listing;
  if (!isLong(items)) return items.slice(0, items.length).map((item) => row(item));
  return Array.from({ length: countRanges(items.length) }, (_, n) => rangeNode(listing, n));
}

/** The row at this index, its range before it where there is one: the way to it from the top. */
export function pathIn<T>(listing: Listing<T>, at: number): Node[] {
  const { items, row } = listing;
  const below = row(items.at(at)!);
  if (!isLong(items)) return [below];
  const last = countRanges(items.length) - 1;
  return [rangeNode(listing, Math.min(last, Math.floor(at / rowsIn(items.length)))), below];
}

function rangeNode<T>({ id, items, row, nameOf, one: what }: Listing<T>, n: number): Node {
  const from = n * rowsIn(items.length);
  const isLast = n === countRanges(items.length) - 1;
  const to = isLast ? items.length : from + rowsIn(items.length);
  const { from: one, to: other, common } = nameOf(items.at(from)!, items.at(to - 1)!, from, to - 1);
  const ends = one === other ? [one] : [one, other];
  return {
    // By its number, so that the range the reader opened stays open when a row comes or goes.
    id: `range:${id}:${n}`,
    label: ends.join(' – '),
    description: [(to - from).toLocaleString('en'), common].filter(Boolean).join(' · '),
    spoken: [ends.join(' to '), plural(to - from, what), common].filter(Boolean).join(', '),
    kind: 'range',
    children: () => items.slice(from, to).map((item) => row(item)),
  };
}

function rowsIn(length: number): number {
  let rows = ROWS;
  while (length > 2 * rows * rows) rows *= 2;
  return rows;
}

/** What is left over makes a range of its own only if it is half of one. */
function countRanges(length: number): number {
  return Math.round(length / rowsIn(length));
}
