/** What the reader did with papers: all that the reading order learns from. */
import type { Work } from '../model';

/** What is known of the reader. */
export interface Reader {
  /** Citekeys that stand in a note. */
  readonly inNotes: ReadonlySet<string>;
  /** When the reader last opened each work, by id. */
  readonly lastRead: ReadonlyMap<string, number>;
}

/** The strongest thing that the reader did with a paper. */
export type Deed =
  | 'cited'
  | 'important'
  | 'annotated'
  | 'read'
  | 'to-read'
  | 'marked'
  | 'opened'
  | 'set-aside';

export interface Signal {
  readonly work: Work;
  readonly deed: Deed;
  /** How much it says that such papers are wanted: up to 1; below 0 that they are not. */
  readonly strength: number;
}

/**
 * Whoever cites a paper has judged it; whoever opened its page may have clicked. Between them the order of the field
 * (implicit feedback: citing, annotating, saving, viewing), not a measured scale.
 */
const STRENGTH: Readonly<Record<Deed, number>> = {
  cited: 1,
  important: 0.9,
  annotated: 0.8,
  read: 0.6,
  'to-read': 0.6,
  marked: 0.5,
  opened: 0.25,
  'set-aside': -1,
};

const IMPORTANT = 4;
const UNIMPORTANT = 1;
/** Readers have words of their own for what they do not want. */
const ASIDE =
  /^(?:not[\s_-]?relevant|irrelevant|not[\s_-]?interest(?:ed|ing)|uninteresting|set[\s_-]?aside|rejected|excluded|skip(?:ped)?|drop(?:ped)?|discard(?:ed)?|ignored?|abandoned|won'?t[\s_-]?read)$/i;

/** What the reader did with the paper; undefined where nothing is known. Setting it aside is heard before all else. */
export function signalOf(work: Work, { inNotes, lastRead }: Reader): Signal | undefined {
  const deed = deedOf(work, inNotes, lastRead);
  return deed && { work, deed, strength: STRENGTH[deed] };
}

function deedOf(
  { citekey, id, marks }: Work,
  inNotes: Reader['inNotes'],
  lastRead: Reader['lastRead'],
): Deed | undefined {
  const { status, importance, tags, threads, notes } = marks;
  if ([...(status === undefined ? [] : [status]), ...tags].some((word) => ASIDE.test(word.trim())))
    return 'set-aside';
  if (importance === UNIMPORTANT) return 'set-aside';
  if (inNotes.has(citekey)) return 'cited';
  if (importance !== undefined && importance >= IMPORTANT) return 'important';
  if (threads.length > 0) return 'annotated';
  if (isStatus(status, 'read') || isStatus(status, 'reading')) return 'read';
  if (isStatus(status, 'to-read')) return 'to-read';
  if (status !== undefined || importance !== undefined || tags.length > 0 || notes.length > 0)
    return 'marked';
  return lastRead.has(id) ? 'opened' : undefined;
}

/**
 * In which part of the order a paper stands, whatever it is about: 0 is to be read, 1 is used already (so it comes
 * after what is new), 2 is read, 3 is set aside. A paper that the reader says is `to-read` or `reading` is to be read.
 */
export function stageOf(work: Work, reader: Reader): 0 | 1 | 2 | 3 {
  const deed = deedOf(work, reader.inNotes, reader.lastRead);
  const { status } = work.marks;
  if (deed === 'set-aside') return 3;
  if (isStatus(status, 'read') || isStatus(status, 'done') || isStatus(status, 'finished')) return 2;
  if (isStatus(status, 'to-read') || isStatus(status, 'reading')) return 0;
  return deed === 'cited' || deed === 'annotated' ? 1 : 0;
}

function isStatus(status: string | undefined, word: string): boolean {
  return (
    status
      ?.trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-') === word
  );
}
