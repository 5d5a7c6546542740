/**
 * An entry of BibTeX or BibLaTeX as an item of CSL, as Pandoc reads one
 * (https://pandoc.org/MANUAL.html#specifying-bibliographic-data): the fields of BibLaTeX's manual, section 2.2, and
 * BibTeX's older names for them.
 * Skipping: what CSL has no variable for (`eventtitleaddon`, `gender`, `holder`, `file`, sorting keys).
 */
import { asIdentifier } from '../../identifiers';
import { readableBibtex } from '../../prose';
import type { CslItem } from '../csl';
import { bibTexDate, cslDate } from './bibtex-dates';
import type { BibtexEntry } from './bibtex-entries';
import { CSL_TYPES, genreOf, IN_ISSUES, IN_SERIES, languageTag, OF_PREPRINTS, stateOf } from './bibtex-kinds';
import { cslPeople } from './bibtex-people';
import { Titles } from './bibtex-titles';
import { richText } from './rich-latex';

/** The entry is one that has been given what it inherits. */
export function bibtexItem(entry: BibtexEntry): CslItem {
  const fields = new Fields(entry);
  const archive = archiveOf(fields);
  const isPreprint =
    archive.arxiv !== undefined &&
    (OF_PREPRINTS.has(entry.type) ||
      (entry.type === 'article' &&
        /^(?:|arxiv\b.*|corr)$/i.test(fields.plain('journaltitle', 'journal') ?? '')));
  const item = {
    id: entry.key,
    type: typeOf(entry.type, fields, isPreprint),
    ...new Titles(entry.type, fields).all(),
    ...people(fields),
    ...dates(fields),
    ...numbers(entry.type, fields),
    ...publishers(entry.type, fields),
    genre: genreOf(entry.type, fields.plain('type')),
    language: fields.language,
    abstract: fields.rich('abstract'),
    note: joined(
      ['note', 'addendum'].map((name) => fields.rich(name)),
      '. ',
    ),
    annote: fields.rich('annotation', 'annote'),
    keyword: fields.plain('keywords', 'keyword'),
    status: fields.get('pubstate') && stateOf(fields.plain('pubstate')!),
    'call-number': fields.plain('library'),
    DOI: fields.verbatim('doi')?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ''),
    ISBN: fields.plain('isbn'),
    ISSN: fields.plain('issn'),
    PMID: fields.plain('pmid') ?? archive.pmid,
    PMCID: fields.plain('pmcid', 'pmc'),
    URL: fields.verbatim('url') ?? urlIn(fields.get('howpublished')) ?? archive.url,
    // Of an article in a journal styles print the number as that of the article.
    ...(isPreprint
      ? { number: fields.plain('number') ?? `arXiv:${archive.arxiv}` }
      : archive.arxiv !== undefined && { custom: { arXiv: archive.arxiv } }),
  };
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}

/** Fields by name, in the ways that they are read. */
export class Fields {
  readonly #values: ReadonlyMap<string, string>;
  readonly language: string | undefined;
  readonly isEnglish: boolean;
  readonly usePrefix: boolean;

  constructor({ fields }: BibtexEntry) {
    this.#values = new Map(fields.map(({ name, value }) => [name, value]));
    const variant = /\bvariant\s*=\s*(\w+)/.exec(this.get('langidopts') ?? '')?.[1];
    this.language = languageTag(variant ?? '') ?? languageTag(this.plain('langid', 'hyphenation') ?? '');
    this.isEnglish = this.language === undefined || /^en\b/.test(this.language);
    this.usePrefix = /\buseprefix\s*(?:=\s*true\b|,|$)/.test(this.get('options') ?? '');
  }

