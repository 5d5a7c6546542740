/**
 * Items of Zotero, as Better BibTeX exports them, as items of CSL: by the table that Zotero itself goes by
 * (https://github.com/zotero/zotero-schema, `csl`). Tags and what `extra` says are the library's to tell.
 */
import { dateOf } from '../../sources/bibliography/entry-values';
import { type CslItem, dateParts } from '../csl';

/** Under its citekey; undefined for what is none: attachments, notes. */
export function zoteroItem(given: CslItem): CslItem | undefined {
  const type = TYPES.get(textOf(given.itemType) ?? '');
  if (type === undefined) return undefined;
  const get = (names: string) =>
    names
      .split(' ')
      .map((name) => textOf(given[name]))
      .find((text) => text !== undefined);
  const texts = FIELDS.map(([name, names]) => [name, get(names)] as const);
  const item = {
    id: get('citationKey citekey') ?? '',
    type,
    ...Object.fromEntries(texts),
    ...peopleOf(given.creators),
    DOI: get('DOI')?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ''),
    issued: cslDateOf(get('date dateDecided dateEnacted issueDate')),
    accessed: cslDateOf(get('accessDate')?.slice(0, '2017-06-12'.length)),
  };
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}

const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    artwork: 'graphic',
    audioRecording: 'song',
    bill: 'bill',
    blogPost: 'post-weblog',
    book: 'book',
    bookSection: 'chapter',
    case: 'legal_case',
    computerProgram: 'software',
    conferencePaper: 'paper-conference',
    dataset: 'dataset',
    dictionaryEntry: 'entry-dictionary',
    document: 'document',
    email: 'personal_communication',
    encyclopediaArticle: 'entry-encyclopedia',
    film: 'motion_picture',
    forumPost: 'post',
    hearing: 'hearing',
    instantMessage: 'personal_communication',
    interview: 'interview',
    journalArticle: 'article-journal',
    letter: 'personal_communication',
    magazineArticle: 'article-magazine',
    manuscript: 'manuscript',
    map: 'map',
    newspaperArticle: 'article-newspaper',
    patent: 'patent',
    podcast: 'broadcast',
    preprint: 'article',
    presentation: 'speech',
    radioBroadcast: 'broadcast',
    report: 'report',
    standard: 'standard',
    statute: 'legislation',
    thesis: 'thesis',
    tvBroadcast: 'broadcast',
    videoRecording: 'motion_picture',
    webpage: 'webpage',
  }),
);

/** CSL's variables, and Zotero's fields for each: it has its own for each type. */
const FIELDS: readonly (readonly [string, string])[] = [
  ['title', 'title caseName nameOfAct subject'],
  ['title-short', 'shortTitle'],
  [
    'container-title',
    'publicationTitle proceedingsTitle bookTitle encyclopediaTitle dictionaryTitle blogTitle forumTitle websiteTitle programTitle reporter code',
  ],
  ['container-title-short', 'journalAbbreviation'],
  ['collection-title', 'seriesTitle series'],
  ['collection-number', 'seriesNumber'],
  ['event-title', 'conferenceName meetingName'],
  ['volume', 'volume reporterVolume codeVolume'],
  ['issue', 'issue'],
  ['number', 'number reportNumber patentNumber billNumber docketNumber publicLawNumber archiveID'],
  ['number-of-volumes', 'numberOfVolumes'],
  ['number-of-pages', 'numPages'],
  ['page', 'pages firstPage codePages'],
  ['edition', 'edition'],
  ['version', 'versionNumber'],
  ['publisher', 'publisher university institution repository company label distributor studio network'],
  ['publisher-place', 'place'],
  ['authority', 'court legislativeBody issuingAuthority'],
  [
    'genre',
    'genre type thesisType reportType manuscriptType presentationType websiteType letterType postType',
  ],
  ['medium', 'medium artworkMedium'],
  ['scale', 'scale'],
  ['section', 'section'],
  ['status', 'status'],
  ['language', 'language'],
  ['archive', 'archive'],
  ['archive_location', 'archiveLocation'],
  ['call-number', 'callNumber'],
  ['abstract', 'abstractNote'],
  ['note', 'extra'],
  ['ISBN', 'ISBN'],
  ['ISSN', 'ISSN'],
  ['URL', 'url'],
];

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

/** Those that CSL has a role for; who else made a thing, a program or a talk, is its author. */
const ROLES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    author: 'author',
    bookAuthor: 'container-author',
    composer: 'composer',
    contributor: 'contributor',
    director: 'director',
    editor: 'editor',
    interviewer: 'interviewer',
    producer: 'producer',
    recipient: 'recipient',
    reviewedAuthor: 'reviewed-author',
    seriesEditor: 'collection-editor',
    translator: 'translator',
    artist: 'author',
    cartographer: 'author',
    inventor: 'author',
    interviewee: 'author',
    performer: 'author',
    podcaster: 'author',
    presenter: 'author',
    programmer: 'author',
    sponsor: 'author',
  }),
);

function peopleOf(creators: unknown): Record<string, CslItem[]> {
  const people: Record<string, CslItem[]> = {};
  for (const one of Array.isArray(creators) ? (creators as CslItem[]) : []) {
    const role = ROLES.get(textOf(one?.creatorType) ?? '');
    const name = one && nameOf(one);
    if (role !== undefined && name) people[role] = [...(people[role] ?? []), name];
  }
  return people;
}

function nameOf(creator: CslItem): CslItem | undefined {
  const [whole, family, given] = [creator.name, creator.lastName, creator.firstName].map(textOf);
  if (whole === undefined && family !== undefined) return { family, ...(given !== undefined && { given }) };
  const literal = whole ?? given;
  return literal === undefined ? undefined : { literal };
}

function cslDateOf(text: string | undefined): CslItem | undefined {
  if (text === undefined) return undefined;
  const date = dateOf(text);
  return date?.year === undefined ? { literal: text } : { 'date-parts': [dateParts(date)] };
}
