/** Which role colours a paper: what pages say of how it cites. */
import type { MapGraph } from './model';

/** Citations looked at in one step. */
const STEP = 20_000;

/** What tells most about a paper's role on the map: later ones are heard where earlier ones say nothing. */
const [ITS_CITATION_OF_A_SEED, A_SEEDS_CITATION_OF_IT, ITS_OTHER_CITATIONS] = [0, 1, 2];

/**
 * Of each paper the role in which it cites the seeds; else that in which they cite it; else that in which it cites other
 * papers of the map. Of several the most frequent, then the one that is most frequent on the map. -1 where no page says it.
 */
export function* roleOfEach(
  papers: number,
  seeds: readonly number[],
  { from, to, role: roles }: MapGraph['edges'],
): Generator<void, number[]> {
  const isSeed = new Set(seeds);
  const heard: ({ rank: number; counts: Map<number, number> } | undefined)[] = new Array(papers);
  const hear = (paper: number, role: number, rank: number) => {
    const known = heard[paper];
    if (known && known.rank < rank) return;
    const counts = known?.rank === rank ? known.counts : new Map<number, number>();
    counts.set(role, (counts.get(role) ?? 0) + 1);
    heard[paper] = { rank, counts };
  };
  for (const [edge, role] of roles.entries()) {
    if (edge % STEP === STEP - 1) yield;
    if (role < 0) continue;
    const [citing, cited] = [from[edge]!, to[edge]!];
    hear(citing, role, isSeed.has(cited) ? ITS_CITATION_OF_A_SEED : ITS_OTHER_CITATIONS);
    if (isSeed.has(citing)) hear(cited, role, A_SEEDS_CITATION_OF_IT);
  }
  return Array.from(heard, (said) => (said ? mostFrequent(said.counts) : -1));
}

/** Roles are numbered by their frequency on the map. */
function mostFrequent(counts: ReadonlyMap<number, number>): number {
  return [...counts].reduce((best, one) =>
    one[1] > best[1] || (one[1] === best[1] && one[0] < best[0]) ? one : best,
  )[0];
}
