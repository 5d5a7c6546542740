/**
 * Citation keys after Pandoc's rule (`Text.Pandoc.Parsing.Citations`, and the manual's "Citation syntax"):
 * a key begins with a letter, digit or `_`; then follow letters, digits, `_`, and one at a time `:.#$%&-+?<>~/`
 * where a letter, digit or `_` comes next; as an exception `:` or `/` may stand before `/`, for `http://…`.
 * Any other key without white space stands in balanced braces: `@{key}`.
 */
import type { Span } from '../place';

/** A key met in running text, with what stands around it. */
export interface FoundKey {
  readonly key: string;
  readonly keySpan: Span;
  /** From the `-` or `@` to the end of the key or its closing brace. */
  readonly span: Span;
  readonly suppressAuthor: boolean;
  readonly braced: boolean;
}

/** Every `@key` of the text, in order; `offset` is added to the spans. Silent in addresses, e-mail and cross-references. */
export function findKeys(text: string, offset = 0, wildcard = false): FoundKey[] {
  const found: FoundKey[] = [];
  const hasAddress = ADDRESS.test(text);
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const key = keyAt(text, at, wildcard);
    if (!key) continue;
    if (!(hasAddress && isInAddress(text, at)) && !isCrossReference(key.key))
      found.push(shifted(key, offset));
    at = key.span.end - 1;
  }
  return found;
}

/** Whether Pandoc reads `@` and this key, without braces, as exactly this key when `behind` follows it. */
export function isBareKey(key: string, behind = ''): boolean {
  BARE_KEY.lastIndex = 0;
  return key !== '*' && BARE_KEY.exec(key + behind)?.[0] === key;
}

/**
 * Whether a key may be one of ours: bare, or one that other programs made (`1998ARA&A..36...99K`) and that a note
 * writes in braces. What could carry markup or a command into a card or a note is none.
 */
export function isCitableKey(key: string): boolean {
  return isBareKey(key) || /^[\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?~/'-]{0,199}$/u.test(key);
}

/**
 * The key as it must be written after `@`, in braces where it breaks the rule. A key with white space or
 * unbalanced braces cannot be written at all: undefined.
 */
export function writeKey(key: string, behind = ''): string | undefined {
  if (isBareKey(key, behind)) return key;
  return key !== '' && !/\s/.test(key) && closingBrace(`{${key}}`, 0) === key.length + 1
    ? `{${key}}`
    : undefined;
}

/**
 * Cross-references of Quarto (`fig-…`, https://quarto.org/docs/authoring/cross-references.html), of
 * pandoc-crossref and of bookdown (`fig:…`): a figure or section of the note itself, not a work.
 */
export function isCrossReference(key: string): boolean {
  return CROSS_REFERENCE.test(key);
}

const CROSS_REFERENCE =
  /^(?:(?:[Ff]ig|[Tt]bl|[Ss]ec|[Ee]q|[Ll]st|[Tt]hm|[Ll]em|[Cc]or|[Pp]rp|[Cc]nj|[Dd]ef|[Ee]xm|[Ee]xr|[Ss]ol|[Rr]em|[Aa]lg|[Vv]id|[Dd]ia|[Tt]ip|[Nn]te|[Ww]rn|[Ii]mp|[Cc]au)-|(?:[Ff]ig|[Tt]bl|[Tt]ab|[Ss]ec|[Ee]qn?|[Ll]st|[Tt]hm):)/;

const BARE_KEY =
  /(?:[\p{L}\p{N}_]|\*(?![\p{L}\p{N}_*]))(?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*/uy;
const LETTER_OR_DIGIT_BEHIND = /[\p{L}\p{N}]$/u;

function keyAt(text: string, at: number, wildcard: boolean): FoundKey | undefined {
  if (endsInWord(text, at)) return undefined;
  const dash = text[at - 1] === '-' && text[at - 2] !== '-' && !endsInWord(text, at - 1);
  const start = dash ? at - 1 : at;
  if (text[at + 1] === '{') {
    const close = closingBrace(text, at + 1);
    if (close === undefined || close === at + 2) return undefined;
    return {
      key: text.slice(at + 2, close),
      keySpan: { start: at + 2, end: close },
      span: { start, end: close + 1 },
      suppressAuthor: dash,
      braced: true,
    };
  }
  BARE_KEY.lastIndex = at + 1;
  const key = BARE_KEY.exec(text)?.[0];
  if (key === undefined || (key === '*' && !wildcard)) return undefined;
  const end = at + 1 + key.length;
  return { key, keySpan: { start: at + 1, end }, span: { start, end }, suppressAuthor: dash, braced: false };
}

/** Whether a letter or digit stands directly before `at`, as in an e-mail address. */
function endsInWord(text: string, at: number): boolean {
  return at > 0 && LETTER_OR_DIGIT_BEHIND.test(text.slice(Math.max(0, at - 2), at));
}

/** The brace that closes the one at `open`, with no white space in between. */
function closingBrace(text: string, open: number): number | undefined {
  for (let i = open, depth = 0; i < text.length && i < open + MOST_OF_A_KEY; i++) {
    const char = text[i]!;
    if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return i;
    else if (/\s/.test(char)) return undefined;
  }
  return undefined;
}

// A key that is longer is none; the bound keeps a text of many open braces linear.
const MOST_OF_A_KEY = 1000;

/** `https://x.org/@user`: the `@` stands in a word that began as an address. */
export function isInAddress(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < MOST_OF_A_KEY && !ENDS_ADDRESS.has(text[start - 1]!)) start--;
  return start < at && ADDRESS.test(text.slice(start, at));
}

const ENDS_ADDRESS = new Set(' \t\r\n<>"[]|`;');
const ADDRESS = /(?:^|[^@\w])(?:[a-z][a-z\d+.-]*:\/\/|www\.)/i;

function shifted(key: FoundKey, offset: number): FoundKey {
  if (offset === 0) return key;
  const move = ({ start, end }: Span): Span => ({ start: start + offset, end: end + offset });
  return { ...key, keySpan: move(key.keySpan), span: move(key.span) };
}
