/**
 * Chains of papers between seeds that have nothing in common: which papers lead from the one to the other, citation by
 * citation, whichever way those run. Found as a tree of shortest chains over the seeds (Mehlhorn 1988, A faster
 * approximation algorithm for the Steiner problem in graphs): every paper that is reached belongs to the seed it was
 * reached from first, and a citation between papers of two seeds closes a chain.
 */
import { compareText } from '../library/record-keys';
import type { Work } from '../model';
import { neighboursOf } from './neighbours';

/** Papers are followed so far from each seed: a chain of more than eight citations connects nothing any more. */
const FURTHEST = 4;
/** Papers looked at in one step. */
const STEP = 100;

/** How a paper was reached. */
interface Reached {
  readonly seed: number;
  readonly distance: number;
  readonly from?: Work;
}

/** A chain is closed between these two papers. */
interface Closed {
  readonly ends: readonly [Work, Work];
  /** In citations. */
  readonly length: number;
}

/** The papers of the chains, each with the length of the shortest one that it is in; seeds that none reaches stay alone. */
export function* bridges(seeds: readonly Work[]): Generator<void, Map<Work, number>> {
  const reached = new Map(seeds.map((work, seed): [Work, Reached] => [work, { seed, distance: 0 }]));
  const groups = new Groups(seeds.length);
  const found = new Map<Work, number>();
  let edge = [...reached.keys()];
  for (let distance = 0; distance < FURTHEST && edge.length > 0 && groups.count > 1; distance++) {
    edge.sort(byKey);
    const { next, closed } = yield* goOn(edge, reached);
    for (const { ends, length } of closed.sort(shortestFirst)) {
      const [one, other] = ends.map((end) => reached.get(end)!) as [Reached, Reached];
      if (!groups.join(one.seed, other.seed)) continue;
      for (const end of ends)
        for (const work of backFrom(end, reached)) if (!found.has(work)) found.set(work, length);
    }
    edge = next;
  }
  return found;
}

/** Reaches the neighbours of the edge; `closed` are the citations that lead to papers of another seed. */
function* goOn(
  edge: readonly Work[],
  reached: Map<Work, Reached>,
): Generator<void, { next: Work[]; closed: Closed[] }> {
  const next: Work[] = [];
  const closed: Closed[] = [];
  for (const [n, work] of edge.entries()) {
    const { seed, distance } = reached.get(work)!;
    for (const other of neighboursOf(work)) {
      const known = reached.get(other);
      if (!known) {
        reached.set(other, { seed, distance: distance + 1, from: work });
        next.push(other);
      } else if (known.seed !== seed) {
        closed.push({ ends: [work, other], length: distance + known.distance + 1 });
      }
    }
    if (n % STEP === STEP - 1) yield;
  }
  return { next, closed };
}

/** Of several that are equally short the same comes first, whatever the order of files. */
function shortestFirst(a: Closed, b: Closed): number {
  return a.length - b.length || byKey(a.ends[1], b.ends[1]) || byKey(a.ends[0], b.ends[0]);
}

function byKey(a: Work, b: Work): number {
  return compareText(a.citekey, b.citekey);
}

/** The papers from the end of a chain back to its seed, without the seed. */
function backFrom(end: Work, reached: ReadonlyMap<Work, Reached>): Work[] {
  const chain: Work[] = [];
  for (let work = end, at = reached.get(end)!; at.from; work = at.from, at = reached.get(work)!)
    chain.push(work);
  return chain;
}

/** Seeds that chains have joined (a disjoint-set forest). */
class Groups {
  count: number;
  readonly #parents: number[];

  constructor(count: number) {
    this.count = count;
    this.#parents = Array.from({ length: count }, (_, seed) => seed);
  }

  /** False where they are joined already. */
  join(a: number, b: number): boolean {
    const [one, other] = [this.#rootOf(a), this.#rootOf(b)];
    if (one === other) return false;
    this.#parents[other] = one;
    this.count--;
    return true;
  }

  #rootOf(seed: number): number {
    let root = seed;
    while (this.#parents[root] !== root) {
      this.#parents[root] = this.#parents[this.#parents[root]!]!;
      root = this.#parents[root]!;
    }
    return root;
  }
}
