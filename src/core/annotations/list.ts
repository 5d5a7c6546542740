/** Threads as a list that is gone through: in groups, and only those that a filter lets through. */
import type { Thread } from '../model';
import { COLOURS, isColour } from './colours';

/** A thread, and what is known of it besides what it says. */
export interface ListedThread {
  readonly thread: Thread;
  /** Its passage is not found where it should be. */
  readonly isOrphan: boolean;
  /** The paper it is of, where that is in the library. */
  readonly paper?: { readonly id: string; readonly title: string };
}

export const GROUPINGS = ['paper', 'tag', 'colour', 'motivation', 'date', 'state'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Threads that have something in common, in the order of the list. */
export interface ThreadGroup {
  /** The same as long as it is the same group. */
  readonly id: string;
  readonly label: string;
  readonly threads: readonly ListedThread[];
}

export type AnnotationState = 'open' | 'resolved' | 'orphan';

/** An orphan is one even if it was resolved: its passage is to be found first. */
export function stateOf({ thread, isOrphan }: ListedThread): AnnotationState {
  return isOrphan ? 'orphan' : thread.annotation.resolved ? 'resolved' : 'open';
}

/** The path of a passage's file, or its address. */
export function sourceOfThread({ annotation: { target } }: Thread): string {
  return 'replyTo' in target ? '' : target.source;
}

/** The groups in the order in which they are shown; a thread of two tags is in two of them, what has none is last. */
export function groupThreads(threads: readonly ListedThread[], grouping: Grouping): ThreadGroup[] {
  const groups = new Map<string, { label: string; order: string; threads: ListedThread[] }>();
  for (const thread of threads) {
    for (const { id, label, order = `1${label.toLowerCase()}` } of KEYS[grouping](thread)) {
      const group = groups.get(id);
      if (group) group.threads.push(thread);
      else groups.set(id, { label, order, threads: [thread] });
    }
  }
  return [...groups]
    .sort(([a, { order: first }], [b, { order: second }]) => compare(first, second) || compare(a, b))
    .map(([id, { label, threads: own }]) => ({ id: `${grouping}:${id}`, label, threads: own }));
}

interface Key {
  readonly id: string;
  readonly label: string;
  /** Sorts the group; without it the label does. */
  readonly order?: string;
}

const LAST = '2';

const KEYS: Readonly<Record<Grouping, (thread: ListedThread) => readonly Key[]>> = {
  paper({ thread, paper }) {
    if (paper) return [{ id: paper.id, label: paper.title }];
    const source = sourceOfThread(thread);
    return [{ id: `file ${source}`, label: source, order: `${LAST}${source}` }];
  },
  tag({ thread: { annotation } }) {
    if (annotation.tags.length === 0) return [{ id: '', label: 'no tag', order: LAST }];
    return annotation.tags.map((tag) => ({ id: tag, label: `#${tag}` }));
  },
  colour({ thread: { annotation } }) {
    const { colour } = annotation;
    if (!isColour(colour)) return [{ id: '', label: 'no colour', order: LAST }];
    const order = `1${Object.keys(COLOURS).indexOf(colour)}`;
    return [{ id: colour, label: `${colour}: ${COLOURS[colour]}`, order }];
  },
  motivation: ({ thread: { annotation } }) => [{ id: annotation.motivation, label: annotation.motivation }],
  date({ thread: { annotation } }) {
    const day = annotation.created?.slice(0, 10);
    if (day === undefined) return [{ id: '', label: 'no date', order: LAST }];
    // The newest first.
    return [{ id: day, label: day, order: `1${day.replace(/\d/g, (digit) => String(9 - Number(digit)))}` }];
  },
  state(thread) {
    const state = stateOf(thread);
    return [{ id: state, label: state, order: String(STATES.indexOf(state)) }];
  },
};

/** What needs the reader first. */
const STATES: readonly AnnotationState[] = ['orphan', 'open', 'resolved'];

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
