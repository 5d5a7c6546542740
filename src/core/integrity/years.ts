/** Years and dates of entries. */
import { parseDate } from '../dates';
import type { PartialDate } from '../model';
import { bareValue, type CheckedEntry, type EntryContext, type EntryField, fieldOf } from './entry';
import { type EntryRule, type Finding, removeFix, renameFix, shownValue, wholeFix } from './finding';

/** A book is announced for the year after the next. */
const YEARS_AHEAD = 2;

/** `malformed-year` and, of year and date that differ, `conflicting-year`. */
export const years: EntryRule = function* (entry, context) {
  const year = fieldOf(entry, 'year');
  const date = fieldOf(entry, 'date');
  if (year) yield* ofYear(year, entry, context);
  if (date) yield* ofDate(date, context);
  const [a, b] = [yearIn(bareValue(year)), yearIn(bareValue(date))];
  if (year && date && a !== undefined && b !== undefined && a !== b && !bareValue(date).includes('/')) {
    yield {
      rule: 'conflicting-year',
      ...year.at,
      message: `The year is ${a} here and ${b} in “${date.label}”. Keep the one that is right.`,
      fixes: [removeFix(entry, year, `Take out the year ${a}`)],
    };
  }
};

/** Of a year written in four digits; undefined for a stretch of years and for none. */
export function yearIn(text: string): number | undefined {
  const digits = /^\D{0,4}(1[4-9]\d\d|2[01]\d\d)(?!\d)/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function* ofYear(field: EntryField, entry: CheckedEntry, context: EntryContext): Iterable<Finding> {
  const value = bareValue(field);
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(value);
  // 2010-11 is a winter.
  if (iso && (iso[3] !== undefined || Number(iso[2]) <= Math.min(12, Number(iso[1]!.slice(2))))) {
    const fixes =
      context.dialect === 'biblatex' && !fieldOf(entry, 'date')
        ? [renameFix(field, 'date')]
        : wholeFix(field, `Change to ${iso[1]}`, iso[1]!);
    yield malformed(
      field,
      `The year holds a date, ${value}. Write the year alone, or a date into “date”.`,
      fixes,
    );
    return;
  }
  const year = /^\d{4}$/.test(value) ? Number(value) : yearIn(value);
  // `350`, `forthcoming`, `[1999]`, `1998--2000`, `\mathrm{…}`: whoever writes that means it.
  if (year !== undefined) yield* ahead(field, year, context);
  // A number of CSL is what it says: the year 68.
  else if ((entry.grammar === 'bibtex' ? /^(?:\d{1,2}|\d{5,}|[12][\dOoIl]{3})$/ : /^\d{5,}$/).test(value))
    yield malformed(field, `“${shownValue(value)}” is no year. Write all four digits.`);
}

function* ahead(field: EntryField, year: number, { thisYear }: EntryContext): Iterable<Finding> {
  if (year > thisYear + YEARS_AHEAD) yield malformed(field, `The year ${year} is in the future. Correct it.`);
}

/** ISO 8601-2 as BibLaTeX reads it: `2019`, `2019-06`, `2019-06-02/2019-06-05`, `1850~`, `20XX`, `2019-21`, `2019-06-02T12:00:00`. */
const EDTF =
  /^(?:\.\.|-?[\dXu]{4}(?:-(?:0[1-9]|1[0-2]|2[1-4]|3\d|4[01]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX)(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?[~?%]?)?$/;

function* ofDate(field: EntryField, context: EntryContext): Iterable<Finding> {
  const value = bareValue(field);
  if (value.split('/').length <= 2 && value.split('/').every((part) => EDTF.test(part.trim()))) {
    const none = value.split('/').find((part) => !isDay(part.trim()));
    if (none !== undefined)
      yield malformed(field, `The month of “${shownValue(none)}” has no such day. Correct the date.`);
    const year = /^\d{4}/.exec(value)?.[0];
    if (year !== undefined) yield* ahead(field, Number(year), context);
    return;
  }
  // Zotero writes years before our era with more digits.
  if (/^-?\d{5,}$/.test(value) || !/\d/.test(value)) return;
  const read = parseDate(value.replace(/[.,]/g, ' ').replace(/\s+/g, ' ').trim()) ?? parts(value);
  const iso = read && isoOf(read);
  yield malformed(
    field,
    `“${shownValue(value)}” is no date that BibLaTeX reads. Write it as year, month and day: 2019-06-02.`,
    iso === undefined ? [] : wholeFix(field, `Change to ${iso}`, iso),
  );
}

/** False for 31 February; what has no day is whatever it is. */
function isDay(part: string): boolean {
  const match = /^(\d{4})-(0[1-9]|1[0-2])-(\d\d)/.exec(part);
  if (!match) return true;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

/** `2017-3-5` and `2017/03/05`. */
function parts(value: string): PartialDate | undefined {
  const match = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?$/.exec(value);
  if (!match) return undefined;
  const [year, month, day] = [match[1], match[3], match[4]].map((each) => Number(each ?? 0));
  if (month! < 1 || month! > 12 || day! > 31) return undefined;
  return { year: year!, month: month!, ...(day! > 0 && { day: day! }) };
}

function isoOf({ year, month, day }: PartialDate): string | undefined {
  if (year === undefined) return undefined;
  const two = (number: number | undefined) => (number === undefined ? [] : [String(number).padStart(2, '0')]);
  return [String(year), ...two(month), ...(month === undefined ? [] : two(day))].join('-');
}

function malformed(field: EntryField, message: string, fixes: Finding['fixes'] = []): Finding {
  return { rule: 'malformed-year', ...field.at, message, fixes };
}
