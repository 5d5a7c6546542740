/// <reference path="./layout-forceatlas2.d.ts" />
/** ForceAtlas2 (Jacomy et al. 2014, doi:10.1371/journal.pone.0098679) step by step, over nodes numbered from 0. */
import iterate from 'graphology-layout-forceatlas2/iterate.js';
import type { Edges } from './clusters-communities';

/** Columns of the matrices that the library works on (its `helpers.js`): so many numbers of each node and edge. */
const PER_NODE = 10;
const PER_EDGE = 3;
const MASS = 6;
const CONVERGENCE = 7;
const SIZE = 8;
const FIXED = 9;

/** Below, every pair is reckoned; above, far ones are taken together (Barnes and Hut 1986). */
const PAIRS_UP_TO = 400;

/** A step that moves nodes by less than this share of how far they lie from the middle changes nothing to be seen. */
const STILL = 0.002;
/** So many such steps, and it has settled. */
const STILL_STEPS = 4;

export class Forces {
  readonly #nodes: Float32Array;
  readonly #edges: Float32Array;
  readonly #count: number;
  readonly #settings: object;
  readonly #limit: number;
  #steps = 0;
  #still = 0;

  /** `positions` are where to begin; `limit` is how many steps are enough in any case. */
  constructor(count: number, edges: Edges, positions: Float32Array, limit: number) {
    this.#count = count;
    this.#limit = limit;
    this.#nodes = new Float32Array(count * PER_NODE);
    this.#edges = new Float32Array(edges.from.length * PER_EDGE);
    for (let node = 0; node < count; node++) {
      const at = node * PER_NODE;
      this.#nodes.set(positions.subarray(2 * node, 2 * node + 2), at);
      this.#nodes[at + MASS] = 1;
      this.#nodes[at + CONVERGENCE] = 1;
      this.#nodes[at + SIZE] = 1;
    }
    for (let edge = 0; edge < edges.from.length; edge++) {
      const [from, to] = [edges.from[edge]! * PER_NODE, edges.to[edge]! * PER_NODE];
      // Edges that stand for thousands of citations between clusters would pull everything onto one spot.
      const citations = edges.weight[edge]!;
      const weight = citations < 1 ? citations : 1 + Math.log2(citations);
      this.#edges.set([from, to, weight], edge * PER_EDGE);
      this.#nodes[from + MASS]! += weight;
      this.#nodes[to + MASS]! += weight;
    }
    this.#settings = {
      linLogMode: false,
      outboundAttractionDistribution: false,
      adjustSizes: false,
      edgeWeightInfluence: 1,
      scalingRatio: 10,
      strongGravityMode: true,
      gravity: 0.05,
      slowDown: 1 + Math.log(count),
      barnesHutOptimize: count > PAIRS_UP_TO,
      barnesHutTheta: 0.9,
    };
  }

  get settled(): boolean {
    return this.#steps >= this.#limit || this.#still >= STILL_STEPS;
  }

  step(): void {
    const before = this.positions();
    iterate(this.#settings, this.#nodes, this.#edges);
    this.#steps++;
    let [moved, reach] = [0, 0];
    for (let node = 0; node < this.#count; node++) {
      const [x, y] = [this.#nodes[node * PER_NODE]!, this.#nodes[node * PER_NODE + 1]!];
      moved += Math.hypot(x - before[2 * node]!, y - before[2 * node + 1]!);
      reach += Math.hypot(x, y);
    }
    this.#still = moved < STILL * reach ? this.#still + 1 : 0;
  }

  positions(): Float32Array {
    const positions = new Float32Array(2 * this.#count);
    for (let node = 0; node < this.#count; node++) {
      positions[2 * node] = this.#nodes[node * PER_NODE]!;
      positions[2 * node + 1] = this.#nodes[node * PER_NODE + 1]!;
    }
    return positions;
  }

  /** Puts a node somewhere; with `fixed` it stays there. */
  place(node: number, x: number, y: number, fixed: boolean): void {
    this.#nodes[node * PER_NODE] = x;
    this.#nodes[node * PER_NODE + 1] = y;
    if (fixed) this.#nodes[node * PER_NODE + FIXED] = 1;
  }

  /** Sets how far right a node lies, and that nothing drives it from there: on a map along time only height is free. */
  keepColumn(node: number, x: number): void {
    const at = node * PER_NODE;
    this.#nodes[at] = x;
    // Its speed follows from how much its force swings: one that cannot be followed would never calm down.
    this.#nodes[at + 2] = 0;
  }
}
