/** Reads a file: finds the pages in it and lets each be read by its own source. */
import type { CitationRow, Page, PaperRecord, Parsed, Problem } from '../model';
import type { FileId } from '../place';
import { LAST_RESORT } from './last-resort';
import { SOURCES } from './list';
import { readingOfHead, readPageHead, withHead } from './page-head';
import { LIKE_A_DUMP, reasonNotRead } from './recognise';
import type { PageReading, Source } from './source';
import { quotedLines } from './text/fences';
import { type Header, headerAbove } from './text/header';
import { Lines, splitLines } from './text/lines';
import { type Sign, SignSearch } from './text/signs';

/** What a file is searched for before anything else: most files have none of it, and are not looked at any further. */
const SIGNS = new SignSearch<Sign>([...SOURCES, LAST_RESORT, LIKE_A_DUMP]);

/** Reads the text of a file. Never throws: what cannot be read becomes a problem or a reason in `notRead`. */
export function readFile(file: FileId, text: string): Parsed {
  const signs = SIGNS.in(text);
  if (signs.length === 0 && !/^\uFEFF?---/.test(text)) return join(file, []);
  const signed = SOURCES.filter((source) => signs.includes(source));
  const mayBeGuessed = signs.includes(LAST_RESORT);
  const lines = new Lines(file, splitLines(text));
  const quoted = quotedLines(lines);
  const known = findPages(lines, signed, quoted);
  const pages = known.length > 0 || !mayBeGuessed ? known : findPages(lines, [LAST_RESORT], quoted);
  const head = readPageHead(lines);
  if (pages.length === 0)
    return head ? join(file, [readingOfHead(head)]) : join(file, [], reasonNotRead(lines, quoted));
  const readings = pages.map(({ source, start, header }, index) => {
    const end = pages[index + 1]?.header.from ?? lines.length;
    const { url, saved } = header;
    const own = source.read(lines.slice(start, end, url));
    const reading = head && pages.length === 1 ? withHead(own, head) : own;
    return {
      ...reading,
      page: { ...reading.page, ...(url !== undefined && { url }), ...(saved && { saved }) },
    };
  });
  return join(file, readings);
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
    for (const problem of reading.problems) problems.push(problem);
  }
  return { file, pages, records, citations, problems, ...(notRead !== undefined && { notRead }) };
}
