/**
 * Reads a file: finds the pages in it and lets each be read by its own source. To add a kind of page, write
 * its file and add one line to `SOURCES`.
 */
import type { CitationRow, Page, PaperRecord, Parsed, Problem, SourceId } from '../model';
import type { FileId } from '../place';
import { ARXIV_ABSTRACT } from './arxiv-abstract';
import { quotedLines } from './fences';
import { type Header, headerAbove } from './header';
import { Lines } from './lines';
import { PITH_CITATIONS } from './pith-citations';
import { looksLikeDump, reasonNotRead } from './recognise';
import { SCHOLAR_FEED_AUTHOR } from './scholar-feed-author';
import type { PageReading, Source } from './source';

/** The order says nothing: the fixture test asserts that each page is claimed by its own source alone. */
export const SOURCES: readonly Source[] = [PITH_CITATIONS, ARXIV_ABSTRACT, SCHOLAR_FEED_AUTHOR];

/** Reads the text of a file. Never throws: what cannot be read becomes a problem or a reason in `notRead`. */
export function readFile(file: FileId, text: string): Parsed {
  const signed = SOURCES.filter(({ sign }) => sign.test(text));
  if (signed.length === 0 && !looksLikeDump(text)) return join(file, []);
  const lines = new Lines(file, splitLines(text));
  const quoted = quotedLines(lines);
  const pages = findPages(lines, signed, quoted);
  if (pages.length === 0) return join(file, [], reasonNotRead(lines, quoted));
  const readings = pages.map(({ source, start, header }, index) => {
    const end = pages[index + 1]?.header.from ?? lines.length;
    const { url, saved } = header;
    const reading = source.read(lines.slice(start, end, url));
    return {
      ...reading,
      page: { ...reading.page, ...(url !== undefined && { url }), ...(saved && { saved }) },
    };
  });
  return join(file, readings);
}

/** What a source's pages are called: "arXiv abstract page"; an unknown id stands for itself. */
export function sourceLabel(id: SourceId): string {
  return SOURCES.find((source) => source.id === id)?.label ?? id;
}

/** Whose page a source reads: "arXiv". */
export function siteLabel(id: SourceId): string {
  return SOURCES.find((source) => source.id === id)?.site ?? id;
}

/** Lines as VS Code counts them; a byte order mark is no part of the first. A form feed ends no line there. */
export function splitLines(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
}

interface FoundPage {
  readonly source: Source;
  readonly start: number;
  readonly header: Header;
}

function findPages(lines: Lines, sources: readonly Source[], quoted: ReadonlySet<number>): FoundPage[] {
  const found = sources.flatMap((source) => source.starts(lines).map((start) => ({ source, start })));
  const pages: FoundPage[] = [];
  for (const { source, start } of found.sort((a, b) => a.start - b.start)) {
    const before = pages.at(-1);
    if (quoted.has(start) || before?.start === start) continue;
    const header = headerAbove(lines, start, before ? before.start + 1 : 0);
    if (source.list && before?.source === source && header.url === undefined) continue;
    pages.push({ source, start, header });
  }
  return pages;
}

/** The readings of a file's pages as one, the indices of each counted on. */
function join(file: FileId, readings: readonly PageReading[], notRead?: string): Parsed {
  const pages: Page[] = [];
  const records: PaperRecord[] = [];
  const citations: CitationRow[] = [];
  const problems: Problem[] = [];
  for (const reading of readings) {
    const base = records.length;
    const { about } = reading.page;
    pages.push(about === undefined ? reading.page : { ...reading.page, about: about + base });
    for (const record of reading.records) records.push(record);
    for (const row of reading.citations) {
      citations.push({ ...row, citing: row.citing + base, cited: row.cited + base });
    }
    problems.push(...reading.problems);
  }
  return { file, pages, records, citations, problems, ...(notRead !== undefined && { notRead }) };
}
