// Where the map puts papers along time: pure, without a browser.
import * as assert from 'node:assert/strict';
import { ticksOf, timeScale } from '../../src/webview/map/time-axis';
import { inputOf, laidOut, madeUp, overlaps, withPlaces } from './layouts';

describe('layout along time', () => {
  it('parts papers anew when an older one makes the axis another', () => {
    const input = madeUp(7, true);
    const first = laidOut(input, true);
    const kept = withPlaces(input, first, (node) => node > 0);
    const older = { ...kept, date: kept.date!.map((date, node) => (node === 0 ? 1950 : date)) };
    const positions = laidOut(older, true);
    assert.deepEqual(overlaps(input, positions), []);
    const scale = timeScale(older.date);
    assert.equal(
      scale.fits(older.date, (node) => positions[2 * node]!),
      true,
    );
    assert.equal(
      scale.fits(older.date, (node) => kept.x[node]!),
      false,
    );
  });

  it('keeps papers without a date in their columns', () => {
    const input = { ...inputOf(120, []), date: new Float32Array(120).fill(Number.NaN) };
    const first = laidOut(input, true);
    const positions = laidOut(
      withPlaces(input, first, (node) => node < 119),
      true,
    );
    assert.deepEqual(positions.slice(0, 238), first.slice(0, 238));
    assert.deepEqual(overlaps(input, positions), []);
  });

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
    const scale = timeScale([1990.5, 2000, 2010, 2020.2, Number.NaN]);
    const years = (pixels: number) => ticksOf(scale, pixels, 50).map(({ text }) => Number(text));
    assert.deepEqual(years(0.2), [2000, 2010, 2020], 'so near to the lane, its name would run into 1990');
    assert.deepEqual(years(0.4), [1990, 1995, 2000, 2005, 2010, 2015, 2020]);
    assert.deepEqual(years(1).slice(0, 3), [1990, 1992, 1994]);
    assert.deepEqual(years(100).slice(0, 3), [1990, 1991, 1992]);
    assert.notEqual(scale.lane, undefined);
  });

  it('breaks the axis where there is no paper for long', () => {
    const dates = [1951.5, 2015.2, 2017.1, 2019, 2025.9];
    const scale = timeScale(dates);
    const texts = ticksOf(scale, 0.6, 50).map(({ text }) => text);
    assert.deepEqual(texts.slice(0, 4), ['1952', '//', '2016', '2018']);
    assert.ok(scale.x(2026) - scale.x(2015) > 0.7 * scale.width);
    const places = [...dates, 1951, 1960, 2000, 2026].sort().map(scale.x);
    assert.deepEqual(
      [...places].sort((a, b) => a - b),
      places,
      'what is later lies further right',
    );
    assert.ok(Math.abs(scale.x(1951) + scale.width / 2) < 1e-6);
  });

  it('has an axis for papers of one year, and for papers of none', () => {
    assert.deepEqual([timeScale([2017.2]).first, timeScale([2017.2]).last], [2017, 2018]);
    assert.deepEqual(ticksOf(timeScale([Number.NaN]), 1, 50), [], 'no year is made up');
    assert.equal(timeScale([2017]).lane, undefined);
  });
});
