/** Lays a map out along time: how far right a paper lies is its date, how high is found by forces. */
import { Forces } from './layout-forces';
import { edgesWithin, hasPlace, type LayoutInput, type Positions, SPACING } from './layout-input';
import { startOf } from './layout-start';
import { timeScale } from './time-axis';

const STEPS = 120;
/** Height by width that the whole is to have, before overlapping papers make it higher. */
const HEIGHT = 0.5;
/** So few papers have room for a label beside each. */
const LABELLED_UP_TO = 150;
const LABEL = { width: 92, height: 17 };
const GAP = 4;

export class TimeLayout {
  readonly #input: LayoutInput;
  readonly #x: Float32Array;
  readonly #y: Float32Array;
  readonly #width: number;
  /** Those that stay where they are. When the axis has become another one nobody does: only the heights are wished for. */
  readonly #isPlaced: (node: number) => boolean;
  #work: Iterator<void>;
  #done = false;

  constructor(input: LayoutInput) {
    const dates = input.date ?? new Float32Array(input.count).fill(Number.NaN);
    const scale = timeScale(dates);
    this.#input = input;
    const isSameAxis = scale.fits(dates, (node) => input.x[node]!);
    this.#isPlaced = (node) => isSameAxis && hasPlace(input, node);
    this.#x = Float32Array.from(dates, (date, node) =>
      Number.isNaN(date) && this.#isPlaced(node) ? input.x[node]! : scale.x(date),
    );
    this.#y = Float32Array.from(input.y, (y) => (Number.isNaN(y) ? 0 : y));
    this.#width = scale.width;
    this.#work = this.#run(dates);
  }

  /** Does a bit more; false when all is done. */
  step(): boolean {
    this.#done = this.#done || this.#work.next().done === true;
    return !this.#done;
  }

  positions(): Positions {
    const positions = new Float32Array(2 * this.#input.count);
    for (let node = 0; node < this.#input.count; node++) {
      positions[2 * node] = this.#x[node]!;
      positions[2 * node + 1] = this.#y[node]!;
    }
    return positions;
  }

  *#run(dates: Float32Array): Generator<void, void> {
    const input = this.#input;
    const all = Array.from({ length: input.count }, (_, node) => node);
    const dated = all.filter((node) => !Number.isNaN(dates[node]!));
    if (all.some((node) => hasPlace(input, node))) this.#besideNeighbours(dated);
    else yield* this.#byForces(dated);
    this.#stack(all.filter((node) => Number.isNaN(dates[node]!)));
    this.#part(all);
  }

  *#byForces(nodes: readonly number[]): Generator<void, void> {
    const local = new Map(nodes.map((node, at) => [node, at]));
    const edges = edgesWithin(this.#input, local);
    const start = startOf(nodes.length, edges);
    // The forces have a length of their own; the axis is made as long as they would spread so many nodes.
    let reach = 0;
    for (const value of start) reach = Math.max(reach, Math.abs(value));
    const narrow = this.#width > 0 ? (3 * Math.max(1, reach)) / this.#width : 1;
    const forces = new Forces(nodes.length, edges, start, STEPS);
    const keepColumns = () => {
      for (const [at, node] of nodes.entries()) forces.keepColumn(at, this.#x[node]! * narrow);
    };
    keepColumns();
    while (!forces.settled) {
      forces.step();
      keepColumns();
      this.#takeHeights(nodes, forces.positions());
      yield;
    }
  }

  #takeHeights(nodes: readonly number[], found: Positions): void {
    let [sum, squares] = [0, 0];
    for (let at = 0; at < nodes.length; at++) sum += found[2 * at + 1]!;
    const middle = sum / Math.max(1, nodes.length);
    for (let at = 0; at < nodes.length; at++) squares += (found[2 * at + 1]! - middle) ** 2;
    const deviation = Math.sqrt(squares / Math.max(1, nodes.length));
    // Of heights that are evenly spread the deviation is the whole by the square root of twelve.
    const scale = deviation > 0 ? (HEIGHT * this.#width) / (Math.sqrt(12) * deviation) : 0;
    for (const [at, node] of nodes.entries()) this.#y[node] = (found[2 * at + 1]! - middle) * scale;
  }

  /** Newcomers at the mean height of their neighbours; those without any in the middle. */
  #besideNeighbours(nodes: readonly number[]): void {
    const { from, to } = this.#input;
    const sum = new Float64Array(this.#input.count);
    const count = new Int32Array(this.#input.count);
    const near = (node: number, other: number) => {
      if (!hasPlace(this.#input, other)) return;
      sum[node]! += this.#input.y[other]!;
      count[node]!++;
    };
    for (let edge = 0; edge < from.length; edge++) {
      near(from[edge]!, to[edge]!);
      near(to[edge]!, from[edge]!);
    }
    for (const node of nodes)
      if (!hasPlace(this.#input, node)) this.#y[node] = count[node]! > 0 ? sum[node]! / count[node]! : 0;
  }

  /** Papers without a date, one above the other, in columns to the left where they are many. */
  #stack(nodes: readonly number[]): void {
    const step = nodes.length <= LABELLED_UP_TO ? LABEL.height + GAP : SPACING * 0.6;
    const rows = Math.max(1, Math.floor(Math.max(HEIGHT * this.#width, step) / step));
    for (const [at, node] of nodes.entries()) {
      if (this.#isPlaced(node)) continue;
      const inColumn = Math.min(rows, nodes.length - Math.floor(at / rows) * rows);
      this.#x[node]! -= Math.floor(at / rows) * (nodes.length <= LABELLED_UP_TO ? LABEL.width : step);
      this.#y[node] = ((at % rows) - (inColumn - 1) / 2) * step;
    }
  }

  /**
   * Moves papers up or down until none covers another, nor its label where they are few. From the middle outwards:
   * each takes the free height next to the one it wants.
   */
  #part(nodes: readonly number[]): void {
    const isPlaced = this.#isPlaced;
    const withLabels = this.#input.count <= LABELLED_UP_TO;
    const taken = new Columns(withLabels ? LABEL.width : 4 * SPACING);
    const boxOf = (node: number) => {
      const radius = this.#input.size[node]!;
      const half = (withLabels ? Math.max(radius, LABEL.height / 2) : radius) + GAP / 2;
      const x = this.#x[node]!;
      return { left: x - radius - GAP / 2, right: x + radius + (withLabels ? LABEL.width : GAP / 2), half };
    };
    const order = [...nodes].sort(
      (a, b) =>
        Number(isPlaced(b)) - Number(isPlaced(a)) || Math.abs(this.#y[a]!) - Math.abs(this.#y[b]!) || a - b,
    );
    for (const node of order) {
      const box = boxOf(node);
      if (!isPlaced(node)) this.#y[node] = taken.free(box, this.#y[node]!);
      taken.take(box, this.#y[node]!);
    }
  }
}

interface Span {
  readonly left: number;
  readonly right: number;
  /** Half of its height. */
  readonly half: number;
}

/** Which heights are taken, kept by columns of the map so that only what is near is looked at. */
class Columns {
  readonly #width: number;
  readonly #columns = new Map<number, (Span & { readonly y: number })[]>();

  constructor(width: number) {
    this.#width = width;
  }

  take(span: Span, y: number): void {
    for (const column of this.#of(span)) {
      const inside = this.#columns.get(column);
      if (inside) inside.push({ ...span, y });
      else this.#columns.set(column, [{ ...span, y }]);
    }
  }

  /** The height nearest to `wanted` at which nothing overlaps. */
  free(span: Span, wanted: number): number {
    const near = [...new Set(this.#of(span).flatMap((column) => this.#columns.get(column) ?? []))]
      .filter(({ left, right }) => left < span.right && right > span.left)
      .map(({ y, half }) => ({ from: y - half - span.half, to: y + half + span.half }))
      .sort((a, b) => a.from - b.from);
    let [up, down] = [wanted, wanted];
    for (const { from, to } of near) if (from < down && down < to) down = to;
    for (const { from, to } of near.sort((a, b) => b.to - a.to)) if (from < up && up < to) up = from;
    return down - wanted <= wanted - up ? down : up;
  }

  #of({ left, right }: Span): number[] {
    const first = Math.floor(left / this.#width);
    const last = Math.floor(right / this.#width);
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  }
}
