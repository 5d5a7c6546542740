/**
 * Pith's page of one cited work and the papers citing it (pith.science/citations/…). The text itself has no
 * identifier; titles and summaries are all there is to join it by.
 */
import type { CitationRow, CitedBy, Facet, PaperRecord, Printed, Problem } from '../../model';
import { hull } from '../../place';
import type { PageReading, Source } from '../source';
import { breaksOff, brokenOff } from '../text/breaks-off';
import type { Lines } from '../text/lines';
import { isPlaceholder } from '../text/placeholder';
import { bareItem, filledFrom } from '../text/printed-parts';
import { askedOf, citationsIdentifiers, listShort, TITLE_PENDING } from './cited';
import { readFacets, sharedByAll } from './facets';
import { findStarts, type PithParts, partsOf, type Stretch, summariesAlike } from './parts';
import { isSummariesOnly, type PithRow, readRows } from './rows';
import { readStatus } from './status';

const ID = 'pith-citations';

export const PITH_CITATIONS: Source = {
  id: ID,
  label: 'Pith citing-papers page',
  site: 'Pith',
  sign: /Pith papers? cit|citing Pith papers|Mixed citation behaviou?r/,
  literals: ['Pith paper', 'Mixed citation behavio'],
  starts: findStarts,
  read: readPage,
};

function readPage(lines: Lines): PageReading {
  const parts = partsOf(lines);
  const place = lines.place(0, Math.max(1, lines.lastFilled + 1));
  if (!parts) return { page: { source: ID, place }, records: [], citations: [], problems: [] };
  const { facets, problems } = readFacets(lines, parts.facets.start, parts.facets.end);
  const asked = askedOf(lines.url);
  const filtered = parts.filtered || asked.role !== undefined || asked.category !== undefined;
  const citedBy: CitedBy = { ...readStatus(lines, parts), facets, filtered };
  const rows = readCiters(lines, parts);
  const shared = sharedValues(facets, citedBy, rows.length);
  const { role, category } = { ...shared, ...asked };
  const records = [citedRecord(lines, parts)];
  const citations: CitationRow[] = [];
  for (const row of rows) {
    citations.push({
      citing: records.length,
      cited: 0,
      ...(role !== undefined && { role }),
      ...(shared.polarity !== undefined && { polarity: shared.polarity }),
      ...verdictOf(row.verdict ?? shared.verdict),
      ...(row.novelty !== undefined && { novelty: row.novelty }),
      representative: row.representative,
      ...(row.summary && { summary: row.summary }),
      place: rowPlace(row),
      ...(row.evidence.length > 0 && { evidence: row.evidence }),
    });
    records.push(citerRecord(row, category, shared.year));
  }
  return {
    page: {
      source: ID,
      place: lines.place(0, endOfPage(lines, rows)),
      about: 0,
      citedBy,
    },
    records,
    citations,
    problems: [...problems, ...problemsOf(lines, parts, citedBy, rows.length), ...cutOff(lines, rows)],
  };
}

function verdictOf(verdict: string | undefined): { verdict?: string } {
  return verdict === undefined ? {} : { verdict };
}

interface Citer extends PithRow {
  readonly representative: boolean;
}

/** The rows of the explorer, then those that the page shows among the representative ones alone. */
function readCiters(lines: Lines, { lead, representative, explorer }: PithParts): Citer[] {
  const rows = explorer ? readRows(lines, explorer.start, explorer.end) : [];
  const shown = representative ?? { start: 0, end: 0 };
  const summaries = new Set<string>();
  if (lead !== undefined) summaries.add(lines.at(lead));
  const chosen: PithRow[] = [];
  if (isSummariesOnly(lines, shown.start, shown.end)) {
    for (let index = shown.start; index < shown.end; index++)
      if (lines.at(index) !== '') summaries.add(lines.at(index));
  } else chosen.push(...readRows(lines, shown.start, shown.end));
  const isShown = summariesAlike(summaries);
  const byTitle = new Map(chosen.map((row) => [row.title.text, row]));
  const listed = new Set(rows.map(({ title }) => title.text));
  const citers = rows.map((row): Citer => {
    const twin = byTitle.get(row.title.text);
    const novelty = row.novelty ?? twin?.novelty;
    const isTwin = twin !== undefined || (row.summary !== undefined && isShown(row.summary.text));
    return { ...row, ...(novelty !== undefined && { novelty }), representative: isTwin };
  });
  for (const row of chosen) if (!listed.has(row.title.text)) citers.push({ ...row, representative: true });
  return citers;
}

