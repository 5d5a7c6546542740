/** Crossref's REST API (https://api.crossref.org/swagger-ui/index.html); DOIs of most publishers. */
import { parseDate } from '../dates';
import { asIdentifier } from '../identifiers';
import type { ItemType, Name, PartialDate, Publication } from '../model';
import { parseName } from '../names';
import { asList, asObject, asText, type JsonObject, known, objectsIn, parseObject } from './json';
import type { Candidate, LookupService } from './service';

const FIELDS = 'DOI,title,author,issued,container-title,volume,issue,page,publisher,type,abstract,URL';

export const CROSSREF: LookupService = {
  id: 'crossref',
  label: 'Crossref',
  root: 'https://api.crossref.org',
  gap: 1000,
  paths: ({ title, identifiers, author, words }) => [
    ...identifiers
      .filter(({ scheme }) => scheme === 'doi')
      .map(({ value }) => `/works/${encodeURIComponent(value)}`),
    ...(title === '' ? [] : [byWords([title, author].filter(Boolean).join(' '))]),
    ...(words === undefined ? [] : [byWords(words)]),
  ],
  read(body) {
    const message = asObject(parseObject(body)?.message);
    if (!message) return undefined;
    const items = message.items === undefined ? [message] : objectsIn(message.items);
    return items.map(candidateOf).filter((one) => one !== undefined);
  },
};

function byWords(words: string): string {
  return `/works?query.bibliographic=${encodeURIComponent(words)}&rows=5&select=${FIELDS}`;
}

function candidateOf(item: JsonObject): Candidate | undefined {
  const title = asText(asList(item.title)[0]);
  const doi = asText(item.DOI);
  const identifier = doi === undefined ? undefined : asIdentifier(doi)?.identifier;
  if (title === undefined || !identifier) return undefined;
  return {
    service: 'crossref',
    url: asText(item.URL) ?? `https://doi.org/${identifier.value}`,
    title: withoutTags(title),
    authors: objectsIn(item.author)
      .map(nameOf)
      .filter((name) => name !== undefined),
    ...known<Pick<Candidate, 'date' | 'abstract'>>({
      date: dateOf(item.issued),
      abstract: abstractOf(item.abstract),
    }),
    identifiers: [identifier],
    publication: publicationOf(item),
  };
}

const TYPES: ReadonlyMap<string, ItemType> = new Map([
  ['journal-article', 'article-journal'],
  ['proceedings-article', 'paper-conference'],
  ['posted-content', 'article'],
  ['book', 'book'],
  ['monograph', 'book'],
  ['book-chapter', 'chapter'],
  ['dissertation', 'thesis'],
  ['report', 'report'],
  ['dataset', 'dataset'],
]);

function publicationOf(item: JsonObject): Publication {
  const container = asText(asList(item['container-title'])[0]);
  return known<Publication>({
    type: TYPES.get(asText(item.type) ?? ''),
    'container-title': container === undefined ? undefined : withoutTags(container),
    volume: asText(item.volume),
    issue: asText(item.issue),
    page: asText(item.page),
    publisher: asText(item.publisher),
  });
}

function nameOf({ family, given, name }: JsonObject): Name | undefined {
  const last = asText(family);
  if (last === undefined) {
    const body = asText(name);
    return body === undefined ? undefined : { literal: body };
  }
  const first = asText(given);
  return first === undefined ? { family: last } : parseName(`${last}, ${first}`);
}

/** CSL's `date-parts`: `[[2024, 3, 7]]`. */
function dateOf(value: unknown): PartialDate | undefined {
  const parts = asList(asList(asObject(value)?.['date-parts'])[0]);
  const iso = parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
  return parseDate(iso);
}

/** JATS markup (https://jats.nlm.nih.gov/) to plain text. */
function abstractOf(value: unknown): string | undefined {
  const text = asText(value);
  return text === undefined ? undefined : asText(withoutTags(text).replace(/^Abstract\b[:.\s]*/i, ''));
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
]);

function withoutTags(text: string): string {
  return text
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES.get(entity)!)
    .replace(/\s+/g, ' ')
    .trim();
}
