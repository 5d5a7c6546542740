/** The neighbourhood of papers in the graph of citations. */
import { compareText } from '../library/record-keys';
import type { Work } from '../model';
import { Heap } from '../search/heap';
import { neighboursOf } from './neighbours';

/** Papers looked at in one step, by their neighbours or by themselves. */
const STEP = 100;
const STEP_ALONE = 5000;

/**
 * Papers at most `steps` citations away from the seeds, by breadth-first search: seeds first, then who is one citation
 * away, and so on. `limit` cuts the furthest papers; of those that are equally far, the ones stay that are joined to most
 * of the nearer papers, then the most cited. `total` counts what there is without the limit.
 */
export function* around(
  seeds: readonly Work[],
  steps: number,
  limit: number,
): Generator<void, { works: Work[]; total: number }> {
  const found = new Set(seeds);
  const works = [...found].slice(0, limit);
  let edge: readonly Work[] = [...found];
  for (let step = 0; step < steps && edge.length > 0; step++) {
    const joined = yield* beyond(edge, found);
    edge = [...joined.keys()];
    for (const work of edge) found.add(work);
    const room = limit - works.length;
    const kept = edge.length <= room ? edge : yield* bestJoined(joined, room);
    for (const work of kept) works.push(work);
  }
  return { works, total: found.size };
}

/** What is one citation beyond the edge of what is found, and to how many papers of that edge it is joined. */
export function* beyond(edge: readonly Work[], found: ReadonlySet<Work>): Generator<void, Map<Work, number>> {
  const joined = new Map<Work, number>();
  for (const [n, work] of edge.entries()) {
    for (const other of neighboursOf(work))
      if (!found.has(other)) joined.set(other, (joined.get(other) ?? 0) + 1);
    if (n % STEP === STEP - 1) yield;
  }
  return joined;
}

/** Of many the few that are joined to most, then the most cited, in that order; the same whatever the order of files. */
export function* bestJoined(joined: ReadonlyMap<Work, number>, most: number): Generator<void, Work[]> {
  const heap = new Heap<readonly [Work, number]>(
    most,
    ([a, inA], [b, inB]) => (inA - inB || mostCitedFirst(b, a)) < 0,
  );
  let looked = 0;
  for (const one of joined) {
    heap.put(one);
    if (++looked % STEP_ALONE === 0) yield;
  }
  return heap.sorted().map(([work]) => work);
}

export function mostCitedFirst(a: Work, b: Work): number {
  return b.citers.length - a.citers.length || compareText(a.citekey, b.citekey);
}
