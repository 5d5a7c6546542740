/** Papers that the reader uses, named in a reason. */
import type { Work } from '../model';
import { shortAuthors } from '../names';
import { clip } from '../prose';
import type { Deed } from './signals';

const DEEDS: Readonly<Record<Deed, string>> = {
  cited: 'you cite',
  important: 'you find important',
  annotated: 'you annotated',
  read: 'you read',
  'to-read': 'you want to read',
  marked: 'you marked',
  opened: 'you opened',
  'set-aside': 'you set aside',
};

/** A title that stands for its authors is cut there. Characters. */
const SHORT = 60;

/** `3 papers you cite`; `Lightman et al. 2023, which you cite`; `4 papers you use` where the reader did this and that. */
export function papersOf(works: readonly Work[], deeds: ReadonlyMap<Work, Deed>): string {
  const all = new Set(works.map((work) => deeds.get(work)!));
  const done = all.size === 1 ? DEEDS[[...all][0]!] : 'you use';
  if (works.length > 1) return `${works.length.toLocaleString('en')} papers ${done}`;
  return `${nameOf(works[0]!)}, which ${done}`;
}

function nameOf({ item: { author, issued }, authorsComplete, title }: Work): string {
  const authors = shortAuthors(author, authorsComplete);
  return authors === '' ? `“${clip(title, SHORT)}”` : [authors, issued?.year].filter(Boolean).join(' ');
}

/** `one, two and three`. */
export function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
