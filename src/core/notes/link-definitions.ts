/** Link reference definitions of CommonMark: https://spec.commonmark.org/0.31.2/#link-reference-definition */
import { matchEnd } from './blank';

/**
 * Index behind the definitions that a paragraph begins with, 0 when there are none: `[@a]: x` is one, a trap for
 * everyone who meant a citation and a colon.
 */
export function linkDefinitionsEnd(paragraph: string): number {
  let end = 0;
  for (;;) {
    const next = paragraph[end] === '[' ? definitionEnd(paragraph, end) : undefined;
    if (next === undefined) return end;
    end = next;
  }
}

/** Index behind the destination of a link at `start`: `<a b>` or characters without space and with balanced parentheses. */
export function destinationEnd(text: string, start: number): number | undefined {
  if (text[start] === '<') return matchEnd(IN_ANGLES, text, start);
  let depth = 0;
  let at = start;
  for (; at < text.length; at++) {
    const char = text[at]!;
    if (char <= ' ' || char === '\x7f') break;
    if (char === '\\' && PUNCTUATION.test(text[at + 1] ?? '')) at++;
    else if (char === '(' && ++depth > 32) return undefined;
    else if (char === ')' && --depth < 0) break;
  }
  return depth > 0 ? undefined : at;
}

/** Index behind the title of a link at `start`, `"…"`, `'…'` or `(…)`. */
export function titleEnd(text: string, start: number): number | undefined {
  return matchEnd(TITLE, text, start);
}

/** Index behind white space with at most one line end. */
export function gapEnd(text: string, start: number): number {
  return matchEnd(GAP, text, start)!;
}

function definitionEnd(text: string, start: number): number | undefined {
  const label = matchEnd(LABEL, text, start);
  if (label === undefined || !/[^\s[\]:]/.test(text.slice(start, label))) return undefined;
  const from = gapEnd(text, label);
  const destination = destinationEnd(text, from);
  if (destination === undefined || destination === from) return undefined;
  const gap = gapEnd(text, destination);
  const title = gap > destination ? titleEnd(text, gap) : undefined;
  return (
    (title === undefined ? undefined : matchEnd(LINE_END, text, title)) ??
    matchEnd(LINE_END, text, destination)
  );
}

const LABEL = /\[(?:[^[\]\\]|\\[\s\S]){1,999}\]:/y;
const GAP = /[ \t]*(?:\n[ \t]*)?/y;
const IN_ANGLES = /<(?:[^<>\\\n]|\\.)*>/y;
const TITLE = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\)/y;
const LINE_END = /[ \t]*(?:\n|$)/y;
const PUNCTUATION = /[!-/:-@[-`{-~]/;
