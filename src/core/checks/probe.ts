/**
 * Whether what looks like a citation gone wrong stands in prose, not in code, math or a comment. Asked of the reader of
 * notes itself: with one character other than it is, the place would be a citation, or else it is not prose.
 */
import { findCitations } from '../notes/citations';
import type { Span } from '../place';
import type { CheckedNote } from './note';
import { applyEdits, type TextEdit } from './problem';

/** What a rule suspects. */
export interface Suspect {
  /** A citation is to begin here. */
  readonly start: number;
  /** Edits that leave the text as long as it is and make it a citation. */
  readonly mended: readonly TextEdit[];
}

/** Those of the suspects that the mended text has a citation for. The note is read once more where there are any. */
export function inProse<T extends Suspect>({ text, language }: CheckedNote, suspects: readonly T[]): T[] {
  if (suspects.length === 0) return [];
  const mended = applyEdits(
    text,
    suspects.flatMap((suspect) => suspect.mended),
  );
  const starts = new Set<number>();
  for (const { span, items } of findCitations(mended, language)) {
    starts.add(span.start);
    for (const item of items) starts.add(item.span.start);
  }
  return suspects.filter(({ start }) => starts.has(start));
}

/** The line of the text around an offset, line ends left out. */
export function lineAround(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const feed = text.indexOf('\n', offset);
  const end = feed < 0 ? text.length : feed;
  return { start, end: text[end - 1] === '\r' && end - 1 >= offset ? end - 1 : end };
}
