/** What the reader of tokens asks of a character, a pattern, a table. */
import { UNDECOMPOSED } from '../prose';

/** A character as it is compared: `É` as `e`, `ﬁ` as `fi`, a mark as nothing. */
export function fold(char: string): string {
  const plain = char
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '');
  return plain.replace(/[æœøłßđðþı]/g, (letter) => UNDECOMPOSED[letter]!).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Behind what a sticky pattern matches at an index. */
export function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

export function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
