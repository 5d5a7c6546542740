/**
 * An item of CSL-JSON (https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json),
 * in JSON or in YAML: both are read through `CslNode`.
 */

import { parseDate } from '../../dates';
import type { ItemType, Name, PaperRecord, PartialDate, Printed, SourceId } from '../../model';
import { hull, type Place } from '../../place';
import type { Placed } from '../text/whole-text';
import {
  arxivIn,
  dateIn,
  identifiersIn,
  isTemplate,
  keywordsIn,
  listedName,
  oneOfEach,
  ownArxivId,
  plain,
} from './entry-values';
import { type AuthorList, type FoundPlaced, publicationOf, recordOf } from './structured';

/** A value of a structured file, with what it holds. */
export interface CslNode {
  readonly place: Place;
  /** The words of a string or the digits of a number; undefined for anything else. */
  readonly words: string | undefined;
  /** A string's words at their place. */
  readonly printed: Printed | undefined;
  /** The values of a list; none for anything else. */
  readonly items: readonly CslNode[];
  /** The value under a name. */
  get(name: string): CslNode | undefined;
}

const TYPES: ReadonlyMap<string, ItemType | undefined> = new Map([
  ['article', 'article'],
  ['article-journal', 'article-journal'],
  ['article-magazine', undefined],
  ['article-newspaper', undefined],
  ['paper-conference', 'paper-conference'],
  ['speech', undefined],
  ['book', 'book'],
  ['chapter', 'chapter'],
  ['entry', undefined],
  ['entry-dictionary', undefined],
  ['entry-encyclopedia', 'chapter'],
  ['thesis', 'thesis'],
  ['report', 'report'],
  ['dataset', 'dataset'],
  ['software', 'software'],
  ['webpage', 'webpage'],
  ['post', 'webpage'],
  ['post-weblog', 'webpage'],
  ['document', 'document'],
  ['manuscript', 'document'],
  ['patent', undefined],
  ['bill', undefined],
  ['hearing', undefined],
  ['interview', undefined],
  ['legal_case', undefined],
  ['legislation', undefined],
  ['pamphlet', undefined],
  ['regulation', undefined],
  ['treaty', undefined],
  ['standard', undefined],
  ['review', undefined],
  ['review-book', undefined],
  // What Crossref calls them (https://api.crossref.org/types), as doi.org hands items out.
  ['journal-article', 'article-journal'],
  ['proceedings-article', 'paper-conference'],
  ['book-chapter', 'chapter'],
  ['posted-content', 'article'],
  ['dissertation', 'thesis'],
  ['monograph', 'book'],
]);

/** The names of types as a part of an expression. */
export const CSL_TYPE_NAMES = [...TYPES.keys()].join('|');

/** Fields that other files with titles and types do not have. */
const EVIDENCE = ['author', 'editor', 'issued', 'container-title', 'DOI', 'URL', 'citation-key', 'accessed'];

/** Whether a value is an item: other files have titles and types, too. */
export function isCslItem(node: CslNode): boolean {
  const type = node.get('type')?.words;
  if (type === undefined || !TYPES.has(type) || titleNode(node) === undefined) return false;
  return EVIDENCE.some((name) => {
    const value = node.get(name);
    if (!value) return false;
    if (name === 'author' || name === 'editor')
      return value.items.some((author) => NAME_PARTS.some((part) => author.get(part)));
    return name !== 'issued' || dateOf(value) !== undefined || value.get('literal') !== undefined;
  });
}

const NAME_PARTS = ['family', 'literal', 'given'];

/** Some services give a list of one title. */
function titleNode(node: CslNode): CslNode | undefined {
  const title = node.get('title');
  const first = title?.items[0] ?? title;
  return first?.printed && !isTemplate(first.printed.text) ? first : undefined;
}

export function readCslItem(source: SourceId, node: CslNode): PaperRecord | undefined {
  const title = titleNode(node)?.printed;
  if (!title) return undefined;
  const get = (...names: readonly string[]) => firstOf(node, names);
  const typeNode = node.get('type');
  const journal = get('container-title');
  const note = get('note');
  const identifiers = identifiersOf(get, node.get('note'), node.get('custom')?.get('arXiv'));
  const date = dateOf(node.get('issued'));
  const key = get('citation-key') ?? get('id');
  return recordOf({
    source,
    place: node.place,
    title,
    authors: authorsOf(node.get('author')),
    date: date && { value: date, place: node.get('issued')!.place },
    identifiers,
    publication: publicationOf(TYPES.get(typeNode?.words ?? ''), typeNode?.place ?? node.place, {
      'container-title': plain(journal),
      volume: plain(get('volume')),
      issue: plain(get('issue')),
      page: plain(get('page')),
      publisher: plain(get('publisher')),
    }),
    abstract: node.get('abstract')?.printed,
    keywords: keywordsIn(get('keyword')),
    citekey: key && isKey(key.value) ? key : undefined,
    comments: plain(note),
  });
}

/** Not the number or the address that programs put as an id. */
function isKey(id: string): boolean {
  return id.length < 200 && /^\S*\p{L}\S*$/u.test(id) && !OTHERS_ID.test(id);
}

/** An address, a DOI, Zotero's `6532/ABCD2345`, Mendeley's `ITEM-1`, a UUID. */
const OTHERS_ID =
  /:\/\/|^(?:doi:)?10\.\d{4,9}\/|^\d+\/[A-Z0-9]{8}$|^ITEM-\d+$|^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/;

