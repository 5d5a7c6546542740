/**
 * What a site would say of a paper: the paper's own data, and identifiers and days made up where it has none. They
 * are the same each time, and no two papers share any, so that no page joins what is not one paper.
 */
import type { Paper } from '../papers';

export interface Facts extends Paper {
  /** The place of the paper in the set. */
  readonly at: number;
  readonly year: number;
  /** Counted from 1. */
  readonly month: number;
  readonly day: number;
  /** `Jan`. */
  readonly monthName: string;
  /** `January`. */
  readonly longMonth: string;
  /** ISO 8601. */
  readonly date: string;
  readonly doi: string;
  /** None before arXiv was. */
  readonly arxiv?: string;
  readonly tldr: string;
  readonly category: string;
  readonly field: string;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const CATEGORIES = [
  ['cs.LG', 'Machine Learning'],
  ['cs.CL', 'Computation and Language'],
  ['cs.CV', 'Computer Vision and Pattern Recognition'],
  ['cs.RO', 'Robotics'],
  ['stat.ML', 'Machine Learning'],
] as const;
/** Archives of arXiv when ids named them: enough to tell apart what is numbered alike. */
const ARCHIVES =
  'cs math physics astro-ph cond-mat gr-qc hep-ex hep-lat hep-ph hep-th nlin nucl-ex nucl-th quant-ph q-bio'.split(
    ' ',
  );

export function factsOf(paper: Paper, at: number): Facts {
  const year = paper.year ?? 2000;
  const month = 1 + (at % 12);
  const day = 1 + (at % 28);
  const [category, field] = CATEGORIES[at % CATEGORIES.length]!;
  const abstract = oneLine(paper.abstract);
  const arxiv = arxivId(year, month, Math.floor(at / 12));
  return {
    ...paper,
    title: oneLine(paper.title),
    // Some sets name each author as often as there are affiliations.
    authors: [...new Set(paper.authors.map(oneLine))],
    abstract,
    at,
    year,
    month,
    day,
    monthName: MONTHS[month - 1]!.slice(0, 3),
    longMonth: MONTHS[month - 1]!,
    date: `${year}-${two(month)}-${two(day)}`,
    doi: paper.doi || `10.5555/${at}.${paper.id.toLowerCase()}`,
    ...(arxiv !== undefined && { arxiv }),
    tldr: paper.tldr || `In short: ${abstract.split(/(?<=[a-z]{2}\.) /)[0]!.slice(0, 160)}`,
    category,
    field,
  };
}

/** In the form of its time. */
function arxivId(year: number, month: number, number: number): string | undefined {
  const yymm = two(year % 100) + two(month);
  if (year >= 2015) return `${yymm}.${String(1 + number).padStart(5, '0')}`;
  if (year > 2007) return number < 9999 ? `${yymm}.${String(1 + number).padStart(4, '0')}` : undefined;
  const archive = ARCHIVES[Math.floor(number / 999)];
  if (year < 1992 || archive === undefined) return undefined;
  return `${archive}/${yymm}${String(1 + (number % 999)).padStart(3, '0')}`;
}

/** `Lovelace, Ada`. */
export function inverted(name: string): string {
  const [given, family] = split(name);
  return given === '' ? family : `${family}, ${given}`;
}

/** `Lovelace A`, as PubMed and Scholar shorten; `before` for `A Lovelace`. */
export function initialled(name: string, before = false): string {
  const [given, family] = split(name);
  const initials = given
    .split(/[\s-]+/)
    .map((part) => part[0] ?? '')
    .join('');
  if (initials === '') return family;
  return before ? `${initials} ${family}` : `${family} ${initials}`;
}

/** Given names and family name. */
export function split(name: string): [given: string, family: string] {
  const at = name.lastIndexOf(' ');
  return [name.slice(0, Math.max(0, at)), name.slice(at + 1)];
}

export function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** Digits of this base that look random and are no one else's. */
export function token(at: number, length: number, alphabet = '0123456789abcdef'): string {
  let text = '';
  let state = Math.imul(at + 1, 0x9e3779b1) >>> 0;
  // The number itself is in it, so that two tokens of this length are never alike.
  for (let rest = at + 1; rest > 0; rest = Math.floor(rest / alphabet.length))
    text += alphabet[rest % alphabet.length];
  while (text.length < length) {
    state = (Math.imul(state ^ (state >>> 15), 0x85ebca6b) + text.length) >>> 0;
    text += alphabet[state % alphabet.length];
  }
  return text.slice(0, length);
}

export function hasArxivId({ arxiv }: Facts): boolean {
  return arxiv !== undefined;
}

/** As arXiv has them. */
export function subjects({ category, field }: Facts): string {
  return `${field} (${category}); Artificial Intelligence (cs.AI)`;
}

/** Titles end in one mark. */
export function stopped(title: string): string {
  return /[.?!]$/.test(title) ? title : `${title}.`;
}

/** `12 June 2017`. */
export function longDay({ day, longMonth, year }: Facts): string {
  return `${day} ${longMonth} ${year}`;
}

/** Lines of at most so many letters, where words allow it; a mailing has 78. */
export function wrapped(text: string, columns = 78): string {
  return text.replace(new RegExp(`(.{1,${columns}})(?:\\s+|$)`, 'g'), '$1\n').trimEnd();
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
