/** Choices that look random and are the same each time (Park and Miller's generator). */
export interface Random {
  /** From 0 to below `n`. */
  readonly below: (n: number) => number;
  readonly chance: (share: number) => boolean;
  readonly of: <T>(list: readonly T[]) => T;
}

export function seeded(seed: number): Random {
  let state = (seed * 7919) % 2147483647 || 1;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const below = (n: number) => Math.floor(next() * n);
  return { below, chance: (share) => next() < share, of: (list) => list[below(list.length)]! };
}
