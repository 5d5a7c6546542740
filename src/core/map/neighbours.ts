/** Papers next to a paper in the graph of citations, whichever of the two cites the other. */
import type { Work } from '../model';

/** Papers that cite it and papers that it cites, each once; never itself, though pages may say so. */
export function neighboursOf(work: Work): Set<Work> {
  const found = new Set<Work>();
  for (const { citing } of work.citers) found.add(citing);
  for (const { cited } of work.cites) found.add(cited);
  found.delete(work);
  return found;
}

/** How many citations it takes part in: cheaper than to count its neighbours. */
export function degreeOf({ citers, cites }: Work): number {
  return citers.length + cites.length;
}
