/** Citations between works, made from the rows of pages when someone asks for them. */
import type { Citation, CitationRow, PaperRecord, Work } from '../model';
import type { Place } from '../place';
import type { Entry, RowInFile } from './entries';
import type { LibraryWork } from './library-work';
import { compareText } from './record-keys';

/** The entry of a record of a file. */
export type EntryOf = (file: RowInFile['parsed'], record: number) => Entry | undefined;

/** Who cites the work: each once, in the order of files and rows. What the first row leaves out, a later one may tell. */
export function citersOf(work: LibraryWork, entryOf: EntryOf): ReadonlyMap<Work, Citation> {
  const found = new Map<Work, Citation>();
  for (const { parsed, row } of inOrder(work.entries.map(({ cited }) => cited))) {
    const citing = entryOf(parsed, row.citing)?.work;
    if (!citing || citing === work) continue;
    const known = found.get(citing);
    found.set(citing, known ? together(known, row) : toCitation(citing, work, row));
  }
  return found;
}

/** What the work cites, in the order of files and rows. */
export function citesOf(work: LibraryWork, entryOf: EntryOf): readonly Citation[] {
  const cited = new Set<LibraryWork>();
  for (const { parsed, row } of inOrder(work.entries.map(({ citing }) => citing))) {
    const other = entryOf(parsed, row.cited)?.work;
    if (other && other !== work) cited.add(other);
  }
  return [...cited].map((other) => other.citerOf.get(work)).filter((citation) => citation !== undefined);
}

/** The records at the other end of the rows that name a work. */
export function* linkedTo({ entries }: LibraryWork): Iterable<PaperRecord> {
  for (const { citing, cited } of entries) {
    for (const { parsed, row } of citing) yield parsed.records[row.cited]!;
    for (const { parsed, row } of cited) yield parsed.records[row.citing]!;
  }
}

/** In the order of files and lines. */
export function comparePlaces(a: Place, b: Place): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column;
}

function inOrder(lists: readonly (readonly RowInFile[])[]): readonly RowInFile[] {
  const [first = [], ...others] = lists.filter(({ length }) => length > 0);
  if (others.length === 0) return first;
  return [...first, ...others.flat()].sort(
    (a, b) => compareText(a.parsed.file, b.parsed.file) || a.at - b.at,
  );
}

function toCitation(citing: Work, cited: Work, row: CitationRow): Citation {
  const { citing: _from, cited: _to, place, evidence = [], ...rest } = row;
  return { ...rest, citing, cited, places: [place], evidence };
}

function together(known: Citation, row: CitationRow): Citation {
  const places: [Place, ...Place[]] = [...known.places, row.place];
  return {
    ...known,
    role: known.role ?? row.role,
    polarity: known.polarity ?? row.polarity,
    verdict: known.verdict ?? row.verdict,
    novelty: known.novelty ?? row.novelty,
    summary: known.summary ?? row.summary,
    representative: known.representative || row.representative,
    places,
    evidence: [...new Set([...known.evidence, ...(row.evidence ?? [])])],
  };
}
