/**
 * LaTeX leftovers as Unicode: what a page failed to typeset. No text is lost: a macro that nobody knows stays
 * as it is. One pass, linear in the text, whatever its braces.
 */

import {
  afterEmpty,
  afterLetter,
  afterSpace,
  isFormula,
  matchBraces,
  type Piece,
  plainScript,
  readDash,
  readEntity,
  readTie,
} from './marks';
import {
  ACCENTS,
  ALPHABETS,
  FUNCTIONS,
  GREEK,
  HATS,
  LETTERS,
  SIGNS,
  SILENT,
  SPACES,
  STYLES,
  SUBSCRIPTS,
  SUPERSCRIPTS,
} from './symbols';

/** One of these stands in every text that this file changes. */
const SPECIAL = /[\\$~{^_&]|--|``/;

export function hasLatex(text: string): boolean {
  return SPECIAL.test(text);
}

export function fromLatex(text: string): string {
  const reader: Reader = { text, closing: matchBraces(text), depth: 0 };
  return readStretch(reader, 0, text.length, false);
}

interface Reader {
  readonly text: string;
  /** For the position of each `{` that of its `}`; 0 where it has none. */
  readonly closing: Uint32Array | undefined;
  depth: number;
}

/** Nothing people write is nested so deep; beyond it a brace is a brace. */
const DEEPEST = 24;

/** A formula in running text is shorter. */
const LONGEST_FORMULA = 400;

function readStretch(reader: Reader, start: number, end: number, math: boolean): string {
  let out = '';
  let at = start;
  let quoted = false;
  const { text } = reader;
  while (at < end) {
    const char = text[at]!;
    let piece: Piece | undefined;
    if (char === '\\') piece = readCommand(reader, at, end, math);
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
      quoted = false;
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

function readCommand(reader: Reader, at: number, end: number, math: boolean): Piece | undefined {
  const { text } = reader;
  const next = text[at + 1];
  if (next === undefined || at + 1 >= end) return undefined;
  if (!/[A-Za-z]/.test(next)) return readSign(reader, at, end, next, math);
  let stop = at + 1;
  while (stop < end && /[A-Za-z]/.test(text[stop]!)) stop++;
  const name = text.slice(at + 1, stop);
  // `C:\beta`, `dir\new`: the path of a file.
  if (!math && at > 0 && /[:\\]/.test(text[at - 1]!)) return { out: `\\${name}`, end: stop };
  if (text[stop] === '*' && text[stop + 1] === '{') stop++;
  return namedCommand(reader, name, stop, end, math) ?? keptGroup(reader, stop, end, name, math);
}

function namedCommand(
  reader: Reader,
  name: string,
  stop: number,
  end: number,
  math: boolean,
): Piece | undefined {
  const { text } = reader;
  const letter = own(LETTERS, name);
  if (letter !== undefined && !(math && name.length === 1 && name !== 'l'))
    return { out: letter, end: afterEmpty(text, afterSpace(text, stop)) };
  if (Object.hasOwn(GREEK, name))
    return { out: own(GREEK, name)!, end: afterEmpty(text, math ? afterLetter(text, stop) : stop) };
  if (Object.hasOwn(SIGNS, name)) return { out: own(SIGNS, name)!, end: afterEmpty(text, stop) };
  if (SILENT.has(name)) return { out: '', end: afterSpace(text, stop) };
  if (SPACES.has(name)) return { out: ' ', end: stop };
  if (FUNCTIONS.has(name)) return { out: name, end: stop };
  if (STYLES.has(name))
    return (
      argument(reader, stop, end, math && !name.startsWith('text') && name !== 'mbox') ?? {
        out: '',
        end: stop,
      }
    );
  const alphabet = own(ALPHABETS, name);
  if (alphabet) {
    const given = argument(reader, stop, end, true) ?? symbolAt(reader, stop, end);
    return given && { out: [...given.out].map(alphabet).join(''), end: given.end };
  }
  const mark =
    own(HATS, name) ??
    (Object.hasOwn(ACCENTS, name) && /^(?:\s*\{|\s)/.test(text.slice(stop, stop + 2))
      ? own(ACCENTS, name)
      : undefined);
  if (mark !== undefined) return accented(reader, mark, stop, end, math);
  return withArguments(reader, name, stop, end, math);
}

/** Commands of two arguments, and those whose argument is not for reading. */
function withArguments(
  reader: Reader,
  name: string,
  stop: number,
  end: number,
  math: boolean,
): Piece | undefined {
  if (name === 'not' && reader.text[stop] === '=') return { out: '≠', end: stop + 1 };
  if (!TWO.has(name) && !ONE.has(name) && !NOTES.has(name)) return undefined;
  const first = argument(reader, stop, end, math);
  if (!first) return undefined;
  if (NOTES.has(name))
    return { out: name === 'footnote' ? ` (${first.out})` : `[${first.out}]`, end: first.end };
  if (name === 'sqrt') return { out: `√${bracketed(first.out)}`, end: first.end };
  if (name === 'norm') return { out: `‖${first.out.trim()}‖`, end: first.end };
  if (name === 'abs') return { out: `|${first.out.trim()}|`, end: first.end };
  const second = argument(reader, first.end, end, math);
  if (!second) return undefined;
  if (name.endsWith('frac'))
    return { out: `${bracketed(first.out)}/${bracketed(second.out)}`, end: second.end };
  if (name.endsWith('binom')) return { out: `(${first.out} choose ${second.out})`, end: second.end };
  // \href{address}{text}, \textcolor{red}{text}, \texorpdfstring{TeX}{plain}: the second is for reading.
  return second;
}

const ONE: ReadonlySet<string> = new Set(['sqrt', 'norm', 'abs']);
const TWO: ReadonlySet<string> = new Set([
  'frac',
  'dfrac',
  'tfrac',
  'binom',
  'href',
  'textcolor',
  'texorpdfstring',
]);
const NOTES: ReadonlySet<string> = new Set([
  'footnote',
  'cite',
  'citep',
  'citet',
  'ref',
  'eqref',
  'autoref',
  'cref',
  'Cref',
]);

function bracketed(text: string): string {
  return /^(?:[\p{L}\p{N}]+|.)$/u.test(text.trim()) ? text.trim() : `(${text.trim()})`;
}

/** `\%`, `\ `, `\"a`, `\(x\)`. */
function readSign(reader: Reader, at: number, end: number, sign: string, math: boolean): Piece | undefined {
  if ('%$&#_{}'.includes(sign)) return { out: sign, end: at + 2 };
  if (/\s/.test(sign) || sign === '\\' || (math && ',;:>'.includes(sign))) return { out: ' ', end: at + 2 };
  if (sign === ',' || sign === ';') return { out: ' ', end: at + 2 };
  if (sign === '!' || sign === '-' || sign === '/' || sign === '@') return { out: '', end: at + 2 };
  if (sign === '|') return { out: '‖', end: at + 2 };
  if (sign === '(' || sign === '[') {
    const close = reader.text.indexOf(sign === '(' ? '\\)' : '\\]', at + 2);
    if (math || close < 0 || close >= end || close - at > LONGEST_FORMULA) return undefined;
    return { out: nested(reader, at + 2, close, true), end: close + 2 };
  }
  const mark = own(ACCENTS, sign);
  return mark === undefined || math ? undefined : accented(reader, mark, at + 2, end, false);
}

function accented(reader: Reader, mark: string, stop: number, end: number, math: boolean): Piece | undefined {
  // Behind a sign the letter stands close (`\"a`), behind a letter at a space (`\c c`).
  const isSign = !/[A-Za-z]/.test(reader.text[stop - 1]!);
  const from = isSign ? stop : afterSpace(reader.text, stop);
  const base =
    argument(reader, from, end, math) ?? (math ? symbolAt(reader, from, end) : letterAt(reader, from, end));
  if (!base) return undefined;
  const plain = base.out === 'ı' ? 'i' : base.out === 'ȷ' ? 'j' : base.out;
  const [first = '', ...rest] = [...plain];
  const whole = (first + mark).normalize('NFC') + rest.join('');
  // No language has such a letter: the backslash meant something else (`\"quoted\"`).
  if (!math && [...(first + mark).normalize('NFC')].length > 1) return undefined;
  return { out: math && rest.length > 0 ? plain : whole, end: base.end };
}

function letterAt({ text }: Reader, at: number, end: number): Piece | undefined {
  if (at >= end) return undefined;
  const dotless = /^\\([ij])(?![A-Za-z])\s?/.exec(text.slice(at, at + 4));
  if (dotless) return { out: dotless[1] === 'i' ? 'ı' : 'ȷ', end: at + dotless[0].length };
  return /\p{L}/u.test(text[at]!) ? { out: text[at]!, end: at + 1 } : undefined;
}

/** The group at `at`, read; undefined where none stands. */
function argument(reader: Reader, at: number, end: number, math: boolean): Piece | undefined {
  const from = afterSpace(reader.text, at);
  const close = closingOf(reader, from, end);
  return close === undefined ? undefined : { out: nested(reader, from + 1, close, math), end: close + 1 };
}

/** A macro nobody knows keeps its braces, so that its name and its argument stay apart. */
function keptGroup(reader: Reader, stop: number, end: number, name: string, math: boolean): Piece {
  const close = reader.text[stop] === '{' ? closingOf(reader, stop, end) : undefined;
  if (close === undefined) return { out: `\\${name}`, end: stop };
  return { out: `\\${name}{${nested(reader, stop + 1, close, math)}}`, end: close + 1 };
}

function readGroup(reader: Reader, at: number, end: number, math: boolean): Piece | undefined {
  const close = closingOf(reader, at, end);
  if (close === undefined) return undefined;
  const inner = nested(reader, at + 1, close, math);
  // Braces that hold a word protect its capitals; those around a set or an object are meant to be seen.
  const isWords =
    math || /^[\\$]/.test(reader.text.slice(at + 1, at + 2)) || /^[\p{L}\p{N}][^,:;"=]*:?$/u.test(inner);
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

function symbolAt(reader: Reader, at: number, end: number): Piece | undefined {
  const from = afterSpace(reader.text, at);
  if (from >= end) return undefined;
  if (reader.text[from] === '\\') return readCommand(reader, from, end, true);
  const char = String.fromCodePoint(reader.text.codePointAt(from)!);
  return { out: char, end: from + char.length };
}

function nested(reader: Reader, start: number, end: number, math: boolean): string {
  if (reader.depth >= DEEPEST) return reader.text.slice(start, end);
  reader.depth++;
  const out = readStretch(reader, start, end, math);
  reader.depth--;
  return out;
}

function closingOf({ text, closing }: Reader, at: number, end: number): number | undefined {
  if (text[at] !== '{') return undefined;
  const close = closing?.[at] ?? 0;
  return close > at && close < end ? close : undefined;
}

/** What a table has under a name of a page's making: `\\constructor` is no entry of ours. */
function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
