/** The parts of a graph that no edge connects: each is laid out by itself, then they are put side by side. */
import { hasPlace, type LayoutInput } from './layout-input';

export interface Component {
  /** Its nodes, ascending. */
  readonly nodes: readonly number[];
  /** Its edges, as numbers of edges of the whole. */
  readonly edges: readonly number[];
  /** How many of its nodes have a place already. */
  readonly placed: number;
}

/** The components, the largest first, and among equals the one with the first node. */
export function componentsOf(input: LayoutInput): Component[] {
  const { count, from, to } = input;
  const root = Int32Array.from({ length: count }, (_, node) => node);
  const find = (node: number): number => {
    let top = node;
    while (root[top] !== top) top = root[top]!;
    // What was passed on the way points to the top from now on: this is what keeps the whole nearly linear.
    for (let at = node; root[at] !== top; ) {
      const next = root[at]!;
      root[at] = top;
      at = next;
    }
    return top;
  };
  for (let edge = 0; edge < from.length; edge++) {
    const [one, other] = [find(from[edge]!), find(to[edge]!)];
    // The smaller number is the root: the result does not hang on the order of the edges.
    root[Math.max(one, other)] = Math.min(one, other);
  }
  const of = new Map<number, { nodes: number[]; edges: number[]; placed: number }>();
  for (let node = 0; node < count; node++) {
    const top = find(node);
    const component = of.get(top) ?? { nodes: [], edges: [], placed: 0 };
    of.set(top, component);
    component.nodes.push(node);
    if (hasPlace(input, node)) component.placed++;
  }
  for (let edge = 0; edge < from.length; edge++) of.get(find(from[edge]!))!.edges.push(edge);
  return [...of.values()].sort((a, b) => b.nodes.length - a.nodes.length);
}

export interface Box {
  readonly width: number;
  readonly height: number;
}

/**
 * Puts boxes into columns, the first box first, so that the whole is about `aspect` times as wide as high. Returns the
 * upper left corner of each, from 0 on.
 */
export function packed(boxes: readonly Box[], aspect: number): { readonly x: number; readonly y: number }[] {
  const area = boxes.reduce((sum, { width, height }) => sum + width * height, 0);
  const height = Math.max(...boxes.map((box) => box.height), Math.sqrt(area / aspect));
  let [x, y, columnWidth] = [0, 0, 0];
  return boxes.map((box) => {
    if (y > 0 && y + box.height > height * 1.001) {
      x += columnWidth;
      [y, columnWidth] = [0, 0];
    }
    const corner = { x, y };
    y += box.height;
    columnWidth = Math.max(columnWidth, box.width);
    return corner;
  });
}
