/**
 * A paper's page in the ACL Anthology (https://aclanthology.org): title, authors, abstract, a table of labels; or
 * what an extraction left of it, the exports for reference managers.
 */
import { parseDate } from '../../dates';
import { findIdentifiers } from '../../identifiers';
import type { FieldPlaces, Identifier, PaperRecord, PartialDate, Problem, Publication } from '../../model';
import { hull, type Place } from '../../place';
import type { PageReading, Source } from '../source';
import { breaksOff, brokenOff } from '../text/breaks-off';
import type { Lines } from '../text/lines';
import { endnoteAt, exportsStart, readEndnote } from './endnote';
import { type Head, headOf } from './head';
import { TABLE_START, type Table, type TableLabel, tableAt } from './table';
import { volumeOf } from './volume';

const ID = 'acl-anthology';

export const ACL_ANTHOLOGY: Source = {
  id: ID,
  label: 'ACL Anthology paper page',
  site: 'ACL Anthology',
  sign: /Anthology ID\s?:|%U https?:\/\/(?:www\.)?acl/,
  literals: ['Anthology ID', '%U http'],
  starts: findStarts,
  read: readPage,
};

/** Besides its id a table has a volume, a year and more: prose that names a label is no table. */
const FEWEST_LABELS = 4;

function isTable({ values, labels }: Table): boolean {
  return labels >= FEWEST_LABELS && ID_VALUE.test(values.get('Anthology ID')?.text ?? '');
}

const ID_VALUE = /^(?:\d{4}\.[a-z0-9_]+-[a-z0-9]+\.\d+|[A-Z]\d{2}-\d{4})$/;

function findStarts(lines: Lines): number[] {
  const starts: number[] = [];
  const ids = new Set<string>();
  let floor = 0;
  for (let line = 0; line < lines.length; line++) {
    if (!TABLE_START.test(lines.texts[line]!)) continue;
    const table = tableAt(lines, line);
    if (!table || !isTable(table)) continue;
    starts.push(headOf(lines, table, floor).start);
    ids.add(table.values.get('Anthology ID')!.text);
    floor = table.end;
  }
  return [...starts, ...exportStarts(lines, ids)].sort((a, b) => a - b);
}

/** Where exports start that do not belong to a page whose table stands in the file too. */
function exportStarts(lines: Lines, ids: ReadonlySet<string>): number[] {
  // A file that opens with one of them is a file of references, whichever site it comes from.
  if (/^[@%]/.test(firstWords(lines))) return [];
  const starts: number[] = [];
  let floor = 0;
  for (let line = 0; line < lines.length; line++) {
    if (!lines.texts[line]!.includes('%0')) continue;
    const found = endnoteAt(lines, line);
    if (!found) continue;
    const known = findIdentifiers(found.url).some(({ identifier }) => ids.has(identifier.value));
    if (!known) starts.push(exportsStart(lines, line, floor));
    floor = found.end;
  }
  return starts;
}

function firstWords(lines: Lines): string {
  return lines.texts.find((text) => text.trim() !== '')?.trim() ?? '';
}

function readPage(lines: Lines): PageReading {
  for (let line = 0; line < lines.length; line++) {
    const table = TABLE_START.test(lines.texts[line]!) ? tableAt(lines, line) : undefined;
    if (table && isTable(table)) return readTable(lines, table);
    const endnote = endnoteAt(lines, line);
    const record = endnote && readEndnote(lines, ID, line, endnote.end);
    if (record) return reading(record, []);
  }
  const place = lines.place(0, lines.length);
  return { page: { source: ID, place }, records: [], citations: [], problems: [] };
}

function reading(record: PaperRecord, problems: readonly Problem[]): PageReading {
  return {
    page: { source: ID, place: record.place, about: 0 },
    records: [record],
    citations: [],
    problems,
  };
}

