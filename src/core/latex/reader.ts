/** What every part of the reading of LaTeX needs: the text with its braces matched, and the groups in it. */
import { afterSpace, type Piece } from './marks';

export interface Reader {
  readonly text: string;
  /** For the position of each `{` that of its `}`; 0 where it has none. */
  readonly closing: Uint32Array | undefined;
  /** Every brace is LaTeX's own, and none is printed. */
  readonly groups: boolean;
  depth: number;
  /** Reads a stretch of the text, in a formula or outside. */
  readonly read: (start: number, end: number, math: boolean) => string;
}

/** Nothing people write is nested so deep; beyond it a brace is a brace. */
const DEEPEST = 24;

/** A formula in running text is shorter. */
export const LONGEST_FORMULA = 400;

/** The group at `at`, read; undefined where none stands. */
export function argument(reader: Reader, at: number, end: number, math: boolean): Piece | undefined {
  const from = afterSpace(reader.text, at);
  const close = closingOf(reader, from, end);
  return close === undefined ? undefined : { out: nested(reader, from + 1, close, math), end: close + 1 };
}

export function nested(reader: Reader, start: number, end: number, math: boolean): string {
  if (reader.depth >= DEEPEST) return reader.text.slice(start, end);
  reader.depth++;
  const out = reader.read(start, end, math);
  reader.depth--;
  return out;
}

export function closingOf({ text, closing }: Reader, at: number, end: number): number | undefined {
  if (text[at] !== '{') return undefined;
  const close = closing?.[at] ?? 0;
  return close > at && close < end ? close : undefined;
}

/** What a table has under a name of a page's making: `\\constructor` is no entry of ours. */
export function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
