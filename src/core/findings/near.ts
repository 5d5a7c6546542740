/** Findings of different pages that say one thing: the same figures, and most of the words. */
import { fold } from '../prose';
import { numbersIn } from './numbers-in';

/** What a finding says, as far as it can be compared. */
export interface Said {
  readonly figures: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly negations: number;
}

export function saidIn(text: string): Said {
  const figures = numbersIn({ text }).map(({ value, unit = '' }) => `${value} ${unit}`);
  const words = fold(text).split(' ');
  return {
    figures: new Set(figures),
    words: new Set(
      words.filter((word) => word.length > 2 && !/^\d/.test(word) && !SMALL.has(word)).map(stem),
    ),
    negations: words.filter((word) => NEGATIONS.has(word)).length,
  };
}

/**
 * Whether the findings before it, of other pages, say together what `said` says. A paper tells a figure once: where all
 * its figures were told, fewer of the words need to be the same, and may come from several findings.
 */
export function isSaidBefore(said: Said, before: readonly Said[]): boolean {
  if (said.words.size < FEWEST) return false;
  if (said.figures.size === 0)
    return before.some((each) => each.figures.size === 0 && isOneInWords(said, each));
  const alike = before.filter(({ figures }) => [...said.figures].some((figure) => figures.has(figure)));
  const [figures, words] = [union(alike, 'figures'), union(alike, 'words')];
  return (
    sharedWith(said.figures, figures) === said.figures.size &&
    sharedWith(said.words, words) >= WITH_FIGURES * said.words.size
  );
}

function isOneInWords(a: Said, b: Said): boolean {
  const shared = sharedWith(a.words, b.words);
  const [fewer, more] = [Math.min(a.words.size, b.words.size), Math.max(a.words.size, b.words.size)];
  return a.negations === b.negations && shared >= OF_FEWER * fewer && shared >= OF_MORE * more;
}

/** Shares of the words. */
const WITH_FIGURES = 0.4;
const OF_FEWER = 0.8;
const OF_MORE = 0.65;
/** Of fewer words nobody can tell. */
const FEWEST = 3;

function union(all: readonly Said[], part: 'figures' | 'words'): ReadonlySet<string> {
  return new Set(all.flatMap((each) => [...each[part]]));
}

function sharedWith(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...some].filter((each) => others.has(each)).length;
}

/** Without the endings that change with the sentence around: `improves`, `improved`, `improving`. */
function stem(word: string): string {
  return word.length > 5 ? word.replace(/(?:ing|ed|es|s)$/, '') : word.replace(/(?<=\w{3})s$/, '');
}

const NEGATIONS = new Set([
  'not',
  'no',
  'never',
  'neither',
  'nor',
  'without',
  'cannot',
  'fail',
  'fails',
  'failed',
]);

const SMALL = new Set(
  'the and for that this with from are was were has have had its their our your they them than then when which while also can may into over such both these those here show shows shown find finds found using use uses used achieve achieves achieved reach reaches reached paper work results result'.split(
    ' ',
  ),
);
