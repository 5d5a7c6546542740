/**
 * A word and its plural taken as one: `rewards` is `reward`, `policies` is `policy`. No more than that: a stemmer
 * takes `university` for `universe`, and the words that make two papers alike are shown to the reader.
 */
import { hashOf } from './scanner';

const [S, I, E, Y] = [...'siey'].map((char) => char.charCodeAt(0)) as [number, number, number, number];
/** Shorter ones are no plurals: `bus`, `ties`. */
const SHORTEST = 4;
/** Without their last letter these are other words. */
const NO_PLURALS: ReadonlySet<number> = new Set(
  ['news', 'goods', 'customs'].map((word) =>
    hashOf(
      Uint8Array.from(word, (char) => char.charCodeAt(0)),
      0,
      word.length,
    ),
  ),
);

/** Where a word stands in the bytes of a scan; for `ies` the word itself, on bytes of its own. */
export function singular(bytes: Uint8Array, from: number, to: number): Uint8Array {
  if (!mayBePlural(bytes, from, to)) return bytes.subarray(from, to);
  if (to - from > SHORTEST && bytes[to - 2] === E && bytes[to - 3] === I) {
    const word = bytes.slice(from, to - 2);
    word[word.length - 1] = Y;
    return word;
  }
  return bytes.subarray(from, to - 1);
}

/** Whether a word ends as plurals do. */
export function mayBePlural(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < SHORTEST || bytes[to - 1] !== S || bytes[to - 2] === S) return false;
  return !NO_PLURALS.has(hashOf(bytes, from, to));
}

/** Whether the word that stands there is printed in capitals, as `AIDS` is: that is no plural of `aid`. */
export function isAcronym(text: string, from: number, to: number): boolean {
  // Where all is printed in capitals they say nothing.
  return ACRONYM.test(text.slice(from, to)) && /\p{Ll}/u.test(text);
}

const ACRONYM = /^\p{Lu}{2,5}$/u;

/** A singular, and its plural. */
export function formsOf(word: Uint8Array): readonly Uint8Array[] {
  const plural = new Uint8Array(word.length + (word.at(-1) === Y ? 2 : 1));
  plural.set(word);
  if (word.at(-1) === Y) plural.set([I, E, S], word.length - 1);
  else plural[word.length] = S;
  return [word, plural];
}
