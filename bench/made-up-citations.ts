/**
 * Citations that nobody made, for the time and memory they take: each paper cites older ones, and the more often one is
 * cited the likelier it is cited again (preferential attachment; Price 1976). They say nothing of being right.
 */
import type { Paper } from './papers';
import { Random } from './random';

/** References a paper has to others of the library, in the mean. */
const REFERENCES = 10;
/** Of these, so many are to papers that are cited already. */
const RICHER = 0.7;

export function madeUpCitations(
  papers: readonly Paper[],
  seed: number,
): ReadonlyMap<string, readonly string[]> {
  const random = new Random(seed);
  const inTime = [...papers].sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
  const citedSoFar: string[] = [];
  return new Map(
    inTime.map(({ id }, at) => {
      const list = new Set<string>();
      const count = Math.min(at, random.below(2 * REFERENCES + 1));
      for (let i = 0; i < count; i++) {
        const again = citedSoFar.length > 0 && random.below(100) < RICHER * 100;
        list.add(again ? random.pick(citedSoFar) : inTime[random.below(at)]!.id);
      }
      citedSoFar.push(...list);
      return [id, [...list]];
    }),
  );
}