  /** The first of them that is filled, as it stands. */
  get(...names: readonly string[]): string | undefined {
    return names
      .map((name) => this.#values.get(name))
      .find((value) => value !== undefined && value.trim() !== '');
  }

  /** On one line, without LaTeX. */
  plain(...names: readonly string[]): string | undefined {
    const value = this.get(...names);
    return value === undefined ? undefined : readableBibtex(value).replace(/'/g, '’') || undefined;
  }

  /** With CSL's own markup. */
  rich(...names: readonly string[]): string | undefined {
    const value = this.get(...names);
    return value === undefined ? undefined : richText(value) || undefined;
  }

  /** An address or an identifier: not LaTeX, but for what people escape in it all the same. */
  verbatim(...names: readonly string[]): string | undefined {
    const value = this.get(...names)?.trim();
    return (
      value
        ?.replace(/^\\url\{(.*)\}$/s, '$1')
        .replace(/\\([_&%#$~])/g, '$1')
        .replace(/[{}\s]/g, '') || undefined
    );
  }
}

function typeOf(type: string, fields: Fields, isPreprint: boolean): string {
  if (isPreprint) return 'article';
  const kind = fields.plain('entrysubtype')?.toLowerCase();
  if (IN_ISSUES.has(type) && (kind === 'magazine' || kind === 'newspaper')) return `article-${kind}`;
  if (type === 'unpublished' && fields.get('eventtitle')) return 'speech';
  return CSL_TYPES.get(type) ?? 'document';
}

const ROLES: readonly (readonly [string, string])[] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['bookauthor', 'container-author'],
];

/** What an editor did, where another of CSL's roles says it. */
const KINDS_OF_EDITORS: ReadonlyMap<string, string> = new Map([
  ['director', 'director'],
  ['translator', 'translator'],
  ['compiler', 'compiler'],
  ['organizer', 'organizer'],
]);

function people(fields: Fields): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, role] of ROLES) {
    const value = fields.get(name);
    if (value === undefined) continue;
    const kind = name === 'editor' ? KINDS_OF_EDITORS.get(fields.plain('editortype') ?? '') : undefined;
    found[kind ?? role] = cslPeople(value, fields.usePrefix);
  }
  for (const letter of ['a', 'b', 'c']) {
    const role = KINDS_OF_EDITORS.get(fields.plain(`editor${letter}type`) ?? '');
    const value = fields.get(`editor${letter}`);
    if (role !== undefined && value !== undefined) found[role] ??= cslPeople(value, fields.usePrefix);
  }
  return found;
}

function dates(fields: Fields): Record<string, unknown> {
  const date = (...names: readonly string[]) => {
    const value = fields.get(...names);
    return value === undefined ? undefined : cslDate(value);
  };
  const year = fields.get('year');
  return {
    issued: date('date') ?? (year && bibTexDate(year, fields.get('month'), fields.get('day'))),
    accessed: date('urldate'),
    'event-date': date('eventdate'),
    'original-date': date('origdate') ?? (fields.get('origyear') && bibTexDate(fields.get('origyear')!)),
  };
}

function numbers(type: string, fields: Fields): Record<string, unknown> {
  const number = fields.plain('number');
  // `579\\psqq`: “and the following”, which styles have no word for.
  const pages = fields
    .plain('pages', 'eid')
    ?.replace(/\\psqq?\b/g, '')
    .replace(/\s?(?:--?-?|[–—])\s?/g, '-');
  const isIssue = IN_ISSUES.has(type);
  return {
    volume: joined([fields.plain('volume'), fields.plain('part')], '.'),
    issue: isIssue ? joined([number, fields.plain('issue')], ', ') : fields.plain('issue'),
    number: isIssue || IN_SERIES.has(type) ? undefined : number,
    'collection-number': IN_SERIES.has(type) ? number : undefined,
    'number-of-volumes': fields.plain('volumes'),
    'number-of-pages': fields.plain('pagetotal'),
    'chapter-number': fields.plain('chapter'),
    page: pages,
    edition: fields.plain('edition'),
    version: fields.plain('version'),
  };
}

/** BibTeX has a field for each kind of house; a manual is brought out by who made the thing. */
function publishers(type: string, fields: Fields): Record<string, unknown> {
  const how = fields.get('howpublished');
  const told = urlIn(how) === undefined ? fields.rich('howpublished') : undefined;
  const houses = ['school', 'institution', 'organization'].map((name) => fields.rich(name));
  return {
    publisher: joined([...new Set([...houses, told, fields.rich('publisher')])], '; '),
    'publisher-place': fields.rich('address', 'location'),
    'event-title': fields.rich('eventtitle'),
    'event-place': fields.rich('venue'),
    'original-publisher': fields.rich('origpublisher'),
    'original-publisher-place': fields.rich('origlocation'),
    authority: type === 'patent' ? fields.rich('holder') : undefined,
  };
}

interface Archive {
  readonly arxiv?: string | undefined;
  readonly pmid?: string | undefined;
  readonly url?: string | undefined;
}

const ADDRESSES: ReadonlyMap<string, string> = new Map([
  ['jstor', 'https://www.jstor.org/stable/'],
  ['pubmed', 'https://www.ncbi.nlm.nih.gov/pubmed/'],
  ['googlebooks', 'https://books.google.com?id='],
  ['hdl', 'https://hdl.handle.net/'],
  ['hal', 'https://hal.science/'],
]);

/** Where `eprint` is kept. */
function archiveOf(fields: Fields): Archive {
  const id = fields.verbatim('eprint');
  if (id === undefined) return {};
  const archive = fields.plain('eprinttype', 'archiveprefix')?.toLowerCase() ?? '';
  const isArxiv =
    (archive === 'arxiv' || archive === '') && asIdentifier(`arXiv:${id}`)?.identifier.scheme === 'arxiv';
  if (isArxiv) {
    const bare = id.replace(/^arxiv:/i, '');
    return { arxiv: bare, url: `https://arxiv.org/abs/${bare}` };
  }
  const address = ADDRESSES.get(archive);
  return { ...(archive === 'pubmed' && { pmid: id }), ...(address !== undefined && { url: address + id }) };
}

/** `\url{…}`, or an address, and nothing else. */
function urlIn(text: string | undefined): string | undefined {
  const [, found] = /^\s*(?:\\url\{)?\s*(https?:\/\/[^\s{}]+)\s*\}?\s*$/.exec(text ?? '') ?? [];
  return found?.replace(/\\([_&%#$~])/g, '$1');
}

function joined(parts: readonly (string | undefined)[], between: string): string | undefined {
  return parts.filter((part) => part !== undefined && part !== '').join(between) || undefined;
}
