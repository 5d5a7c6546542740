/** arXiv's API (https://info.arxiv.org/help/api/user-manual.html): it answers in Atom, which a source reads. */
import { identifierUrl } from '../identifiers';
import { readFile } from '../sources';
import { withoutYears } from './by-words';
import type { Candidate, LookupService } from './service';

export const ARXIV: LookupService = {
  id: 'arxiv',
  label: 'arXiv',
  root: 'https://export.arxiv.org/api',
  gap: 3000,
  paths: ({ title, identifiers, words }) => [
    ...identifiers
      .filter(({ scheme }) => scheme === 'arxiv')
      .map(({ value }) => `/query?id_list=${encodeURIComponent(value)}`),
    ...(title === ''
      ? []
      : [`/query?search_query=${encodeURIComponent(`ti:"${forQuery(title)}"`)}&max_results=5`]),
    ...wordPaths(words),
  ],
  read(body) {
    if (!/<feed[\s>]/.test(body.slice(0, 2000))) return undefined;
    return readFile('answer.atom', body).records.map((record): Candidate => {
      const [identifier] = record.identifiers;
      return {
        service: 'arxiv',
        url: (identifier && identifierUrl(identifier)) ?? 'https://arxiv.org',
        title: record.title.text.replace(/\s+/g, ' '),
        authors: record.authors,
        ...(record.date && { date: record.date }),
        identifiers: record.identifiers,
        ...(record.publication && { publication: record.publication }),
        ...(record.abstract && { abstract: record.abstract.text.replace(/\s+/g, ' ') }),
      };
    });
  },
};

/** All words, wherever they stand: the index has names and titles, but no year that could be asked for so. */
function wordPaths(words = ''): string[] {
  const query = forQuery(withoutYears(words))
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => `all:${word}`)
    .join(' AND ');
  return query === '' ? [] : [`/query?search_query=${encodeURIComponent(query)}&max_results=5`];
}

/** Quotation marks end the phrase, and the index knows no other punctuation. */
function forQuery(title: string): string {
  return title.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
