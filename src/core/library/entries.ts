/** What the library knows of each account: the file it is in, the work it is of, the rows and pages that name it. */
import type { CitationRow, Page, PaperRecord, Parsed } from '../model';
import type { LibraryWork } from './library-work';

/** A row of a page, with the file it is in. */
export interface RowInFile {
  readonly parsed: Parsed;
  readonly row: CitationRow;
  /** Its number among the rows of the file. */
  readonly at: number;
}

/** A record in the library. */
export class Entry {
  readonly record: PaperRecord;
  readonly parsed: Parsed;
  /** What the reader decided of it, see `decided.ts`. */
  labels: readonly number[];
  work: LibraryWork | undefined;
  /** The rows in which it cites, and in which it is cited. */
  citing: readonly RowInFile[] = NONE;
  cited: readonly RowInFile[] = NONE;
  /** The pages that are about it. */
  pages: readonly Page[] = NONE;

  constructor(record: PaperRecord, parsed: Parsed, labels: readonly number[]) {
    this.record = record;
    this.parsed = parsed;
    this.labels = labels;
  }
}

const NONE: readonly never[] = [];

/** The records of a file as entries, with their rows and pages. */
export function toEntries(parsed: Parsed, labelsOf: (record: PaperRecord) => readonly number[]): Entry[] {
  const entries = parsed.records.map((record) => new Entry(record, parsed, labelsOf(record)));
  for (const [at, row] of parsed.citations.entries()) {
    const inFile = { parsed, row, at };
    const citing = entries[row.citing];
    const cited = entries[row.cited];
    if (!citing || !cited) continue;
    citing.citing = added(citing.citing, inFile);
    cited.cited = added(cited.cited, inFile);
  }
  for (const page of parsed.pages) {
    const about = page.about === undefined ? undefined : entries[page.about];
    if (about) about.pages = added(about.pages, page);
  }
  return entries;
}

function added<T>(known: readonly T[], one: T): readonly T[] {
  if (known === NONE) return [one];
  // The list is this file's own as long as it is being made.
  (known as T[]).push(one);
  return known;
}
