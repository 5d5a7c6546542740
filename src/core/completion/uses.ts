/** What a note cites, as far as it matters for what is offered. */
import type { Cluster } from '../notes/cluster';

/** The keys of a note, last cited before the caret first, then those behind it, nearest first. */
export interface Uses {
  readonly keys: readonly string[];
  /** How often each is cited. */
  readonly counts: ReadonlyMap<string, number>;
}

export const NO_USES: Uses = { keys: [], counts: new Map() };

/** The uses of the citations of a note, for a caret; what stands at the caret is just being typed and no use. */
export function usesIn(clusters: readonly Cluster[], caret: number): Uses {
  const counts = new Map<string, number>();
  const before: string[] = [];
  const behind: string[] = [];
  for (const { items } of clusters) {
    for (const { key, keySpan } of items) {
      if (keySpan.start <= caret && caret <= keySpan.end) continue;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      (keySpan.end < caret ? before : behind).push(key);
    }
  }
  return { keys: [...new Set([...before.reverse(), ...behind])], counts };
}
