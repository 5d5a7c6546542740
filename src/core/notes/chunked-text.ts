/** What the readers of an open note have in common, whatever its language: see note-reader.ts. */
import type { Span } from '../place';
import type { Cluster } from './cluster';

export interface ChunkedText {
  readonly text: string;
  /** Characters read since it was made. */
  readonly charactersRead: number;
  /** Replaces the text between two offsets; those outside the text count as its ends. */
  change(start: number, end: number, newText: string): void;
  /** Shows every cluster, or those of the chunks that a window touches and perhaps more, in the order of the text. */
  visit(window: Span | undefined, see: SeeCluster): void;
  /** The chunk that an offset stands in. */
  partAt(offset: number): PartAt;
}

/** The cluster's offsets count from `start`. */
export type SeeCluster = (cluster: Cluster, start: number) => void;

/** Some of a text, and where it begins. */
export interface PartAt {
  readonly text: string;
  readonly start: number;
}
