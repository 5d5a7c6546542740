/**
 * LaTeX leftovers as Unicode: what a page failed to typeset. No text is lost: a macro that nobody knows stays
 * as it is. One pass, linear in the text, whatever its braces.
 */

import { readCommand, symbolAt } from './commands';
import { SUBSCRIPTS, SUPERSCRIPTS } from './letters';
import { isFormula, matchBraces, type Piece, plainScript, readDash, readEntity, readTie } from './marks';
import { argument, closingOf, LONGEST_FORMULA, nested, type Reader } from './reader';

/** One of these stands in every text that this file changes. */
const SPECIAL = /[\\$~{^_&]|--|``/;

export function hasLatex(text: string): boolean {
  return SPECIAL.test(text);
}

/** With `groups` every brace is LaTeX's own, as in a field of BibTeX: none is ever printed. */
export function fromLatex(text: string, groups = false): string {
  const reader: Reader = {
    text,
    closing: matchBraces(text),
    groups,
    depth: 0,
    read: (start, end, math) => readStretch(reader, start, end, math),
  };
  return reader.read(0, text.length, false);
}

function readStretch(reader: Reader, start: number, end: number, math: boolean): string {
  let out = '';
  let at = start;
  let quoted = reader.groups;
  const { text } = reader;
  while (at < end) {
    const next = Math.min(end, nextSpecial(text, at));
    if (next > at) {
      out += text.slice(at, next);
      at = next;
      continue;
    }
    const char = text[at]!;
    let piece: Piece | undefined;
    const shielded = reader.groups && !math ? readShielded(text, at) : undefined;
    if (shielded) piece = shielded;
    else if (char === '\\') piece = readCommand(reader, at, end, math);
    else if (char === '{') piece = readGroup(reader, at, end, math);
    else if (char === '$') piece = math ? { out: '', end: at + 1 } : readFormula(reader, at, end);
    else if (char === '^' || char === '_') piece = readScript(reader, at, end, math);
    else if (char === '~') piece = readTie(text, at, start, math);
    else if (char === '-' && !math) piece = readDash(text, at);
    else if (char === '&' && !math) piece = readEntity(text, at);
    else if (char === "'" && math) piece = { out: '′', end: at + 1 };
    else if (char === '`' && text[at + 1] === '`') {
      quoted = true;
      piece = { out: '“', end: at + 2 };
    } else if (quoted && char === "'" && text[at + 1] === "'") {
      quoted = reader.groups;
      piece = { out: '”', end: at + 2 };
    }
    if (piece) {
      out += piece.out;
      at = piece.end;
    } else {
      out += char;
      at++;
    }
  }
  return out;
}

/** Index of the next sign that may be more than itself; the end where there is none. */
function nextSpecial(text: string, from: number): number {
  SIGN.lastIndex = from;
  return SIGN.exec(text)?.index ?? text.length;
}

const SIGN = /[\\{$^_~&'`-]/g;

/** `{\{}China{\}}`, `\{China\}`: Mendeley escapes the braces that protect a word. A set is not of words. */
function readShielded(text: string, at: number): Piece | undefined {
  if (text[at] !== '{' && text[at] !== '\\') return undefined;
  const match = SHIELDED.exec(text.slice(at, at + 80));
  return match ? { out: match[1] ?? match[2]!, end: at + match[0].length } : undefined;
}

const SHIELDED = /^(?:\{\\\{\}(\p{L}[\p{L}\p{N}'’-]{0,60})\{\\\}\}|\\\{(\p{Lu}[\p{L}'’-]{0,60})\\\})/u;

function readGroup(reader: Reader, at: number, end: number, math: boolean): Piece | undefined {
  const close = closingOf(reader, at, end);
  if (close === undefined) return undefined;
  const inner = nested(reader, at + 1, close, math);
  // Braces that hold a word protect its capitals; those around a set or an object are meant to be seen.
  const isWords =
    math ||
    reader.groups ||
    /^[\\$]/.test(reader.text.slice(at + 1, at + 2)) ||
    /^[\p{L}\p{N}][^,:;"=]*:?$/u.test(inner);
  return { out: isWords ? inner : `{${inner}}`, end: close + 1 };
}

function readFormula(reader: Reader, at: number, end: number): Piece | undefined {
  const { text } = reader;
  const width = text[at + 1] === '$' ? 2 : 1;
  const from = at + width;
  if (width === 1 && /\s/.test(text[from] ?? ' ')) return undefined;
  const limit = Math.min(end, from + LONGEST_FORMULA);
  for (let close = from; close < limit; close++) {
    if (text[close] === '\\') close++;
    else if (text[close] === '$')
      return isFormula(text, from, close, width)
        ? { out: nested(reader, from, close, true).trim(), end: close + width }
        : undefined;
  }
  return undefined;
}

function readScript(reader: Reader, at: number, end: number, math: boolean): Piece | undefined {
  const { text } = reader;
  const table = text[at] === '^' ? SUPERSCRIPTS : SUBSCRIPTS;
  const given =
    text[at + 1] === '{'
      ? argument(reader, at + 1, end, true)
      : math
        ? symbolAt(reader, at + 1, end)
        : plainScript(text, at, end);
  if (!given) return undefined;
  const chars = [...given.out.replace(/\s+/g, '')];
  if (chars.length > 0 && chars.every((char) => table.has(char))) {
    return { out: chars.map((char) => table.get(char)!).join(''), end: given.end };
  }
  const inner = given.out.trim();
  return {
    out:
      chars.length === 0
        ? ''
        : `${text[at]}${[...inner].length === 1 || /^[\p{L}\p{N}]+$/u.test(inner) ? inner : `(${inner})`}`,
    end: given.end,
  };
}
