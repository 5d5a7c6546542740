/**
 * Lays a map out, a step at a time, so that whoever runs it can show what there is meanwhile. Each component is laid
 * out by forces; the components stand in columns, the largest first; nodes without an edge stand in rows below them.
 */
import { mean, placeBeside } from './layout-beside';
import { type Component, componentsOf, packed } from './layout-components';
import { Forces } from './layout-forces';
import { hasPlace, type LayoutInput, type Positions, SPACING } from './layout-input';
import { partOverlaps } from './layout-overlap';
import { startOf } from './layout-start';

/** Width by height that the whole is to have: about that of an editor. */
const ASPECT = 1.5;
/** Steps of the forces that are enough for so many nodes. */
const stepsFor = (nodes: number): number => (nodes > 5000 ? 90 : nodes > 1000 ? 160 : 400);
/** With so large a share of a component in its place, newcomers are put beside; with less it is laid out again. */
const MOSTLY_PLACED = 0.25;
/** Space around a component, and between nodes. */
const MARGIN = 1.5 * SPACING;
const GAP = 5;
/** A node takes a square with a side of so many radii; small ones take that of the spacing. */
const ROOM = 2.2;

export class Layout {
  readonly #input: LayoutInput;
  readonly #positions: Positions;
  readonly #components: readonly Component[];
  /** What is left to be done with a component: a step each time it is asked. */
  #work: Iterator<void>;
  #done = false;

  constructor(input: LayoutInput) {
    this.#input = input;
    this.#positions = new Float32Array(2 * input.count);
    for (let node = 0; node < input.count; node++)
      this.#positions.set(hasPlace(input, node) ? [input.x[node]!, input.y[node]!] : [0, 0], 2 * node);
    this.#components = componentsOf(input);
    this.#work = this.#run();
  }

  /** Does a bit more; false when all is done. */
  step(): boolean {
    this.#done = this.#done || this.#work.next().done === true;
    return !this.#done;
  }

