/**
 * The fields of an entry in BibTeX and BibLaTeX (its manual, section 2). Types and names as Better BibTeX and JabRef
 * choose them, but for preprints in BibTeX, which are `@misc` as arXiv itself has them.
 */
import type { ItemType, PartialDate } from '../../model';
import { type Entry, pagesOf } from '../entry';
import { texNames } from './tex-names';
import { type Charset, isBalanced, texText } from './tex-text';
import { texProse, texTitle } from './tex-title';

export type Dialect = 'bibtex' | 'biblatex';

export interface BibTexField {
  readonly name: string;
  /** Ready to stand between braces. */
  readonly value: string;
  /** A number, or the name of a macro: it may stand without braces. */
  readonly bare?: true;
}

export interface BibTexEntry {
  readonly type: string;
  readonly key: string;
  readonly fields: readonly BibTexField[];
}

/** The type of an entry, the field for where it appeared, and the one for who brought it out. */
interface Kind {
  readonly type: string;
  readonly container?: string;
  readonly publisher?: string;
  /** BibTeX would print “PhD thesis” and “Technical Report” without it. */
  readonly genre?: string;
}

const BIBTEX: Readonly<Record<ItemType, Kind>> = {
  article: { type: 'misc', container: 'howpublished' },
  'article-journal': { type: 'article', container: 'journal' },
  'paper-conference': { type: 'inproceedings', container: 'booktitle' },
  book: { type: 'book', container: 'series' },
  chapter: { type: 'incollection', container: 'booktitle' },
  thesis: { type: 'phdthesis', publisher: 'school', genre: 'Thesis' },
  report: { type: 'techreport', publisher: 'institution', genre: 'Report' },
  dataset: { type: 'misc', container: 'howpublished' },
  software: { type: 'misc', container: 'howpublished' },
  webpage: { type: 'misc', container: 'howpublished' },
  document: { type: 'misc', container: 'howpublished' },
};

const BIBLATEX: Readonly<Record<ItemType, Kind>> = {
  ...BIBTEX,
  article: { type: 'online', container: 'organization' },
  'article-journal': { type: 'article', container: 'journaltitle' },
  thesis: { type: 'thesis', publisher: 'institution', genre: 'Thesis' },
  report: { type: 'report', publisher: 'institution', genre: 'Report' },
  dataset: { type: 'dataset' },
  software: { type: 'software' },
  webpage: { type: 'online', container: 'organization' },
};

/** Unicode is written as it is: today's BibTeX engines, Biber, Pandoc, Zotero and JabRef read it, and so do people. */
export function bibTexEntry(entry: Entry, dialect: Dialect, charset: Charset = 'utf-8'): BibTexEntry {
  const text = (value: string | undefined) =>
    value === undefined ? undefined : texProse(value, charset).trim() || undefined;
  const kind = kindOf(entry, dialect);
  const fields: readonly (readonly [string | undefined, string | undefined, true?])[] = [
    ['title', entry.title && texTitle(entry.title, charset)],
    ['author', texNames(entry.authors, entry.complete, charset)],
    [kind.container, text(entry['container-title'])],
    ...dateFields(entry.issued, dialect),
    ['volume', text(entry.volume)],
    ['number', text(entry.issue)],
    ['pages', entry.page && texText(pagesText(entry.page), charset).replace(/[–—]|-\{\}-/g, '--')],
    [kind.publisher ?? 'publisher', text(entry.publisher)],
    ['type', kind.genre],
    ['doi', verbatim(entry.doi)],
    ...archiveFields(entry, dialect),
    ['pmid', verbatim(entry.pmid)],
    ['pmcid', verbatim(entry.pmcid)],
    ['url', verbatim(entry.url)],
    ['keywords', text(keywordsText(entry.keywords))],
    ['abstract', text(entry.abstract)],
  ];
  return {
    type: kind.type,
    key: bibTexKey(entry.key),
    fields: fields.flatMap(([name, value, bare]) =>
      name === undefined || !value ? [] : [{ name, value, ...(bare && { bare }) }],
    ),
  };
}

/** A preprint outside arXiv appears in its server as an article does in a journal: bioRxiv's own export says so. */
function kindOf(entry: Entry, dialect: Dialect): Kind {
  const kinds = dialect === 'bibtex' ? BIBTEX : BIBLATEX;
  const isKept = entry.type === 'article' && entry['container-title'] !== undefined;
  return kinds[isKept ? 'article-journal' : entry.type] ?? kinds.document;
}

export const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A date without a year names no day that a reader of a bibliography could tell. */
function dateFields(
  date: PartialDate | undefined,
  dialect: Dialect,
): readonly (readonly [string, string | undefined, true?])[] {
  const { year, month, day } = date ?? {};
  if (year === undefined) return [];
  if (dialect === 'biblatex')
    return [['date', isoDate({ year, ...(month && { month, ...(day && { day }) }) })]];
  return [
    ['year', String(year), true],
    ['month', month === undefined ? undefined : MONTHS[month - 1], true],
    ['day', month !== undefined && day !== undefined ? String(day) : undefined, true],
  ];
}

/** `2017-06-12`, `2017-06`, `2017`. */
export function isoDate({ year = 0, month, day }: PartialDate): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return [String(year).padStart(4, '0'), ...[month, day].flatMap((part) => (part ? [two(part)] : []))].join(
    '-',
  );
}

function archiveFields(
  { arxiv, arxivClass, hal }: Entry,
  dialect: Dialect,
): (readonly [string, string | undefined])[] {
  const id = arxiv ?? hal;
  if (id === undefined) return [];
  const names =
    dialect === 'bibtex'
      ? ['eprint', 'archiveprefix', 'primaryclass']
      : ['eprint', 'eprinttype', 'eprintclass'];
  const archive = arxiv === undefined ? 'HAL' : 'arXiv';
  return [
    [names[0]!, verbatim(id)],
    [names[1]!, dialect === 'bibtex' ? archive : archive.toLowerCase()],
    [names[2]!, arxivClass],
  ];
}

function pagesText(page: string): string {
  return page
    .split(/\s?,\s?/)
    .map((part) => {
      const { first, last } = pagesOf(part);
      return last === undefined ? part : `${first}–${last}`;
    })
    .join(', ');
}

/** Parted by semicolons where one of them holds a comma. */
export function keywordsText(keywords: readonly string[]): string | undefined {
  if (keywords.length === 0) return undefined;
  return keywords.join(keywords.some((word) => word.includes(',')) ? '; ' : ', ');
}

/** Addresses and identifiers are not LaTeX: nothing in them is escaped, and braces must not end the field. */
export function verbatim(text: string | undefined): string | undefined {
  const safe = text?.replace(/[\s\\]/g, (char) => encodeURIComponent(char));
  return safe === undefined || isBalanced(safe) ? safe : safe.replace(/[{}]/g, encodeURIComponent);
}

const FORBIDDEN = /[\s\p{Cc},{}()"'#%~\\=@]/u;

/** Whether BibTeX and Biber take the key for one. */
export function isBibTexKey(key: string): boolean {
  return key !== '' && !FORBIDDEN.test(key);
}

/** A key that breaks no file: each sign that BibTeX does not allow in one is left out. */
export function bibTexKey(key: string): string {
  return key.split('').filter(isBibTexKey).join('') || 'key';
}
