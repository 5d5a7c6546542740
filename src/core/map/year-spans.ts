/** Years as a few groups along a scale. */

export interface Span {
  /** `2023`, `1998–2004`. */
  readonly label: string;
  /** The years of papers in it, ascending. */
  readonly years: readonly number[];
}

/**
 * At most `most` spans of years, ascending, with about as many papers in each: papers are few long ago and many of late,
 * and spans of equal length would leave most of the scale to a few.
 */
export function spansOf(years: readonly number[], most: number): Span[] {
  const counts = new Map<number, number>();
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1);
  const ascending = [...counts].sort(([a], [b]) => a - b);
  if (ascending.length <= most) return ascending.map(([year]) => toSpan([year]));
  const spans: number[][] = [];
  let [left, current, inCurrent] = [years.length, [] as number[], 0];
  for (const [at, [year, count]] of ascending.entries()) {
    const spansLeft = most - spans.length;
    const share = left / spansLeft;
    // A year that would overfill the span begins the next one, if it is fuller that way than the span would stay empty.
    const overfills = current.length > 0 && inCurrent + count / 2 > share;
    const mustEnd = current.length > 0 && ascending.length - at < spansLeft;
    if (spansLeft > 1 && (overfills || mustEnd)) {
      spans.push(current);
      left -= inCurrent;
      [current, inCurrent] = [[], 0];
    }
    current.push(year);
    inCurrent += count;
  }
  spans.push(current);
  return spans.map(toSpan);
}

function toSpan(years: readonly number[]): Span {
  const [first, last] = [years[0]!, years.at(-1)!];
  return { label: first === last ? String(first) : `${first}–${last}`, years };
}
