/** LaTeX's commands, accents and escaped signs among them, as what they stand for. */
import { ACCENTS, ALPHABETS, GREEK, HATS, LETTERS } from './letters';
import { afterEmpty, afterLetter, afterSpace, type Piece } from './marks';
import { argument, closingOf, LONGEST_FORMULA, nested, own, type Reader } from './reader';
import { FUNCTIONS, SIGNS, SILENT, SPACES, STYLES } from './symbols';

export function readCommand(reader: Reader, at: number, end: number, math: boolean): Piece | undefined {
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
  if (![TWO, ONE, NOTES, QUOTES].some((names) => names.has(name))) return undefined;
  const first = argument(reader, stop, end, math);
  if (!first) return undefined;
  if (QUOTES.has(name)) return { out: `“${first.out}”`, end: first.end };
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
  'foreignlanguage',
]);
const QUOTES: ReadonlySet<string> = new Set(['enquote', 'mkbibquote']);
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
    if (math) return undefined;
    // No further than a formula is long: to look for the end of each to the end of the text would take quadratic time.
    const near = reader.text.slice(at + 2, Math.min(end, at + LONGEST_FORMULA) + 2);
    const length = near.indexOf(sign === '(' ? '\\)' : '\\]');
    const close = at + 2 + length;
    if (length < 0 || close >= end) return undefined;
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
  // No language has such a letter: without braces the backslash meant something else (`\"quoted\"`).
  const isMeant = math || (/^\p{L}/u.test(plain) && isBraced(reader.text, stop));
  if (!isMeant && [...(first + mark).normalize('NFC')].length > 1) return undefined;
  return { out: math && rest.length > 0 ? plain : whole, end: base.end };
}

/** `\={P}` or `{\=P}`, where `stop` is behind the sign. */
function isBraced(text: string, stop: number): boolean {
  return text[stop] === '{' || (text[stop - 3] === '{' && text[stop + 1] === '}');
}

function letterAt({ text }: Reader, at: number, end: number): Piece | undefined {
  if (at >= end) return undefined;
  const dotless = /^\\([ij])(?![A-Za-z])\s?/.exec(text.slice(at, at + 4));
  if (dotless) return { out: dotless[1] === 'i' ? 'ı' : 'ȷ', end: at + dotless[0].length };
  return /\p{L}/u.test(text[at]!) ? { out: text[at]!, end: at + 1 } : undefined;
}

/** A macro nobody knows keeps its braces, so that its name and its argument stay apart. */
function keptGroup(reader: Reader, stop: number, end: number, name: string, math: boolean): Piece {
  const close = reader.text[stop] === '{' ? closingOf(reader, stop, end) : undefined;
  if (close === undefined) return { out: `\\${name}`, end: stop };
  return { out: `\\${name}{${nested(reader, stop + 1, close, math)}}`, end: close + 1 };
}

/** One symbol of a formula, a command or a letter: what `^` and `\hat` take without braces. */
export function symbolAt(reader: Reader, at: number, end: number): Piece | undefined {
  const from = afterSpace(reader.text, at);
  if (from >= end) return undefined;
  if (reader.text[from] === '\\') return readCommand(reader, from, end, true);
  const char = String.fromCodePoint(reader.text.codePointAt(from)!);
  return { out: char, end: from + char.length };
}
