/** What the reader says of a paper as a whole. */
import type { FileId } from '../place';
import type { Annotation } from './annotation';

/** From files of the reader's own; where they differ, a literature note has the last word. */
export interface Marks {
  /** `to-read`, `reading`, `read`, or a word of the reader's own, as it is written. */
  readonly status?: string;
  /** 1 to 5, 5 being the most. */
  readonly importance?: number;
  /** Without `#`, each once, in the order in which they are written. */
  readonly tags: readonly string[];
  /** The literature notes on it, in the order of files. */
  readonly notes: readonly FileId[];
  /** What is written in the margin of its pages. */
  readonly threads: readonly Thread[];
}

/** An annotation of a passage, with the answers to it in the order in which they were given. */
export interface Thread {
  readonly annotation: Annotation;
  /** What names the paper that the passage is of, as pins do. */
  readonly paper: readonly string[];
  readonly replies: readonly Annotation[];
}

/** What is kept of a paper where no literature note says it. */
export interface PaperMarks {
  /** What names the paper, as pins do. */
  readonly paper: readonly string[];
  readonly status?: string;
  readonly importance?: number;
  readonly tags: readonly string[];
}

/** What a literature note says in its front matter of the paper it is on. */
export interface PaperNote {
  /** By any of these citekeys the paper is meant, the first that leads to one. */
  readonly keys: readonly string[];
  readonly status?: string;
  readonly importance?: number;
  readonly tags: readonly string[];
}
