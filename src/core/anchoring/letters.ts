/**
 * A text as its letters and digits alone, each knowing where it stands: the form in which two extractions of a page
 * are the same. White space, line breaks, hyphens, dashes, quotes, soft hyphens and markup say nothing; case, marks,
 * ligatures and the width of letters are folded as `prose` folds them.
 */
import { UNDECOMPOSED } from '../prose';
import { commandAt, entityAt, type Mark, tagEnd } from './markup';

export interface Letters {
  /** Lower case, in UTF-16 units. */
  readonly letters: string;
  /** For each of them where its source begins; one more, the end of the text, closes the list. */
  readonly starts: Uint32Array;
  /** For each of them how many units of the source it is. */
  readonly widths: Uint8Array;
}

/** Reads a text; linear in it. */
export function lettersOf(text: string): Letters {
  const out = new Growing(text.length);
  const end = text.length;
  let at = 0;
  while (at < end) {
    const unit = text.charCodeAt(at);
    if (unit < 128) {
      const letter = ASCII[unit]!;
      if (letter > 0) {
        out.add(letter, at, 1);
        at++;
        continue;
      }
      const mark = letter < 0 ? markAt(text, at, unit) : undefined;
      if (mark) out.addAll(foldedAll(mark.letters), at, mark.end - at);
      at = mark ? mark.end : at + 1;
      continue;
    }
    const code = text.codePointAt(at)!;
    const width = code > 0xffff ? 2 : 1;
    out.addAll(folded(code), at, width);
    at += width;
  }
  return out.done(end);
}

/** For each ASCII unit its letter; 0 for none, below 0 for what may open a mark. */
const ASCII = Int8Array.from({ length: 128 }, (_, unit) => {
  const char = String.fromCharCode(unit);
  if (/[a-z0-9]/.test(char)) return unit;
  if (/[A-Z]/.test(char)) return unit + 32;
  return /[\\&<]/.test(char) ? -1 : 0;
});

function markAt(text: string, at: number, unit: number): Mark | undefined {
  if (unit === 0x5c) return commandAt(text, at);
  if (unit === 0x26) return entityAt(text, at);
  const end = tagEnd(text, at);
  return end === undefined ? undefined : { letters: '', end };
}

const FOLDED = new Map<number, string>();

/** Letters that Unicode does not take apart, and those of formulas that look like others. */
const WHOLE: Readonly<Record<string, string>> = {
  ...UNDECOMPOSED,
  ȷ: 'j',
  ς: 'σ',
  ϵ: 'ε',
  ϕ: 'φ',
  ϑ: 'θ',
};
const WHOLE_LETTER = new RegExp(`[${Object.keys(WHOLE).join('')}]`, 'g');

function folded(code: number): string {
  const known = FOLDED.get(code);
  if (known !== undefined) return known;
  const plain = String.fromCodePoint(code)
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(WHOLE_LETTER, (letter) => WHOLE[letter]!);
  FOLDED.set(code, plain);
  return plain;
}

function foldedAll(text: string): string {
  let out = '';
  for (const char of text) out += folded(char.codePointAt(0)!);
  return out;
}

/** Letters while they are read: there can be more of them than units of text (`㎒` is three). */
class Growing {
  #units: Uint16Array;
  #starts: Uint32Array;
  #widths: Uint8Array;
  #length = 0;

  constructor(size: number) {
    this.#units = new Uint16Array(size + 8);
    this.#starts = new Uint32Array(size + 8);
    this.#widths = new Uint8Array(size + 8);
  }

  add(unit: number, start: number, width: number): void {
    // A typed array forgets without a word what is written behind its end.
    if (this.#length + 1 >= this.#units.length) this.#grow(1);
    const at = this.#length++;
    this.#units[at] = unit;
    this.#starts[at] = start;
    this.#widths[at] = width;
  }

  addAll(letters: string, start: number, width: number): void {
    for (let i = 0; i < letters.length; i++) this.add(letters.charCodeAt(i), start, width);
  }

  #grow(more: number): void {
    const size = this.#units.length * 2 + more + 8;
    const moved = <T extends Uint16Array | Uint32Array | Uint8Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.#units = moved(this.#units, new Uint16Array(size));
    this.#starts = moved(this.#starts, new Uint32Array(size));
    this.#widths = moved(this.#widths, new Uint8Array(size));
  }

  done(end: number): Letters {
    const length = this.#length;
    this.#starts[length] = end;
    const parts: string[] = [];
    for (let from = 0; from < length; from += 8192)
      parts.push(String.fromCharCode(...this.#units.subarray(from, Math.min(from + 8192, length))));
    return {
      letters: parts.join(''),
      starts: this.#starts.slice(0, length + 1),
      widths: this.#widths.slice(0, length),
    };
  }
}
