/** Square brackets of a block of prose, with the keys and separators that stand directly in each. */
import type { FoundKey } from './keys';

export interface Bracket {
  readonly open: number;
  /** Index of the closing bracket. */
  readonly close: number;
  /** Keys at this depth, not in a bracket within. */
  readonly keys: readonly FoundKey[];
  /** Indices of the `;` at this depth. */
  readonly semicolons: readonly number[];
}

export interface Brackets {
  /** By the index of the opening bracket. */
  readonly at: ReadonlyMap<number, Bracket>;
  /** The innermost bracket of a key that stands in one. */
  readonly of: ReadonlyMap<FoundKey, Bracket>;
}

/** Pairs the brackets in one pass. `keys` are in order; brackets within a key's span (`@{a[1]}`) are its own. */
export function pairBrackets(text: string, keys: readonly FoundKey[]): Brackets {
  const at = new Map<number, Bracket>();
  const of = new Map<FoundKey, Bracket>();
  const open: { open: number; keys: FoundKey[]; semicolons: number[] }[] = [];
  let next = 0;
  MARK.lastIndex = 0;
  for (let mark = MARK.exec(text); mark; mark = MARK.exec(text)) {
    for (; next < keys.length && keys[next]!.span.start < mark.index; next++) {
      open.at(-1)?.keys.push(keys[next]!);
    }
    const before = keys[next - 1];
    if (before && mark.index < before.span.end) continue;
    if (mark[0] === '[') open.push({ open: mark.index, keys: [], semicolons: [] });
    else if (mark[0] === ';') open.at(-1)?.semicolons.push(mark.index);
    else {
      const closed = open.pop();
      if (!closed || mark.index - closed.open > MOST_OF_A_CLUSTER) continue;
      const bracket = { ...closed, close: mark.index };
      at.set(bracket.open, bracket);
      for (const key of bracket.keys) of.set(key, bracket);
    }
  }
  return { at, of };
}

const MARK = /[[\];]/g;

// No citation is that long; the bound keeps deeply nested brackets from costing the square of their number.
const MOST_OF_A_CLUSTER = 5000;
