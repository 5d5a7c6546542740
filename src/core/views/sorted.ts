/** Ordered lists of which little changes at a time. A change makes another array: whoever holds the old one keeps it. */

export type Compare<T> = (a: T, b: T) => number;

/** How many of the list, which is ordered, come before `item`. */
export function countBefore<T>(list: readonly T[], item: T, compare: Compare<T>, from = 0): number {
  let [low, high] = [from, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(list[middle]!, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where `item` itself stands in the list, which is ordered; -1 where it does not. */
export function indexIn<T>(list: readonly T[], item: T, compare: Compare<T>): number {
  for (let at = countBefore(list, item, compare); at < list.length; at++) {
    if (list[at] === item) return at;
    if (compare(list[at]!, item) !== 0) return -1;
  }
  return -1;
}

/**
 * The list without these and with those, in order. Compares k·log n times for k changes and copies the rest in one
 * pass, so that many changes at once cost one pass too.
 */
export function edited<T>(
  list: readonly T[],
  removed: readonly T[],
  added: readonly T[],
  compare: Compare<T>,
): readonly T[] {
  if (removed.length === 0 && added.length === 0) return list;
  const without = removed
    .map((item) => indexIn(list, item, compare))
    .filter((at) => at >= 0)
    .sort((a, b) => a - b);
  const coming = added.length > 1 ? [...added].sort(compare) : added;
  const parts: (readonly T[])[] = [];
  let [from, gone] = [0, 0];
  const copyTo = (end: number) => {
    for (; gone < without.length && without[gone]! < end; gone++) {
      parts.push(list.slice(from, without[gone]));
      from = without[gone]! + 1;
    }
    parts.push(list.slice(from, end));
    from = end;
  };
  for (const item of coming) {
    copyTo(countBefore(list, item, compare, from));
    parts.push([item]);
  }
  copyTo(list.length);
  return parts.length === 1 ? parts[0]! : joined(parts);
}

/** Piece by piece, as memory is copied: `flat` would look at each item. */
function joined<T>(parts: readonly (readonly T[])[]): readonly T[] {
  const none: readonly T[] = [];
  return none.concat(...parts);
}
