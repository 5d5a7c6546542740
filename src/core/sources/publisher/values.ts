/** The values of the labels of a publisher's page. */
import { parseDate } from '../../dates';
import { findIdentifiers } from '../../identifiers';
import type { PartialDate, Printed } from '../../model';
import type { Lines } from '../text/lines';
import { endsAbstract, type Field, labelAt, startsNeighbours, startsOwn } from './labels';
import { type Found, nextFilled } from './starts';

export type Values = ReadonlyMap<Field, Printed>;

/** The first value of each label, those of other papers left out. */
export function valuesOf(lines: Lines, { anchor }: Found): Values {
  const values = new Map<Field, Printed>();
  let among = false;
  for (let line = 0; line < lines.length; line++) {
    const raw = lines.texts[line]!;
    if (startsOwn(raw)) among = false;
    else if (line > anchor && startsNeighbours(raw)) among = true;
    if (among) continue;
    const label = labelAt(raw);
    if (!label || values.has(label.field) || label.field === 'abstract' || label.field === 'citation')
      continue;
    const value = valueAt(lines, line, label.value, label.field);
    if (value) values.set(label.field, value);
  }
  return values;
}

function valueAt(lines: Lines, line: number, column: number, field: Field): Printed | undefined {
  const beside = lines.printed(line, column);
  if (beside.text !== '') return fits(field, beside.text) ? beside : undefined;
  const below = nextFilled(lines, line + 1);
  // A label that lost its value has the next label below it.
  if (below === undefined || labelAt(lines.texts[below]!) || startsNeighbours(lines.at(below)))
    return undefined;
  if (field === 'keywords') return keywordLines(lines, below);
  const bullet = /^\s{0,4}[-•]\s/.exec(lines.texts[below]!)?.[0].length ?? 0;
  const value = lines.printed(below, bullet);
  return fits(field, value.text) ? value : undefined;
}

/** Keywords, one a line or all in one: short lines, none of them a heading. */
function keywordLines(lines: Lines, first: number): Printed | undefined {
  let end = first;
  while (end < lines.length && end - first < 15 && isKeyword(lines, end)) end++;
  return end === first ? undefined : lines.printedLines(first, end);
}

function isKeyword(lines: Lines, line: number): boolean {
  const text = lines.at(line);
  const listed = text.length <= 400 && /[;,]/.test(text) && !/[.?!]$/.test(text);
  return text !== '' && (text.length <= 60 || listed) && !/[.?!]$/.test(text) && !endsAbstract(text);
}

function fits(field: Field, text: string): boolean {
  switch (field) {
    case 'doi':
      return findIdentifiers(text)[0]?.identifier.scheme === 'doi';
    case 'published':
    case 'otherDate':
      return dateIn(text) !== undefined;
    case 'volume':
    case 'issue':
    case 'pages':
      return /^\w{1,10}(?:\s?[–-]\s?\w{1,10})?$/.test(text);
    case 'keywords':
      return text.length <= 600;
    case 'journal':
    case 'publisher':
      return (
        text.length <= 200 &&
        /^(?:\p{Lu}|(?:19|20)\d\d )/u.test(text) &&
        !/^(?:Journal|Publisher)$/.test(text)
      );
    default:
      return true;
  }
}

/** Keywords one a line or parted by semicolons, bullets or commas. */
export function listOf(text: string): string[] {
  return text
    .split(/\s*[;\n•·]\s*|,\s+/)
    .map((word) => word.replace(/^[\s-]+|[.\s]+$/g, ''))
    .filter((word) => word !== '');
}

/** `27 May 2015`, `27-30 June 2016` (its month), or the one year of anything else. */
export function dateIn(text: string): PartialDate | undefined {
  const plain = text
    .slice(0, 80)
    .replace(/ \[?Publication History(?:\]\([^()]{0,80}\)?)?$| • .{0,80}$/, '')
    .trim()
    .replace(/[.;]$/, '');
  const whole = parseDate(plain);
  if (whole) return whole.year === undefined ? undefined : whole;
  const range = /^\d{1,2}\s?[–-]\s?\d{1,2} ([A-Z][a-z]{2,8} \d{4})$/.exec(plain)?.[1];
  if (range !== undefined) return parseDate(range);
  const years = new Set(plain.match(/(?<![\w.])(?:19|20)\d\d(?![\w.])/g));
  return years.size === 1 ? { year: Number([...years][0]) } : undefined;
}
