/** What the parts of a Pith Number page say: ids, claims, references, how often it is cited. */
import { parseDate } from '../../dates';
import { findIdentifiers } from '../../identifiers';
import type { FieldPlaces, Identifier, MachineText, PaperRecord, Printed, SourceId } from '../../model';
import type { Lines } from '../text/lines';
import { type Dateline, identifiersOfAddress, uniqueIdentifiers } from './dateline';
import { toCount } from './facets';
import type { NumberParts, Section } from './number-parts';
import { readReference } from './references';

function section({ sections }: NumberParts, heading: string): Section | undefined {
  return sections.find((one) => one.heading === heading);
}

/** The page's own ids: at its top, in the dateline, among its aliases and in its address; each once. */
export function identifiersOf(lines: Lines, parts: NumberParts, dateline: Dateline): Identifier[] {
  const found = [
    ...findIdentifiers(lines.at(parts.id)).map(({ identifier }) => identifier),
    ...dateline.identifiers,
    ...aliasesOf(lines, section(parts, 'Aliases')),
    ...identifiersOfAddress(lines.url),
  ];
  return uniqueIdentifiers(found);
}

/** `arxiv: 1604.06946 · … · doi: 10.48550/arxiv.1604.06946 · …`, or the rows of a table. */
function aliasesOf(lines: Lines, aliases: Section | undefined): Identifier[] {
  const found: Identifier[] = [];
  for (let line = (aliases?.line ?? 0) + 1; line < (aliases?.end ?? 0); line++) {
    const text = lines.at(line);
    if (text.length > 1000) continue;
    const pairs = text.matchAll(/(?:^|[|·]\s{0,4})(arxiv|doi)(?::|\s{0,4}\|)\s{0,4}([^\s|·]+)/g);
    for (const [, kind, value] of pairs) {
      const id = findIdentifiers(kind === 'arxiv' ? `arxiv:${value}` : value!)[0];
      if (id) found.push(id.identifier);
    }
  }
  return found;
}

/** What the JSON at the foot of the page says, where an extraction lost the dateline. */
export function datelineOfRecord(lines: Lines, parts: NumberParts): Dateline {
  const json = section(parts, 'Canonical record JSON');
  const places: { -readonly [Field in keyof FieldPlaces]: FieldPlaces[Field] } = {};
  const categories: string[] = [];
  let date: Dateline['date'];
  for (let line = (json?.line ?? 0) + 1; line < Math.min(json?.end ?? 0, (json?.line ?? 0) + 60); line++) {
    const raw = (lines.texts[line] ?? '').slice(0, 400);
    const [, key, value] = /"(submitted_at|primary_cat)":\s?"([^"]{2,40})"/.exec(raw) ?? [];
    if (key === undefined) continue;
    const from = raw.indexOf(value!, raw.indexOf(key) + key.length);
    if (key === 'submitted_at') {
      date = parseDate(value!.slice(0, 10));
      if (date) places.date = lines.printed(line, from, from + 10).place;
    } else {
      categories.push(value!);
      places.categories = lines.printed(line, from, from + value!.length).place;
    }
  }
  return { identifiers: [], categories, ...(date && { date }), places };
}

/** `C1strongest claim`, its text below it. */
export function claimsOf(lines: Lines, parts: NumberParts): MachineText[] {
  const claims = section(parts, 'Claims');
  if (!claims) return [];
  const found: { label: string; line: number }[] = [];
  for (let line = claims.line + 1; line < claims.end; line++) {
    const label = /^C\d{1,2} ?([a-z][a-z -]{2,40})$/.exec(lines.at(line).slice(0, 80))?.[1];
    if (label !== undefined) found.push({ label, line });
  }
  return found.flatMap(({ label, line }, at) => {
    const text = paragraphs(lines, line + 1, found[at + 1]?.line ?? claims.end);
    return text ? [{ label, text }] : [];
  });
}

function paragraphs(lines: Lines, start: number, end: number): Printed | undefined {
  let first = start;
  let last = end - 1;
  while (first <= last && lines.at(first) === '') first++;
  while (last >= first && lines.at(last) === '') last--;
  return first > last ? undefined : lines.printedLines(first, last + 1);
}

/** `1 paper in Pith`, below its heading. */
export function citedBy(lines: Lines, parts: NumberParts): PaperRecord['citationCount'] {
  const part = section(parts, 'Cited by') ?? section(parts, 'Inbound citations');
  for (let line = (part?.line ?? 0) + 1; line < (part?.end ?? 0); line++) {
    const count = /^([\d,]{1,12}) papers? in Pith$/.exec(lines.at(line))?.[1];
    if (count !== undefined) return { count: toCount(count), place: lines.printed(line).place };
  }
  return undefined;
}

export interface Cited {
  readonly record: PaperRecord;
  readonly number: string;
  readonly place: PaperRecord['place'];
}

/** The references whose titles can be believed; the others are left out. */
export function referencesOf(lines: Lines, parts: NumberParts, source: SourceId): Cited[] {
  const part = section(parts, 'References');
  const found: Cited[] = [];
  for (let line = (part?.line ?? 0) + 1; line < (part?.end ?? 0); line++) {
    const reference = readReference(lines.texts[line] ?? '');
    if (!reference) continue;
    const { place } = lines.printed(line);
    const { number, from, to, year, identifiers } = reference;
    const record: PaperRecord = {
      source,
      place,
      part: 'cited',
      title: lines.printed(line, from, to),
      authors: [],
      authorsComplete: false,
      ...(year !== undefined && { date: { year } }),
      identifiers,
      categories: [],
    };
    found.push({ record, number, place });
  }
  return found;
}
