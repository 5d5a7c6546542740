/**
 * Better BibTeX JSON (https://retorque.re/zotero-better-bibtex/exporting/): a Zotero library as it is, with the citekeys
 * that Better BibTeX gives. Fields are Zotero's (https://api.zotero.org/schema). Skipping: collections, attachments,
 * notes, relations.
 */
import type { ItemType, Name } from '../../model';
import { hull } from '../../place';
import type { PageReading, Source } from '../source';
import { elements, jsonStart, member, parseJson } from '../text/json';
import type { Lines } from '../text/lines';
import type { Placed } from '../text/whole-text';
import type { CslNode } from './csl-item';
import { arxivIn, dateIn, identifiersIn, oneOfEach, ownArxivId, plain } from './entry-values';
import { cutProblem, isCut, JsonItem } from './json-item';
import {
  type AuthorList,
  type FoundPlaced,
  publicationOf,
  readingOf,
  recordOf,
  withoutTitle,
} from './structured';

const ID = 'better-bibtex';

export const BETTER_BIBTEX: Source = {
  id: ID,
  label: 'Better BibTeX JSON file',
  site: 'Zotero',
  sign: /"itemType"\s{0,4}:\s{0,4}"[a-z][A-Za-z]{2,30}"/,
  literals: ['"itemType"'],
  starts: (lines) => {
    const start = jsonStart(lines);
    if (start === undefined || !lines.texts.some((text) => KEY.test(text))) return [];
    const json = parseJson(lines.slice(start, lines.length));
    return json && elements(member(json.root, 'items')).length > 0 ? [start] : [];
  },
  read: readPage,
};

/** Zotero's own exports have no citekeys. */
const KEY = /"cit(?:ationKey|ekey)"\s{0,4}:/;

const TYPES: ReadonlyMap<string, ItemType> = new Map([
  ['journalArticle', 'article-journal'],
  ['preprint', 'article'],
  ['conferencePaper', 'paper-conference'],
  ['book', 'book'],
  ['bookSection', 'chapter'],
  ['encyclopediaArticle', 'chapter'],
  ['thesis', 'thesis'],
  ['report', 'report'],
  ['dataset', 'dataset'],
  ['computerProgram', 'software'],
  ['webpage', 'webpage'],
  ['blogPost', 'webpage'],
  ['forumPost', 'webpage'],
  ['document', 'document'],
  ['manuscript', 'document'],
]);

/** What belongs to a paper and is none. */
const PARTS: ReadonlySet<string> = new Set(['attachment', 'note', 'annotation']);

function readPage(lines: Lines): PageReading {
  const json = parseJson(lines);
  if (!json) return readingOf(ID, lines, [], []);
  const items = elements(member(json.root, 'items'))
    .filter(({ type }) => type === 'object')
    .map((node) => new JsonItem(json, node))
    .filter((item) => !PARTS.has(item.get('itemType')?.words ?? ''));
  const records = items.map(readItem);
  const problems = items.flatMap((item, at) =>
    records[at] || isCut(lines, item.place) ? [] : [withoutTitle(item.place, keyOf(item)?.value)],
  );
  const cut = cutProblem(lines, 'better-bibtex-cut');
  if (cut) problems.push(cut);
  return readingOf(
    ID,
    lines,
    records.filter((record) => record !== undefined),
    problems,
  );
}

function readItem(item: CslNode) {
  const title = ['title', 'caseName', 'nameOfAct', 'subject']
    .map((name) => item.get(name)?.printed)
    .find(Boolean);
  if (!title || title.text.trim() === '') return undefined;
  const get = (...names: readonly string[]) => placed(item, names);
  const type = item.get('itemType')!;
  return recordOf({
    source: ID,
    place: item.place,
    title,
    authors: authorsOf(item.get('creators')),
    date: dateIn(get('date')),
    identifiers: identifiersOf(get),
    publication: publicationOf(TYPES.get(type.words ?? ''), type.place, {
      'container-title': plain(get('publicationTitle', 'proceedingsTitle', 'bookTitle', 'encyclopediaTitle')),
      volume: plain(get('volume')),
      issue: plain(get('issue')),
      page: plain(get('pages')),
      publisher: plain(get('publisher', 'university', 'institution')),
    }),
    abstract: item.get('abstractNote')?.printed,
    keywords: tagsOf(item.get('tags')),
    citekey: keyOf(item),
  });
}

type Get = (...names: readonly string[]) => Placed<string> | undefined;

function placed(item: CslNode, names: readonly string[]): Placed<string> | undefined {
  for (const name of names) {
    const value = item.get(name);
    const words = value?.words?.trim();
    if (words) return { value: words, place: value!.place };
  }
  return undefined;
}

const keyOf = (item: CslNode) => placed(item, ['citationKey', 'citekey']);

function identifiersOf(get: Get): FoundPlaced[] {
  const extra = get('extra');
  const lines = extra?.value.slice(0, 4000).split('\n') ?? [];
  const fromExtra = lines.flatMap((line) => {
    const value = { value: line.trim(), place: extra!.place };
    return /^(?:PMID|PMCID|DOI)\b/.test(value.value)
      ? identifiersIn(value, ['pmid', 'pmcid', 'doi'])
      : ownArxivId(value);
  });
  return oneOfEach([
    ...identifiersIn(get('DOI'), ['doi', 'arxiv']),
    // Zotero 6 and later: `arXiv:1706.03762`.
    ...arxivIn(get('archiveID')),
    ...identifiersIn(get('url')),
    ...fromExtra,
  ]);
}

/** Authors; of a work that only editors or others made, those. */
function authorsOf(creators: CslNode | undefined): Placed<AuthorList> | undefined {
  const all = creators?.items ?? [];
  const authors = all.filter((one) => one.get('creatorType')?.words === 'author');
  const makers =
    authors.length > 0 ? authors : all.filter((one) => LEADING.has(one.get('creatorType')?.words ?? ''));
  const names = makers.map(nameOf).filter((name) => name !== undefined);
  if (names.length === 0) return undefined;
  return { value: { names, complete: true }, place: makers.map(({ place }) => place).reduce(hull) };
}

const LEADING: ReadonlySet<string> = new Set([
  'editor',
  'programmer',
  'presenter',
  'director',
  'artist',
  'inventor',
]);

function nameOf(node: CslNode): Name | undefined {
  const part = (name: string) => node.get(name)?.words?.trim() ?? '';
  const literal = part('name');
  if (literal !== '') return { literal };
  const [family, given] = [part('lastName'), part('firstName')];
  if (family === '') return given === '' ? undefined : { literal: given };
  return { family, ...(given !== '' && { given }) };
}

function tagsOf(tags: CslNode | undefined): Placed<readonly string[]> | undefined {
  const words = (tags?.items ?? [])
    .map((one) => (one.get('tag') ?? one).words?.trim())
    .filter(Boolean) as string[];
  return words.length === 0 ? undefined : { value: words, place: tags!.place };
}
