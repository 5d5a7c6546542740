/** The reader's own word, which wins over what is made of the pages. */
import type { PageChange, PaperMarks, Problem, Thread } from '../model';
import type { Place } from '../place';
import type { Decision } from './decisions';
import type { Pin } from './pins';

export interface Kept {
  readonly pins?: readonly Pin[];
  readonly decisions?: readonly Decision[];
  /** Where a decision stands. */
  readonly placeOf?: (decision: Decision) => Place | undefined;
  /** How pages changed that were saved again. */
  readonly history?: readonly PageChange[];
  /** What the reader says of papers where no literature note does. */
  readonly marks?: readonly PaperMarks[];
  /** What is written in the margin of pages. */
  readonly threads?: readonly Thread[];
  /** What is wrong with the files in which it is kept. */
  readonly problems?: readonly Problem[];
}

/** What of the reader's word is other than before. */
export function changedParts(before: Kept, now: Kept): Kept {
  const { pins, decisions, history, marks, threads, problems, placeOf } = now;
  return {
    ...(pins && isOther(before.pins, pins) && { pins }),
    // Where they stand may be other though they are the same.
    ...(decisions && isOther(before.decisions, decisions) && { decisions }),
    ...(placeOf && { placeOf }),
    ...(history && isOther(before.history, history) && { history }),
    ...(marks && isOther(before.marks, marks) && { marks }),
    ...(threads && isOther(before.threads, threads) && { threads }),
    ...(problems && isOther(before.problems, problems) && { problems }),
  };
}

/** Entries that were read again are other objects, whether or not they say the same. */
function isOther<T>(before: readonly T[] = [], now: readonly T[]): boolean {
  return before.length !== now.length || before.some((each, at) => each !== now[at]);
}
