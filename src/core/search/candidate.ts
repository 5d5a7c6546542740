/** A paper that may be among the best, and what its score is made of. */
import type { Work } from '../model';

export interface Candidate {
  readonly work: Work;
  /** Where it is indexed: the number of the segment, and its own in there. */
  readonly segment: number;
  readonly paper: number;
  score: number;
  /** Bit i: word i of the query was found. */
  readonly found: number;
  /** What the score was multiplied by because the words seem to stand side by side in the abstract. */
  readonly phrase: number;
  /** The same for the title, where it is certain. */
  inTitle: number;
}

/** Ties go by citekey: numbers of papers depend on what came when. */
export function isWorse(a: Candidate, b: Candidate): boolean {
  return a.score < b.score || (a.score === b.score && a.work.citekey > b.work.citekey);
}

export function bestFirst(a: Candidate, b: Candidate): number {
  return b.score - a.score || (a.work.citekey < b.work.citekey ? -1 : 1);
}
