/** arXiv's API (https://info.arxiv.org/help/api/user-manual.html): it answers in Atom, which a source reads. */
import { identifierUrl } from '../identifiers';
import { readFile } from '../sources';
import type { Candidate, LookupService } from './service';

export const ARXIV: LookupService = {
  id: 'arxiv',
  label: 'arXiv',
  root: 'https://export.arxiv.org/api',
  gap: 3000,
  paths: ({ title, identifiers }) => [
    ...identifiers
      .filter(({ scheme }) => scheme === 'arxiv')
      .map(({ value }) => `/query?id_list=${encodeURIComponent(value)}`),
    ...(title === ''
      ? []
      : [`/query?search_query=${encodeURIComponent(`ti:"${forQuery(title)}"`)}&max_results=5`]),
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

/** Quotation marks end the phrase, and the index knows no other punctuation. */
function forQuery(title: string): string {
  return title.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
