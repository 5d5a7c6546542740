/** The groupings of the Papers view: in which groups a paper stands, and how they follow each other. */
import { categoryName } from '../categories';
import { STATUSES } from '../library/marks';
import { compareText } from '../library/record-keys';
import type { Work } from '../model';
import { displayName } from '../names';
import { fold } from '../prose';
import { sourceLabel } from '../sources';
import type { Compare } from './sorted';

export const PAPER_GROUPINGS = [
  'none',
  'year',
  'source',
  'category',
  'author',
  'cited',
  'status',
  'tag',
] as const;
export type PaperGrouping = (typeof PAPER_GROUPINGS)[number];

const UNKNOWN: Readonly<Record<Exclude<PaperGrouping, 'none' | 'cited'>, string>> = {
  year: 'Year not known',
  source: 'No page',
  category: 'No category',
  author: 'Author not known',
  status: 'No status',
  tag: 'No tag',
};

const CITED: readonly string[] = ['Cited works', 'Works that cite', 'Others'];

// One array for all papers that share it.
const [IS_CITED, CITES, NEITHER] = CITED.map((name) => [name]) as [string[], string[], string[]];
const ALL = [''];

/** The names of the groups that a paper stands in, each once. */
export function groupNames(work: Work, grouping: PaperGrouping): readonly string[] {
  switch (grouping) {
    case 'none':
      return ALL;
    case 'year':
      return [work.item.issued?.year === undefined ? UNKNOWN.year : String(work.item.issued.year)];
    case 'source':
      return distinct(work.records.map((record) => sourceLabel(record.source)));
    case 'category':
      return work.categories.length > 0 ? distinct(work.categories.map(categoryName)) : [UNKNOWN.category];
    case 'author':
      return [work.item.author[0] ? displayName(work.item.author[0]) : UNKNOWN.author];
    case 'status':
      return [work.marks.status ?? UNKNOWN.status];
    case 'tag':
      return work.marks.tags.length > 0 ? work.marks.tags : [UNKNOWN.tag];
    case 'cited':
      return work.citers.length > 0 ? IS_CITED : work.cites.length > 0 ? CITES : NEITHER;
  }
}

function distinct(names: readonly string[]): readonly string[] {
  return names.length > 1 ? [...new Set(names)] : names;
}

export interface Named {
  readonly name: string;
  /** See `groupKey`. */
  readonly key: string;
}

/** What groups are ordered by, made once a group. What is not known comes last. */
export function groupKey(name: string, grouping: PaperGrouping): string {
  if (grouping === 'none') return '';
  if (grouping === 'cited') return String(CITED.indexOf(name));
  if (name === UNKNOWN[grouping]) return LAST;
  const step = grouping === 'status' ? STATUSES.indexOf(name) : -1;
  return step < 0 ? fold(name) : FIRST + step;
}

/** Before every folded name, in the order in which papers go through them. */
const FIRST = '\0';
/** Behind every folded name. */
const LAST = '\u{10ffff}';

export function compareGroups(grouping: PaperGrouping): Compare<Named> {
  const ascending: Compare<Named> = (a, b) => compareText(a.key, b.key) || compareText(a.name, b.name);
  if (grouping !== 'year') return ascending;
  return (a, b) => (a.key === LAST || b.key === LAST ? ascending(a, b) : ascending(b, a));
}
