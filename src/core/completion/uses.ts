/** What a note cites, as far as it matters for what is offered. */
import type { Cluster } from '../notes/cluster';

/**
 * The keys of a note, each once: those cited before the caret, the last first, then those behind it. What stands at
 * the caret is just being typed and no use.
 */
export function usesIn(clusters: readonly Cluster[], caret: number): readonly string[] {
  const before: string[] = [];
  const behind: string[] = [];
  for (const { items } of clusters) {
    for (const { key, keySpan } of items) {
      if (keySpan.end < caret) before.push(key);
      else if (keySpan.start > caret) behind.push(key);
    }
  }
  return [...new Set([...before.reverse(), ...behind])];
}
