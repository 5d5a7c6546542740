/** A key where it stands in a note: what is needed of a citation to mark it, of all the thousands in a long note. */
import type { Cluster } from './cluster';

export interface KeyUse {
  readonly key: string;
  /** Of the key's characters alone. */
  readonly start: number;
  readonly end: number;
  /** See `CitationItem`. */
  readonly certain: boolean;
}

/** Adds the keys of a cluster, each moved by so many characters. */
export function addUses(uses: KeyUse[], { items }: Cluster, by = 0): void {
  for (const { key, keySpan, certain } of items)
    uses.push({ key, start: keySpan.start + by, end: keySpan.end + by, certain });
}

/** The keys of these clusters. */
export function usesIn(clusters: readonly Cluster[]): KeyUse[] {
  const uses: KeyUse[] = [];
  for (const cluster of clusters) addUses(uses, cluster);
  return uses;
}
