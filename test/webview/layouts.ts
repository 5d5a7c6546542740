// What is laid out in tests, and what came of it.
import * as assert from 'node:assert/strict';
import { Layout } from '../../src/webview/map/layout';
import { type LayoutInput, seededRandom } from '../../src/webview/map/layout-input';
import { TimeLayout } from '../../src/webview/map/layout-time';

export function inputOf(count: number, edges: readonly (readonly [number, number])[]): LayoutInput {
  return {
    count,
    from: Int32Array.from(edges, ([from]) => from),
    to: Int32Array.from(edges, ([, to]) => to),
    weight: new Float32Array(edges.length).fill(1),
    size: new Float32Array(count).fill(6),
    x: new Float32Array(count).fill(Number.NaN),
    y: new Float32Array(count).fill(Number.NaN),
  };
}

/** Up to some hundreds of papers with any number of citations, some twice, some in circles, of any size. */
export function madeUp(seed: number, dated = false): LayoutInput {
  const random = seededRandom(seed);
  const below = (end: number) => Math.floor(random() * end);
  const count = 1 + below(seed % 5 === 0 ? 600 : 90);
  const edges = Array.from({ length: below(3 * count) }, () => [below(count), below(count)] as const);
  const input = inputOf(
    count,
    edges.filter(([from, to]) => from !== to),
  );
  return {
    ...input,
    size: Float32Array.from(input.size, () => 4 + 11 * random()),
    ...(dated && {
      date: Float32Array.from(input.size, () => (below(12) === 0 ? Number.NaN : 1990 + below(30) + random())),
    }),
  };
}

export function laidOut(input: LayoutInput, alongTime = false): Float32Array {
  const layout = alongTime ? new TimeLayout(input) : new Layout(input);
  for (let steps = 0; layout.step(); steps++) assert.ok(steps < 20_000, 'it never settles');
  return layout.positions();
}

export function withPlaces(
  input: LayoutInput,
  positions: Float32Array,
  has: (node: number) => boolean,
): LayoutInput {
  const place = (offset: number) =>
    Float32Array.from({ length: input.count }, (_, node) =>
      has(node) ? positions[2 * node + offset]! : Number.NaN,
    );
  return { ...input, x: place(0), y: place(1) };
}

export const at = (positions: Float32Array, node: number) => [positions[2 * node], positions[2 * node + 1]];

export const distance = (positions: Float32Array, one: number, other: number) =>
  Math.hypot(
    positions[2 * one]! - positions[2 * other]!,
    positions[2 * one + 1]! - positions[2 * other + 1]!,
  );

/** Pairs of discs that lie on one another by more than a hair. */
export function overlaps({ count, size }: LayoutInput, positions: Float32Array): string[] {
  const found: string[] = [];
  for (let one = 0; one < count; one++)
    for (let other = one + 1; other < count; other++)
      if (distance(positions, one, other) < size[one]! + size[other]! - 1) found.push(`${one}, ${other}`);
  return found;
}
