/** OpenAlex (https://docs.openalex.org/api-entities/works/work-object). */
import { parseDate } from '../dates';
import { asIdentifier, findIdentifiers } from '../identifiers';
import type { Identifier, ItemType, Publication } from '../model';
import { parseName } from '../names';
import { withoutYears } from './by-words';
import { asObject, asText, type JsonObject, known, objectsIn, parseObject } from './json';
import type { Candidate, LookupService } from './service';

export const OPENALEX: LookupService = {
  id: 'openalex',
  label: 'OpenAlex',
  root: 'https://api.openalex.org',
  gap: 1000,
  paths: ({ title, identifiers, words }) => [
    ...identifiers
      .filter(({ scheme }) => scheme === 'doi')
      .map(({ value }) => `/works/doi:${encodeURIComponent(value)}`),
    ...identifiers.filter(({ scheme }) => scheme === 'pmid').map(({ value }) => `/works/pmid:${value}`),
    ...(title === ''
      ? []
      : [`/works?filter=title.search:${encodeURIComponent(forFilter(title))}&per-page=5`]),
    ...(words === undefined || withoutYears(words) === ''
      ? []
      : [`/works?search=${encodeURIComponent(forFilter(withoutYears(words)))}&per-page=5`]),
  ],
  read(body) {
    const answer = parseObject(body);
    if (!answer) return undefined;
    const items = answer.results === undefined ? [answer] : objectsIn(answer.results);
    if (answer.results === undefined && asText(answer.id) === undefined) return undefined;
    return items.map(candidateOf).filter((one) => one !== undefined);
  },
};

/** A comma or a bar parts filters there. */
function forFilter(title: string): string {
  return title.replace(/[,|!]/g, ' ');
}

function candidateOf(work: JsonObject): Candidate | undefined {
  const title = asText(work.display_name) ?? asText(work.title);
  const id = asText(work.id);
  if (title === undefined || id === undefined) return undefined;
  const date = asText(work.publication_date) ?? asText(work.publication_year);
  return {
    service: 'openalex',
    url: id,
    title,
    authors: objectsIn(work.authorships)
      .map(({ author }) => asText(asObject(author)?.display_name))
      .filter((name) => name !== undefined)
      .map(parseName),
    ...known<Pick<Candidate, 'date' | 'abstract'>>({
      date: date === undefined ? undefined : parseDate(date),
      abstract: abstractOf(work.abstract_inverted_index),
    }),
    identifiers: identifiersOf(work, id),
    publication: publicationOf(work),
  };
}

function identifiersOf(work: JsonObject, id: string): Identifier[] {
  const ids = asObject(work.ids);
  const texts = [id, asText(work.doi), asText(ids?.pmid), asText(ids?.pmcid)];
  const found = texts.flatMap((text) =>
    text === undefined ? [] : [asIdentifier(text) ?? findIdentifiers(text)[0]],
  );
  return found.filter((one) => one !== undefined).map(({ identifier }) => identifier);
}

const TYPES: ReadonlyMap<string, ItemType> = new Map([
  ['article', 'article-journal'],
  ['preprint', 'article'],
  ['book', 'book'],
  ['book-chapter', 'chapter'],
  ['dissertation', 'thesis'],
  ['report', 'report'],
  ['dataset', 'dataset'],
]);

function publicationOf(work: JsonObject): Publication {
  const biblio = asObject(work.biblio);
  const source = asObject(asObject(work.primary_location)?.source);
  const [first, last] = [asText(biblio?.first_page), asText(biblio?.last_page)];
  const isRepository = asText(source?.type) === 'repository';
  return known<Publication>({
    type: TYPES.get(asText(work.type) ?? ''),
    'container-title': isRepository ? undefined : asText(source?.display_name),
    volume: asText(biblio?.volume),
    issue: asText(biblio?.issue),
    page: first !== undefined && last !== undefined && first !== last ? `${first}–${last}` : first,
  });
}

/** Words with the positions at which they stand, as OpenAlex must give abstracts. */
function abstractOf(value: unknown): string | undefined {
  const index = asObject(value);
  if (!index) return undefined;
  const words: string[] = [];
  for (const [word, positions] of Object.entries(index)) {
    if (!Array.isArray(positions)) continue;
    for (const at of positions) if (Number.isInteger(at) && at >= 0 && at < LONGEST) words[at] = word;
  }
  return asText(words.filter(Boolean).join(' '));
}

/** Words; a position far beyond any abstract would make an array of that length. */
const LONGEST = 10_000;
