/**
 * References of a `CITATION.cff` (https://github.com/citation-file-format/citation-file-format, schema 1.2.0): one
 * paper as the preferred citation of a whole file, several as the list that such a file may hold.
 */
import { stringify } from 'yaml';
import type { ItemType, Name } from '../model';
import { readable } from '../prose';
import { type Entry, entryUrl, pagesOf, withoutSuffix } from './entry';

const TYPES: Readonly<Record<ItemType, string>> = {
  article: 'article',
  'article-journal': 'article',
  'paper-conference': 'conference-paper',
  book: 'book',
  chapter: 'generic',
  thesis: 'thesis',
  report: 'report',
  dataset: 'data',
  software: 'software',
  webpage: 'website',
  document: 'generic',
};

export function cff(entries: readonly Entry[]): string {
  const [only, ...more] = entries;
  const yaml = (value: object) =>
    stringify(value, { lineWidth: 0, compat: 'yaml-1.1', aliasDuplicateObjects: false });
  if (!only || more.length > 0) return yaml({ references: entries.map(reference) });
  const preferred = reference(only);
  return yaml({
    'cff-version': '1.2.0',
    message: 'If you use this work, please cite it as below.',
    title: preferred.title,
    authors: preferred.authors,
    'preferred-citation': preferred,
  });
}

interface Reference {
  readonly title: string;
  readonly authors: readonly object[];
}

/** The schema demands a title and an author of everything. */
function reference(entry: Entry): Reference & Record<string, unknown> {
  const text = (value: string | undefined) =>
    value === undefined ? undefined : readable(value) || undefined;
  const { year, month } = entry.issued ?? {};
  const container = text(entry['container-title']);
  const pages = entry.page === undefined ? undefined : pagesOf(entry.page);
  const isConference = entry.type === 'paper-conference';
  const isPress = entry.type !== 'thesis' && entry.type !== 'report';
  const publisher = text(entry.publisher);
  const named = publisher === undefined ? undefined : { name: publisher };
  const fields = {
    type: TYPES[entry.type] ?? 'generic',
    title: entry.title?.shown ?? 'Untitled',
    authors: authorsOf(entry),
    year,
    month: year === undefined ? undefined : month,
    journal: isConference || entry.type === 'chapter' ? undefined : container,
    'collection-title': isConference || entry.type === 'chapter' ? container : undefined,
    conference: isConference && container ? { name: container } : undefined,
    volume: text(entry.volume),
    issue: text(entry.issue),
    start: text(pages?.first),
    end: text(pages?.last),
    publisher: isPress ? named : undefined,
    institution: isPress ? undefined : named,
    doi: entry.doi !== undefined && DOI.test(entry.doi) ? entry.doi : undefined,
    identifiers: identifiersOf(entry),
    url: entryUrl(entry),
    keywords: entry.keywords.length > 0 ? entry.keywords : undefined,
    abstract: text(entry.abstract),
  };
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as unknown as Reference & Record<string, unknown>;
}

/** As the schema has it. */
const DOI = /^10\.\d{4,9}(\.\d+)?\/[A-Za-z0-9:/_;\-.()[\]\\]+$/;

function identifiersOf({ arxiv }: Entry): readonly object[] | undefined {
  if (arxiv === undefined) return undefined;
  return [{ type: 'other', value: `arXiv:${arxiv}`, description: 'The paper on arXiv' }];
}

function authorsOf({ authors, complete }: Entry): readonly object[] {
  if (authors.length === 0) return [{ name: 'anonymous' }];
  return [...authors.map(person), ...(complete ? [] : [{ name: 'others' }])];
}

function person({ literal, family, given, 'non-dropping-particle': particle }: Name): object {
  if (literal) return { name: literal };
  const { family: bare, suffix } = withoutSuffix(family ?? '');
  return {
    ...(bare && { 'family-names': bare }),
    ...(given && { 'given-names': given }),
    ...(particle && { 'name-particle': particle }),
    ...(suffix && { 'name-suffix': suffix }),
  };
}
