/** The names by which one account of a paper is known, and the order in which accounts are told. */
import { identifierKey } from '../identifiers';
import type { IdentifierScheme, PaperRecord } from '../model';
import { readable, readableBibtex, titleKey } from '../prose';

/** Identifiers of something other than one paper: an author's page lists many. */
const NOT_OF_A_PAPER: ReadonlySet<IdentifierScheme> = new Set(['scholar-feed-author']);

const titleKeys = new WeakMap<PaperRecord, string>();

/** The folded title of a record, computed once: a save re-merges the library but re-reads one file. */
export function recordTitleKey(record: PaperRecord): string {
  let key = titleKeys.get(record);
  if (key === undefined) {
    key = titleKey(record.title.text);
    titleKeys.set(record, key);
  }
  return key;
}

/** The title as shown in lists, LaTeX made readable. */
export function shownTitle({ title, titleGrouped }: PaperRecord): string {
  return titleGrouped ? readableBibtex(title.text) : readable(title.text);
}

/** The keys of the record's identifiers, those of other things than papers left out. */
export function idKeys(record: PaperRecord): string[] {
  return record.identifiers.filter(({ scheme }) => !NOT_OF_A_PAPER.has(scheme)).map(identifierKey);
}

/** The keys by which the record's paper is known: its identifiers, then its title. */
export function identityKeys(record: PaperRecord): string[] {
  const keys = idKeys(record);
  if (!record.titlePending) keys.push(`title:${recordTitleKey(record)}`);
  return keys;
}

/** `page:name.txt:12`: the file by its name alone, for a folder may be moved. */
export function placeKey({ title }: PaperRecord): string {
  const { file, line } = title.place;
  return `page:${file.slice(file.lastIndexOf('/') + 1)}:${line + 1}`;
}

/** `account:…/lookups.jsonl:3`: an account that stands on no page, in this folder's file and no other's. */
export function accountKey({ accepted, place }: PaperRecord): string | undefined {
  return accepted ? `account:${place.file}:${place.line + 1}` : undefined;
}

const PARTS: Readonly<Record<PaperRecord['part'], number>> = { page: 0, cited: 1, entry: 2, citer: 3 };

/** Best account first: the paper's own page, then whoever says more; then by place, so that the order is one. */
export function compareRecords(a: PaperRecord, b: PaperRecord): number {
  return (
    PARTS[a.part] - PARTS[b.part] ||
    Number(Boolean(a.titlePending)) - Number(Boolean(b.titlePending)) ||
    Number(a.guessed ?? false) - Number(b.guessed ?? false) ||
    b.identifiers.length - a.identifiers.length ||
    b.authors.length - a.authors.length ||
    Number(b.abstract !== undefined) - Number(a.abstract !== undefined) ||
    compareText(a.place.file, b.place.file) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    compareText(a.title.text, b.title.text) ||
    a.title.place.line - b.title.place.line ||
    a.title.place.column - b.title.place.column
  );
}

/** By code unit: the same everywhere, whatever the reader's locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
