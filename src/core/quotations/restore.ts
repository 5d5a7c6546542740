/** The source's words put back in a quotation, each where it was changed, in the markup of the note. */
import type { Markup } from '../notes/markup';
import { readable } from '../prose';
import type { Comparison } from './compare';
import type { Token } from './tokens';
import { inertLine } from './write';

/** `start` and `end` are offsets of the note. */
export interface Restoration {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** The edits, in order and apart from each other, that make the quotation what the text says. */
export function restoring(
  note: string,
  markup: Markup,
  quoted: readonly Token[],
  { differences, text }: Comparison,
): Restoration[] {
  return differences.flatMap((difference) => {
    const words = printedWords(
      text.text,
      text.tokens.slice(difference.printed.start, difference.printed.end),
    );
    const newText = words === '' ? '' : inertLine(markup, words);
    const ours = quoted.slice(difference.quoted.start, difference.quoted.end);
    const [first, ...others] = ours;
    if (!first) return inserted(quoted, difference.quoted.start, newText);
    if (newText === '') return ours.map((token) => removed(note, token));
    return [{ start: first.start, end: first.end, newText }, ...others.map((token) => removed(note, token))];
  });
}

/** Words as the text prints them; cut out of a formula, they are written as they are read. */
export function printedWords(text: string, tokens: readonly Token[]): string {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return '';
  const raw = text
    .slice(first.start, last.end)
    .replace(/\s+/g, ' ')
    .replace(/^n['’]t(?!\p{L})/iu, 'not');
  return /[\\${}]/.test(raw) ? readable(raw).replace(/[${}]/g, '') : raw;
}

function inserted(quoted: readonly Token[], index: number, words: string): Restoration[] {
  if (words === '') return [];
  const before = quoted[index - 1];
  const next = quoted[index];
  // What a gap swallowed belongs behind it.
  if (next && (!before || next.behindGap))
    return [{ start: next.start, end: next.start, newText: `${words} ` }];
  return before ? [{ start: before.end, end: before.end, newText: ` ${words}` }] : [];
}

/** With brackets around it, and with the space before it, unless a line begins there. */
function removed(note: string, token: Token): Restoration {
  const isBracketed = note[token.start - 1] === '[' && note[token.end] === ']';
  const [start, end] = isBracketed ? [token.start - 1, token.end + 1] : [token.start, token.end];
  return { start: note[start - 1] === ' ' && note[start - 2] !== '>' ? start - 1 : start, end, newText: '' };
}
