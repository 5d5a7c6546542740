/** Whether a paper says what somebody looks for: every word, and not merely some of them as a search is content with. */
import type { Work } from '../model';
import { fold } from '../prose';
import { documentOf } from '../search/document';
import { distanceWithin } from './nearest-keys';

/** `names`: in the title, the names and the keys alone; what an abstract has in it, many a sentence has. */
export type Within = 'names' | 'all';

/** Each word begins one of the paper's, is a letter away from one or from two that stand side by side, or is its year. */
export function saysAll(work: Work, words: string, within: Within = 'all'): boolean {
  const wanted = fold(words).split(' ').filter(Boolean);
  const { title, authors, year, ids, abstracts, summaries } = documentOf(work);
  const printed = String(year ?? '');
  const short = [title, ...authors, ...ids].map((text) => fold(text).split(' '));
  const names = short.flatMap((each) => [...each, ...each.slice(1).map((word, n) => each[n] + word)]);
  const isSaid = (word: string) =>
    (printed !== '' && (word === printed || word === printed.slice(2))) ||
    names.some((name) => isLike(word, name));
  const rest = wanted.filter((word) => !isSaid(word));
  if (wanted.length === 0 || rest.length === 0) return wanted.length > 0;
  if (within === 'names') return false;
  const said = new Set([...abstracts, ...summaries].flatMap((text) => fold(text).split(' ')));
  return rest.every((word) => said.has(word));
}

function isLike(word: string, name: string): boolean {
  if (/^\d+$/.test(word)) return word === name;
  return name.startsWith(word) || (word.length > 4 && distanceWithin(word, name, 1) !== undefined);
}
