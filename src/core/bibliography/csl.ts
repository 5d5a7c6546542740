/**
 * Items of CSL (https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json), as Zotero
 * and Pandoc write them. Titles are Unicode: no processor of CSL reads LaTeX.
 */
import type { Name, PartialDate } from '../model';
import { readable } from '../prose';
import { keywordsText } from './bibtex/bibtex-fields';
import { addressBesideDoi, type Entry, pagesOf, withoutSuffix } from './entry';

export type CslItem = Readonly<Record<string, unknown>>;

export function cslItem(entry: Entry): CslItem {
  const { arxiv, issued } = entry;
  const text = (value: string | undefined) =>
    value === undefined ? undefined : readable(value) || undefined;
  const item = {
    id: entry.key,
    type: entry.type,
    title: entry.title?.shown,
    author: authorsOf(entry),
    issued: issued?.year === undefined ? undefined : { 'date-parts': [dateParts(issued)] },
    'container-title': text(entry['container-title']),
    volume: text(entry.volume),
    issue: text(entry.issue),
    page: entry.page === undefined ? undefined : text(cslPages(entry.page)),
    publisher: text(entry.publisher),
    // Of an article in a journal styles print the number as that of the article.
    ...(arxiv !== undefined &&
      (entry['container-title'] === undefined ? { number: `arXiv:${arxiv}` } : { custom: { arXiv: arxiv } })),
    DOI: entry.doi,
    PMID: entry.pmid,
    PMCID: entry.pmcid,
    URL: addressBesideDoi(entry),
    keyword: keywordsText(entry.keywords),
    abstract: text(entry.abstract),
  };
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}

/** CSL has no word for more authors than are known; `others` is what Zotero and Pandoc make of BibTeX's. */
function authorsOf({ authors, complete }: Entry): readonly object[] | undefined {
  if (authors.length === 0) return undefined;
  return [...authors.map(cslName), ...(complete ? [] : [{ literal: 'others' }])];
}

function cslName(name: Name): object {
  const { literal, family = '', given, 'non-dropping-particle': particle } = name;
  if (literal) return { literal };
  if (family === '') return { literal: [given, particle].filter(Boolean).join(' ') };
  const { family: bare, suffix } = withoutSuffix(family);
  return {
    family: bare,
    ...(given && { given }),
    ...(particle && { 'non-dropping-particle': particle }),
    ...(suffix && { suffix }),
  };
}

export function dateParts({ year, month, day }: PartialDate): readonly number[] {
  return [year!, ...(month ? [month, ...(day ? [day] : [])] : [])];
}

/** With a hyphen, as processors expect a range. */
function cslPages(page: string): string {
  return page
    .split(/\s?,\s?/)
    .map((part) => {
      const { first, last } = pagesOf(part);
      return last === undefined ? part : `${first}-${last}`;
    })
    .join(', ');
}

/** As a file: a list of items. */
export function cslJson(items: readonly CslItem[]): string {
  return `${JSON.stringify(items, null, 2)}\n`;
}