function firstOf(node: CslNode, names: readonly string[]): Placed<string> | undefined {
  for (const name of names) {
    const value = node.get(name);
    const first = value?.items[0] ?? value;
    if (first?.words !== undefined && first.words.trim() !== '' && !isTemplate(first.words))
      return { value: first.words.trim(), place: first.place };
  }
  return undefined;
}

type Get = (...names: readonly string[]) => Placed<string> | undefined;

/** `arxiv` is the field in which we have it beside a journal: no style prints `custom`. */
function identifiersOf(get: Get, note: CslNode | undefined, arxiv: CslNode | undefined): FoundPlaced[] {
  const pmid = get('PMID');
  const pmcid = get('PMCID');
  const labelled = (label: string, value: Placed<string>) =>
    identifiersIn({ value: `${label}${value.value}`, place: value.place }, ['pmid', 'pmcid']);
  return oneOfEach([
    ...identifiersIn(get('DOI'), ['doi', 'arxiv']),
    ...(pmid ? labelled('PMID: ', pmid) : []),
    ...(pmcid ? labelled(/^PMC/.test(pmcid.value) ? '' : 'PMC', pmcid) : []),
    ...identifiersIn(get('URL')),
    ...ownArxivId(get('number')),
    ...(arxiv?.words === undefined ? [] : arxivIn({ value: arxiv.words, place: arxiv.place })),
    ...ownArxivId(get('container-title')),
    ...(/^arxiv$/i.test(get('archive', 'publisher')?.value ?? '')
      ? arxivIn(get('archive_location', 'number'))
      : []),
    ...noteIds(note),
  ]);
}

/** Zotero's "Extra": `arXiv:1706.03762 [cs]`, `PMID: 34265844`, each on its own line. */
function noteIds(note: CslNode | undefined): FoundPlaced[] {
  const lines = note?.words?.slice(0, 4000).split('\n') ?? [];
  return lines.flatMap((line) => {
    const value = { value: line.trim(), place: note!.place };
    if (/^PMID:\s?\d{4,9}$/.test(value.value)) return identifiersIn(value, ['pmid']);
    if (/^PMCID:\s?PMC\d{5,9}$/.test(value.value)) return identifiersIn(value, ['pmcid']);
    return ownArxivId(value);
  });
}

function authorsOf(node: CslNode | undefined): Placed<AuthorList> | undefined {
  if (!node) return undefined;
  const given = node.items.length > 0 ? node.items : [node];
  const names: Name[] = [];
  let complete = true;
  for (const one of given) {
    const name = nameOf(one);
    if (!name || /^(?:others|et al\.?)$/.test(name.literal ?? name.family ?? '')) complete = false;
    else names.push(name);
  }
  return names.length === 0 ? undefined : { value: { names, complete }, place: spanOf(given) };
}

function spanOf(nodes: readonly CslNode[]): Place {
  return nodes.map(({ place }) => place).reduce(hull);
}

/** Dropping particles go with the given name, suffixes with the family's. */
function nameOf(node: CslNode): Name | undefined {
  const part = (name: string) => {
    const words = node.get(name)?.words?.trim() ?? '';
    return isTemplate(words) ? '' : words;
  };
  const literal = part('literal');
  if (literal !== '') return { literal };
  const suffix = part('suffix');
  const family = [part('family'), suffix].filter((word) => word !== '').join(' ');
  const given = [part('given'), part('dropping-particle')].filter((word) => word !== '').join(' ');
  const particle = part('non-dropping-particle');
  if (part('family') === '')
    return given !== ''
      ? { literal: given }
      : node.words && !isTemplate(node.words)
        ? listedName(node.words)
        : undefined;
  if (given === '' && particle === '') return { literal: family };
  return {
    family,
    ...(given !== '' && { given }),
    ...(particle !== '' && { 'non-dropping-particle': particle }),
  };
}

/** `date-parts`, `raw` and the shapes that Pandoc's YAML has: `year: 2017`, `2017-06-12`. Of ranges the first end's year. */
function dateOf(node: CslNode | undefined): PartialDate | undefined {
  if (!node) return undefined;
  const parts = node.get('date-parts');
  if (parts && parts.items.length > 0) {
    const [first, second] = parts.items;
    const numbers = (first!.items.length > 0 ? first!.items : parts.items).map(({ words }) => words ?? '');
    return datedBy(second && second.items.length > 0 ? numbers.slice(0, 1) : numbers);
  }
  const [listed] = node.items;
  if (listed) return dateOf(listed);
  const year = node.get('year')?.words;
  if (year !== undefined)
    return datedBy([year, node.get('month')?.words ?? '', node.get('day')?.words ?? '']);
  const words = (node.get('raw') ?? node.get('literal') ?? node).words;
  if (words === undefined) return undefined;
  return dateIn({
    value: words
      .replace(/\/.*$/, (rest) => (/^\/\d{1,2}(?:\/|$)/.test(rest) ? rest : ''))
      .replace(/[~?]/g, ''),
    place: node.place,
  })?.value;
}

function datedBy([year = '', month = '', day = '']: readonly string[]): PartialDate | undefined {
  if (!/^\d{4}$/.test(year)) return undefined;
  const two = (part: string) => (/^\d{1,2}$/.test(part) ? `-${part.padStart(2, '0')}` : '');
  const whole = two(month) === '' ? year : `${year}${two(month)}${two(day)}`;
  return parseDate(whole) ?? { year: Number(year) };
}
