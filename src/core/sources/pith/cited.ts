/** What Pith's two forms of a list of citers share: the page pith.science/citations/… and its citers.json. */
import { findIdentifiers } from '../../identifiers';
import type { Identifier } from '../../model';
import { queryOf } from '../text/address';

/** The id of the cited work that an address gives: the text of the page has none. */
export function citationsIdentifiers(url: string | undefined): Identifier[] {
  return findIdentifiers(url ?? '')
    .map(({ identifier }) => identifier)
    .filter(({ scheme }) => scheme === 'pith-citations');
}

/** What an address asks of all citers in the list. */
export interface Asked {
  readonly role?: string;
  readonly category?: string;
}

/** `…?role=method&cat=cs.LG`; `?role=` asks for nothing. */
export function askedOf(url: string | undefined): Asked {
  const query = queryOf(url);
  const [role, category] = ['role', 'cat'].map((name) => query.get(name)?.trim().slice(0, LONGEST_VALUE));
  return { ...(role && { role }), ...(category && { category }) };
}

/** More letters are no word of a facet. */
const LONGEST_VALUE = 80;

export const TITLE_PENDING =
  'The site had not found the title of the cited work when this page was saved. Its citers are read; save the page again later to learn what they cite.';

export function listShort(count: number, rows: number): string {
  return `The page says that ${count} papers cite this work and lists ${rows}. To have them all, save the page again with its whole list.`;
}
