/** Where a work was read: what *Go to Definition* leads to, and what counts as its declarations among references. */
import type { PaperRecord, Work } from '../model';
import { type FileId, hull, type Place } from '../place';

export interface ReadAt {
  /** The words to be selected. */
  readonly title: Place;
  /** The whole account, the title included. */
  readonly account: Place;
}

/**
 * The pages and entries about the work, the best first. Where there are none, the rows of other works' pages in which
 * it stands: a much citing paper is in hundreds of them, which would bury its own page.
 */
export function whereRead(work: Work): ReadAt[] {
  const own = work.records.filter(({ part }) => part !== 'citer');
  return readAt(own.length > 0 ? own : work.records);
}

/** The pages that are its own, the best first. */
export function ownPages(work: Work): ReadAt[] {
  return readAt(work.records.filter(({ part }) => part === 'page'));
}

/** Every place from which something is known of it, the best first. */
export function everywhereRead(work: Work): ReadAt[] {
  return readAt(work.records);
}

/** What is shown first when one asks for the work, as `file:///…/page.txt#L12,7`: line and column from 1. */
export function addressOf({ file, line, column }: Place): { file: FileId; fragment: string } {
  return { file, fragment: `L${line + 1},${column + 1}` };
}

/** Each line of a file once: some pages tell of a paper twice in one. */
function readAt(records: readonly PaperRecord[]): ReadAt[] {
  const found = new Map<string, ReadAt>();
  for (const { title, place } of records) {
    const at = `${title.place.file}#${title.place.line}`;
    if (!found.has(at)) found.set(at, { title: title.place, account: accountOf(title.place, place) });
  }
  return [...found.values()];
}

function accountOf(title: Place, place: Place): Place {
  return place.file === title.file ? hull(title, place) : title;
}
