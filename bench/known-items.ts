/**
 * Known-item queries: what a reader types who has one paper in mind. Of the same six classes as
 * `../shared/bench/queries.json`, but drawn afresh from any papers by a seed, so that a ranking is never tuned
 * to the queries it is measured by.
 */
import { fold } from '../src/core/prose';
import type { KnownItem, Paper } from './papers';
import { Random } from './random';

/** More papers than these answer a query as well, and it means none of them. */
const MOST_ANSWERS = 5;

export function knownItems(papers: readonly Paper[], perClass: number, seed: number): KnownItem[] {
  const random = new Random(seed);
  const titles = papers.map(({ title }) => fold(title).split(' '));
  const common = commonWords(titles);
  const makers: Record<string, () => KnownItem | undefined> = {
    'a-title-words': () => titleWords(),
    'b-author-word-year': () => authorWordYear(),
    'c-typos': () => typos(),
    'd-prefixes': () => prefixes(),
    'e-abstract-phrase': () => abstractPhrase(),
    'f-acronym': () => acronym(),
  };
  return Object.values(makers).flatMap((make) => {
    const made: KnownItem[] = [];
    for (let tries = 0; made.length < perClass && tries < perClass * 200; tries++) {
      const item = make();
      if (item) made.push(item);
    }
    return made;
  });

  function telling(i: number): string[] {
    return titles[i]!.filter((word) => word.length > 2 && !common.has(word));
  }

  function item(cls: string, q: string, i: number): KnownItem {
    return { cls, q, id: papers[i]!.id };
  }

  function titleWords(): KnownItem | undefined {
    const i = random.below(papers.length);
    const words = telling(i);
    const count = 2 + random.below(4);
    if (words.length < count) return undefined;
    const chosen = random.some(words, count);
    if (random.below(3) === 0) chosen.reverse();
    const answers = titles.filter((title) => chosen.every((word) => title.includes(word))).length;
    return answers <= MOST_ANSWERS ? item('a-title-words', chosen.join(' '), i) : undefined;
  }

  function authorWordYear(): KnownItem | undefined {
    const i = random.below(papers.length);
    const words = telling(i);
    const author = papers[i]!.authors.length > 0 ? random.pick(papers[i]!.authors) : undefined;
    const family = author && fold(author).split(' ').at(-1);
    const { year } = papers[i]!;
    if (!family || words.length === 0 || year === undefined) return undefined;
    const word = random.pick(words);
    const answers = papers.filter(
      (paper, k) =>
        paper.year === year &&
        titles[k]!.includes(word) &&
        paper.authors.some((name) => fold(name).split(' ').includes(family)),
    ).length;
    const parts = [
      [family, word, year],
      [family, year, word],
      [word, family, year],
    ][random.below(3)]!;
    return answers <= MOST_ANSWERS ? item('b-author-word-year', parts.join(' '), i) : undefined;
  }

  function typos(): KnownItem | undefined {
    const base = titleWords();
    if (!base) return undefined;
    const words = base.q.split(' ');
    const long = words.map((_, i) => i).filter((i) => words[i]!.length > 4);
    if (long.length === 0) return undefined;
    const mistakes = 1 + random.below(2);
    for (const i of random.some(long, mistakes)) words[i] = misspelt(words[i]!);
    return { ...base, cls: 'c-typos', q: words.join(' ') };
  }

  function misspelt(word: string): string {
    const at = 1 + random.below(word.length - 1);
    const letter = String.fromCharCode(97 + random.below(26));
    switch (random.below(4)) {
      case 0:
        return word.slice(0, at) + word.slice(at + 1);
      case 1:
        return word.slice(0, at) + letter + word.slice(at);
      case 2:
        return word.slice(0, at) + letter + word.slice(at + 1);
      default:
        return word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1);
    }
  }

  function prefixes(): KnownItem | undefined {
    const i = random.below(papers.length);
    const words = telling(i).filter((word) => word.length > 3);
    const count = 2 + random.below(3);
    if (words.length < count) return undefined;
    const all = random.below(2) === 0;
    const chosen = random.some(words, count);
    const typed = chosen.map((word, k) =>
      all || k === chosen.length - 1 ? word.slice(0, Math.min(word.length - 1, 3 + random.below(3))) : word,
    );
    const fits = (title: readonly string[]) =>
      typed.every((start, k) =>
        title.some((word) => (start.length < chosen[k]!.length ? word.startsWith(start) : word === start)),
      );
    return titles.filter(fits).length <= MOST_ANSWERS ? item('d-prefixes', typed.join(' '), i) : undefined;
  }

  function abstractPhrase(): KnownItem | undefined {
    const i = random.below(papers.length);
    const words = fold(papers[i]!.abstract).split(' ');
    const count = 4 + random.below(3);
    if (words.length < 40) return undefined;
    const from = random.below(words.length - count);
    const phrase = words.slice(from, from + count);
    // A reader remembers words, not formulas; and a phrase of small words alone is nobody's.
    if (phrase.some((word) => !/^[a-z]+$/.test(word)) || !phrase.some((word) => word.length > 6))
      return undefined;
    const pattern = new RegExp(`\\b${phrase.join('[^a-z0-9]+')}\\b`, 'i');
    let answers = 0;
    for (const { abstract } of papers) if (pattern.test(abstract) && ++answers > 1) return undefined;
    return item('e-abstract-phrase', phrase.join(' '), i);
  }

  function acronym(): KnownItem | undefined {
    const i = random.below(papers.length);
    const { title } = papers[i]!;
    if (random.below(2) === 0) {
      const name = /^([A-Za-z0-9-]*[a-z0-9-]*[A-Z][A-Za-z0-9-]*): /.exec(title)?.[1];
      return name && name.length > 3 ? item('f-acronym', name.toLowerCase(), i) : undefined;
    }
    const head = fold(title.split(':')[0]!).split(' ');
    if (head.length < 4 || head.length > 9) return undefined;
    return item('f-acronym', head.map((word) => word[0]).join(''), i);
  }
}

/** The words that a third of all occurrences are made of at most: said of a paper, they tell nothing. */
function commonWords(titles: readonly (readonly string[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const title of titles) for (const word of title) counts.set(word, (counts.get(word) ?? 0) + 1);
  const ordered = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return new Set(ordered.slice(0, 12).map(([word]) => word));
}
