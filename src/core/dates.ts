/** Dates as pages print them, parts of which may be missing. There is no clock in the core. */
import type { PartialDate } from './model';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** `29 Sep 2025`, `Sep 29, 2025`, `Mar 27`, `2025-09-29`, `2025-09`, `2025`; undefined when it is none of these. */
export function parseDate(text: string): PartialDate | undefined {
  const trimmed = text.trim();
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(trimmed);
  if (iso) return checked(Number(iso[1]), iso[2], iso[3]);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?\.? ([A-Za-z]{3,9})\.?,?(?: (\d{4}))?$/.exec(trimmed);
  if (dayFirst) return named(dayFirst[2]!, dayFirst[1], dayFirst[3]);
  const monthFirst = /^([A-Za-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,?(?: (\d{4}))?$/.exec(trimmed);
  return monthFirst ? named(monthFirst[1]!, monthFirst[2], monthFirst[3]) : undefined;
}

/** `2025-09-29`, `2025-09`, `2025`; a date without year as `--03-27` (ISO 8601:2000's truncated form). */
export function isoDate({ year, month, day }: PartialDate): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const head = year === undefined ? '-' : String(year);
  return month === undefined ? head : `${head}-${two(month)}${day === undefined ? '' : `-${two(day)}`}`;
}

/** `29 Sep 2025`, `Mar 2025`, `27 Mar`. */
export function displayDate({ year, month, day }: PartialDate): string {
  const name = month === undefined ? undefined : MONTHS[month - 1]!;
  const short = name && name[0]!.toUpperCase() + name.slice(1, 3);
  return [day, short, year].filter((part) => part !== undefined).join(' ');
}

/** Ascending; missing parts come first. */
export function compareDates(a: PartialDate, b: PartialDate): number {
  return (a.year ?? 0) - (b.year ?? 0) || (a.month ?? 0) - (b.month ?? 0) || (a.day ?? 0) - (b.day ?? 0);
}

function named(
  monthName: string,
  day: string | undefined,
  year: string | undefined,
): PartialDate | undefined {
  const lower = monthName.toLowerCase();
  const index = MONTHS.findIndex(
    (month) => month === lower || month.slice(0, 3) === lower || (lower === 'sept' && month === 'september'),
  );
  if (index < 0 || (day === undefined && year === undefined)) return undefined;
  return checked(year === undefined ? undefined : Number(year), String(index + 1), day);
}

function checked(
  year: number | undefined,
  month: string | undefined,
  day: string | undefined,
): PartialDate | undefined {
  const m = month === undefined ? undefined : Number(month);
  const d = day === undefined ? undefined : Number(day);
  if (m !== undefined && (m < 1 || m > 12)) return undefined;
  if (d !== undefined && (d < 1 || d > 31)) return undefined;
  return {
    ...(year !== undefined && { year }),
    ...(m !== undefined && { month: m }),
    ...(d !== undefined && { day: d }),
  };
}
