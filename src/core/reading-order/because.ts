/** Reasons in words: what of a paper made its score, and the reader's papers that it stands on. */
import { displayDate } from '../dates';
import type { Work } from '../model';
import { displayName } from '../names';
import { plural } from '../prose';
import type { Scanner } from '../search/scanner';
import { authorKey } from './author-keys';
import { usedCoupled, usedTogether } from './closeness';
import type { Features, Kind, Row } from './features';
import type { Because } from './model';
import { joined, papersOf } from './papers-in-words';
import type { Deed } from './signals';
import { categoryName, type Traits } from './traits';
import { wordsInCommon } from './wording';

/** Papers that the reader uses, and what is in them. Names as the features call them. */
export interface Used {
  readonly deeds: ReadonlyMap<Work, Deed>;
  readonly traits: ReadonlyMap<Work, Traits>;
  readonly byWord: ReadonlyMap<number, readonly Work[]>;
  readonly byAuthor: ReadonlyMap<string, readonly Work[]>;
  readonly byCategory: ReadonlyMap<string, readonly Work[]>;
  readonly byVenue: ReadonlyMap<string, readonly Work[]>;
}

/** What a reason is found in. */
export interface Evidence {
  readonly work: Work;
  readonly row: Row;
  readonly traits: Traits;
  readonly used: Used;
  readonly features: Features;
  readonly weights: Float64Array;
  readonly scanner: Scanner;
}

type Reason = Omit<Because, 'share'>;

/** The reason that a kind is, where it speaks for the paper, or against it; undefined where there are no words for it. */
export function reasonFor(kind: Kind, evidence: Evidence, speaksFor: boolean): Reason | undefined {
  const { features, weights } = evidence;
  const column = features.columnOfKind(kind);
  // Whoever uses old papers taught that less is better. What has columns by name has a weight for each.
  const isWanted = column === undefined || weights[column]! > 0;
  const hasMore = speaksFor === isWanted;
  const says = speaksFor ? FOR : AGAINST;
  return says[hasMore ? 'more' : 'less'][kind]?.(evidence);
}

type Says = Readonly<Partial<Record<Kind, (evidence: Evidence) => Reason | undefined>>>;

/** By whether the paper has more of it than is usual, or less. */
type ByAmount = Readonly<Record<'more' | 'less', Says>>;

const FOR: ByAmount = {
  more: {
    cites: ({ work, used, features }) =>
      on(features.closeness.get(work)?.citesUsed, used, (papers) => `cites ${papers}`),
    cited: ({ work, used, features }) =>
      on(features.closeness.get(work)?.citedByUsed, used, (papers) => `cited by ${papers}`),
    together: ({ work, used, features }) => {
      const others = [...usedTogether(work, features.closeness)];
      return on(others, used, (papers) => `cited together with ${papers}`);
    },
    coupled: ({ work, used, features }) => {
      const { others, shared } = usedCoupled(work, features.closeness);
      return on([...others], used, (papers) => `shares ${plural(shared, 'reference')} with ${papers}`);
    },
    recent: ({ work }) => dated(work, 'later than usual here'),
    popular: ({ work: { citers } }) =>
      citers.length === 0 ? undefined : alone(`cited by ${plural(citers.length, 'paper')} of the library`),
    feed: ({ work }) => rated(work, ''),
    words: (evidence) => aboutTheSame(evidence),
    authors: (evidence) => byTheSame(evidence),
    categories: ({ work, used, features, weights }) => {
      const [names, works] = shared(work.categories, categoryName, 2, used.byCategory, work, (name) =>
        isLiked(weights, features.columnOf('categories', name)),
      );
      return on(works, used, (papers) => `in ${joined(names.map(categoryName))}, as ${papers}`);
    },
    venue: ({ work, traits: { venue = '' }, used, features, weights }) => {
      if (!isLiked(weights, features.columnOf('venue', venue))) return undefined;
      const { 'container-title': printed = '' } = work.item;
      return on(without(used.byVenue.get(venue), work), used, (papers) => `in ${printed}, as ${papers}`);
    },
  },
  less: {
    recent: ({ work }) => dated(work, 'earlier than usual here, as what you use'),
    popular: () => alone('less cited than usual here, as what you use'),
    feed: ({ work }) => rated(work, ', low as that of what you use'),
  },
};

