/** The sentence that a caret stands in, where nothing is selected. */
import type { Span } from '../place';
import { sentences } from '../prose';

/**
 * The sentence of `text` at an offset, no farther than `within` reaches and than the paragraph does. Between two
 * sentences it is the one behind the caret, at the end of the last one that one; undefined on an empty line.
 */
export function sentenceAt(text: string, offset: number, within: Span): Span | undefined {
  // On an empty line there is nothing to mean, whatever follows.
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, lineEnd < 0 ? text.length : lineEnd);
  if (line.trim() === '') return undefined;
  const before = text.slice(within.start, offset);
  const behind = text.slice(offset, within.end);
  const start = within.start + lastEnd(before, EMPTY_LINE);
  const empty = EMPTY_LINE_ONCE.exec(behind);
  const end = empty ? offset + empty.index : within.end;
  const spans = sentences(text.slice(start, end));
  const at = offset - start;
  const found = spans.find((span) => at <= span.end && (at < span.end || at === end - start)) ?? spans.at(-1);
  return found && { start: start + found.start, end: start + found.end };
}

const EMPTY_LINE = /\n[^\S\n]*\r?\n/g;
const EMPTY_LINE_ONCE = /\n[^\S\n]*\r?\n/;

function lastEnd(text: string, pattern: RegExp): number {
  let end = 0;
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length;
  return end;
}
