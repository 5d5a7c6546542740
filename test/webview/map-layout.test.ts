// Where the map puts papers: pure, without a browser.
import * as assert from 'node:assert/strict';
import { communitiesOf } from '../../src/webview/map/clusters-communities';
import { Layout } from '../../src/webview/map/layout';
import { type LayoutInput, SPACING, seededRandom } from '../../src/webview/map/layout-input';
import { partOverlaps } from '../../src/webview/map/layout-overlap';
import { TimeLayout } from '../../src/webview/map/layout-time';
import { ticksOf, timeScale } from '../../src/webview/map/time-axis';

describe('layout of the map', () => {
  it('gives every paper a place of its own, whatever the citations', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const input = madeUp(seed);
      const positions = laidOut(input);
      assert.ok(positions.every(Number.isFinite), `seed ${seed}`);
      assert.deepEqual(overlaps(input, positions), [], `seed ${seed}`);
    }
  });

  it('is the same for the same papers', () => {
    for (const seed of [3, 4]) assert.deepEqual(laidOut(madeUp(seed)), laidOut(madeUp(seed)));
  });

  it('leaves papers that have a place where they are', () => {
    for (let seed = 1; seed <= 15; seed++) {
      const input = madeUp(seed);
      const first = laidOut(input);
      const share = seed % 2 === 0 ? 8 : 2;
      const kept = withPlaces(input, first, (node) => node % share === 0);
      const positions = laidOut(kept);
      for (let node = 0; node < input.count; node += share)
        assert.deepEqual(at(positions, node), at(first, node), `seed ${seed}, paper ${node}`);
    }
  });

  it('puts a newcomer beside what it cites', () => {
    const chain = inputOf(6, [
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 3],
    ]);
    const first = laidOut(chain);
    const grown = withPlaces(
      inputOf(6, [
        [1, 0],
        [2, 1],
        [3, 2],
        [4, 3],
        [5, 2],
      ]),
      first,
      (node) => node < 5,
    );
    const positions = laidOut(grown);
    assert.ok(distance(positions, 5, 2) < 3 * SPACING);
  });

  it('puts papers without citations side by side, beside the others', () => {
    const input = inputOf(40, [
      [1, 0],
      [2, 0],
      [3, 0],
    ]);
    const positions = laidOut(input);
    const right = Math.max(...[0, 1, 2, 3].map((node) => positions[2 * node]!));
    for (let node = 4; node < 40; node++) assert.ok(positions[2 * node]! > right);
  });

  it('keeps communities together', () => {
    const random = seededRandom(5);
    const edges: [number, number][] = [];
    for (let one = 0; one < 120; one++)
      for (let other = 0; other < one; other++)
        if (random() < (one % 3 === other % 3 ? 0.2 : 0.004)) edges.push([one, other]);
    const positions = laidOut(inputOf(120, edges));
    const mean = (pairs: number[]) => pairs.reduce((sum, length) => sum + length, 0) / pairs.length;
    const lengths: { same: number[]; other: number[] } = { same: [], other: [] };
    for (let one = 0; one < 120; one++)
      for (let other = 0; other < one; other++)
        lengths[one % 3 === other % 3 ? 'same' : 'other'].push(distance(positions, one, other));
    assert.ok(mean(lengths.same) < 0.7 * mean(lengths.other));
  });

  it('finds no community in a paper without citations', () => {
    const found = communitiesOf(5, { from: [0, 1], to: [1, 0], weight: [1, 1] });
    assert.deepEqual([...found], [0, 0, 1, 2, 3]);
  });

  it('takes an empty map and a single paper', () => {
    assert.equal(laidOut(inputOf(0, [])).length, 0);
    assert.equal(laidOut(inputOf(1, [])).length, 2);
    assert.equal(laidOut(inputOf(1, []), true).length, 2);
  });

  it('parts papers on the very same spot', () => {
    const positions = new Float32Array(20);
    const nodes = Array.from({ length: 10 }, (_, node) => node);
    partOverlaps(positions, new Float32Array(10).fill(4), 2, () => false, nodes);
    for (const one of nodes)
      for (const other of nodes.slice(one + 1)) assert.ok(distance(positions, one, other) > 9.5);
  });
});

describe('layout along time', () => {
  it('gives each date its place on the axis, and no two papers the same', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const input = madeUp(seed, true);
      const positions = laidOut(input, true);
      const scale = timeScale(input.date!);
      assert.deepEqual(overlaps(input, positions), [], `seed ${seed}`);
      for (let node = 0; node < input.count; node++) {
        const date = input.date![node]!;
        if (!Number.isNaN(date))
          assert.equal(positions[2 * node], Math.fround(scale.x(date)), `seed ${seed}, paper ${node}`);
        else assert.ok(positions[2 * node]! < scale.x(scale.first), `seed ${seed}, paper ${node}`);
      }
    }
  });

  it('keeps the heights that papers have', () => {
    const input = madeUp(7, true);
    const first = laidOut(input, true);
    const kept = withPlaces(input, first, (node) => node % 3 !== 0);
    const positions = laidOut(kept, true);
    for (let node = 1; node < input.count; node += 3)
      assert.equal(positions[2 * node + 1], first[2 * node + 1]);
  });

  it('writes years as closely as they have room, in steps that people count in', () => {
    const scale = timeScale([1990.5, 2020.2, Number.NaN]);
    const years = (pixels: number) => ticksOf(scale, pixels, 50).map(({ year }) => year);
    assert.deepEqual(years(0.2), [1990, 2000, 2010, 2020]);
    assert.deepEqual(years(1).slice(0, 3), [1990, 1992, 1994]);
    assert.deepEqual(years(100).slice(0, 3), [1990, 1991, 1992]);
    assert.notEqual(scale.lane, undefined);
  });

  it('has an axis for papers of one year, and for papers of none', () => {
    assert.deepEqual([timeScale([2017.2]).first, timeScale([2017.2]).last], [2017, 2018]);
    assert.ok(ticksOf(timeScale([Number.NaN]), 1, 50).length > 0);
    assert.equal(timeScale([2017]).lane, undefined);
  });
});

function inputOf(count: number, edges: readonly (readonly [number, number])[]): LayoutInput {
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
function madeUp(seed: number, dated = false): LayoutInput {
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

function laidOut(input: LayoutInput, alongTime = false): Float32Array {
  const layout = alongTime ? new TimeLayout(input) : new Layout(input);
  for (let steps = 0; layout.step(); steps++) assert.ok(steps < 20_000, 'it never settles');
  return layout.positions();
}

function withPlaces(
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

const at = (positions: Float32Array, node: number) => [positions[2 * node], positions[2 * node + 1]];

const distance = (positions: Float32Array, one: number, other: number) =>
  Math.hypot(
    positions[2 * one]! - positions[2 * other]!,
    positions[2 * one + 1]! - positions[2 * other + 1]!,
  );

/** Pairs of discs that lie on one another by more than a hair. */
function overlaps({ count, size }: LayoutInput, positions: Float32Array): string[] {
  const found: string[] = [];
  for (let one = 0; one < count; one++)
    for (let other = one + 1; other < count; other++)
      if (distance(positions, one, other) < size[one]! + size[other]! - 1) found.push(`${one}, ${other}`);
  return found;
}
