/**
 * Passages that alignment cannot find: signs without letters (`→`, `***`), and a few letters without context. Their
 * characters count as they are.
 */
import type { Span } from '../place';
import type { Anchoring } from './anchor';
import { lettersOf } from './letters';
import { occurrences, placesOf } from './occurrences';
import type { Pattern } from './pattern';
import type { PreparedText } from './prepared';

/** Fewer letters, context included, stand anywhere by chance. */
const FEW = 16;

export function isToken({ letters, from, to }: Pattern): boolean {
  return from === to || letters.length < FEW;
}

/** The one place of the characters between their context, or in the whole text as words of their own. */
export function anchorToken(source: PreparedText, pattern: Pattern): Anchoring | undefined {
  const { quote, from, to, letters } = pattern;
  const { text, starts, widths } = source;
  const [place, another] = occurrences(source, letters, 2);
  if (letters.length > to - from && place !== undefined && another === undefined) {
    const first = place + from > 0 ? starts[place + from - 1]! + widths[place + from - 1]! : 0;
    const last = place + to < starts.length ? starts[place + to]! : text.length;
    const [at, other] = placesOf(text.slice(first, last), quote.exact, 2);
    if (at !== undefined && other === undefined)
      return found({ start: first + at, end: first + at + quote.exact.length }, 0.95);
  }
  if (from === to)
    return onlyOne(
      placesOf(text, quote.exact, 2).map((start) => ({ start, end: start + quote.exact.length })),
    );
  const exact = letters.slice(from, to);
  const spans = occurrences(source, exact, MOST).map((at) => ({
    start: starts[at]!,
    end: starts[at + exact.length - 1]! + widths[at + exact.length - 1]!,
  }));
  const words = wordsOf(quote.exact);
  const isSame = ({ start, end }: Span) =>
    !isCut(text, start, end) && wordsOf(text.slice(start, end)) === words;
  return onlyOne(spans.filter(isSame));
}

/** More places of a few letters are too many to be one. */
const MOST = 64;

function onlyOne(spans: readonly Span[]): Anchoring | undefined {
  return spans.length === 1 ? found(spans[0]!, 0.9) : undefined;
}

function found({ start, end }: Span, score: number): Anchoring {
  return { state: 'found', start, end, score };
}

/** The words, however they are set: letters alone would find `sofa` in `so far`. */
function wordsOf(text: string): string {
  return (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((word) => lettersOf(word).letters).join(' ');
}

const LETTER = /[\p{L}\p{N}]/u;

/** Whether the passage begins or ends within a word. */
function isCut(text: string, start: number, end: number): boolean {
  const cuts = (at: number) =>
    at > 0 && at < text.length && LETTER.test(text[at - 1]!) && LETTER.test(text[at]!);
  return cuts(start) || cuts(end);
}
