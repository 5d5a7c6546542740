/**
 * The words of an index within a few mistakes of one that was typed. A mistake is a letter too many, missing,
 * wrong, or swapped with its neighbour (optimal string alignment).
 *
 * The sorted vocabulary is walked as the tree it implies. A bit-parallel automaton (Wu and Manber's, with a
 * register for the swap) holds, for each number of mistakes, how far into the typed word the letters read so far
 * can reach; a branch whose registers are empty is left whole. Of half a million words a few thousand are
 * looked at, and `looked` counts them.
 *
 * One narrowing, for speed and for sense: of two mistakes at most one may fall within the first three letters.
 *
 * Rejected: trying every word of a fitting length and first letter (ten times the work, and blind to a mistake
 * in the first letter); deletion neighbourhoods as SymSpell's (three times the memory of the whole index).
 */
import { LONGEST_WORD } from './scanner';
import type { Vocabulary } from './vocabulary';

export interface Typo {
  readonly word: number;
  readonly mistakes: number;
  /** The typed word is, but for its mistakes, only the beginning of this one. */
  readonly begins: boolean;
}

/** A mistake in a short word leaves too little of it. */
export function mistakesAllowed(length: number): number {
  return length < 4 ? 0 : length < 7 ? 1 : 2;
}

const HEAD = 3;
/** Five registers for each depth: within 0, 1 and 2 mistakes; a first half of a swap after 0 and 1. */
const R0 = 0;
const R1 = 1;
const R2 = 2;
const SWAP0 = 3;
const SWAP1 = 4;
const REGISTERS = 5;

const stack = new Int32Array((LONGEST_WORD + 2) * REGISTERS);
/** For each depth, the mistakes with which the whole typed word begins what was read; 9 is none. */
const begun = new Uint8Array(LONGEST_WORD + 2);
const masks = new Int32Array(256);

/** Words that differ from the typed one by 1 to `allowed` mistakes; with `begins` also those it is the beginning of. */
export function typosOf(
  vocabulary: Vocabulary,
  typed: Uint8Array,
  allowed: number,
  begins: boolean,
  looked: { words: number } = { words: 0 },
): Typo[] {
  const found: Typo[] = [];
  if (allowed === 0) return found;
  const { pool, wordStart, shared } = vocabulary.index;
  const all = 2 ** (typed.length + 1) - 1;
  const done = 1 << typed.length;
  masks.fill(0);
  // Bit i: the first i letters of the typed word are used up; letter i takes it there from bit i - 1.
  for (let i = 0; i < typed.length; i++) masks[typed[i]!]! |= 1 << (i + 1);
  stack.set([1, 3, allowed > 1 ? 7 : 3, 0, 0].map((bits) => bits & all));
  begun[0] = 9;
  const { groups } = vocabulary;
  let live = 0;
  for (let group = 0; group + 1 < groups.length; group++) {
    const groupEnd = groups[group + 1]!;
    // What is shared with a word that was left at this depth or deeper is left too.
    let dead = 99;
    for (let word = groups[group]!; word < groupEnd; word++) {
      const common = word === groups[group] && group === 0 ? 0 : shared[word]!;
      if (common >= dead) continue;
      looked.words++;
      dead = 99;
      const start = wordStart[word]!;
      const length = wordStart[word + 1]! - start;
      let depth = Math.min(common, live);
      for (; depth < length; depth++) {
        const alive = step(depth, pool[start + depth]!, allowed, all, done);
        if (alive || (begins && begun[depth + 1]! <= allowed)) continue;
        dead = depth + 1;
        break;
      }
      live = depth;
      if (dead !== 99) {
        // The first two letters lead nowhere: neither does the rest of the group.
        if (dead <= 2) break;
        continue;
      }
      const mistakes = whole(length, done, allowed);
      if (mistakes > 0 && mistakes <= allowed) found.push({ word, mistakes, begins: false });
      else if (begins && mistakes > allowed && begun[length]! > 0 && begun[length]! <= allowed) {
        found.push({ word, mistakes: begun[length]!, begins: true });
      }
    }
  }
  return found;
}

/** Reads a letter at this depth; false when nothing can come of it. */
function step(depth: number, letter: number, allowed: number, all: number, done: number): boolean {
  const from = depth * REGISTERS;
  const to = from + REGISTERS;
  const mask = masks[letter]!;
  const was0 = stack[from + R0]!;
  const was1 = stack[from + R1]!;
  const now0 = (was0 << 1) & mask;
  const swapped0 = ((stack[from + SWAP0]! << 1) & mask) << 1;
  const now1 = (((was1 << 1) & mask) | was0 | (was0 << 1) | (now0 << 1) | swapped0) & all;
  stack[to + R0] = now0;
  stack[to + R1] = now1;
  stack[to + SWAP0] = was0 & (mask >> 2);
  let now2 = now1;
  if (allowed > 1) {
    const was2 = stack[from + R2]!;
    const swapped1 = ((stack[from + SWAP1]! << 1) & mask) << 1;
    now2 = (((was2 << 1) & mask) | was1 | (was1 << 1) | (now1 << 1) | swapped1) & all;
    stack[to + R2] = now2;
    stack[to + SWAP1] = was1 & (mask >> 2);
  }
  const here = now0 & done ? 0 : now1 & done ? 1 : now2 & done ? 2 : 9;
  begun[depth + 1] = Math.min(begun[depth]!, here);
  return (depth < HEAD ? now1 : now2) !== 0;
}

function whole(depth: number, done: number, allowed: number): number {
  const at = depth * REGISTERS;
  if (stack[at + R0]! & done) return 0;
  if (stack[at + R1]! & done) return 1;
  return allowed > 1 && stack[at + R2]! & done ? 2 : 9;
}
