/**
 * Placeholders for citations, so that a Markdown parser that knows nothing of them reads all else as it would without
 * us: each begins and, where the citation does, ends like punctuation, and has as many lines.
 *
 *   const { text, typed } = withPlaceholders(note, clusters)
 *   cut(text)                               what is between the placeholders, and which they are
 *   restored(text, typed)                   the words as typed, for where a parser sees no text but code or an address
 */
import type { Cluster } from '../notes/cluster';

// Letters that Unicode keeps for uses within a program: no note has them, and one that does is left alone.
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';
/** On each line between the first and the last of a citation: an empty one would end the paragraph. */
const FILL = '\uFDD2';
/** An old Nubian full stop: punctuation to every reader of Markdown, and a mark of none. */
const STOP = '\u2CF9';

export interface Placed {
  readonly text: string;
  /** As typed, of each placeholder by its number: without the marks of quotes at the beginning of its lines. */
  readonly typed: readonly string[];
}

/** With a placeholder for each cluster, by its number; undefined for a text that has such letters already. */
export function withPlaceholders(text: string, clusters: readonly Cluster[]): Placed | undefined {
  if (OURS.test(text)) return undefined;
  const parts: string[] = [];
  const typed: string[] = [];
  let at = 0;
  for (const [number, { span }] of clusters.entries()) {
    const words = text.slice(span.start, span.end);
    typed.push(words.replace(NEXT_LINE, '\n'));
    // One within another is printed with that.
    if (span.start < at) continue;
    const feeds = words.match(NEXT_LINE)?.join(FILL) ?? '';
    const stop = PUNCTUATION.test(words.at(-1)!) ? STOP : '';
    const before = text.slice(at, span.start);
    // Else `[^1]: @doe99.` defined a link to it, and the words of the footnote were gone.
    const gap = FOOTNOTE.test(before) ? ' ' : '';
    parts.push(before, `${STOP}${OPEN}${number}${feeds}${gap}${CLOSE}${stop}`);
    at = span.end;
  }
  return { text: parts.join('') + text.slice(at), typed };
}

/** A line end with the marks of quotes and the white space at the beginning of the next. */
const NEXT_LINE = /(?:\r\n?|\n)[ \t>]*/g;
const FOOTNOTE = /(?:^|[\r\n])[ \t>]*\[\^[^\]\r\n]*\]:[ \t]*$/;
const OURS = new RegExp(`[${OPEN}${CLOSE}${FILL}]`);
const PUNCTUATION = /[!-/:-@[-`{-~\p{P}]/u;

export interface Piece {
  /** The words before it. */
  readonly before: string;
  /** The placeholder's number; none behind the last. */
  readonly number?: number;
  /** Its end stands in one of the next lines. */
  readonly isOpen?: boolean;
}

/** A line cut at its placeholders. */
export function cut(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    pieces.push({
      before: text.slice(at, match.index),
      number: Number(match[1]),
      isOpen: match[2] === undefined,
    });
    at = match.index + match[0].length;
  }
  pieces.push({ before: text.slice(at) });
  return pieces;
}

const PLACEHOLDER = new RegExp(`${STOP}${OPEN}(\\d+)([\\s${FILL}]*${CLOSE}${STOP}?)?`, 'g');

/** What follows the end of a placeholder that begins in a line before; undefined where the text does not begin so. */
export function behindEnd(text: string): string | undefined {
  if (!text.startsWith(CLOSE)) return undefined;
  return text.slice(text.startsWith(STOP, 1) ? 2 : 1);
}

/** Whether the text is a line within a placeholder, neither its first nor its last. */
export function isWithin(text: string): boolean {
  return text === FILL;
}

/** Whether something of a placeholder is left, also as part of an address. */
export function hasPlaceholder(text: string): boolean {
  return OURS.test(text) || text.includes('%EF%B7%9');
}

/** The words as typed, percent-encoded where the placeholder is. */
export function restored(text: string, typed: readonly string[]): string {
  if (!hasPlaceholder(text)) return text;
  return text
    .replace(ANYWHERE, (_, number: string) => typed[Number(number)] ?? '')
    .replace(ENCODED, (_, number: string) => encodeURI(typed[Number(number)] ?? ''))
    .replace(REST, '');
}

const ANYWHERE = new RegExp(`${STOP}?${OPEN}(\\d+)(?:[\\s>${FILL}]*${CLOSE}${STOP}?)?`, 'g');
const ENCODED = new RegExp(
  `(?:${encodeURI(STOP)})?${encodeURI(OPEN)}(\\d+)(?:(?:%0A|%20|${encodeURI(FILL)})*${encodeURI(CLOSE)}(?:${encodeURI(STOP)})?)?`,
  'g',
);
const REST = new RegExp(
  `${FILL}|${CLOSE}${STOP}?|${encodeURI(FILL)}|${encodeURI(CLOSE)}(?:${encodeURI(STOP)})?`,
  'g',
);
