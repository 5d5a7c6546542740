/** Groups of nodes that have more edges among themselves than chance would give them (Louvain's method). */
import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import { seededRandom } from './layout-input';

export interface Edges {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly weight: ArrayLike<number>;
}

/**
 * The community of each of `count` nodes, numbered from 0 by their first nodes. A node without edges is one of its own.
 * The same graph has the same communities each time.
 */
export function communitiesOf(count: number, { from, to, weight }: Edges): Int32Array {
  const graph = new UndirectedGraph<object, { weight: number }>();
  const linked = new Uint8Array(count);
  for (let edge = 0; edge < from.length; edge++) {
    linked[from[edge]!] = 1;
    linked[to[edge]!] = 1;
  }
  for (let node = 0; node < count; node++) if (linked[node]) graph.addNode(node);
  for (let edge = 0; edge < from.length; edge++)
    if (from[edge] !== to[edge])
      graph.updateUndirectedEdge(from[edge], to[edge], (old) => ({
        weight: (old.weight ?? 0) + weight[edge]!,
      }));
  const found = graph.size > 0 ? louvain(graph, { rng: seededRandom(1) }) : {};
  const numbers = new Map<number, number>();
  let next = 0;
  return Int32Array.from({ length: count }, (_, node) => {
    const community = found[node];
    if (community === undefined) return next++;
    const number = numbers.get(community) ?? next++;
    numbers.set(community, number);
    return number;
  });
}