function readTable(lines: Lines, table: Table): PageReading {
  const head = headOf(lines, table, 0);
  const place = lines.place(0, lines.lastFilled + 1);
  const { title, abstract } = head;
  if (!title) return { page: { source: ID, place }, records: [], citations: [], problems: [noTitle(table)] };
  const date = dateOf(table);
  const record: PaperRecord = {
    source: ID,
    place,
    part: 'page',
    title,
    authors: head.authors,
    authorsComplete: head.authors.length > 0,
    ...(date && { date }),
    identifiers: identifiersOf(lines, table),
    categories: [],
    ...(abstract && { abstract }),
    publication: publicationOf(table),
    places: placesOf(table, head),
  };
  return reading(record, problemsOf(lines, table, head));
}

function dateOf({ values }: Table): PartialDate | undefined {
  const year = values.get('Year')?.text ?? '';
  const month = values.get('Month')?.text;
  // `16–20 November`, `June–July`: then the year alone is certain.
  return (month !== undefined && parseDate(`${month} ${year}`)) || parseDate(year);
}

function identifiersOf(lines: Lines, { values }: Table): Identifier[] {
  const texts = [
    `Anthology ID:${values.get('Anthology ID')?.text ?? ''}`,
    values.get('DOI')?.text ?? '',
    lines.url ?? '',
  ];
  const found = new Map<string, Identifier>();
  for (const text of texts)
    for (const { identifier } of findIdentifiers(text))
      if (identifier.scheme === 'acl' || identifier.scheme === 'doi')
        found.set(`${identifier.scheme} ${identifier.value}`, identifier);
  return [...found.values()];
}

function publicationOf({ values }: Table): Publication {
  const text = (label: TableLabel) => values.get(label)?.text.replace(/⟨\d{1,4}⟩/g, '');
  const page = text('Pages');
  const publisher = text('Publisher');
  const container = volumeOf(text('Volume') ?? '');
  return { ...container, ...(page !== undefined && { page }), ...(publisher !== undefined && { publisher }) };
}

function placesOf({ values }: Table, { authorsAt }: Head): FieldPlaces {
  const over = (...labels: TableLabel[]): Place | undefined =>
    labels
      .map((label) => values.get(label)?.place)
      .reduce<Place | undefined>(
        (all, place) => (all && place ? hull(all, place) : (all ?? place)),
        undefined,
      );
  const date = over('Month', 'Year');
  const identifiers = over('Anthology ID', 'DOI');
  const publication = over('Volume', 'Publisher', 'Pages');
  return {
    ...(authorsAt && { authors: authorsAt.place }),
    ...(date && { date }),
    ...(identifiers && { identifiers }),
    ...(publication && { publication }),
  };
}

function problemsOf(lines: Lines, table: Table, { title, authors, abstract }: Head): Problem[] {
  const problems: Problem[] = [];
  const at = table.values.get('Anthology ID')!.place;
  if (authors.length === 0 && title)
    problems.push({
      place: title.place,
      severity: 'information',
      code: 'acl-authors-not-found',
      message:
        'No list of authors could be told below this title. If the page shows one, save the page again, from its first line to its last.',
    });
  if (!table.values.has('URL') && table.end >= lines.lastFilled)
    problems.push({
      place: lines.printed(lines.lastFilled).place,
      severity: 'warning',
      code: 'acl-table-cut',
      message:
        'The page breaks off within its table: what stands behind “Pages” is missing. Save the page again, to its end.',
    });
  if (abstract && breaksOff(lines, abstract))
    problems.push(brokenOff(abstract, 'acl-abstract-cut', 'The abstract'));
  if (title && title.place.line >= at.line)
    problems.push({
      place: title.place,
      severity: 'information',
      code: 'acl-title-from-citation',
      message:
        'The head of the page is missing; title and authors were read from the line “Cite (ACL)”. Save the page again, from its first line, to have them as printed.',
    });
  return problems;
}

function noTitle({ values }: Table): Problem {
  return {
    place: values.get('Anthology ID')!.place,
    severity: 'warning',
    code: 'acl-title-missing',
    message:
      'No title could be told above this table of the ACL Anthology. Save the page again, from its first line to its last.',
  };
}
