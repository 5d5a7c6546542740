/**
 * LaTeX leftovers as Unicode: what a page failed to typeset. No text is lost: a macro that nobody knows stays
 * as it is. One pass, linear in the text, whatever its braces.
 */
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
} from './latex-symbols';

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

interface Piece {
  readonly out: string;
  /** Behind what was read. */
  readonly end: number;
}

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
  const letter = LETTERS[name];
  if (letter !== undefined && !(math && name.length === 1 && name !== 'l'))
    return { out: letter, end: afterEmpty(text, afterSpace(text, stop)) };
  if (Object.hasOwn(GREEK, name))
    return { out: GREEK[name]!, end: afterEmpty(text, math ? afterLetter(text, stop) : stop) };
  if (Object.hasOwn(SIGNS, name)) return { out: SIGNS[name]!, end: afterEmpty(text, stop) };
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
  const alphabet = ALPHABETS[name];
  if (alphabet) {
    const given = argument(reader, stop, end, true);
    return given && { out: [...given.out].map(alphabet).join(''), end: given.end };
  }
  const mark =
    HATS[name] ??
    (Object.hasOwn(ACCENTS, name) && /^(?:\s*\{|\s)/.test(text.slice(stop, stop + 2))
      ? ACCENTS[name]
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
  if (!TWO.has(name) && name !== 'sqrt' && !NOTES.has(name)) return undefined;
  const first = argument(reader, stop, end, math);
  if (!first) return undefined;
  if (NOTES.has(name))
    return { out: name === 'footnote' ? ` (${first.out})` : `[${first.out}]`, end: first.end };
  if (name === 'sqrt') return { out: `√${bracketed(first.out)}`, end: first.end };
  const second = argument(reader, first.end, end, math);
  if (!second) return undefined;
  if (name.endsWith('frac'))
    return { out: `${bracketed(first.out)}/${bracketed(second.out)}`, end: second.end };
  if (name.endsWith('binom')) return { out: `(${first.out} choose ${second.out})`, end: second.end };
  // \href{address}{text}, \textcolor{red}{text}, \texorpdfstring{TeX}{plain}: the second is for reading.
  return second;
}

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
  const mark = ACCENTS[sign];
  return mark === undefined || math ? undefined : accented(reader, mark, at + 2, end, false);
}

