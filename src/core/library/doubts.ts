/** Reasons to think that two works are one paper, each by one thing that they have in common. */
import type { IdentifierScheme, Work } from '../model';
import { fold } from '../prose';
import type { Facts } from './accounts';
import { YEARS_APART } from './decided';
import { type LetterPairs, letterPairs, mayBeAlike } from './letter-pairs';
import { authorsAgree, type Person, toPerson } from './people';
import { likeness } from './title-guards';

/** A reason in words, and how much it weighs, from 0 to 1. */
export interface Doubt {
  readonly reason: string;
  readonly weight: number;
}

/** One of two works, with the account of it whose title is best. */
export interface Half {
  readonly work: Work;
  readonly facts?: Facts;
}

/** The same title, and one thing that kept the two apart; two such things, and they are two papers. */
export function bySameTitle(a: Half, b: Half): Doubt | undefined {
  if (!a.facts || !b.facts || a.facts.guard.signs !== b.facts.guard.signs || differ(a, b, 'notice'))
    return undefined;
  const agree = agreement(a, b);
  const [years, authors, ids] = [yearDoubt(a, b), agree === false, otherIds(a, b)];
  if (a.facts.guard.tells !== 'much' && (agree !== true || gap(a, b) !== 0)) return undefined;
  if ([years !== undefined, authors, ids !== undefined].filter(Boolean).length > 1) return undefined;
  if (years !== undefined) return { reason: `same title, but years ${years}`, weight: agree ? 0.6 : 0.3 };
  if (authors) return { reason: 'same title, but other authors', weight: 0.3 };
  if (ids !== undefined) return { reason: `same title, but ${ids}`, weight: agree ? 0.6 : 0.4 };
  return { reason: 'same title, and too little else to tell', weight: 0.5 };
}

/** The same identifier, and titles that are not of one paper as far as can be told. */
export function byIdentifier(a: Half, b: Half): Doubt | undefined {
  if (differ(a, b, 'notice') || isOtherArxiv(a, b)) return undefined;
  if (a.facts && b.facts && differ(a, b, 'numbers') && likeness(a.facts.title, b.facts.title) > 0.7)
    return undefined;
  const shared = a.work.identifiers.find(({ scheme, value }) =>
    b.work.identifiers.some((other) => other.scheme === scheme && other.value === value),
  );
  const what = shared ? NAMES[shared.scheme] : undefined;
  return {
    reason: `same ${what ?? 'identifier'} under two titles`,
    weight: agreement(a, b) === false ? 0.5 : 0.8,
  };
}

const NAMES: Readonly<Partial<Record<IdentifierScheme, string>>> = {
  doi: 'DOI',
  arxiv: 'arXiv id',
  pith: 'Pith id',
  pmid: 'PMID',
  pmcid: 'PMCID',
};

/** Titles less alike than this are two; a little more is asked where authors do not speak for one paper. */
const NEAR = { agreed: 0.8, alone: 0.88 };

/** Titles that differ by a slip of the pen. Nearly all pairs are two papers: what costs least is asked first. */
export function byNearTitle(a: Half, b: Half): Doubt | undefined {
  if (!a.facts || !b.facts || a.facts.title === b.facts.title) return undefined;
  const [one, other] = [a.facts.title, b.facts.title];
  if (!mayBeAlike(pairsOf(a.facts), pairsOf(b.facts), NEAR.agreed)) return undefined;
  if ((gap(a, b) ?? 0) > YEARS_APART) return undefined;
  if (!isMisspelt(fold(a.work.title).split(' '), fold(b.work.title).split(' '))) return undefined;
  const alike = likeness(one, other);
  if (alike < NEAR.agreed || otherIds(a, b) !== undefined) return undefined;
  if (!a.facts.isTitled || !b.facts.isTitled || differ(a, b, 'notice') || differ(a, b, 'numbers'))
    return undefined;
  const agree = agreement(a, b);
  if (agree === false || (!agree && alike < NEAR.alone)) return undefined;
  return { reason: 'titles nearly the same', weight: agree ? 0.85 : 0.6 };
}

const pairs = new WeakMap<Facts, LetterPairs>();

function pairsOf(facts: Facts): LetterPairs {
  let found = pairs.get(facts);
  if (!found) {
    found = letterPairs(facts.title);
    pairs.set(facts, found);
  }
  return found;
}

/** The same abstract, or one that begins alike, by the same first author in the same year. */
export function byAbstract(a: Half, b: Half): Doubt | undefined {
  if (differ(a, b, 'notice') || isOtherArxiv(a, b)) return undefined;
  const [one, other] = [a.work.abstracts[0]?.text ?? '', b.work.abstracts[0]?.text ?? ''];
  if (one.length < 4 * other.length && other.length < 4 * one.length && fold(one) === fold(other))
    return { reason: 'same abstract under two titles', weight: agreement(a, b) === false ? 0.4 : 0.85 };
  if (otherIds(a, b) !== undefined) return undefined;
  const [first, second] = [peopleOf(a.work)[0], peopleOf(b.work)[0]];
  if (!first || !second || authorsAgree([first], [second]) !== true || gap(a, b) !== 0) return undefined;
  return { reason: 'same first author, year and first words of the abstract', weight: 0.6 };
}

