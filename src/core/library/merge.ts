/** What the accounts of one paper agree on: a work without its citekey and its edges. */
import { compareDates } from '../dates';
import { identifierKey, identifierUrl } from '../identifiers';
import type {
  CitationCount,
  Identifier,
  IdentifierScheme,
  Item,
  MachineText,
  Name,
  PaperRecord,
  PartialDate,
  Printed,
  Publication,
  Version,
  Work,
} from '../model';
import { abstractVariants } from './abstract-variants';
import { compareRecords, recordTitleKey } from './identity';
import { shownTitle } from './record-keys';

export type MergedWork = Omit<
  Work,
  'citekey' | 'aliases' | 'citers' | 'cites' | 'citedBy' | 'changes' | 'marks'
>;

const mergedBefore = new WeakMap<PaperRecord, MergedWork>();

/** Merges the accounts of one paper; there must be one at least. The same accounts give the same work again. */
export function mergeRecords(accounts: readonly PaperRecord[]): MergedWork {
  const records = [...accounts].sort(
    (a, b) => Number(a.accepted ?? false) - Number(b.accepted ?? false) || compareRecords(a, b),
  );
  // A save changes one file: nearly all works are those of before.
  const before = mergedBefore.get(records[0]!);
  if (before && isSameList(before.records, records)) return before;
  const work = merge(records);
  mergedBefore.set(records[0]!, work);
  return work;
}

/** Most papers have none of most things: then none takes no room. */
const NONE: readonly never[] = [];

function isSameList(a: readonly PaperRecord[], b: readonly PaperRecord[]): boolean {
  return a.length === b.length && a.every((record, index) => record === b[index]);
}

function merge(records: readonly PaperRecord[]): MergedWork {
  const entitled = records.filter(({ titlePending }) => !titlePending);
  const titled = entitled.find(({ accepted }) => accepted) ?? bestTitled(entitled) ?? records[0]!;
  const identifiers = mergeIdentifiers(records);
  const listed = bestAuthors(records);
  return {
    id: workId(titled, identifiers),
    item: itemOf(titled, listed.authors, identifiers, records),
    title: shownTitle(titled),
    titlePending: titled.titlePending ?? false,
    authorsComplete: listed.authorsComplete,
    identifiers,
    categories: unique(records.map(({ categories }) => categories)),
    submitter: records.find((record) => record.submitter !== undefined)?.submitter,
    versions: mergeVersions(records),
    withdrawn: records.some((record) => record.withdrawn === true),
    abstracts: abstractVariants(records),
    summaries: summariesOf(records),
    keywords: unique(records.map(({ keywords }) => keywords)),
    machineTexts: machineTextsOf(records),
    citationCounts: countsOf(records),
    records,
  };
}

/** The first, unless a list in small letters left out the capitals that another page has. */
function bestTitled(records: readonly PaperRecord[]): PaperRecord | undefined {
  const [first] = records;
  if (!first || first.part === 'page' || hasCapitals(first)) return first;
  const key = recordTitleKey(first);
  return records.find((other) => recordTitleKey(other) === key && hasCapitals(other)) ?? first;
}

/** Capitals beyond the first letter, and small letters too. */
function hasCapitals({ title: { text } }: PaperRecord): boolean {
  return /^.+\p{Lu}/u.test(text) && /\p{Ll}/u.test(text);
}

/** Of the schemes that name a paper for good, the best known first. */
const SCHEME_ORDER: readonly IdentifierScheme[] = [
  'arxiv',
  'doi',
  'acl',
  'openreview',
  'pmid',
  'pmcid',
  'hal',
  'dblp',
  's2',
  'openalex',
  'pith',
  'pith-citations',
  'scholar-feed-author',
];

function workId(titled: PaperRecord, identifiers: readonly Identifier[]): string {
  const [best] = identifiers;
  if (best) return identifierKey(best);
  const { file, line } = titled.place;
  return titled.titlePending ? `at:${file}:${line}` : `title:${recordTitleKey(titled)}`;
}

function mergeIdentifiers(records: readonly PaperRecord[]): readonly Identifier[] {
  const [first] = records;
  if (records.length === 1 && first!.identifiers.length === 0) return NONE;
  const byKey = new Map<string, Identifier>();
  for (const record of records) {
    for (const identifier of record.identifiers) {
      if (identifier.scheme === 'scholar-feed-author') continue;
      const known = byKey.get(identifierKey(identifier));
      // A long Pith id says all that its short form says.
      if (!known || known.value.length < identifier.value.length)
        byKey.set(identifierKey(identifier), identifier);
    }
  }
  return [...byKey.values()].sort((a, b) => SCHEME_ORDER.indexOf(a.scheme) - SCHEME_ORDER.indexOf(b.scheme));
}

