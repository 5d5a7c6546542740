/**
 * What the reader accepted of a look-up, as `.scholium/lookups.jsonl` keeps it, and as the library takes it: an
 * account of the paper like any page's, with the line of that file as its place. Accepted fields win.
 */
import { displayDate } from '../dates';
import { displayIdentifier, identifierKey, isIdentifierScheme } from '../identifiers';
import type { LineFile, LineKind } from '../jsonl';
import { namesOf } from '../library/decided';
import type { Decision } from '../library/decisions';
import { readSide, type Side } from '../library/evidence';
import { compareText } from '../library/identity';
import { authorsAgree } from '../library/people';
import { accountKey } from '../library/record-keys';
import { guardOf } from '../library/title-guards';
import type { Identifier, PaperRecord, Parsed, Work } from '../model';
import type { FileId } from '../place';
import { fold, readable } from '../prose';
import { publicationLine } from '../publication';
import { namesLine } from '.';
import { type Candidate, SERVICE_IDS, type ServiceId } from './service';

/** Fields a look-up can fill. */
const LOOKUP_FIELDS = ['title', 'authors', 'date', 'identifiers', 'publication', 'abstract'] as const;
export type LookupField = (typeof LOOKUP_FIELDS)[number];

export interface Accepted {
  /** What names the paper, as pins do. */
  readonly paper: readonly string[];
  readonly service: ServiceId;
  readonly url: string;
  /** ISO 8601 day. */
  readonly on: string;
  readonly fields: Partial<Pick<Candidate, LookupField>>;
}

export const LOOKUPS: LineKind<Accepted> = {
  name: 'lookups',
  version: 1,
  read: readAccepted,
  compare: (a, b) => compareText(orderKey(a), orderKey(b)),
  notAnEntry:
    'This line is no accepted look-up and was left alone. A line is {"paper": ["arxiv:…"], "service": "crossref", "url": "…", "on": "2026-11-21", "fields": {…}}.',
};

function orderKey({ paper, service }: Accepted): string {
  return `${paper[0] ?? ''} ${service}`;
}

/** One field that a look-up offers, beside what is known. */
export interface Offer {
  readonly field: LookupField;
  /** What the library has; empty when it has nothing. */
  readonly now: string;
  readonly offered: string;
}

/** What a candidate would fill in or change, what is missing first. */
export function offersOf(work: Work, candidate: Candidate): Offer[] {
  const offers = LOOKUP_FIELDS.map((field) => ({
    field,
    now: SHOWN[field](work),
    offered: OFFERED[field](candidate),
  }));
  const news = offers.filter(({ now, offered }) => offered !== '' && fold(now) !== fold(offered));
  return news.sort((a, b) => Number(a.now !== '') - Number(b.now !== ''));
}

/** What is kept when the reader accepts these fields of a candidate. */
export function accept(
  work: Work,
  candidate: Candidate,
  fields: readonly LookupField[],
  on: string,
): Accepted {
  const { service, url } = candidate;
  const taken = fields
    .filter((field) => candidate[field] !== undefined)
    .map((field) => [field, candidate[field]] as const);
  return { paper: namesOf(work.records), service, url, on, fields: Object.fromEntries(taken) };
}

/** The accepted look-ups with one more; that of the same service for the same paper gives way. */
export function addAccepted(known: readonly Accepted[], added: Accepted): Accepted[] {
  const names = namesIn(added);
  const before = known.find((one) => one.service === added.service && areOfOne(namesIn(one), names));
  const fields = { ...before?.fields, ...added.fields };
  return [...known.filter((one) => one !== before), { ...before, ...added, fields }];
}

/** What names the paper, what was looked up among it. */
function namesIn({ paper, fields }: Accepted): string[] {
  return [...paper, ...(fields.identifiers ?? []).map(identifierKey)];
}

/** Identifiers tell; where neither has one, the title does, unless many papers have it or others wrote it. */
function areOfOne(a: readonly string[], b: readonly string[]): boolean {
  const [ours, theirs] = [readSide(a), readSide(b)];
  if (ours.ids.size > 0 || theirs.ids.size > 0) return [...ours.ids].some((id) => theirs.ids.has(id));
  const isThere = [...ours.pages].some((page) => theirs.pages.has(page));
  if (ours.titles.size === 0 && theirs.titles.size === 0) return isThere;
  const shared = [...ours.titles].filter((title) => theirs.titles.has(title));
  if (shared.length === 0 || disagree(ours, theirs)) return false;
  return isThere || shared.some((title) => guardOf(title, title).tells === 'much');
}

