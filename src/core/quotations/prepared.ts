/** A text that quotations are looked for in, prepared once. */
import type { Place, Span } from '../place';
import type { Comparison } from './compare';
import type { QuotedWords } from './shown';
import { printedTokens, type Token } from './tokens';

export interface PreparedText {
  readonly text: string;
  /** Where the text stands. */
  readonly place: Place;
  readonly tokens: readonly Token[];
  /** The forms of the tokens, a space around each. */
  readonly joined: string;
  /** Index of the token whose space before it stands at an index of `joined`. */
  readonly starts: ReadonlyMap<number, number>;
  readonly counts: ReadonlyMap<string, number>;
  /** What is known of quotations; null for one that nothing here is like. */
  readonly compared: WeakMap<QuotedWords, Comparison | null>;
}

export function prepareText(text: string, place: Place): PreparedText {
  const tokens = printedTokens(text);
  const starts = new Map<number, number>();
  const counts = new Map<string, number>();
  let joined = ' ';
  tokens.forEach(({ form }, index) => {
    starts.set(joined.length - 1, index);
    joined += `${form} `;
    counts.set(form, (counts.get(form) ?? 0) + 1);
  });
  return { text, place, tokens, joined, starts, counts, compared: new WeakMap() };
}

/**
 * The stretches of the text's tokens in which a passage like the quotation may stand, the likeliest first; none where too
 * few of its words are there. A short text is one stretch.
 */
export function tokensLike(quoted: readonly Token[], { tokens, counts }: PreparedText): Span[] {
  const words = quoted.filter(({ soft }) => !soft);
  const there = words.filter(({ form }) => counts.has(form)).length;
  if (words.length === 0 || there < words.length * (words.length < SHORT ? LEAST_OF_SHORT : LEAST_SHARED))
    return [];
  if (tokens.length <= WIDEST) return [{ start: 0, end: tokens.length }];
  const width = Math.max(MARGIN, quoted.length) * 2;
  const wanted = new Map<string, number>();
  // A word that is everywhere says nothing of the place.
  for (const { form } of words) wanted.set(form, 1 / (counts.get(form) ?? 1));
  const votes: { readonly start: number; votes: number }[] = [];
  for (let start = 0; start < tokens.length; start += width / 2) {
    const seen = new Set<string>();
    let sum = 0;
    for (let at = start; at < Math.min(tokens.length, start + width); at++) {
      const { form } = tokens[at]!;
      const weight = wanted.get(form);
      if (weight === undefined || seen.has(form)) continue;
      seen.add(form);
      sum += weight;
    }
    if (seen.size >= wanted.size * LEAST_SHARED) votes.push({ start, votes: sum });
  }
  return votes
    .sort((a, b) => b.votes - a.votes)
    .slice(0, MOST_STRETCHES)
    .map(({ start }) => ({
      start: Math.max(0, start - MARGIN),
      end: Math.min(tokens.length, start + width + MARGIN),
    }));
}

/** Share of the quotation's words that a passage like it has at the least. */
const LEAST_SHARED = 0.6;
/** Of a short quotation two words may be one in the text. */
const LEAST_OF_SHORT = 0.4;
const SHORT = 10;
/** Tokens that are laid beside a quotation at once; abstracts have fewer. */
const WIDEST = 1500;
const MARGIN = 100;
const MOST_STRETCHES = 3;
