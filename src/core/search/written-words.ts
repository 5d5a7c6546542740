/**
 * The words of a text as two texts are compared by them. Where a script puts spaces between words they are those of
 * the scan; where it puts none a scan has single characters, of which few tell anything.
 */
import { JOINED, type Scanner } from './scanner';

/**
 * Is called with the words of the scan that are one here, the first and the last of them (of a script without spaces
 * there may be several), and the word with which the compound begins of which it is a part: `self-play`, `機械学習`.
 */
export type WordVisit = (first: number, last: number, compound: number) => void;

type Script = 'han' | 'hiragana' | 'katakana' | 'thai';

/** Han that only hold Chinese sentences together. */
const PARTICLES: ReadonlySet<number> = new Set([...'的了之与與及和'].map((char) => char.codePointAt(0)!));

/**
 * Goes through what was scanned, as far as `most` words. A word of one Han is itself, longer ones are taken two by two,
 * for no dictionary is at hand; katakana are a word as they stand; hiragana are endings and particles, and left out.
 */
export function eachWord(scanner: Scanner, most: number, visit: WordVisit): void {
  const { bytes, at, flags } = scanner;
  const count = Math.min(scanner.count, most);
  let compound = 0;
  for (let i = 0; i < count; i++) {
    if ((flags[i]! & JOINED) === 0) compound = i;
    // Nearly all words are no such characters, which need three bytes.
    const script = bytes[at[i]!]! < 0xe0 ? undefined : scriptOf(scanner, i);
    if (script === undefined) {
      visit(i, i, compound);
      continue;
    }
    const end = runEnd(scanner, i, count, script);
    if (script === 'katakana' && end - i > 1) visit(i, end - 1, i);
    else if (script === 'han' && end - i === 1) visit(i, i, i);
    else if (script === 'han' || script === 'thai') for (let n = i; n + 1 < end; n++) visit(n, n + 1, i);
    i = Math.max(i, end - 1);
  }
}

/** Behind the last character of the same script that follows at once; a particle is no run. */
function runEnd(scanner: Scanner, from: number, count: number, script: Script): number {
  const { start, end } = scanner;
  let at = from;
  while (at < count && (at === from || start[at] === end[at - 1]) && scriptOf(scanner, at) === script) {
    if (script === 'han' && PARTICLES.has(pointOf(scanner, at))) break;
    at++;
  }
  return at;
}

/** Of a character that the scan takes for a word; undefined of any other word. */
function scriptOf(scanner: Scanner, i: number): Script | undefined {
  const point = pointOf(scanner, i);
  if (point >= 0x0e00 && point < 0x0e80) return 'thai';
  if (point > 0x3040 && point < 0x30a0) return 'hiragana';
  if (point >= 0x30a0 && point < 0x3200) return 'katakana';
  const isHan =
    (point >= 0x3005 && point <= 0x3007) ||
    (point >= 0x3400 && point < 0xa000) ||
    (point >= 0xf900 && point < 0xfb00) ||
    point >= 0x20000;
  return isHan ? 'han' : undefined;
}

/** 0 where the word is more than one character of three or four bytes. */
function pointOf({ bytes, at }: Scanner, i: number): number {
  const from = at[i]!;
  const length = at[i + 1]! - from;
  const lead = bytes[from]!;
  if (length === 3 && lead >= 0xe0 && lead < 0xf0) return ((lead & 15) << 12) | rest(bytes, from + 1, 2);
  return length === 4 && lead >= 0xf0 ? ((lead & 7) << 18) | rest(bytes, from + 1, 3) : 0;
}

function rest(bytes: Uint8Array, from: number, length: number): number {
  let point = 0;
  for (let i = from; i < from + length; i++) point = (point << 6) | (bytes[i]! & 63);
  return point;
}

/** The characters of a word of such a script. */
export function charactersOf(word: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let from = 0; from < word.length; ) {
    const to = from + (word[from]! >= 0xf0 ? 4 : 3);
    found.push(word.subarray(from, to));
    from = to;
  }
  return found;
}
