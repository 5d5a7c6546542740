/** Numbers in running text, as the numbers they are: `1,000` is 1000, `.5` is 0.5, `10^{-3}` and `10⁻³` are 0.001. */
import type { Span } from './place';

export interface NumberAt extends Span {
  /** The number itself, exactly: the same for two spellings of one number (`513e-1` for `51.3` and `51.30`). */
  readonly value: string;
}

/**
 * The number that begins at an index, with its sign and its power of ten. A hyphen is a minus where nothing stands before
 * it that it could join: `-5`, not `GPT-4` and `10-20`.
 */
export function numberAt(text: string, at: number): NumberAt | undefined {
  const before = text[at - 1] ?? ' ';
  SIGN.lastIndex = at;
  const sign = MINUS_BEHIND.test(before) ? (SIGN.exec(text)?.[0] ?? '') : '';
  const start = at + sign.length;
  const power = matchAt(POWER_OF_TEN, text, start);
  if (power) {
    const exponent = exponentOf(power[1] ?? power[2]!);
    return { start: at, end: start + power[0].length, value: decimal(sign !== '', '1', exponent) };
  }
  const digits = matchAt(DIGITS, text, start);
  if (!digits) return undefined;
  let end = start + digits[0].length;
  let exponent = 0;
  const scientific = matchAt(SCIENTIFIC, text, end);
  const times = scientific ?? matchAt(TIMES_POWER, text, end);
  if (times) {
    exponent = exponentOf(times[1] ?? times[2]!);
    end += times[0].length;
  }
  return {
    start: at,
    end,
    value: decimal(sign !== '', digits[0].replace('·', '.').replace(/[^\d.]/g, ''), exponent),
  };
}

/** An exponent that stands for itself: `^{-3}`, `^2`, `⁻³`; its value begins with `^`. */
export function exponentAt(text: string, at: number): NumberAt | undefined {
  const match = matchAt(EXPONENT, text, at);
  if (!match) return undefined;
  return { start: at, end: at + match[0].length, value: `^${exponentOf(match[1] ?? match[2]!)}` };
}

/** The number that a word says, `twelve`, in the form of `NumberAt.value`; the word is in lower case. */
export function numberWord(word: string): string | undefined {
  return WORDS.get(word);
}

/** `twenty` and `five` as one number; undefined where they make none. */
export function tensAndOnes(tens: string, ones: string): string | undefined {
  const [a, b] = [TENS.indexOf(tens), ONES.indexOf(ones)];
  return a < 2 || b < 1 || b > 9 ? undefined : decimal(false, String(a * 10 + b), 0);
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const WORDS: ReadonlyMap<string, string> = new Map([
  ...ONES.map((word, n) => [word, decimal(false, String(n), 0)] as const),
  ...TENS.map((word, n) => [word, decimal(false, String(n * 10), 0)] as const).slice(2),
]);

const SIGN = /[-−–](?=\$?[\d.])\$?/y;
const MINUS_BEHIND = /[\s([{=<>≤≥~≈∼±,;:/|$^"'“„«]/;

/** Groups of thousands: with commas, LaTeX's `{,}` and `\,`, spaces, apostrophes; `1·23` is a decimal, `5·10^3` none. */
const DIGITS =
  /\d{1,3}(?:(?:,|\{,\}|\\,|[\u2009\u202f\u00a0'’])\d{3})+(?!\d)(?:\.\d+)?|[1-9]\d{0,2}(?: \d{3})+(?! ?\d)(?:\.\d+)?|\d+·\d+(?!\d|\s?\$?\s?(?:\^|<sup>|[⁻⁺⁰¹²³⁴-⁹]))|\d+(?:\.\d+)?|\.\d+/y;

const SUPER = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const RAISED = String.raw`\$?\s?(?:\^|<sup>)\$?[{(]?\s?([-−–+]?\d{1,4})(?![\d.])[)}]?(?:<\/sup>)?|\$?([⁻⁺]?[${SUPER}]{1,4})`;
const EXPONENT = new RegExp(RAISED, 'y');
const POWER_OF_TEN = new RegExp(`10(?:${RAISED})`, 'y');
const TIMES_POWER = new RegExp(String.raw`\s?\$?\s?(?:[×x·⋅*]|\\times|\\cdot)\s?\$?\s?10(?:${RAISED})`, 'y');
const SCIENTIFIC = /[eE]([-−+]?\d{1,3})(?![\p{L}\d.])/uy;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function exponentOf(printed: string): number {
  const plain = [...printed]
    .map((char) => (SUPER.includes(char) ? String(SUPER.indexOf(char)) : char.replace(/[⁻−–]/, '-')))
    .join('');
  return Number(plain.replace(/[+⁺]/, ''));
}

/** By its digits, since binary fractions would make `0.1` and its like inexact. */
function decimal(negative: boolean, printed: string, exponent: number): string {
  const point = printed.indexOf('.');
  const digits = printed.replace('.', '');
  const shift = point < 0 ? 0 : digits.length - point;
  const significant = digits.replace(/^0+/, '');
  const short = significant.replace(/0+$/, '');
  if (short === '') return '0';
  return `${negative ? '-' : ''}${short}e${exponent - shift + significant.length - short.length}`;
}
