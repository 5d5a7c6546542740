/** A passage of a text that is being edited: known by its offsets until the text rests. */
import type { Span } from '../place';

/** What VS Code tells of a change: `length` units from `offset` on gave way to a text of `newLength`. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly newLength: number;
}

export interface Tracked {
  readonly span: Span;
  /** Words of the passage were changed, or taken away. */
  readonly touched: boolean;
  /**
   * What stands there now may be another passage: a change reached over a border, or replaced half of it and more, as
   * when a file is read anew. Then its words are to be looked for.
   */
  readonly doubtful: boolean;
}

/**
 * Where the passage stands after a change. What is typed at one of its borders is no part of it; of what is changed
 * across a border the passage keeps what is left within.
 */
export function track({ start, end }: Span, { offset, length, newLength }: TextChange): Tracked {
  const behind = offset + length;
  const by = newLength - length;
  if (behind <= start) return { span: { start: start + by, end: end + by }, touched: false, doubtful: false };
  if (offset >= end) return { span: { start, end }, touched: false, doubtful: false };
  if (offset >= start && behind <= end) {
    const doubtful = 2 * length >= end - start;
    return { span: { start, end: end + by }, touched: true, doubtful };
  }
  const left = offset < start ? offset + newLength : start;
  const right = behind > end ? offset : end + by;
  return { span: { start: left, end: Math.max(left, right) }, touched: true, doubtful: true };
}