  /** Where the nodes lie now. */
  positions(): Positions {
    const positions = this.#positions.slice();
    arrange(this.#input, this.#components, positions);
    return positions;
  }

  *#run(): Generator<void, void> {
    for (const component of this.#components) {
      if (component.placed === component.nodes.length || component.nodes.length === 1) continue;
      if (component.placed >= MOSTLY_PLACED * component.nodes.length) {
        placeBeside(this.#input, component.nodes, component.edges, this.#positions);
        this.#part(component.nodes);
      } else yield* this.#layOut(component);
      yield;
    }
    // Those that have a node in its place grow where they are, and may have grown into one another.
    const rooted = this.#components.filter(({ placed }) => placed > 0);
    if (rooted.some(({ nodes, placed }) => placed < nodes.length))
      this.#part(rooted.flatMap(({ nodes }) => nodes));
  }

  *#layOut(component: Component): Generator<void, void> {
    const { nodes } = component;
    const edges = localEdges(this.#input, component);
    const limit = stepsFor(nodes.length);
    const forces = new Forces(nodes.length, edges, startOf(nodes.length, edges), limit);
    const write = (placing = this.#placing(component, forces.positions())) => {
      const found = forces.positions();
      for (const [at, node] of nodes.entries()) {
        if (hasPlace(this.#input, node)) continue;
        this.#positions[2 * node] = found[2 * at]! * placing.scale + placing.x;
        this.#positions[2 * node + 1] = found[2 * at + 1]! * placing.scale + placing.y;
      }
    };
    while (!forces.settled) {
      forces.step();
      write();
      yield;
    }
    if (component.placed > 0) {
      // Once more with the pinned ones where they are, so that the others follow them.
      const placing = this.#placing(component, forces.positions());
      for (const [at, node] of nodes.entries())
        if (hasPlace(this.#input, node))
          forces.place(
            at,
            (this.#input.x[node]! - placing.x) / placing.scale,
            (this.#input.y[node]! - placing.y) / placing.scale,
            true,
          );
      for (let step = 0; step < limit / 2; step++) {
        forces.step();
        write(placing);
        yield;
      }
    }
    this.#part(component.nodes);
  }

  /** From what the forces found to the map: so large that nodes have their space, and about where pinned ones lie. */
  #placing({ nodes, placed }: Component, found: Positions): { scale: number; x: number; y: number } {
    const locals = nodes.map((_, at) => at);
    const middle = mean(locals, found);
    let [squares, area] = [0, 0];
    for (const node of nodes) area += Math.max(SPACING ** 2, (ROOM * this.#input.size[node]!) ** 2);
    for (const at of locals)
      squares += (found[2 * at]! - middle.x) ** 2 + (found[2 * at + 1]! - middle.y) ** 2;
    // Of a disc that is evenly full the mean square distance is half the square of its radius.
    const radius = Math.sqrt((2 * squares) / nodes.length);
    const scale = radius > 0 ? Math.sqrt(area / Math.PI) / radius : 1;
    if (placed === 0) return { scale, x: -middle.x * scale, y: -middle.y * scale };
    const pinnedAt = locals.filter((at) => hasPlace(this.#input, nodes[at]!));
    const there = mean(pinnedAt, found);
    const wanted = mean(
      pinnedAt.map((at) => nodes[at]!),
      this.#positions,
    );
    return { scale, x: wanted.x - there.x * scale, y: wanted.y - there.y * scale };
  }

  #part(nodes: readonly number[]): void {
    partOverlaps(this.#positions, this.#input.size, GAP, (node) => hasPlace(this.#input, node), nodes);
  }
}

function localEdges({ from, to, weight }: LayoutInput, { nodes, edges }: Component) {
  const local = new Map(nodes.map((node, at) => [node, at]));
  return {
    from: edges.map((edge) => local.get(from[edge]!)!),
    to: edges.map((edge) => local.get(to[edge]!)!),
    weight: edges.map((edge) => weight[edge]!),
  };
}

/**
 * Puts the components side by side. Those with a node that has its place stay where they are, the rest stands right of
 * them; nodes without an edge stand below.
 */
function arrange(input: LayoutInput, components: readonly Component[], positions: Positions): void {
  const free = components.filter(({ placed }) => placed === 0);
  const lone = free.filter(({ nodes }) => nodes.length === 1).map(({ nodes }) => nodes[0]!);
  const parts = free.filter(({ nodes }) => nodes.length > 1).map(({ nodes }) => nodes);
  const boxes = parts.map((nodes) => {
    const bounds = boundsOf(nodes, positions, input.size);
    return {
      bounds,
      width: bounds.right - bounds.left + MARGIN,
      height: bounds.bottom - bounds.top + MARGIN,
    };
  });
  const corners = packed(boxes, ASPECT);
  const fixed = components.filter(({ placed }) => placed > 0).flatMap(({ nodes }) => nodes);
  const bounds = fixed.length > 0 ? boundsOf(fixed, positions, input.size) : undefined;
  // The largest lies around the middle: there a map begins.
  const origin = bounds
    ? { x: bounds.right + MARGIN, y: bounds.top }
    : { x: -(boxes[0]?.width ?? 0) / 2, y: -(boxes[0]?.height ?? 0) / 2 };
  for (const [at, nodes] of parts.entries()) {
    const { left, top } = boxes[at]!.bounds;
    for (const node of nodes) {
      positions[2 * node]! += origin.x + corners[at]!.x + MARGIN / 2 - left;
      positions[2 * node + 1]! += origin.y + corners[at]!.y + MARGIN / 2 - top;
    }
  }
  placeRows(lone, [...fixed, ...parts.flat()], input.size, positions);
}

/** So few nodes without an edge stand so far apart that a label has room beside each, if the rows take no more height. */
const LABELLED_UP_TO = 60;
const LABEL_ROOM = 110;
const LABELLED_HEIGHT = 0.25;
/** Width by height of a map with such rows: about that of an editor with a panel at its side. */
const WITH_ROWS = 1.2;

/** Nodes without an edge in rows below what there is, at least as wide as that. */
function placeRows(
  nodes: readonly number[],
  above: readonly number[],
  size: Float32Array,
  positions: Positions,
): void {
  let largest = 0;
  for (const node of nodes) largest = Math.max(largest, size[node]!);
  const step = Math.max(SPACING, 2 * largest + GAP);
  const bounds =
    above.length > 0 ? boundsOf(above, positions, size) : { left: 0, right: 0, top: 0, bottom: 0 };
  const height = bounds.bottom - bounds.top;
  const rowsWith = (across: number) => {
    // So wide that with what is above them the whole has its proportion.
    const wanted = WITH_ROWS * height;
    const width = (wanted + Math.sqrt(wanted ** 2 + 4 * WITH_ROWS * nodes.length * step * across)) / 2;
    const columns = Math.ceil(Math.max(bounds.right - bounds.left, width) / across);
    return { across, columns: Math.min(nodes.length, columns) };
  };
  const wide = rowsWith(Math.max(step, LABEL_ROOM));
  const isRoomy =
    above.length === 0 || Math.ceil(nodes.length / wide.columns) * step <= LABELLED_HEIGHT * height;
  const { across, columns } = nodes.length <= LABELLED_UP_TO && isRoomy ? wide : rowsWith(step);
  const left = (bounds.left + bounds.right - columns * across) / 2;
  for (const [at, node] of nodes.entries()) {
    positions[2 * node] = left + ((at % columns) + 0.5) * across;
    positions[2 * node + 1] = bounds.bottom + MARGIN / 2 + (Math.floor(at / columns) + 0.5) * step;
  }
}

export function boundsOf(nodes: readonly number[], positions: Positions, size: Float32Array) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const node of nodes) {
    const [x, y, radius] = [positions[2 * node]!, positions[2 * node + 1]!, size[node]!];
    left = Math.min(left, x - radius);
    right = Math.max(right, x + radius);
    top = Math.min(top, y - radius);
    bottom = Math.max(bottom, y + radius);
  }
  return { left, top, right, bottom };
}
