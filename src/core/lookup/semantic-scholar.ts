/** Semantic Scholar's Academic Graph API (https://api.semanticscholar.org/api-docs/graph). */
import { parseDate } from '../dates';
import { asIdentifier } from '../identifiers';
import type { Identifier, IdentifierScheme, ItemType, Publication } from '../model';
import { parseName } from '../names';
import { asList, asObject, asText, type JsonObject, known, objectsIn, parseObject } from './json';
import type { Candidate, LookupService } from './service';

const FIELDS = 'title,authors,year,publicationDate,externalIds,venue,journal,abstract,publicationTypes,url';

/** What the API calls a scheme in a path. */
const IN_PATH: ReadonlyMap<IdentifierScheme, string> = new Map([
  ['arxiv', 'ARXIV:'],
  ['doi', 'DOI:'],
  ['acl', 'ACL:'],
  ['pmid', 'PMID:'],
  ['s2', ''],
]);

export const SEMANTIC_SCHOLAR: LookupService = {
  id: 'semantic-scholar',
  label: 'Semantic Scholar',
  root: 'https://api.semanticscholar.org/graph/v1',
  gap: 1100,
  paths: ({ title, identifiers, words }) => [
    ...identifiers.flatMap(({ scheme, value }) => {
      const prefix = IN_PATH.get(scheme);
      return prefix === undefined ? [] : [`/paper/${prefix}${encodeURIComponent(value)}?fields=${FIELDS}`];
    }),
    ...[title, words ?? '']
      .filter((query) => query !== '')
      .map((query) => `/paper/search?query=${encodeURIComponent(query)}&limit=5&fields=${FIELDS}`),
  ],
  read(body) {
    const answer = parseObject(body);
    if (!answer) return undefined;
    if (answer.data === undefined && answer.paperId === undefined && answer.total === undefined)
      return undefined;
    const items = answer.paperId === undefined ? objectsIn(answer.data) : [answer];
    return items.map(candidateOf).filter((one) => one !== undefined);
  },
};

function candidateOf(paper: JsonObject): Candidate | undefined {
  const title = asText(paper.title);
  const id = asText(paper.paperId);
  if (title === undefined || id === undefined) return undefined;
  const date = asText(paper.publicationDate) ?? asText(paper.year);
  return {
    service: 'semantic-scholar',
    url: asText(paper.url) ?? `https://www.semanticscholar.org/paper/${id}`,
    title,
    authors: objectsIn(paper.authors)
      .map(({ name }) => asText(name))
      .filter((name) => name !== undefined)
      .map(parseName),
    ...known<Pick<Candidate, 'date' | 'abstract'>>({
      date: date === undefined ? undefined : parseDate(date),
      abstract: asText(paper.abstract),
    }),
    identifiers: identifiersOf(asObject(paper.externalIds), id),
    publication: publicationOf(paper),
  };
}

function identifiersOf(external: JsonObject | undefined, id: string): Identifier[] {
  const forms = [
    ['', external?.ArXiv],
    ['', external?.DOI],
    ['https://aclanthology.org/', external?.ACL],
    ['PMID: ', external?.PubMed],
    ['PMC', external?.PubMedCentral],
    ['DBLP:', external?.DBLP],
    ['S2:', id],
  ] as const;
  return forms.flatMap(([prefix, value]) => {
    const text = asText(value);
    const found = text === undefined ? undefined : asIdentifier(prefix + text);
    return found ? [found.identifier] : [];
  });
}

function publicationOf(paper: JsonObject): Publication {
  const journal = asObject(paper.journal);
  const types = asList(paper.publicationTypes);
  const venue = asText(journal?.name) ?? asText(paper.venue);
  const isPreprint = venue === undefined || /^arxiv\b/i.test(venue);
  const type: ItemType | undefined = types.includes('Conference')
    ? 'paper-conference'
    : types.includes('JournalArticle') && !isPreprint
      ? 'article-journal'
      : undefined;
  if (isPreprint) return {};
  return known<Publication>({
    type,
    'container-title': venue,
    volume: asText(journal?.volume),
    page: asText(journal?.pages),
  });
}
