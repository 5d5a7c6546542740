/** An `@` without a key behind it: `[@]`, `[-@]`, `[@{a]`. */

import type { Span } from '../place';
import type { CheckedNote } from './note';
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
  return Array.from(text.matchAll(EMPTY), ({ 0: printed, index }) => {
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
  return Array.from(text.matchAll(OPEN_BRACE), ({ 0: printed, 1: key, index }) => {
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

// `me[at]x.org` has relatives with an @.
const EMPTY = /(?<![\p{L}\p{N}\\!\][])\[[ \t]{0,9}-?@(?:\{\})?[ \t]{0,9}\](?![([:\]\p{L}\p{N}])/gu;
const OPEN_BRACE =
  /(?<![\p{L}\p{N}\\])@\{(?![^[\]\n@;]{0,300}\})([\p{L}\p{N}_][^\s{}[\],;]{0,200})(?=[\s,;\]]|$)/gu;