/** A complete list beats a longer broken-off one; else the longest. */
function bestAuthors(records: readonly PaperRecord[]): {
  authors: readonly Name[];
  authorsComplete: boolean;
} {
  let best = records.find(({ accepted, authors }) => accepted && authors.length > 0);
  if (best) return best;
  for (const record of records) {
    if (record.authors.length === 0) continue;
    const better =
      !best ||
      Number(record.authorsComplete) - Number(best.authorsComplete) > 0 ||
      (record.authorsComplete === best.authorsComplete && record.authors.length > best.authors.length);
    if (better) best = record;
  }
  return { authors: best?.authors ?? [], authorsComplete: best?.authorsComplete ?? false };
}

function itemOf(
  titled: PaperRecord,
  author: readonly Name[],
  identifiers: readonly Identifier[],
  records: readonly PaperRecord[],
): Item {
  const issued = bestDate(records);
  const doi = identifiers.find(({ scheme }) => scheme === 'doi')?.value;
  const url = identifiers.map(identifierUrl).find((address) => address !== undefined);
  const publication = bestPublication(records);
  return {
    ...publication,
    type: publication.type ?? (publication['container-title'] === undefined ? 'article' : 'article-journal'),
    title: titled.title.text,
    author,
    ...(issued && { issued }),
    ...(doi !== undefined && { DOI: doi }),
    ...(url !== undefined && { URL: url }),
  };
}

/**
 * All from the one page that tells most parts: the volume of one printing and the pages of another are no
 * publication. arXiv's journal reference is a whole citation in one line and stands where nothing better is.
 */
function bestPublication(records: readonly PaperRecord[]): Publication {
  const accepted = records.find((record) => record.accepted && record.publication)?.publication;
  if (accepted) return accepted;
  let best: Publication = {};
  for (const { publication } of records)
    if (publication && Object.keys(publication).length > Object.keys(best).length) best = publication;
  if (best['container-title'] !== undefined) return best;
  const journal = records.find((record) => record.journalReference !== undefined)?.journalReference;
  return journal === undefined ? best : { ...best, 'container-title': journal };
}

/**
 * The paper's own page knows best; among equals the earliest, since a preprint is dated by its first version.
 * A date without a year (a feed of the current year) is used only where no page gives one.
 */
function bestDate(records: readonly PaperRecord[]): PartialDate | undefined {
  const dated = records.filter((record) => record.date !== undefined);
  const accepted = dated.find((record) => record.accepted);
  if (accepted) return accepted.date;
  const withYear = dated.filter((record) => record.date?.year !== undefined);
  const own = withYear.filter((record) => record.part !== 'citer');
  const candidates = own.length > 0 ? own : withYear.length > 0 ? withYear : dated;
  const page = candidates.find((record) => record.part === 'page');
  if (page) return page.date;
  const dates = candidates.map((record) => record.date!);
  const precise = dates.filter((date) => date.month !== undefined);
  return [...(precise.length > 0 ? precise : dates)].sort(compareDates)[0];
}

function mergeVersions(records: readonly PaperRecord[]): readonly Version[] {
  if (records.every(({ versions }) => versions === undefined)) return NONE;
  const byNumber = new Map<number, Version>();
  for (const record of records) {
    for (const version of record.versions ?? []) {
      byNumber.set(version.version, { ...version, ...byNumber.get(version.version) });
    }
  }
  return [...byNumber.values()].sort((a, b) => a.version - b.version);
}

function summariesOf(records: readonly PaperRecord[]): readonly Printed[] {
  if (records.every(({ summary }) => summary === undefined)) return NONE;
  const byText = new Map<string, Printed>();
  for (const { summary } of records) {
    if (summary && !byText.has(summary.text)) byText.set(summary.text, summary);
  }
  return [...byText.values()];
}

function machineTextsOf(records: readonly PaperRecord[]): readonly MachineText[] {
  if (records.every(({ machineTexts }) => machineTexts === undefined)) return NONE;
  const byText = new Map<string, MachineText>();
  for (const { machineTexts = [] } of records) {
    for (const one of machineTexts) if (!byText.has(one.text.text)) byText.set(one.text.text, one);
  }
  return [...byText.values()];
}

function countsOf(records: readonly PaperRecord[]): readonly CitationCount[] {
  if (records.every(({ citationCount }) => citationCount === undefined)) return NONE;
  return records.flatMap(({ source, citationCount }) =>
    citationCount ? [{ source, ...citationCount }] : [],
  );
}

/** Each value of all the lists once; most papers have one list at most. */
function unique(lists: readonly (readonly string[] | undefined)[]): readonly string[] {
  const given = lists.filter((list) => list !== undefined && list.length > 0) as (readonly string[])[];
  if (given.length === 0) return NONE;
  return [...new Set(given.flat())];
}
