/** Quotations that commands and environments make: LaTeX's and csquotes', Typst's `#quote`. */
import type { Markup } from '../notes/markup';
import type { Span } from '../place';
import type { CitedIn } from './found';

export interface CommandQuotation {
  /** The quoted words. */
  readonly inner: Span;
  /** With the command and all its arguments. */
  readonly outer: Span;
  readonly isBlock: boolean;
  /** Keys that the command itself takes. */
  readonly keys: readonly CitedIn[];
}

/** In the order of the text; those that stand in a comment are left out. */
export function commandQuotations(text: string, markup: Markup): CommandQuotation[] {
  if (markup === 'markdown') return [];
  const isTypst = markup === 'typst';
  const found: CommandQuotation[] = [];
  const mark = new RegExp(isTypst ? TYPST : LATEX);
  let patience = MOST_BROKEN;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    if (isCommented(text, match.index, isTypst ? '//' : '%')) continue;
    const one = isTypst ? typstQuote(text, match) : latexQuote(text, match);
    if (!one && --patience === 0) break;
    if (!one) continue;
    found.push(one);
    mark.lastIndex = one.outer.end;
  }
  return found;
}

const LATEX =
  /\\begin\{((?:foreign)?(?:quote|quotation|displayquote|quoting|displaycquote))\*?\}|\\((?:foreign|hyphen|hybrid)?(?:enquote|textquote|textcquote|blockquote|blockcquote|quote))\*?(?=[{[])/g;
const TYPST = /#quote(?=[([])/g;

function latexQuote(text: string, match: RegExpExecArray): CommandQuotation | undefined {
  const [mark, environment, command] = match;
  const name = environment ?? command!;
  const hasLanguage = /^(?:foreign|hyphen|hybrid)/.test(name);
  const hasKey = /cquote$/.test(name);
  const most = (hasLanguage ? 1 : 0) + (hasKey ? 1 : 0) + (environment === undefined ? 1 : 0);
  const hasOptions = !/^(?:quote|quotation)$/.test(name);
  const braced: Span[] = [];
  let at = match.index + mark.length;
  for (let end = groupEnd(text, at); end !== undefined; end = groupEnd(text, at)) {
    const open = at + /^\s*/.exec(text.slice(at, at + 40))![0].length;
    const isWords = environment !== undefined && /\n/.test(text.slice(at, open));
    const isArgument = text[open] === '{' ? braced.length < most : hasOptions;
    if (isWords || !isArgument || (environment === undefined && braced.length === most)) break;
    if (text[open] === '{') braced.push({ start: open, end });
    at = end;
  }
  const key = hasKey ? braced[hasLanguage ? 1 : 0] : undefined;
  const keys = key ? keysIn(text, key) : [];
  if (environment !== undefined) {
    const length = text.slice(at, at + LONGEST).indexOf(`\\end{${environment}`);
    if (length < 0) return undefined;
    const close = at + length;
    const end = text.indexOf('}', close + 5) + 1 || text.length;
    return { inner: { start: at, end: close }, outer: { start: match.index, end }, isBlock: true, keys };
  }
  const words = braced[(hasLanguage ? 1 : 0) + (key ? 1 : 0)];
  if (!words) return undefined;
  return {
    inner: { start: words.start + 1, end: words.end - 1 },
    outer: { start: match.index, end: at },
    isBlock: name.includes('block'),
    keys,
  };
}

function keysIn(text: string, { start, end }: Span): CitedIn[] {
  return Array.from(text.slice(start + 1, end - 1).matchAll(/[^\s,]+/g), ({ 0: key, index }) => ({
    item: { key, keySpan: { start: start + 1 + index, end: start + 1 + index + key.length } },
  }));
}

function typstQuote(text: string, match: RegExpExecArray): CommandQuotation | undefined {
  let at = match.index + match[0].length;
  const given = text[at] === '(' ? balancedEnd(text, at, '(', ')') : at;
  if (given === undefined) return undefined;
  const options = text.slice(at, given);
  const label = /\battribution:\s*<([^<>\s]+)>/.exec(options);
  const keySpan = label && {
    start: at + label.index + label[0].length - 1 - label[1]!.length,
    end: at + label.index + label[0].length - 1,
  };
  at = given;
  if (text[at] !== '[') return undefined;
  const end = balancedEnd(text, at, '[', ']');
  if (end === undefined) return undefined;
  return {
    inner: { start: at + 1, end: end - 1 },
    outer: { start: match.index, end },
    isBlock: /\bblock:\s*true\b/.test(options),
    keys: keySpan ? [{ item: { key: label[1]!, keySpan } }] : [],
  };
}

/** Behind the `{…}` or `[…]` that follows at an index, after white space without a blank line. */
function groupEnd(text: string, at: number): number | undefined {
  const open = at + /^[ \t]*(?:\r?\n[ \t]*)?/.exec(text.slice(at, at + 40))![0].length;
  if (text[open] === '{') return balancedEnd(text, open, '{', '}');
  return text[open] === '[' ? balancedEnd(text, open, '[', ']') : undefined;
}

function balancedEnd(text: string, open: number, opening: string, closing: string): number | undefined {
  const last = Math.min(text.length, open + LONGEST);
  for (let at = open, depth = 0; at < last; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === opening) depth++;
    else if (char === closing && --depth === 0) return at + 1;
  }
  return undefined;
}

const LONGEST = 10_000;
/** Commands without an end, each of which is looked for far and wide. */
const MOST_BROKEN = 100;

function isCommented(text: string, at: number, mark: string): boolean {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return mark === '%' ? /(?<!\\)%/.test(before) : /(?<!:)\/\//.test(before);
}
