/** What Pith's two forms of a list of citers share: the page pith.science/citations/… and its citers.json. */
import { findIdentifiers } from '../../identifiers';
import type { Identifier } from '../../model';

/** The id of the cited work that an address gives: the text of the page has none. */
export function citationsIdentifiers(url: string | undefined): Identifier[] {
  return findIdentifiers(url ?? '')
    .map(({ identifier }) => identifier)
    .filter(({ scheme }) => scheme === 'pith-citations');
}

export const TITLE_PENDING =
  'The site had not found the title of the cited work when this page was saved. Its citers are read; save the page again later to learn what they cite.';

export function listShort(count: number, rows: number): string {
  return `The page says that ${count} papers cite this work and lists ${rows}. To have them all, save the page again with its whole list.`;
}
