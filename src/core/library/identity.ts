/**
 * Which records are accounts of one paper. Two are when they share an identifier, or when their folded titles
 * agree and nothing contradicts it. A wrong merge is worse than a missed one.
 */
import { identifierKey } from '../identifiers';
import type { IdentifierScheme, Name, PaperRecord } from '../model';
import { samePerson } from '../names';
import { titleKey } from '../prose';
import type { Decision } from './decisions';

/** Identifiers of something other than one paper: an author's page lists many. */
const NOT_OF_A_PAPER: ReadonlySet<IdentifierScheme> = new Set(['scholar-feed-author']);

/** "Introduction", "Editorial": so short a title says nothing by itself; the authors must agree too. */
const TELLING_TITLE = 12;

/** Years by which two accounts of a paper may differ: a preprint, its conference, its journal. */
const YEARS_APART = 2;

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

/** The keys by which the record's paper is known: its identifiers, then its title. */
export function identityKeys(record: PaperRecord): string[] {
  const keys = record.identifiers.filter(({ scheme }) => !NOT_OF_A_PAPER.has(scheme)).map(identifierKey);
  if (!record.titlePending) keys.push(`title:${recordTitleKey(record)}`);
  return keys;
}

/**
 * The records in groups, one a paper. The result does not depend on the order of the records: they are
 * compared in an order of their own.
 */
export function groupByPaper(
  records: readonly PaperRecord[],
  _decisions: readonly Decision[] = [],
): PaperRecord[][] {
  const ordered = [...records].sort(compareRecords);
  const groups: PaperRecord[][] = [];
  const byKey = new Map<string, PaperRecord[][]>();
  for (const record of ordered) {
    const keys = identityKeys(record);
    const matching = new Set<PaperRecord[]>();
    for (const key of keys) {
      for (const group of byKey.get(key) ?? []) {
        if (group.length > 0 && (key.startsWith('title:') ? agree : shareAnIdentifier)(group, record))
          matching.add(group);
      }
    }
    const [first, ...rest] = matching;
    const group = first ?? [];
    if (!first) groups.push(group);
    group.push(record);
    // A record with an identifier and a title may be the bridge between two groups; it is one only where
    // every account on one side agrees with every account on the other.
    for (const other of rest) {
      if (other.every((account) => agree(group, account))) group.push(...other.splice(0));
    }
    for (const account of group === first && rest.length === 0 ? [record] : group) {
      for (const key of identityKeys(account)) {
        const known = byKey.get(key);
        if (!known) byKey.set(key, [group]);
        else if (!known.includes(group)) known.push(group);
      }
    }
  }
  return groups.filter((group) => group.length > 0);
}

/** An id quoted by mistake must not join two papers: different titles by different people stay apart. */
function shareAnIdentifier(group: readonly PaperRecord[], record: PaperRecord): boolean {
  if (group.some((account) => contradictingIdentifiers(account, record))) return false;
  return group.some(
    (account) =>
      recordTitleKey(account) === recordTitleKey(record) || !disjoint(account.authors, record.authors),
  );
}

function agree(group: readonly PaperRecord[], record: PaperRecord): boolean {
  return group.every(
    (account) =>
      !contradictingIdentifiers(account, record) &&
      !farApart(account.date?.year, record.date?.year) &&
      !disjoint(account.authors, record.authors) &&
      (recordTitleKey(record).length >= TELLING_TITLE || commonAuthor(account.authors, record.authors)),
  );
}

/** Two arXiv ids are two papers, whatever their titles. A paper may have several DOIs, so those do not tell. */
function contradictingIdentifiers(a: PaperRecord, b: PaperRecord): boolean {
  for (const one of a.identifiers) {
    if (one.scheme === 'doi' || NOT_OF_A_PAPER.has(one.scheme)) continue;
    const same = b.identifiers.filter(({ scheme }) => scheme === one.scheme);
    if (same.length > 0 && !same.some((other) => identifierKey(other) === identifierKey(one))) return true;
  }
  return false;
}

function farApart(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && Math.abs(a - b) > YEARS_APART;
}

/** Both name authors and have none in common. */
function disjoint(a: readonly Name[], b: readonly Name[]): boolean {
  return a.length > 0 && b.length > 0 && !commonAuthor(a, b);
}

function commonAuthor(a: readonly Name[], b: readonly Name[]): boolean {
  return a.some((one) => b.some((other) => samePerson(one, other)));
}

const PARTS: Readonly<Record<PaperRecord['part'], number>> = { page: 0, cited: 1, entry: 2, citer: 3 };

/** Best account first: the paper's own page, then whoever says more; then by place, so that the order is one. */
export function compareRecords(a: PaperRecord, b: PaperRecord): number {
  return (
    PARTS[a.part] - PARTS[b.part] ||
    Number(Boolean(a.titlePending)) - Number(Boolean(b.titlePending)) ||
    b.identifiers.length - a.identifiers.length ||
    b.authors.length - a.authors.length ||
    Number(b.abstract !== undefined) - Number(a.abstract !== undefined) ||
    compareText(a.place.file, b.place.file) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column
  );
}

/** By code unit: the same everywhere, whatever the reader's locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
