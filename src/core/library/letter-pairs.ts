/** Which pairs of letters a title has, in a few bits: enough to tell most titles that are not alike. */
import { LONGEST } from './title-guards';

export interface LetterPairs {
  readonly count: number;
  /** A bit is set where some pair of letters falls on it. */
  readonly bits: readonly number[];
}

/** So many bits are a small integer to every engine. */
const BITS = 30;
const NUMBERS = 4;

/** Of a folded title. */
export function letterPairs(title: string): LetterPairs {
  const bits = new Array<number>(NUMBERS).fill(0);
  const count = Math.max(0, Math.min(title.length, LONGEST) - 1);
  for (let at = 0; at < count; at++) {
    const pair = title.charCodeAt(at) * 31 + title.charCodeAt(at + 1) * 7;
    const bit = pair % (BITS * NUMBERS);
    bits[Math.floor(bit / BITS)]! |= 1 << (bit % BITS);
  }
  return { count, bits };
}

/** False only where the `likeness` of the two is certainly less. */
export function mayBeAlike(a: LetterPairs, b: LetterPairs, likeness: number): boolean {
  const shared = (likeness * (a.count + b.count)) / 2 - 1e-6;
  return onlyIn(a, b) <= a.count - shared && onlyIn(b, a) <= b.count - shared;
}

/** At least so many pairs of one are not in the other. */
function onlyIn(a: LetterPairs, b: LetterPairs): number {
  let count = 0;
  for (let n = 0; n < NUMBERS; n++) count += bitsIn(a.bits[n]! & ~b.bits[n]!);
  return count;
}

/** The set bits, counted two, four and eight at a time. */
function bitsIn(number: number): number {
  const twos = number - ((number >>> 1) & 0x55555555);
  const fours = (twos & 0x33333333) + ((twos >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
