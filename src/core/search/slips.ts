/** How well the words fit that a typed one may be a slip of. */
import { beginningQuality } from './beginningQuality';
import { mistakesAllowed, typosOf } from './typos';
import type { Vocabulary } from './vocabulary';

/** What each mistake takes away, for each letter of the word. */
const MISTAKE = 1.5;
/** Few people get the first letter wrong. */
const FIRST_LETTER = 0.9;
/** `networks` for `network` is no slip but another form. */
const WITHOUT_S = 0.9;

export interface Slip {
  readonly word: number;
  readonly quality: number;
}

export function slipsOf(vocabulary: Vocabulary, typed: Uint8Array, stillTyped: boolean): Slip[] {
  const { pool, wordStart } = vocabulary.index;
  const typos = typosOf(vocabulary, typed, mistakesAllowed(typed.length), stillTyped);
  return typos.map(({ word, mistakes, begins }) => {
    if (isWithoutS(vocabulary, typed, word)) return { word, quality: WITHOUT_S };
    const plain = 1 - (MISTAKE * mistakes) / (typed.length + 1);
    const begun = begins ? beginningQuality(typed.length, vocabulary.length(word)) : 1;
    const first = typed[0] === pool[wordStart[word]!] ? 1 : FIRST_LETTER;
    return { word, quality: plain * begun * first };
  });
}

function isWithoutS(vocabulary: Vocabulary, typed: Uint8Array, word: number): boolean {
  const { pool, wordStart } = vocabulary.index;
  const length = typed.length - 1;
  if (typed[length] !== 0x73 || vocabulary.length(word) !== length) return false;
  for (let i = 0; i < length; i++) if (typed[i] !== pool[wordStart[word]! + i]) return false;
  return true;
}
