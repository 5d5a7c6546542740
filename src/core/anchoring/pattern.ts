/** What is looked for: the letters of a quote between those of its context. */
import type { TextQuoteSelector } from '../model/annotation';
import { lettersOf } from './letters';

export interface Pattern {
  readonly quote: TextQuoteSelector;
  /** Of prefix, quote and suffix. */
  readonly letters: string;
  /** Where the quote's begin. */
  readonly from: number;
  /** Behind the quote's. */
  readonly to: number;
  /** What the quote has before its first letter, and behind its last one. */
  readonly head: string;
  readonly tail: string;
}

export function patternOf(quote: TextQuoteSelector): Pattern {
  const prefix = lettersOf(quote.prefix ?? '').letters;
  const { letters: exact, starts, widths } = lettersOf(quote.exact);
  const suffix = lettersOf(quote.suffix ?? '').letters;
  return {
    quote,
    letters: prefix + exact + suffix,
    from: prefix.length,
    to: prefix.length + exact.length,
    head: quote.exact.slice(0, starts[0]),
    tail: exact === '' ? '' : quote.exact.slice(starts[exact.length - 1]! + widths[exact.length - 1]!),
  };
}
