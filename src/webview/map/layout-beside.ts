/** Gives new nodes a place among nodes that stay where they are. */
import { hasPlace, type LayoutInput, type Positions, SPACING } from './layout-input';

const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/**
 * Writes a place for each of `nodes` that has none: beside the middle of its neighbours that have one, away from the
 * middle of all, each further newcomer of the same neighbours further out. Its neighbours without a place follow it.
 */
export function placeBeside(
  input: LayoutInput,
  nodes: readonly number[],
  edges: readonly number[],
  positions: Positions,
): void {
  const neighbours = new Map<number, number[]>(nodes.map((node) => [node, []]));
  for (const edge of edges) {
    const [from, to] = [input.from[edge]!, input.to[edge]!];
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  const placed = new Set(nodes.filter((node) => hasPlace(input, node)));
  const middle = mean([...placed], positions);
  const crowd = new Map<number, number>();
  // In rounds from the placed ones outwards: what is two steps off stands beside what is one step off.
  for (let left = nodes.filter((node) => !placed.has(node)); left.length > 0; ) {
    const ready = left.filter((node) => neighbours.get(node)!.some((near) => placed.has(near)));
    for (const node of ready) {
      const near = neighbours.get(node)!.filter((other) => placed.has(other));
      place(node, mean(near, positions), near[0]!);
    }
    for (const node of ready) placed.add(node);
    left = left.filter((node) => !placed.has(node));
    // Within a component somebody is always ready.
    if (ready.length === 0) return;
  }

  function place(node: number, at: Point, first: number): void {
    const before = crowd.get(first) ?? 0;
    crowd.set(first, before + 1);
    const outwards = Math.atan2(at.y - middle.y, at.x - middle.x);
    const angle = outwards + before * GOLDEN;
    const distance = SPACING * (1 + 0.6 * Math.sqrt(before));
    positions[2 * node] = at.x + distance * Math.cos(angle);
    positions[2 * node + 1] = at.y + distance * Math.sin(angle);
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export function mean(nodes: readonly number[], positions: Positions): Point {
  let [x, y] = [0, 0];
  for (const node of nodes) {
    x += positions[2 * node]!;
    y += positions[2 * node + 1]!;
  }
  return nodes.length > 0 ? { x: x / nodes.length, y: y / nodes.length } : { x: 0, y: 0 };
}