interface SharedValues {
  readonly role?: string;
  readonly polarity?: string;
  readonly verdict?: string;
  readonly category?: string;
  readonly year?: number;
}

/** What a facet's one value says of every row. Only of a complete list: a part of it may be any part. */
function sharedValues(facets: readonly Facet[], { count, filtered }: CitedBy, rows: number): SharedValues {
  if (filtered || rows === 0 || (count !== undefined && count !== rows)) return {};
  const role = sharedByAll(facets, ['roles', 'citation-role summary'], rows);
  const polarity = sharedByAll(facets, ['polarities', 'citation-polarity summary'], rows);
  const verdict = sharedByAll(facets, ['verdicts'], rows);
  const category = sharedByAll(facets, ['fields'], rows);
  const year = sharedByAll(facets, ['years'], rows);
  return {
    ...(role !== undefined && { role }),
    ...(polarity !== undefined && { polarity }),
    ...(verdict !== undefined && { verdict }),
    ...(category !== undefined && { category }),
    ...(year !== undefined && { year: Number(year) }),
  };
}

/** A row whose summary stops in the middle of a sentence ended the file: what followed it is lost. */
function cutOff(lines: Lines, rows: readonly PithRow[]): Problem[] {
  const summary = rows.at(-1)?.summary;
  return summary && breaksOff(lines, summary)
    ? [brokenOff(summary, 'pith-list-cut', 'The list of citing papers')]
    : [];
}

function citedRecord(lines: Lines, parts: PithParts): PaperRecord {
  const title = titleOf(lines, parts.title);
  const abstract = parts.abstract && paragraphs(lines, parts.abstract);
  const place = hull(title.place, abstract?.place ?? lines.printed(parts.status).place);
  const url = lines.url;
  return {
    source: ID,
    place,
    part: 'cited',
    title,
    ...(isPlaceholder(title.text) && { titlePending: true }),
    authors: [],
    authorsComplete: false,
    identifiers: citationsIdentifiers(url),
    categories: [],
    ...(abstract && { abstract }),
  };
}

function citerRecord(row: Citer, category: string | undefined, year: number | undefined): PaperRecord {
  const date = row.date ?? (year === undefined ? undefined : { year });
  return {
    source: ID,
    place: rowPlace(row),
    part: 'citer',
    title: row.title,
    ...(isPlaceholder(row.title.text) && { titlePending: true }),
    authors: [],
    authorsComplete: false,
    ...(date && { date }),
    identifiers: [],
    categories: row.categories.length > 0 || category === undefined ? row.categories : [category],
    ...(row.summary && { summary: row.summary }),
  };
}

function rowPlace({ title, summary }: PithRow) {
  return summary ? hull(title.place, summary.place) : title.place;
}

function titleOf(lines: Lines, index: number): Printed {
  return bareItem(lines, index);
}

function paragraphs(lines: Lines, { start, end }: Stretch): Printed | undefined {
  const first = filledFrom(lines, start, end) ?? end;
  let last = end - 1;
  while (last >= first && lines.at(last) === '') last--;
  return first > last ? undefined : lines.printedLines(first, last + 1);
}

function endOfPage(lines: Lines, rows: readonly PithRow[]): number {
  const last = rows.at(-1)?.end;
  return last ?? Math.max(1, lines.lastFilled + 1);
}

function problemsOf(
  lines: Lines,
  { title, status, explorer }: PithParts,
  citedBy: CitedBy,
  rows: number,
): Problem[] {
  const problems: Problem[] = [];
  const at = (line: number, severity: Problem['severity'], code: string, message: string) =>
    problems.push({ place: lines.printed(line).place, severity, code, message });
  if (isPlaceholder(titleOf(lines, title).text)) {
    at(title, 'information', 'pith-title-pending', TITLE_PENDING);
  }
  const { count, filtered } = citedBy;
  if (!explorer) {
    at(
      lines.lastFilled,
      'warning',
      'pith-list-missing',
      'The page ends before its list of citing papers. Save the page again, to its end.',
    );
  } else if (rows === 0 && count !== 0) {
    at(
      explorer.start - 1,
      'warning',
      'pith-list-empty',
      'No citing paper stands below this line. Save the page again after its list has loaded.',
    );
  } else if (count !== undefined && !filtered && rows < count) {
    at(status, 'information', 'pith-list-short', listShort(count, rows));
  }
  return problems;
}