function disagree({ authors: ours }: Side, { authors: theirs }: Side): boolean {
  return (
    ours.length > 0 &&
    theirs.length > 0 &&
    !ours.some((one) => theirs.some((other) => authorsAgree(one, other)))
  );
}

/** What the library takes of the file: an account for each line, and the word that it is of that paper. */
export function accountsOf(
  file: FileId,
  { entries, places }: LineFile<Accepted>,
): { parsed: Parsed; decisions: Decision[] } {
  const records: PaperRecord[] = [];
  const decisions: Decision[] = [];
  for (const entry of entries) {
    const place = places.get(entry);
    if (!place) continue;
    const { title, authors = [], date, identifiers = [], publication, abstract } = entry.fields;
    const record: PaperRecord = {
      source: `${entry.service}-lookup`,
      place,
      part: 'entry',
      title: { text: title ?? '', place },
      ...(title === undefined && { titlePending: true }),
      authors,
      authorsComplete: authors.length > 0,
      ...(date && { date }),
      identifiers,
      categories: [],
      ...(publication && { publication }),
      ...(abstract !== undefined && { abstract: { text: abstract, place } }),
      accepted: true,
    };
    records.push(record);
    decisions.push({ verdict: 'same', papers: [entry.paper, [accountKey(record)!]] });
  }
  return { parsed: { file, pages: [], records, citations: [], problems: [] }, decisions };
}

const SHOWN: Readonly<Record<LookupField, (work: Work) => string>> = {
  title: (work) => (work.titlePending ? '' : work.title),
  authors: (work) => namesLine(work.item.author),
  date: ({ item }) => (item.issued ? displayDate(item.issued) : ''),
  identifiers: ({ identifiers }) => identifiersLine(identifiers),
  publication: ({ item }) => publicationLine(item),
  abstract: ({ abstracts }) => (abstracts[0] ? readable(abstracts[0].text) : ''),
};

const OFFERED: Readonly<Record<LookupField, (candidate: Candidate) => string>> = {
  title: ({ title }) => title,
  authors: ({ authors }) => namesLine(authors),
  date: ({ date }) => (date ? displayDate(date) : ''),
  identifiers: ({ identifiers }) => identifiersLine(identifiers),
  publication: ({ publication }) => (publication ? publicationLine(publication) : ''),
  abstract: ({ abstract = '' }) => abstract,
};

function identifiersLine(identifiers: readonly Identifier[]): string {
  return [...identifiers]
    .sort((a, b) => compareText(identifierKey(a), identifierKey(b)))
    .map(displayIdentifier)
    .join(', ');
}

function readAccepted(value: object): Accepted | undefined {
  const { paper, service, url, on, fields } = value as Partial<Accepted>;
  const isSound =
    Array.isArray(paper) &&
    paper.length > 0 &&
    paper.every((key) => typeof key === 'string') &&
    SERVICE_IDS.includes(service as ServiceId) &&
    typeof url === 'string' &&
    typeof on === 'string' &&
    typeof fields === 'object' &&
    fields !== null &&
    areSound(fields);
  return isSound ? (value as Accepted) : undefined;
}

/** The file may have been edited by hand: a field of the wrong kind would break what reads it much later. */
function areSound({ title, authors, date, identifiers, publication, abstract }: Accepted['fields']): boolean {
  const isText = (text: unknown) => text === undefined || typeof text === 'string';
  const areObjects = (list: unknown) =>
    list === undefined ||
    (Array.isArray(list) && list.every((one) => typeof one === 'object' && one !== null));
  const areTexts = (object: unknown) =>
    object === undefined ||
    (typeof object === 'object' && object !== null && Object.values(object).every(isText));
  const areNumbers = (object: unknown) =>
    object === undefined ||
    (typeof object === 'object' && object !== null && Object.values(object).every(Number.isInteger));
  return (
    [title, abstract].every(isText) &&
    [authors, identifiers].every(areObjects) &&
    [...(authors ?? []), ...(identifiers ?? []), publication].every(areTexts) &&
    (identifiers ?? []).every(
      ({ scheme, value }) => isIdentifierScheme(scheme) && typeof value === 'string',
    ) &&
    areNumbers(date)
  );
}
