/** How well the words fit that a typed one may be a slip of. */
import { beginningQuality } from './beginningQuality';
import { hashOf } from './scanner';
import type { Segment } from './segment';
import { mistakesAllowed, type Typo, typosOf } from './typos';

/** What each mistake takes away, for each letter of the word. */
const MISTAKE = 1.5;
/** Few people get the first letter wrong. */
const FIRST_LETTER = 0.9;
/** `networks` for `network` is no slip but another form. */
const WITHOUT_S = 0.9;

export interface Slip {
  /** Its number in each segment, or -1. */
  readonly words: number[];
  readonly hash: number;
  readonly quality: number;
}

/** The words of all segments that the typed one may be a slip of. */
export function slipsOf(segments: readonly Segment[], typed: Uint8Array, stillTyped: boolean): Slip[] {
  const slips = new Map<string, Slip>();
  for (const [i, { vocabulary }] of segments.entries()) {
    for (const typo of typosOf(vocabulary, typed, mistakesAllowed(typed.length), stillTyped)) {
      const bytes = vocabulary.bytes(typo.word);
      const key = String.fromCharCode(...bytes);
      let slip = slips.get(key);
      if (!slip) {
        const words = segments.map(() => -1);
        slip = { words, hash: hashOf(bytes, 0, bytes.length), quality: qualityOf(typed, bytes, typo) };
        slips.set(key, slip);
      }
      slip.words[i] = typo.word;
    }
  }
  return [...slips.values()];
}

function qualityOf(typed: Uint8Array, word: Uint8Array, { mistakes, begins }: Typo): number {
  if (isWithoutS(typed, word)) return WITHOUT_S;
  const plain = 1 - (MISTAKE * mistakes) / (typed.length + 1);
  const begun = begins ? beginningQuality(typed.length, word.length) : 1;
  const first = typed[0] === word[0] ? 1 : FIRST_LETTER;
  return plain * begun * first;
}

function isWithoutS(typed: Uint8Array, word: Uint8Array): boolean {
  const length = typed.length - 1;
  return typed[length] === 0x73 && word.length === length && word.every((byte, i) => byte === typed[i]);
}