function accented(reader: Reader, mark: string, stop: number, end: number, math: boolean): Piece | undefined {
  // Behind a sign the letter stands close (`\"a`), behind a letter at a space (`\c c`).
  const isSign = !/[A-Za-z]/.test(reader.text[stop - 1]!);
  const from = isSign ? stop : afterSpace(reader.text, stop);
  const base = argument(reader, from, end, math) ?? letterAt(reader, from, end);
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
  const isWords = math || /^(?:[\\$]|[\p{L}\p{N}][^,:;"=]*$)/u.test(reader.text.slice(at + 1, close));
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

/** Pandoc's rule for a closing dollar, and no prose between: `$5 and $6`, `US$ 5`. */
function isFormula(text: string, from: number, close: number, width: number): boolean {
  const inner = text.slice(from, close);
  if (inner.trim() === '') return false;
  if (width === 1 && (/\s$/.test(inner) || /\d/.test(text[close + 1] ?? ''))) return false;
  if (/[\\^_]/.test(inner)) return true;
  return !/[A-Za-z]{3,}\s+[A-Za-z]{2,}|\s[A-Za-z]{4,}/.test(inner);
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

/** Outside a formula: `10^6`, `S^3-R1`, `AIRA_2`; but `snake_case`, `file_2.txt` and `top_5` are names. */
function plainScript(text: string, at: number, end: number): Piece | undefined {
  const digits = /^[-+]?\d{1,3}/.exec(text.slice(at + 1, Math.min(end, at + 5)))?.[0];
  if (digits === undefined || at === 0) return undefined;
  const stop = at + 1 + digits.length;
  const next = text[stop] ?? ' ';
  const isPower =
    text[at] === '^' &&
    /[\p{L}\p{N})\]]/u.test(text[at - 1]!) &&
    !/[\w.]/.test(next.replace('.', /^\.(?:\s|$)/.test(text.slice(stop, stop + 2)) ? ' ' : '.'));
  if (isPower) return { out: digits, end: stop };
  if (
    text[at] !== '_' ||
    !/^\d{1,2}$/.test(digits) ||
    /[\w/]|\.\w/.test(text.slice(stop, stop + 2).replace(/^\.\s?$/, ''))
  )
    return undefined;
  const base = /(?:^|[^\w./-])([A-Za-z]+)$/.exec(text.slice(Math.max(0, at - 24), at))?.[1];
  const isSymbol = base !== undefined && (base.length === 1 || /^[A-Z]+$/.test(base));
  return isSymbol ? { out: digits, end: stop } : undefined;
}

/** `models~(LLMs)`, `Fig.~3`; but `~27%`, `5~10`, `/~name`. */
function readTie(text: string, at: number, start: number, math: boolean): Piece | undefined {
  if (math) return { out: ' ', end: at + 1 };
  const before = at > start ? text[at - 1]! : ' ';
  const after = text[at + 1] ?? ' ';
  if (/[\s([{/~"“'‘=<>≈@]/.test(before) || /[\s~/]/.test(after) || (/\d/.test(before) && /\d/.test(after)))
    return undefined;
  return { out: ' ', end: at + 1 };
}

/** `1--10`, `word---word`; but rules (`-----`) and flags (`--verbose`) stay. */
function readDash(text: string, at: number): Piece | undefined {
  const run = /^-+/.exec(text.slice(at, at + 5))![0].length;
  if (run < 2) return undefined;
  const after = text[at + run] ?? ' ';
  const isFlag = /\s/.test(text[at - 1] ?? ' ') && /[A-Za-z]/.test(after);
  if (run > 3 || isFlag) {
    let end = at;
    while (text[end] === '-') end++;
    return { out: text.slice(at, end), end };
  }
  return { out: run === 2 ? '–' : '—', end: at + run };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
  '#x27': "'",
  apos: "'",
};

function readEntity(text: string, at: number): Piece | undefined {
  const name = /^&(#?\w{2,5});/.exec(text.slice(at, at + 8))?.[1];
  return name !== undefined && Object.hasOwn(ENTITIES, name)
    ? { out: ENTITIES[name]!, end: at + name.length + 2 }
    : undefined;
}

function nested(reader: Reader, start: number, end: number, math: boolean): string {
  if (reader.depth >= DEEPEST) return reader.text.slice(start, end);
  reader.depth++;
  const out = readStretch(reader, start, end, math);
  reader.depth--;
  return out;
}

function afterSpace(text: string, at: number): number {
  let end = at;
  while (end < text.length && /\s/.test(text[end]!)) end++;
  return end;
}

/** TeX eats the space behind a letter (`\alpha x`); before a sign it is easier to read with it. */
function afterLetter(text: string, at: number): number {
  const next = afterSpace(text, at);
  const name = text[next] === '\\' ? /^[A-Za-z]+/.exec(text.slice(next + 1, next + 20))?.[0] : undefined;
  const isSign = name === undefined ? /[-=<>+/|*:]/.test(text[next] ?? '') : Object.hasOwn(SIGNS, name);
  return isSign ? at : next;
}

/** `\OE{}uvre`: empty braces end the name of a command. */
function afterEmpty(text: string, at: number): number {
  return text[at] === '{' && text[at + 1] === '}' ? at + 2 : at;
}

function closingOf({ text, closing }: Reader, at: number, end: number): number | undefined {
  if (text[at] !== '{') return undefined;
  const close = closing?.[at] ?? 0;
  return close > at && close < end ? close : undefined;
}

function matchBraces(text: string): Uint32Array | undefined {
  if (!text.includes('{')) return undefined;
  const closing = new Uint32Array(text.length);
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '{') open.push(at);
    else if (char === '}') {
      const from = open.pop();
      if (from !== undefined) closing[from] = at;
    }
  }
  return closing;
}