/** Entries of two bibliographies under one key, with titles that resemble each other. */
export function byCitekey(a: Half, b: Half): Doubt | undefined {
  if (!a.facts || !b.facts || differ(a, b, 'notice') || differ(a, b, 'numbers') || isOtherArxiv(a, b))
    return undefined;
  if (agreement(a, b) === false || (gap(a, b) ?? 0) > YEARS_APART) return undefined;
  if (likeness(a.facts.title, b.facts.title) < 0.5) return undefined;
  return { reason: 'entries of bibliographies with the same key', weight: 0.6 };
}

function differ(a: Half, b: Half, what: 'notice' | 'numbers'): boolean {
  return a.facts !== undefined && b.facts !== undefined && a.facts.guard[what] !== b.facts.guard[what];
}

const people = new WeakMap<Work, readonly Person[]>();

function peopleOf(work: Work): readonly Person[] {
  let found = people.get(work);
  if (!found) {
    found = work.item.author.map(toPerson);
    people.set(work, found);
  }
  return found;
}

function agreement(a: Half, b: Half): boolean | undefined {
  return authorsAgree(peopleOf(a.work), peopleOf(b.work));
}

/** Years between the two, where both have one. */
function gap(a: Half, b: Half): number | undefined {
  const [one, other] = [a.work.item.issued?.year, b.work.item.issued?.year];
  return one === undefined || other === undefined ? undefined : Math.abs(one - other);
}

function yearDoubt(a: Half, b: Half): string | undefined {
  if ((gap(a, b) ?? 0) <= YEARS_APART) return undefined;
  return [a.work.item.issued!.year!, b.work.item.issued!.year!].sort((x, y) => x - y).join(' and ');
}

/** `arXiv ids 2401.00001 and 2401.00002`: both have one, and not the same; of DOIs, of the same publisher. */
function otherIds(a: Half, b: Half): string | undefined {
  const arxiv = others(a, b, 'arxiv');
  if (arxiv) return `arXiv ids ${arxiv.join(' and ')}`;
  const dois = others(a, b, 'doi');
  return dois && prefix(dois[0]) === prefix(dois[1]) ? `DOIs ${dois.join(' and ')}` : undefined;
}

function isOtherArxiv(a: Half, b: Half): boolean {
  return others(a, b, 'arxiv') !== undefined;
}

function others(a: Half, b: Half, scheme: IdentifierScheme): [string, string] | undefined {
  const values = ({ work }: Half) =>
    work.identifiers.filter((id) => id.scheme === scheme).map((id) => id.value);
  const [ours, theirs] = [values(a), values(b)];
  const [one, other] = [ours[0], theirs[0]];
  if (one === undefined || other === undefined || ours.some((value) => theirs.includes(value)))
    return undefined;
  return [one, other];
}

function prefix(doi: string): string {
  return doi.slice(0, doi.indexOf('/'));
}

/** Words whose presence changes no title. */
const SMALL = new Set('a an the of on in at as is for to and with by via from using'.split(' '));

/** Every word of one stands in the other, but for single letters; no word more, but small ones. */
function isMisspelt(one: readonly string[], other: readonly string[]): boolean {
  let [left, right] = [without(one, other), without(other, one)];
  if (left.join('') === right.join('')) return true;
  for (const word of [...left]) {
    const near = right.find((candidate) => isSlip(word, candidate));
    if (near === undefined) continue;
    left = left.filter((each) => each !== word);
    right = right.filter((each) => each !== near);
  }
  return [...left, ...right].every((word) => SMALL.has(word));
}

function without(words: readonly string[], others: readonly string[]): string[] {
  const set = new Set(others);
  return words.filter((word) => !set.has(word));
}

/**
 * One letter missing, too many, wrong or changed round; two in a long word. A wrong letter makes another word of a
 * short one (`cats`, `cars`), and a first letter makes `unsupervised` of `supervised`.
 */
function isSlip(a: string, b: string): boolean {
  const [short, long] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  if (short < 3 || long > 40 || a[0] !== b[0] || long - short > 2) return false;
  if (short < 6 && long === short) return short > 3 && sorted(a) === sorted(b) && distance(a, b) === 1;
  return distance(a, b) <= (short < 8 ? 1 : 2);
}

function sorted(word: string): string {
  return [...word].sort().join('');
}

/** Damerau's and Levenshtein's, of neighbours changed round once. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + swap);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