const AGAINST: ByAmount = {
  more: {
    recent: ({ work }) => dated(work, 'later than what you use'),
    popular: ({ work: { citers } }) =>
      alone(`more cited than what you use: by ${plural(citers.length, 'paper')} of the library`),
    feed: ({ work }) => rated(work, ', higher than that of what you use'),
  },
  less: {
    recent: ({ work }) => dated(work, 'earlier than usual here') ?? alone('its date is not known'),
    popular: ({ work: { citers }, features: { scale } }) => {
      if (citers.length === 0) return alone('no paper of the library cites it');
      return citers.length < scale.medianCiters ? alone('less cited than most') : undefined;
    },
    words: () => alone('about other things than what you use'),
  },
};

function alone(words: string): Reason {
  return { words, works: [] };
}

/** A reason that stands on papers of the reader's; none without them. */
function on(works: readonly Work[] = [], used: Used, say: (papers: string) => string): Reason | undefined {
  return works.length === 0 ? undefined : { words: say(papersOf(works, used.deeds)), works };
}

function dated({ item }: Work, words: string): Reason | undefined {
  const date = displayDate(item.issued ?? {});
  return date === '' ? undefined : alone(`${words}: ${date}`);
}

function rated({ records }: Work, words: string): Reason | undefined {
  const score = records.find(({ feedScore }) => feedScore !== undefined)?.feedScore;
  return score === undefined ? undefined : alone(`Scholar Feed’s score is ${score}${words}`);
}

function aboutTheSame(evidence: Evidence): Reason | undefined {
  const { used, work } = evidence;
  const { words, hashes } = wordsInCommon(evidence);
  if (words.length === 0) return undefined;
  const [first, ...others] = hashes[0]!;
  const works = without(used.byWord.get(first!), work).filter((other) =>
    others.every((hash) => used.traits.get(other)!.words.has(hash)),
  );
  const where = works.length > 0 ? ` (in ${papersOf(works, used.deeds)})` : '';
  return { words: `about ${joined(words)}${where}`, works };
}

function byTheSame({ work, traits, used, features, weights }: Evidence): Reason | undefined {
  // A list of very many authors has no trait of them.
  if (traits.authors.length === 0) return undefined;
  const keyOf = (name: Work['item']['author'][number]) => features.nameOf(authorKey(name));
  const [names, works] = shared(work.item.author, keyOf, 3, used.byAuthor, work, (key) =>
    isLiked(weights, features.columnOf('authors', key)),
  );
  if (works.length === 0) return undefined;
  const areCited = works.every((each) => used.deeds.get(each) === 'cited');
  const how = areCited ? 'whom you cite' : `as ${papersOf(works, used.deeds)}`;
  return { words: `by ${joined(names.map(displayName))}, ${how}`, works };
}

/** The first so many names that the reader's papers have, too, and those papers: what is said is true of each. */
function shared<Name>(
  names: readonly Name[],
  keyOf: (name: Name) => string,
  most: number,
  papersWith: ReadonlyMap<string, readonly Work[]>,
  work: Work,
  isWanted: (key: string) => boolean,
): readonly [Name[], Work[]] {
  const byKey = new Map<string, Name>();
  for (const name of names) {
    const key = keyOf(name);
    if (
      byKey.size < most &&
      !byKey.has(key) &&
      isWanted(key) &&
      without(papersWith.get(key), work).length > 0
    )
      byKey.set(key, name);
  }
  const works = new Set([...byKey.keys()].flatMap((key) => without(papersWith.get(key), work)));
  return [[...byKey.values()], [...works]];
}

function isLiked(weights: Float64Array, column: number | undefined): boolean {
  return column !== undefined && weights[column]! > 0;
}

function without(works: readonly Work[] = [], work: Work): Work[] {
  return works.filter((each) => each !== work);
}
