/** Looking up a paper of which nothing is known but words: those of a citekey that leads to none, say. */
import { asIdentifier, findIdentifiers, identifierUrl } from '../identifiers';
import type { Item, Work } from '../model';
import type { Candidate, Subject } from './service';

/** An identifier stands for its paper, other words for what they are. */
export function subjectOfWords(words: string): Subject {
  const found = asIdentifier(words.trim()) ?? findIdentifiers(words)[0];
  if (found) return { title: '', identifiers: [found.identifier] };
  return { title: '', identifiers: [], words: words.trim().replace(/\s+/g, ' ') };
}

/** The words that are no year: services search years elsewhere than in titles and names, or not at all. */
export function withoutYears(words: string): string {
  return words
    .split(' ')
    .filter((word) => !/^(?:1[5-9]|20)\d\d$/.test(word))
    .join(' ');
}

/** What a bibliography needs of a paper. */
export type CitableWork = Pick<Work, 'item' | 'identifiers' | 'versions' | 'keywords' | 'categories'>;

/** A paper as a service tells of it, in the form in which the library knows papers. */
export function workOfCandidate(candidate: Candidate): CitableWork {
  const { title, authors, date, identifiers, publication = {}, abstract, url } = candidate;
  const doi = identifiers.find(({ scheme }) => scheme === 'doi')?.value;
  const address = identifiers.map(identifierUrl).find((each) => each !== undefined) ?? url;
  const item: Item = {
    ...publication,
    type: publication.type ?? (publication['container-title'] === undefined ? 'article' : 'article-journal'),
    title,
    author: authors,
    ...(date && { issued: date }),
    ...(abstract !== undefined && { abstract }),
    ...(doi !== undefined && { DOI: doi }),
    URL: address,
  };
  return { item, identifiers, versions: [], keywords: [], categories: [] };
}
