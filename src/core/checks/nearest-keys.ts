/**
 * Did you mean: the keys nearest to one that is unknown, by its letters and by what it says. `vaswani2017attnetion`
 * is two letters away from another's key, and says the author, the year and a word of the title of a paper whose key
 * looks otherwise.
 */
import type { Library } from '../library/library';
import type { Work } from '../model';
import { titleKey } from '../prose';
import { createSearcher } from '../search/search';

interface NearKey {
  readonly key: string;
  /** Undefined for an entry of a bibliography that makes no paper of the library. */
  readonly work?: Work;
}

/** The best first, at most `limit`. `more` are keys beside those of the library. */
export function nearestKeys(
  key: string,
  library: Library,
  more: Iterable<string> = [],
  limit = 3,
): readonly NearKey[] {
  const { letters, sense } = nearWorks(key, library);
  const found = new Set([...byLetters(key, [...letters, ...more]), ...sense]);
  found.delete(key);
  return [...found].slice(0, limit).map((each) => {
    const work = library.byCitekey(each);
    return work ? { key: each, work } : { key: each };
  });
}

/** Keys of works. */
interface NearWorks {
  readonly letters: readonly string[];
  readonly sense: readonly string[];
}

/** A key that is unknown stands in many places. The list of works is another one after each change. */
const looked = new WeakMap<readonly Work[], Map<string, NearWorks>>();

function nearWorks(key: string, library: Library): NearWorks {
  const { works } = library;
  const known = looked.get(works) ?? new Map<string, NearWorks>();
  looked.set(works, known);
  let near = known.get(key);
  if (!near) {
    const keys = works.map(({ citekey }) => citekey);
    near = { letters: byLetters(key, keys), sense: bySense(key, library).map(({ citekey }) => citekey) };
    known.set(key, near);
  }
  return near;
}

/** Mistakes that leave enough of a key of this length. */
function mistakesIn(key: string): number {
  return key.length < 4 ? 1 : key.length < 9 ? 2 : 3;
}

/** Keys within so many mistakes, the nearest first; case is forgiven. */
function byLetters(key: string, keys: readonly string[]): string[] {
  const folded = key.toLowerCase();
  const most = mistakesIn(key);
  const found = new Map<string, number>();
  for (const each of keys) {
    if (Math.abs(each.length - key.length) > most) continue;
    const distance = distanceWithin(folded, each.toLowerCase(), most);
    if (distance !== undefined) found.set(each, distance);
  }
  return [...found].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).map(([each]) => each);
}

/** Optimal string alignment, as long as it is not above `most`. */
export function distanceWithin(a: string, b: string, most: number): number | undefined {
  const width = b.length + 1;
  let before = new Uint16Array(width);
  let previous = new Uint16Array(width);
  let row = new Uint16Array(width);
  for (let j = 0; j < width; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row.fill(most + 1);
    row[0] = i;
    let least = i;
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j++) {
      const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min(row[j - 1]! + 1, previous[j]! + 1, previous[j - 1]! + (isSame ? 0 : 1));
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      ) {
        cost = Math.min(cost, before[j - 2]! + 1);
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return undefined;
    [before, previous, row] = [previous, row, before];
  }
  const distance = previous[b.length]!;
  return distance > most ? undefined : distance;
}

/** The words and numbers of a key, folded: `vaswani`, `attention`, `2017`. */
export function wordsOfKey(key: string): readonly string[] {
  const parts = key.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lo}+|\d+/gu) ?? [];
  return parts.map((part) => titleKey(part)).filter((part) => part.length > 1);
}

/** Works of which the key says the author and more, or of which it says nothing but words of the title. */
function bySense(key: string, library: Library): Work[] {
  const words = wordsOfKey(key);
  if (words.length < 2 || words.every(isNumber)) return [];
  return createSearcher(library)
    .search(words.join(' '), { limit: 8 })
    .hits.map(({ work }) => ({ work, said: saidOf(work, words) }))
    .filter(({ said: { author, title, all } }) => (author && all >= 2 && all * 2 > words.length) || title)
    .sort((a, b) => b.said.all - a.said.all)
    .map(({ work }) => work);
}

interface Said {
  /** It names an author. */
  readonly author: boolean;
  /** All its words are in the title. */
  readonly title: boolean;
  /** How many of its words and numbers are the work's. */
  readonly all: number;
}

function saidOf({ item, title }: Work, words: readonly string[]): Said {
  const families = item.author.map(({ family, literal }) => titleKey(family ?? literal ?? ''));
  const titleWords = title.split(/[^\p{L}\p{N}]+/u).map((word) => titleKey(word));
  const year = String(item.issued?.year ?? '');
  const isAuthor = (word: string) => families.some((family) => isLike(word, family));
  const isOfTitle = (word: string) => titleWords.some((other) => isLike(word, other));
  const isYear = (word: string) => year !== '' && (word === year || word === year.slice(2));
  const letters = words.filter((word) => !isNumber(word));
  return {
    author: letters.some(isAuthor),
    title: letters.length >= 2 && letters.every(isOfTitle),
    all: words.filter((word) => (isNumber(word) ? isYear(word) : isAuthor(word) || isOfTitle(word))).length,
  };
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}

/** The beginning of the other, or one letter away from it. */
function isLike(word: string, other: string): boolean {
  if (other === '') return false;
  return other.startsWith(word) || distanceWithin(word, other, word.length < 5 ? 0 : 1) !== undefined;
}
