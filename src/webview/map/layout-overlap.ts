/** Pushes nodes apart that lie on one another. */
import type { Positions } from './layout-input';

const PASSES = 60;
/** Turn from one try to the next such that all directions are met evenly (the golden angle). */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** So many tries for each node that there is are always enough: even a small one gets past the largest. */
const MOST_SPOTS = 200;

/**
 * Moves nodes, as little as it finds, until no two are nearer than their radii and `gap` together. Fixed ones stay.
 * Nodes on the very same spot part in a direction that their numbers give. What cannot be pushed apart, as between two
 * fixed ones, takes the next free spot.
 */
export function partOverlaps(
  positions: Positions,
  size: Float32Array,
  gap: number,
  isFixed: (node: number) => boolean,
  nodes: readonly number[],
): void {
  let largest = 0;
  for (const node of nodes) largest = Math.max(largest, size[node]!);
  // Two that touch lie in one cell or in cells side by side.
  const cell = 2 * largest + gap;
  for (let pass = 0; pass < PASSES; pass++) {
    const cells = cellsOf(positions, nodes, cell);
    let moved = false;
    for (const [key, inside] of cells) {
      const near = NEIGHBOURS.map((step) => cells.get(key + step)).filter((some) => some !== undefined);
      for (const [at, node] of inside.entries()) {
        for (const other of inside.slice(at + 1)) moved = part(node, other) || moved;
        for (const others of near) for (const other of others) moved = part(node, other) || moved;
      }
    }
    if (!moved) return;
  }
  const cells = cellsOf(positions, nodes, cell);
  for (const node of nodes) if (!isFixed(node)) toFreeSpot(node);

  function part(one: number, other: number): boolean {
    let dx = positions[2 * other]! - positions[2 * one]!;
    let dy = positions[2 * other + 1]! - positions[2 * one + 1]!;
    const wanted = size[one]! + size[other]! + gap;
    let distance = Math.hypot(dx, dy);
    // What is left of an overlap after rounding is none.
    if (distance > wanted - 0.01) return false;
    const [oneFixed, otherFixed] = [isFixed(one), isFixed(other)];
    if (oneFixed && otherFixed) return false;
    if (distance < 1e-6) {
      [dx, dy, distance] = [Math.cos(one * 2.4 + other), Math.sin(one * 2.4 + other), 1];
      move(other, dx * 1e-3, dy * 1e-3, otherFixed);
    }
    const push = (wanted - Math.min(distance, wanted)) / distance / (oneFixed || otherFixed ? 1 : 2);
    move(one, -dx * push, -dy * push, oneFixed);
    move(other, dx * push, dy * push, otherFixed);
    return true;
  }

  function move(node: number, dx: number, dy: number, fixed: boolean): void {
    if (fixed) return;
    positions[2 * node] = positions[2 * node]! + dx;
    positions[2 * node + 1] = positions[2 * node + 1]! + dy;
  }

  /** The nearest on a spiral outwards from where it is. */
  function toFreeSpot(node: number): void {
    const [x, y] = [positions[2 * node]!, positions[2 * node + 1]!];
    const stride = (size[node]! + gap) / 3;
    for (let at = 0; at < MOST_SPOTS * nodes.length; at++) {
      const distance = stride * Math.sqrt(at);
      const [toX, toY] = [x + distance * Math.cos(at * GOLDEN), y + distance * Math.sin(at * GOLDEN)];
      if (!isFree(node, toX, toY)) continue;
      if (at === 0) return;
      const left = cells.get(keyOf(x, y, cell))!;
      left.splice(left.indexOf(node), 1);
      positions.set([toX, toY], 2 * node);
      put(cells, keyOf(toX, toY, cell), node);
      return;
    }
  }

  function isFree(node: number, x: number, y: number): boolean {
    const key = keyOf(x, y, cell);
    return AROUND.every((step) =>
      (cells.get(key + step) ?? []).every(
        (other) =>
          other === node ||
          Math.hypot(positions[2 * other]! - x, positions[2 * other + 1]! - y) >
            size[node]! + size[other]! + gap - 0.05,
      ),
    );
  }
}

/** So wide that columns of cells never run into each other. */
const COLUMN = 1 << 20;
/** Half of the cells around one: the other half meets it as its own neighbour. */
const NEIGHBOURS = [1, COLUMN - 1, COLUMN, COLUMN + 1];
const AROUND = [0, ...NEIGHBOURS, ...NEIGHBOURS.map((step) => -step)];

const keyOf = (x: number, y: number, cell: number): number =>
  Math.floor(x / cell) * COLUMN + Math.floor(y / cell);

function cellsOf(positions: Positions, nodes: readonly number[], cell: number): Map<number, number[]> {
  const cells = new Map<number, number[]>();
  for (const node of nodes) put(cells, keyOf(positions[2 * node]!, positions[2 * node + 1]!, cell), node);
  return cells;
}

function put(cells: Map<number, number[]>, key: number, node: number): void {
  const inside = cells.get(key);
  if (inside) inside.push(node);
  else cells.set(key, [node]);
}
