/**
 * Who cites a work and whom it cites, as the editor's call hierarchy has it: citing is calling. A place of a call is
 * relative to the file of the caller, so a citing work stands at the row that tells of it.
 */
import type { Citation, Work } from '../model';
import { holds, hull, type Place } from '../place';
import { authorsYear, bestCitersFirst } from './describe';
import { everywhereRead, type ReadAt, whereRead } from './where-read';

/** A work in the hierarchy. */
export interface Call {
  readonly work: Work;
  readonly name: string;
  readonly detail: string;
  readonly at: ReadAt;
  /** The rows that tell of it, all in the file of the citing end. Never empty. */
  readonly rows: readonly Place[];
}

/** The work itself, where it is read first. */
export function hierarchyRoot(work: Work): Omit<Call, 'rows'> {
  const detail = [`@${work.citekey}`, authorsYear(work)].filter(Boolean).join(' · ');
  return { work, name: work.title, detail, at: whereRead(work)[0]! };
}

/** Who cites the work, representative citers first. */
export function incoming(work: Work): Call[] {
  return bestCitersFirst(work.citers).map((citation) => {
    const [row, ...more] = citation.places;
    const { file } = row;
    return {
      ...nameOf(citation, citation.citing),
      at: inRow(citation.citing, row),
      rows: [row, ...more.filter((place) => place.file === file)],
    };
  });
}

/** What the work cites; `from` is where the work stands in the hierarchy. */
export function outgoing(work: Work, from: Place): Call[] {
  return work.cites.map((citation) => {
    const rows = citation.places.filter(({ file }) => file === from.file);
    return {
      ...nameOf(citation, citation.cited),
      at: whereRead(citation.cited)[0]!,
      // A page of the cited work tells of it, in a file that the caller is not in.
      rows: rows.length > 0 ? rows : [from],
    };
  });
}

/** `background · supported · 2025`: what the pages say of the citation, and the year of the other work. */
function nameOf(
  { role, polarity, verdict, representative }: Citation,
  other: Work,
): { work: Work; name: string; detail: string } {
  const says = [representative ? 'representative' : '', role, polarity, verdict, other.item.issued?.year];
  return {
    work: other,
    name: other.title,
    detail: [...new Set(says.map((word) => word?.toString() ?? ''))].filter(Boolean).join(' · '),
  };
}

/** Its title in the row, or the row where that has another's. */
function inRow(work: Work, row: Place): ReadAt {
  const there = everywhereRead(work).find(
    ({ title }) => title.file === row.file && holds(row, title.line, title.column),
  );
  return there ? { title: there.title, account: hull(row, there.title) } : { title: row, account: row };
}
