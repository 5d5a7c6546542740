/** Citations between works, made from the rows of pages when someone asks for them. */
import type { Citation, CitationRow, Work } from '../model';
import type { Place } from '../place';
import type { Entry, RowInFile } from './entries';
import type { LibraryWork } from './library-work';
import { compareText } from './record-keys';

/** The entry of a record of a file. */
export type EntryOf = (file: RowInFile['parsed'], record: number) => Entry | undefined;

/** Who cites the work, each once. What the first row leaves out, a later one may tell. */
export function citersOf(work: LibraryWork, entryOf: EntryOf): Map<Work, Citation> {
  const found = new Map<Work, Citation>();
  for (const { parsed, row } of inOrder(work.entries.map(({ cited }) => cited))) {
    const citing = entryOf(parsed, row.citing)?.work;
    if (!citing || citing === work) continue;
    const known = found.get(citing);
    found.set(citing, known ? together(known, row) : toCitation(citing, work, row));
  }
  return found;
}

/** The citation in which one work cites another: what `citersOf` has for it. */
function citationOf(citing: LibraryWork, cited: LibraryWork, entryOf: EntryOf): Citation | undefined {
  let found: Citation | undefined;
  for (const { parsed, row } of inOrder(citing.entries.map((entry) => entry.citing))) {
    if (entryOf(parsed, row.cited)?.work !== cited) continue;
    found = found ? together(found, row) : toCitation(citing, cited, row);
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
  return [...cited].map((other) => other.citerList.of(work)).filter((citation) => citation !== undefined);
}

/**
 * Brings the citations of other works up to date with works that went and came; answers with these others. A much
 * cited work has one citer taken out or put in, and none of its thousands looked at.
 */
export function relink(
  removed: Iterable<LibraryWork>,
  added: Iterable<LibraryWork>,
  entryOf: EntryOf,
): Set<LibraryWork> {
  const others = new Set<LibraryWork>();
  for (const work of removed) {
    for (const cited of othersAt(work, 'citing', entryOf)) others.add(cited.withoutCiter(work));
    for (const citing of othersAt(work, 'cited', entryOf)) others.add(citing.withOtherCites());
  }
  for (const work of added) {
    for (const cited of othersAt(work, 'citing', entryOf)) {
      const citation = citationOf(work, cited, entryOf);
      if (citation) others.add(cited.withCiter(citation));
    }
    for (const citing of othersAt(work, 'cited', entryOf)) others.add(citing.withOtherCites());
  }
  return others;
}

/** The works at the other end of the rows in which a work cites, or is cited. */
export function othersAt(work: LibraryWork, end: 'citing' | 'cited', entryOf: EntryOf): Set<LibraryWork> {
  const others = new Set<LibraryWork>();
  for (const entry of work.entries) {
    for (const { parsed, row } of entry[end]) {
      const other = entryOf(parsed, end === 'citing' ? row.cited : row.citing)?.work;
      if (other && other !== work) others.add(other);
    }
  }
  return others;
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
