// Where the map puts papers: pure, without a browser.
import * as assert from 'node:assert/strict';
import { communitiesOf } from '../../src/webview/map/clusters-communities';
import { SPACING, seededRandom } from '../../src/webview/map/layout-input';
import { partOverlaps } from '../../src/webview/map/layout-overlap';
import { at, distance, inputOf, laidOut, madeUp, overlaps, withPlaces } from './layouts';

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

  it('puts papers without citations in rows below the others, which stay the main thing', () => {
    const edges = Array.from({ length: 40 }, (_, at) => [at + 1, Math.floor(at / 3)] as const);
    const input = inputOf(80, edges);
    const positions = laidOut(input);
    const range = (from: number, to: number, offset: number) => {
      const values = Array.from({ length: to - from }, (_, at) => positions[2 * (from + at) + offset]!);
      return { low: Math.min(...values), high: Math.max(...values) };
    };
    const width = (from: number, to: number) => range(from, to, 0).high - range(from, to, 0).low;
    const [tree, lone] = [range(0, 41, 1), range(41, 80, 1)];
    assert.ok(lone.low > tree.high);
    assert.ok(lone.high - lone.low < 0.7 * (tree.high - tree.low));
    assert.ok(width(41, 80) < 2.2 * width(0, 41));
    assert.ok(laidOut(inputOf(9, [[1, 0]])).every(Number.isFinite));
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

describe('layout around papers that stay', () => {
  const isFixed = (node: number) => node < 2;

  it('takes the next free spot where there is none between two that are fixed', () => {
    for (const apart of [14, 18, 28]) {
      const positions = new Float32Array([0, 0, apart, 0, 1, 0, 2, 0]);
      const size = new Float32Array(4).fill(5);
      partOverlaps(positions, size, 4, isFixed, [0, 1, 2, 3]);
      for (const node of [2, 3])
        for (const other of [0, 1, 5 - node])
          assert.ok(distance(positions, node, other) > 13.9, `${apart}: ${node}, ${other}`);
      assert.deepEqual(at(positions, 1), [apart, 0]);
    }
  });

  it('lays no newcomer on a paper of another component', () => {
    // Two pairs in their places, near each other, and a newcomer of each.
    const input = inputOf(6, [
      [0, 1],
      [2, 3],
      [4, 1],
      [5, 2],
    ]);
    const first = new Float32Array([0, 0, 40, 0, 74, 0, 114, 0, 0, 0, 0, 0]);
    const grown = withPlaces(input, first, (node) => node < 4);
    assert.deepEqual(overlaps(input, laidOut(grown)), []);
  });
});
