/**
 * Where the forces begin: communities are laid out first, each as one node, then their members around them. From such
 * a start some dozens of steps are enough, where thousands of nodes thrown in at random need hundreds and stay knotted.
 */
import { communitiesOf, type Edges } from './clusters-communities';
import { Forces } from './layout-forces';

/** Fewer nodes untangle by themselves. */
const COMMUNITIES_FROM = 60;
const COARSE_STEPS = 300;
/** Turn from one to the next such that all directions are met evenly (the golden angle). */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** About how far apart the forces drive two nodes that an edge joins. */
const APART = 20;

/** Positions to begin with. */
export function startOf(count: number, edges: Edges): Float32Array {
  if (count < COMMUNITIES_FROM) return spiral(count, APART);
  const community = communitiesOf(count, edges);
  const members: number[][] = [];
  for (let node = 0; node < count; node++) {
    members[community[node]!] ??= [];
    members[community[node]!]!.push(node);
  }
  if (members.length === 1) return spiral(count, APART);
  const coarse = coarsened(community, members.length, edges);
  const forces = new Forces(members.length, coarse, spiral(members.length, APART * 4), COARSE_STEPS);
  while (!forces.settled) forces.step();
  return spread(count, members, forces.positions());
}

/** Points evenly over a disc, the first in the middle. */
function spiral(count: number, apart: number): Float32Array {
  const positions = new Float32Array(2 * count);
  for (let at = 0; at < count; at++) {
    const distance = apart * 0.6 * Math.sqrt(at);
    positions[2 * at] = distance * Math.cos(at * GOLDEN);
    positions[2 * at + 1] = distance * Math.sin(at * GOLDEN);
  }
  return positions;
}

/** The edges between the groups, those between the same two taken together. */
export function coarsened(group: ArrayLike<number>, groups: number, { from, to, weight }: Edges): Edges {
  const between = new Map<number, number>();
  for (let edge = 0; edge < from.length; edge++) {
    const [one, other] = [group[from[edge]!]!, group[to[edge]!]!];
    if (one === other) continue;
    const key = Math.min(one, other) * groups + Math.max(one, other);
    between.set(key, (between.get(key) ?? 0) + weight[edge]!);
  }
  const keys = [...between.keys()];
  return {
    from: keys.map((key) => Math.floor(key / groups)),
    to: keys.map((key) => key % groups),
    weight: [...between.values()],
  };
}

/** Members in a disc around their community, and the communities so far apart that the discs hardly overlap. */
function spread(count: number, members: readonly number[][], centres: Float32Array): Float32Array {
  const reach = Math.sqrt(
    members.reduce((sum, _, at) => sum + Math.hypot(centres[2 * at]!, centres[2 * at + 1]!) ** 2, 0) /
      members.length,
  );
  const scale = reach > 0 ? (APART * 0.6 * Math.sqrt(count)) / reach : 1;
  const positions = new Float32Array(2 * count);
  for (const [group, nodes] of members.entries()) {
    const around = spiral(nodes.length, APART);
    for (const [at, node] of nodes.entries()) {
      positions[2 * node] = centres[2 * group]! * scale + around[2 * at]!;
      positions[2 * node + 1] = centres[2 * group + 1]! * scale + around[2 * at + 1]!;
    }
  }
  return positions;
}
