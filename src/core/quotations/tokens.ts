/**
 * The words and numbers of running text, such that two ways to set the same words give the same tokens: punctuation,
 * case, accents, hyphens, emphasis and LaTeX leftovers do not count; numbers are compared as numbers.
 */
import { tensAndOnes } from '../numbers';
import type { Span } from '../place';
import { TokenReader } from './token-reader';

export interface Token extends Span {
  /** What is compared. */
  readonly form: string;
  readonly isNumber: boolean;
  /** It stands in brackets, as what an editor put in does (`[the model]`), or a reference (`[12]`). */
  readonly soft: boolean;
  /** Something was left out before it: `[…]`. */
  readonly behindGap: boolean;
}

/** The tokens of what a page prints. */
export function printedTokens(text: string): Token[] {
  return joinPairs(text, new TokenReader(text, REFERENCE).read());
}

/** The tokens of a quotation, in which brackets are the writer's. */
export function quotedTokens(text: string): Token[] {
  return joinPairs(text, new TokenReader(text, ANY).read());
}

/** What in brackets is no word of the text itself. */
const REFERENCE = /^[\s\d,;–-]+$/;
const ANY = /^/;

/** `twenty-five` is one number, `per cent` one sign. */
function joinPairs(text: string, tokens: Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    const form = last && token.start - last.end <= 1 ? pairForm(text, last, token) : undefined;
    if (last && form !== undefined) joined[joined.length - 1] = { ...last, form, end: token.end };
    else joined.push(token);
  }
  return joined;
}

function pairForm(text: string, a: Token, b: Token): string | undefined {
  if (a.form === 'per' && b.form === 'cent') return '%';
  if (!a.isNumber || !b.isNumber) return undefined;
  const printed = ({ start, end }: Token) => text.slice(start, end).toLowerCase();
  return tensAndOnes(printed(a), printed(b));
}
