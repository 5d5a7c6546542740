/**
 * Papers that connect others: what lies between the seeds of a map in the graph of citations, whichever way the citations
 * run. A paper that two seeds cite (bibliographic coupling, Kessler 1963), that cites two (co-citation, Small 1973) or
 * that one cites and that cites the other lies on a path of two citations between them; paths of three are counted too.
 *
 * What is joined to everything connects nothing in particular: as in Adamic and Adar's index (2003), a paper counts the
 * less the more others it is joined to, by the logarithm of their number.
 */
import type { Work } from '../model';
import { degreeOf, neighboursOf } from './neighbours';

/** Neighbours looked at in one step. */
const STEP = 5000;
/** How much a path counts beside one that is shorter by a citation. */
export const DETOUR = 0.5;

/**
 * How strongly each paper connects the seeds, above 0; what connects none of them is left out, and so are the seeds. The
 * number is a sum over the pairs of seeds, and comparable between papers of the same seeds only.
 */
export function* connecting(seeds: readonly Work[]): Generator<void, Map<Work, number>> {
  const found = new Map<Work, number>();
  if (seeds.length < 2) return found;
  const joined = yield* joinedSeeds(seeds);
  let looked = 0;
  for (const [work, direct] of joined) {
    const others = neighboursOf(work);
    const detours = detoursTo(others, direct, joined);
    // Between two seeds that it is joined to neither of, a path would be of four.
    const pairs = inPairs([...direct.map(() => 1), ...detours]) - inPairs(detours);
    const strength = pairs * specificity(work, direct.length);
    if (strength > 0) found.set(work, strength);
    looked += others.size + 1;
    if (looked < STEP) continue;
    looked = 0;
    yield;
  }
  return found;
}

/** Of each paper beside the seeds, which of them it cites or is cited by. */
function* joinedSeeds(seeds: readonly Work[]): Generator<void, Map<Work, number[]>> {
  const joined = new Map<Work, number[]>();
  const isSeed = new Set(seeds);
  for (const [seed, work] of [...isSeed].entries()) {
    for (const other of neighboursOf(work)) {
      if (isSeed.has(other)) continue;
      const known = joined.get(other);
      if (known) known.push(seed);
      else joined.set(other, [seed]);
    }
    yield;
  }
  return joined;
}

/** How near the paper is by one other paper to each seed that it is not joined to itself, but by that. */
function detoursTo(
  others: ReadonlySet<Work>,
  direct: readonly number[],
  joined: ReadonlyMap<Work, readonly number[]>,
): number[] {
  const reached = new Map<number, number>();
  for (const other of others) {
    const seeds = joined.get(other);
    if (!seeds) continue;
    const nearness = DETOUR * specificity(other, seeds.length);
    for (const seed of seeds) if ((reached.get(seed) ?? 0) < nearness) reached.set(seed, nearness);
  }
  for (const seed of direct) reached.delete(seed);
  return [...reached.values()];
}

/** 1 for a paper that is joined to seeds only; the less the more other papers it is joined to. */
function specificity(work: Work, seeds: number): number {
  return 1 / (1 + Math.log(Math.max(1, degreeOf(work) / seeds)));
}

/** The sum over all pairs of the one times the other. */
function inPairs(nearness: readonly number[]): number {
  let [sum, squares] = [0, 0];
  for (const near of nearness) {
    sum += near;
    squares += near * near;
  }
  return (sum * sum - squares) / 2;
}
