/** The people, venues, categories and years that citations are counted by. */
import { primaryCategoryName } from '../categories';
import type { Name, Work } from '../model';
import { fold, oneLine } from '../prose';
import { People } from './people';

export const INFLUENCE_BY = ['authors', 'venues', 'categories', 'years'] as const;
export type InfluenceBy = (typeof INFLUENCE_BY)[number];

export interface Group {
  readonly key: string;
  /** As pages print it. */
  readonly label: string;
}

/** Names read in one step: a paper of a large collaboration has thousands. */
const STEP = 1000;

/** Which groups a work is in, each once; none where no page says it. Names are compared within `works`. */
export function* grouping(
  by: InfluenceBy,
  works: readonly Work[],
): Generator<void, (work: Work) => readonly Group[]> {
  switch (by) {
    case 'authors':
      return yield* byAuthor(works);
    case 'venues':
      return venueOf;
    case 'categories':
      return categoryOf;
    case 'years':
      return yearOf;
  }
}

function* byAuthor(works: readonly Work[]): Generator<void, (work: Work) => readonly Group[]> {
  const people = new People();
  let read = 0;
  for (const { item } of new Set(works)) {
    for (const name of item.author) people.add(name);
    read += item.author.length;
    if (read < STEP) continue;
    read = 0;
    yield;
  }
  return ({ item }) => {
    const found = new Map<string, Group>();
    for (const name of item.author) addPerson(found, people, name);
    return [...found.values()];
  };
}

function addPerson(found: Map<string, Group>, people: People, name: Name): void {
  const key = people.keyOf(name);
  if (key !== '' && !found.has(key)) found.set(key, { key, label: people.nameOf(name) });
}

/**
 * Volumes of one venue are one: `NeurIPS 2023`, `Proceedings of the 57th Annual Meeting of the ACL`, `Conference on
 * Robotics (ICRA)`, `ICML 2019, 9-15 June 2019, Long Beach`. All of arXiv is one, under whatever number.
 */
function venueOf({ item }: Work): readonly Group[] {
  const printed = oneLine(item['container-title'] ?? '');
  if (PREPRINT.test(printed)) return [{ key: 'arxiv', label: 'arXiv' }];
  const words = printed
    .replace(WHEN, '')
    .split(' ')
    .filter((word) => !VOLUME.test(word));
  const label =
    words
      .join(' ')
      .replace(ACRONYM, '')
      .replace(/[,;:]$/, '') || printed;
  const key = fold(label);
  return key === '' ? [] : [{ key, label }];
}

const PREPRINT = /^(?:arxiv|corr)\b/i;
const WHEN =
  /,\s(?:\d{1,2}(?:\s?[-–]\s?\d{1,2})?\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b.*$/i;
const ACRONYM = /\s\([A-Z][\w-]{0,10}[A-Z](?:[\s’'-]{0,2}\d{2,4})?\)$/;
const VOLUME = /^\(?[’']?\d+(?:st|nd|rd|th)?[),.:;]*$/i;

function categoryOf({ categories }: Work): readonly Group[] {
  const label = primaryCategoryName(categories);
  return label === undefined ? [] : [{ key: label, label }];
}

function yearOf({ item }: Work): readonly Group[] {
  const year = item.issued?.year;
  return year === undefined ? [] : [{ key: String(year), label: String(year) }];
}
