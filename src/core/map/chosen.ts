/** Which papers are on a map, before anything is said of them. */
import type { Work } from '../model';

/** Two papers that are near each other. */
export interface Nearness {
  readonly works: readonly [Work, Work];
  /** Above 0, to 1. */
  readonly nearness: number;
}

export interface Chosen {
  /** Each once: what the reader asked about comes first. */
  readonly works: readonly Work[];
  /** What the reader asked about; among `works`. */
  readonly seeds: readonly Work[];
  /** How many papers the map would hold if there were no limit. */
  readonly total: number;
  /** Which of them are on the map where there are more. */
  readonly by: 'nearest' | 'most cited';
  readonly near?: readonly Nearness[];
  /** How strongly papers connect the seeds, where that is what they were chosen by. */
  readonly strengths?: ReadonlyMap<Work, number>;
}

/** Papers on a map at most: as many as the webview can hold, lay out and cluster. */
export const LIMIT = 100_000;
