/**
 * Dates of BibLaTeX, which are those of ISO 8601-2 (EDTF, its manual, section 2.3.8), and BibTeX's year, month and day,
 * as CSL has dates (https://docs.citationstyles.org/en/stable/specification.html#dates).
 */
import type { CslItem } from '../csl';

/** `{date-parts: [[2017, 6, 12]]}`; undefined where there is no date in the text at all. */
export function cslDate(text: string): CslItem | undefined {
  const given = text.trim();
  if (given === '') return undefined;
  const ends = given.split('/');
  if (ends.length > 2) return { literal: given };
  const [start, end] = ends.map(readEnd);
  if (start === 'open' && (end === undefined || end === 'open')) return undefined;
  if (start === undefined || (ends.length === 2 && end === undefined)) return { literal: given };
  // Nobody knows when it began: CSL has dates without an end, none without a beginning.
  if (start === 'open') return { ...dateOf(end as EndOfRange) };
  const circa = start.circa || (end !== undefined && end !== 'open' && end.circa);
  const last = end === undefined ? start.until : end === 'open' ? [0] : (end.until ?? end.parts);
  return {
    'date-parts': last === undefined ? [start.parts] : [start.parts, last],
    ...(start.season && { season: start.season }),
    ...(circa && { circa: true }),
  };
}

interface EndOfRange {
  readonly parts: readonly number[];
  /** The last of the years that `199X` may be. */
  readonly until?: readonly number[] | undefined;
  readonly season?: number;
  readonly circa: boolean;
}

function dateOf({ parts, season, circa }: EndOfRange): CslItem {
  return { 'date-parts': [parts], ...(season && { season }), ...(circa && { circa: true }) };
}

const DATE = /^([-+]?\d{4,6}|\d{2,3}[Xx]{1,2})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T\S*)?([~?%]?)$/;

function readEnd(text: string): EndOfRange | 'open' | undefined {
  const given = text.trim();
  if (given === '' || given === '..' || /^(?:open|unknown)$/i.test(given)) return 'open';
  const [, years, months, days, doubt] = DATE.exec(given) ?? [];
  if (years === undefined) return undefined;
  const circa = doubt !== '';
  if (/X/i.test(years))
    return {
      parts: [Number(years.replace(/X/gi, '0'))],
      until: [Number(years.replace(/X/gi, '9'))],
      circa,
    };
  const number = Number(years);
  // ISO 8601 has a year 0, which is 1 BC; CSL has not.
  const year = number > 0 ? number : number - 1;
  const month = Number(months);
  if (month >= 21 && month <= 24) return { parts: [year], season: month - 20, circa };
  if (!(month >= 1 && month <= 12)) return { parts: [year], circa };
  const day = Number(days);
  return { parts: day >= 1 && day <= 31 ? [year, month, day] : [year, month], circa };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** BibTeX's fields: `1999`, `c. 1999`, `1999/2000`, `in press`; the month as a number, a name, `10~jan`, `may/june`. */
export function bibTexDate(year: string, month = '', day = ''): CslItem | undefined {
  const given = year
    // `{\noopsort{1973b}}1973`: what entries are sorted by is no part of the date.
    .replace(/\\(?:noopsort|sortnoop)\s*\{[^{}]*\}/gi, '')
    .replace(/[{}~]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (given === '') return undefined;
  const [, doubt, first, last] = YEARS.exec(given) ?? [];
  if (first === undefined) return /^-?\d{4}-\d\d/.test(given) ? cslDate(given) : { literal: given };
  const circa = Boolean(doubt) || /[?\]]$/.test(given);
  const [from, to] = monthsIn(month);
  const one = Number(/^\d{1,2}$/.exec(day.trim())?.[0] ?? dayIn(month) ?? 0);
  const start = [Number(first), ...(from ? [from, ...(one >= 1 && one <= 31 && !to ? [one] : [])] : [])];
  const end = last === undefined ? (to ? [Number(first), to] : undefined) : [fullYear(first, last)];
  return { 'date-parts': end ? [start, end] : [start], ...(circa && { circa: true }) };
}

/** `c. `, the year, and the one behind a dash or a slash. */
const YEARS =
  /^((?:c|ca|circa|about|around)\b\.?\s*|\[)?(-?\d{3,4})(?:\s?(?:[-–/]+)\s?(\d{2,4}))?[?\]]{0,2}$/i;

/** `1999–00`, `1999–2000`. */
function fullYear(first: string, last: string): number {
  return last.length >= first.length ? Number(last) : Number(first.slice(0, -last.length) + last);
}

function monthsIn(text: string): number[] {
  const numbered = /^\s*\{?\s*(0?[1-9]|1[0-2])\s*\}?\s*$/.exec(text)?.[1];
  if (numbered !== undefined) return [Number(numbered)];
  const named = Array.from(text.matchAll(/[A-Za-z]{3,}/g), ([word]) =>
    MONTHS.indexOf(word.slice(0, 3).toLowerCase()),
  ).filter((month) => month >= 0);
  const [from, to] = named.map((month) => month + 1);
  return from === undefined ? [] : to === undefined || to === from ? [from] : [from, to];
}

function dayIn(month: string): string | undefined {
  return /[A-Za-z]/.test(month) ? /(?<!\d)(\d{1,2})(?!\d|.*\d)/.exec(month)?.[1] : undefined;
}
