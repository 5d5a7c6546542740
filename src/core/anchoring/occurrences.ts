/** Where some letters stand in a text, to the letter. */
import { GRAM } from './grams';
import type { PreparedText } from './prepared';

/** More places than these have a stretch that tells nothing. */
const COMMON = 128;
/** So many stretches are tried for one that is rare. */
const TRIED = 64;

/** The places of `pattern` among the letters of the text, in order, no more than `most` of them. */
export function occurrences(text: PreparedText, pattern: string, most: number): number[] {
  if (pattern === '') return [];
  const rare = rarest(text, pattern);
  if (!rare) return placesOf(text.letters, pattern, most);
  const found: number[] = [];
  for (const place of rare.places) {
    const at = place - rare.offset;
    if (at >= 0 && text.letters.startsWith(pattern, at)) found.push(at);
    if (found.length === most) break;
  }
  return found;
}

/** The stretch of the pattern that stands in the fewest places; undefined where all are common. */
function rarest(
  { grams }: PreparedText,
  pattern: string,
): { offset: number; places: readonly number[] } | undefined {
  if (pattern.length < GRAM) return undefined;
  const step = Math.max(1, Math.floor((pattern.length - GRAM + 1) / TRIED));
  let best: { offset: number; places: readonly number[] } | undefined;
  for (let offset = 0; offset + GRAM <= pattern.length; offset += step) {
    const places = grams.places(pattern, offset, COMMON);
    if (places && (!best || places.length < best.places.length)) best = { offset, places };
    if (best && best.places.length <= 1) break;
  }
  return best;
}

/** The places of a string in another, in order, no more than `most` of them; they may overlap. */
export function placesOf(text: string, string: string, most: number): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(string); at >= 0 && found.length < most; at = text.indexOf(string, at + 1))
    found.push(at);
  return found;
}
