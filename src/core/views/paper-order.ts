/** The orders of the Papers view: how papers compare, and what a range of them is called. */
import { compareDates, displayDate } from '../dates';
import { compareText } from '../library/record-keys';
import type { Work } from '../model';
import { fold } from '../prose';
import type { ReadingModel } from '../reading-order/reading-model';
import { clip, plural } from './markdown';
import type { RangeName } from './pages';
import type { Compare } from './sorted';

export const PAPER_ORDERS = ['title', 'year', 'citers', 'reading', 'read', 'importance'] as const;
export type PaperOrder = (typeof PAPER_ORDERS)[number];

/** A paper with what it is ordered by, as it was when it took its place. */
export interface Ranked {
  readonly work: Work;
  /** Folded; empty in other orders. */
  readonly title: string;
  /** The more, the earlier: citers, importance, when it was last read, how soon it is to be read. */
  readonly rank: number;
}

const folded = new WeakMap<Work, string>();

/** Folding a title costs more than comparing it, and a title is compared many times. */
function foldedTitle(work: Work): string {
  let title = folded.get(work);
  if (title === undefined) {
    title = fold(work.title);
    folded.set(work, title);
  }
  return title;
}

/** What is known of the reader. */
export interface OrderedBy {
  /** When the reader last opened each work, by id, as any ascending number. */
  readonly lastRead: ReadonlyMap<string, number>;
  /** What to read first; undefined while it is being learnt: then the newest are. */
  readonly reading?: Pick<ReadingModel, 'rank' | 'verdict' | 'why'> | undefined;
}

export function rankOf(work: Work, order: PaperOrder, by: OrderedBy): Pick<Ranked, 'title' | 'rank'> {
  const title = order === 'title' ? foldedTitle(work) : '';
  return { title, rank: rankIn(order, work, by) };
}

/** Above every score: papers have it all, or none has it. */
const NOT_LEARNT = 1000;

function rankIn(order: PaperOrder, work: Work, { lastRead, reading }: OrderedBy): number {
  switch (order) {
    case 'citers':
      return work.citers.length;
    case 'read':
      return lastRead.get(work.id) ?? 0;
    case 'reading':
      return reading?.rank(work) ?? NOT_LEARNT;
    case 'importance':
      return work.marks.importance ?? 0;
    default:
      return 0;
  }
}

export const COMPARE: Readonly<Record<PaperOrder, Compare<Ranked>>> = {
  title: (a, b) => compareText(a.title, b.title) || byKey(a, b),
  year: (a, b) => newestFirst(a, b) || byKey(a, b),
  citers: (a, b) => b.rank - a.rank || newestFirst(a, b) || byKey(a, b),
  reading: (a, b) => b.rank - a.rank || newestFirst(a, b) || byKey(a, b),
  read: (a, b) => b.rank - a.rank || byKey(a, b),
  importance: (a, b) => b.rank - a.rank || newestFirst(a, b) || byKey(a, b),
};

const UNDATED = {};

function newestFirst({ work: a }: Ranked, { work: b }: Ranked): number {
  return compareDates(b.item.issued ?? UNDATED, a.item.issued ?? UNDATED);
}

function byKey({ work: a }: Ranked, { work: b }: Ranked): number {
  return compareText(a.citekey, b.citekey) || compareText(a.id, b.id);
}

/** One thing by which papers are ordered, in words; `short` where the other end of a range says the rest. */
interface Level {
  readonly words: (paper: Ranked) => string;
  readonly short?: (paper: Ranked) => string;
}

const YEAR: Level = { words: ({ work }) => work.item.issued?.year?.toString() ?? 'year not known' };

const DAY: Level = {
  words: ({ work }) => {
    const { month, day } = work.item.issued ?? {};
    return displayDate({ month, day }) || 'day not known';
  },
};

const CITERS: Level = {
  words: ({ rank }) => (rank === 0 ? 'no citers' : plural(rank, 'citer')),
  short: ({ rank }) => rank.toLocaleString('en'),
};

const READING: Level = {
  words: ({ rank }) => (rank > 0 ? `score ${Math.round(rank)}` : stageWords(rank)),
  short: ({ rank }) => (rank > 0 ? String(Math.round(rank)) : stageWords(rank)),
};

/** Of what is not to be read first any more. */
function stageWords(rank: number): string {
  if (rank > -100) return 'used already';
  return rank > -200 ? 'read' : 'set aside';
}

const READ: Level = {
  words: ({ rank }) => (rank > 0 ? 'opened before' : 'not opened yet'),
  short: () => 'Opened before',
};

const IMPORTANCE: Level = {
  words: ({ rank }) => (rank === 0 ? 'no importance given' : `importance ${rank}`),
};

const CITEKEY: Level = { words: ({ work }) => work.citekey };

/** What each order compares, one after the other; titles have their own way. */
const LEVELS: Readonly<Record<Exclude<PaperOrder, 'title'>, readonly Level[]>> = {
  year: [YEAR, DAY, CITEKEY],
  citers: [CITERS, YEAR, DAY, CITEKEY],
  reading: [READING, YEAR, DAY, CITEKEY],
  read: [READ, CITEKEY],
  importance: [IMPORTANCE, YEAR, DAY, CITEKEY],
};

/** `120 – 45 citers`; `2025 – 2024` of those that all have no citers. */
export function rangeName(order: PaperOrder, first: Ranked, last: Ranked): RangeName {
  if (order === 'title') return titleRange(first.work, last.work);
  const common: string[] = [];
  const isNotLearnt = order === 'reading' && first.rank === NOT_LEARNT;
  for (const { words, short = words } of LEVELS[isNotLearnt ? 'year' : order]) {
    const [from, to] = [words(first), words(last)];
    if (from !== to) return { from: short(first), to, common: common.join(', ') };
    common.push(from);
  }
  return { from: first.work.citekey, to: last.work.citekey };
}

/** Letters of a title; more where fewer would not tell it from the other end of its range. */
const TITLE_LENGTHS = [28, 56, 112];

/** `Attention Is All You Need – Automatic …` */
function titleRange(first: Work, last: Work): RangeName {
  for (const length of TITLE_LENGTHS) {
    const [from, to] = [clip(first.title, length), clip(last.title, length)];
    if (from !== to) return { from, to };
  }
  return { common: clip(first.title, TITLE_LENGTHS[0]!), from: first.citekey, to: last.citekey };
}
