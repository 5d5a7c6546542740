/** An `@` without a key behind it: `[@]`, `[-@]`, `[@{a]`. */

import type { Span } from '../place';
import type { CheckedNote } from './note';
import { lastBefore, placesOf } from './places-of';
import { inProse, type Suspect } from './probe';
import { editFix, type Fix, type Found } from './problem';

export function* withoutKey(note: CheckedNote): Generator<Found> {
  for (const { span, message, fix } of inProse(note, [...emptyBrackets(note.text), ...openBraces(note.text)]))
    yield { rule: 'malformed-citation', span, message, fixes: () => [fix] };
}

interface KeylessAt extends Suspect {
  readonly span: Span;
  readonly message: string;
  readonly fix: Fix;
}

function emptyBrackets(text: string): KeylessAt[] {
  return found(text, '@', EMPTY, openingBefore).map(({ 0: printed, index }) => {
    const span = { start: index, end: index + printed.length };
    const at = printed.indexOf('@');
    // ` @x`: a key in the text.
    const mended = `${' '.repeat(at)}@x${' '.repeat(printed.length - at - 2)}`;
    return {
      start: index + at,
      span,
      message: 'No key stands behind this @: write one, or take the brackets out.',
      fix: editFix('Take the brackets out', { ...span, newText: '' }),
      mended: [{ ...span, newText: mended }],
    };
  });
}

function openBraces(text: string): KeylessAt[] {
  return found(text, '@{', OPEN_BRACE, (at) => at).map(({ 0: printed, 1: key, index }) => {
    const end = index + printed.length;
    return {
      start: index,
      span: { start: index, end },
      message: `The brace of this key is not closed: write } behind ${key}.`,
      fix: editFix(`Write } behind ${key}`, { start: end, end, newText: '}' }),
      // `[@xa`, and no bracket before it that might make it a part of something else.
      mended: [
        ...(text[index - 1] === '[' ? [{ start: index - 1, end: index, newText: ' ' }] : []),
        { start: index + 1, end: index + 2, newText: 'x' },
      ],
    };
  });
}

/** The matches that a literal stands in; `startOf` gives where one would begin, for a literal at an index. */
function found(
  text: string,
  literal: string,
  pattern: RegExp,
  startOf: (at: number, text: string) => number | undefined,
): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  for (const at of placesOf(literal, text)) {
    const start = startOf(at, text);
    if (start === undefined) continue;
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match && match.index + match[0].indexOf(literal) === at) matches.push(match);
  }
  return matches;
}

/** Most of the signs have a key behind them, which takes one look to see. */
function openingBefore(at: number, text: string): number | undefined {
  if (!BEHIND_NO_KEY.has(text[at + 1] ?? '')) return undefined;
  const start = lastBefore('[', text, at, 11);
  return start < 0 ? undefined : start;
}

const BEHIND_NO_KEY = new Set([' ', '\t', ']', '{']);

// `me[at]x.org` has relatives with an @.
const EMPTY = /(?<![\p{L}\p{N}\\!\][])\[[ \t]{0,9}-?@(?:\{\})?[ \t]{0,9}\](?![([:\]\p{L}\p{N}])/uy;
const OPEN_BRACE =
  /(?<![\p{L}\p{N}\\])@\{(?![^[\]\n@;]{0,300}\})([\p{L}\p{N}_][^\s{}[\],;]{0,200})(?=[\s,;\]]|$)/uy;
