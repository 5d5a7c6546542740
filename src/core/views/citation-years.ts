/** Since when a paper is cited: how many citers each year brought. */
import type { Citation } from '../model';
import type { OtherEnd } from './citation-groups';

/** How many papers of each year, from the first year to the last one; empty where no year is known. */
export interface YearCounts {
  readonly first: number;
  readonly counts: readonly number[];
}

/** Between more years than these one is a slip of a page; only the last ones are counted then. */
const MOST_YEARS = 200;

/** `thisYear` where it is known: what is of a later one than the next is a slip, too. */
export function yearCounts(
  citations: readonly Citation[],
  other: OtherEnd,
  thisYear = Number.POSITIVE_INFINITY,
): YearCounts {
  const byYear = new Map<number, number>();
  for (const citation of citations) {
    const year = other(citation).item.issued?.year;
    if (year !== undefined && year <= thisYear + 1) byYear.set(year, (byYear.get(year) ?? 0) + 1);
  }
  if (byYear.size === 0) return { first: 0, counts: [] };
  const years = [...byYear.keys()].sort((a, b) => a - b);
  const last = years.at(-1)!;
  const from = years.find((year) => year > last - MOST_YEARS)!;
  return {
    first: from,
    counts: Array.from({ length: last - from + 1 }, (_, n) => byYear.get(from + n) ?? 0),
  };
}

/** More numbers in a row are not read. */
const YEARS_TOLD = 6;

/** `cited since 2023: 3 · 14 · 34`; of many years the last ones: `cited since 1998, 2021–2026: 3 · 4 · 4 · 9 · 2 · 1`. */
export function sinceWords({ first, counts }: YearCounts): string {
  if (counts.length === 0) return '';
  if (counts.length === 1) return `cited in ${first}`;
  const told = counts.slice(-YEARS_TOLD).map((count) => count.toLocaleString('en'));
  const last = first + counts.length - 1;
  const lately = told.length < counts.length ? `, ${last - YEARS_TOLD + 1}–${last}` : '';
  return `cited since ${first}${lately}: ${told.join(' · ')}`;
}
