/** Reasons in words: what of a paper made its score, and the reader's papers that it stands on. */
import { displayDate } from '../dates';
import type { Work } from '../model';
import { displayName, shortAuthors } from '../names';
import type { Scanner } from '../search/scanner';
import { citedOf, citersOf } from './closeness';
import type { Features, Kind } from './features';
import type { Because } from './model';
import type { Deed } from './signals';
import { authorKey, type Traits } from './traits';
import { wordsInCommon } from './wording';

/** Papers that the reader uses, and what is in them. */
export interface Used {
  readonly deeds: ReadonlyMap<Work, Deed>;
  readonly byWord: ReadonlyMap<number, readonly Work[]>;
  readonly byAuthor: ReadonlyMap<string, readonly Work[]>;
  readonly byCategory: ReadonlyMap<string, readonly Work[]>;
  readonly byVenue: ReadonlyMap<string, readonly Work[]>;
}

/** What a reason is found in. */
export interface Evidence {
  readonly work: Work;
  readonly traits: Traits;
  readonly used: Used;
  readonly features: Features;
  readonly weights: Float64Array;
  readonly scanner: Scanner;
}

type Reason = Omit<Because, 'share'>;

/** The reason that a kind is, where it speaks for the paper, or against it; undefined where there are no words for it. */
export function reasonFor(kind: Kind, evidence: Evidence, speaksFor: boolean): Reason | undefined {
  if (speaksFor) return FOR[kind]?.(evidence);
  return AGAINST[kind]?.(evidence);
}

type Say = (evidence: Evidence) => Reason | undefined;

const FOR: Readonly<Partial<Record<Kind, Say>>> = {
  cites: ({ work, used }) => on(usedAmong(citedOf(work), used), used, (papers) => `cites ${papers}`),
  cited: ({ work, used }) => on(usedAmong(citersOf(work), used), used, (papers) => `cited by ${papers}`),
  together: ({ work, used }) => {
    const citing = [...citersOf(work)];
    const others = usedAmong(new Set(citing.flatMap((citer) => [...citedOf(citer)])), used, work);
    return on(others, used, (papers) => `cited together with ${papers}`);
  },
  coupled: ({ work, used }) => {
    const cited = [...citedOf(work)];
    const others = usedAmong(new Set(cited.flatMap((paper) => [...citersOf(paper)])), used, work);
    const mine = new Set(others);
    const shared = cited.filter((paper) => [...citersOf(paper)].some((citer) => mine.has(citer)));
    return on(others, used, (papers) => `shares ${plural(shared.length, 'reference')} with ${papers}`);
  },
  recent: ({ work }) => alone(`later than usual here: ${displayDate(work.item.issued ?? {})}`),
  popular: ({ work: { citers } }) =>
    citers.length === 0 ? undefined : alone(`cited by ${plural(citers.length, 'paper')} of the library`),
  feed: ({ work }) => {
    const score = work.records.find(({ feedScore }) => feedScore !== undefined)?.feedScore;
    return score === undefined ? undefined : alone(`Scholar Feed’s score is ${score}`);
  },
  words: (evidence) => {
    const { used, work } = evidence;
    const { words, hashes } = wordsInCommon(evidence);
    if (words.length === 0) return undefined;
    const first = hashes[0]!.map((hash) => new Set(used.byWord.get(hash)));
    const works = [...first[0]!].filter((other) => other !== work && first.every((each) => each.has(other)));
    return {
      words: `about ${joined(words)}${works.length > 0 ? ` (in ${papersOf(works, used)})` : ''}`,
      works,
    };
  },
  authors: ({ work, used, features, weights }) => {
    const liked = work.item.author.filter((name) => {
      const key = authorKey(name);
      const column = features.columnOf('authors', key);
      return column !== undefined && weights[column]! > 0 && without(used.byAuthor.get(key), work).length > 0;
    });
    const works = [...new Set(liked.flatMap((name) => without(used.byAuthor.get(authorKey(name)), work)))];
    if (works.length === 0) return undefined;
    const names = joined([...new Set(liked.map(displayName))].slice(0, 3));
    const areCited = works.every((each) => used.deeds.get(each) === 'cited');
    return {
      words: areCited ? `by ${names}, whom you cite` : `by ${names}, as ${papersOf(works, used)}`,
      works,
    };
  },
  categories: ({ work, traits, used, features, weights }) => {
    const liked = traits.categories.filter((name) => {
      const column = features.columnOf('categories', name);
      return (
        column !== undefined && weights[column]! > 0 && without(used.byCategory.get(name), work).length > 0
      );
    });
    const works = [...new Set(liked.flatMap((name) => without(used.byCategory.get(name), work)))];
    return on(works, used, (papers) => `in ${joined(liked.slice(0, 2))}, as ${papers}`);
  },
  venue: ({ work, traits, used }) => {
    const works = without(used.byVenue.get(traits.venue ?? ''), work);
    const { 'container-title': venue = '' } = work.item;
    return on(works, used, (papers) => `in ${venue}, as ${papers}`);
  },
};

const AGAINST: Readonly<Partial<Record<Kind, Say>>> = {
  recent: ({ work }) => {
    const date = displayDate(work.item.issued ?? {});
    return alone(date === '' ? 'its date is not known' : `earlier than usual here: ${date}`);
  },
  popular: ({ work: { citers } }) =>
    alone(citers.length === 0 ? 'no paper of the library cites it' : 'less cited than most'),
  words: () => alone('about other things than what you use'),
};

function alone(words: string): Reason {
  return { words, works: [] };
}

/** A reason that stands on papers of the reader's; none without them. */
function on(works: readonly Work[], used: Used, say: (papers: string) => string): Reason | undefined {
  return works.length === 0 ? undefined : { words: say(papersOf(works, used)), works };
}

function usedAmong(works: ReadonlySet<Work>, { deeds }: Used, itself?: Work): Work[] {
  return [...works].filter((work) => work !== itself && deeds.has(work));
}

function without(works: readonly Work[] = [], work: Work): Work[] {
  return works.filter((each) => each !== work);
}

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

/** `3 papers you cite`; `Lightman et al. 2023, which you cite`; `4 papers you use` where the reader did this and that. */
function papersOf(works: readonly Work[], { deeds }: Used): string {
  const all = new Set(works.map((work) => deeds.get(work)!));
  const done = all.size === 1 ? DEEDS[[...all][0]!] : 'you use';
  const [only] = works;
  if (works.length > 1) return `${works.length} papers ${done}`;
  const { author, issued } = only!.item;
  const name = [shortAuthors(author, only!.authorsComplete), issued?.year].filter(Boolean).join(' ');
  return name === '' ? `a paper ${done}` : `${name}, which ${done}`;
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
