/** What is laid out, as columns: nodes are numbers from 0, lengths are those of {@link SPACING}. */

/**
 * How far apart nodes lie on the average, in the unit of all positions and radii. The unit is about a pixel of a map
 * drawn at its natural size; how many pixels it takes on the screen is for whoever draws to say.
 */
export const SPACING = 34;

export interface LayoutInput {
  readonly count: number;
  /** Ends of the edges. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** How many citations an edge stands for. */
  readonly weight: Float32Array;
  /** Radius of each node. */
  readonly size: Float32Array;
  /** Where a node lies that has a place already, else NaN. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /**
   * For a map along time: when each appeared, in years with a fraction, NaN where nobody knows. Nodes that have a
   * place stay there all the same: it is whoever asks who knows that those places were of a map along time.
   */
  readonly date?: Float32Array | undefined;
}

/** Positions: x and y of the first node, of the second… */
export type Positions = Float32Array;

export const hasPlace = ({ x, y }: LayoutInput, node: number): boolean =>
  !Number.isNaN(x[node]!) && !Number.isNaN(y[node]!);

/** Numbers from 0 to 1 that look random and are the same each time (mulberry32): the same papers give the same map. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The edges between nodes that `local` numbers anew, in those numbers. */
export function edgesWithin({ from, to, weight }: LayoutInput, local: ReadonlyMap<number, number>) {
  const edges = Array.from(from, (_, edge) => edge).filter(
    (edge) => local.has(from[edge]!) && local.has(to[edge]!),
  );
  return {
    from: edges.map((edge) => local.get(from[edge]!)!),
    to: edges.map((edge) => local.get(to[edge]!)!),
    weight: edges.map((edge) => weight[edge]!),
  };
}
