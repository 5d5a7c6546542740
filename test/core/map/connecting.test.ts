import assert from 'node:assert/strict';
import { connecting } from '../../../src/core/map/connecting';
import { mapOf } from '../../../src/core/map/map-of';
import type { Work } from '../../../src/core/model';
import { atOnce } from '../../../src/core/steps';
import { type CitationSketch, makeLibrary, makeWork } from '../builders';
import { beside, randomLibrary } from './random-library';

/** Each citation as `citing>cited`; papers have the names of their citekeys. */
function strengths(citations: string, seeds: string): Map<string, number> {
  const pairs = citations.split(' ').map((one) => one.split('>') as [string, string]);
  const keys = new Set([...pairs.flat(), ...seeds.split(' ')]);
  const library = makeLibrary(
    [...keys].map((key) => makeWork({ title: `About ${key}`, citekey: key })),
    pairs,
  );
  const found = atOnce(connecting(seeds.split(' ').map((key) => library.byCitekey(key)!)));
  return new Map([...found].map(([{ citekey }, strength]) => [citekey, strength]));
}

/** The same by trying all paths of two and three citations between all pairs of seeds. */
function plainly(seeds: readonly Work[]): Map<Work, number> {
  const isSeed = (work: Work) => seeds.includes(work);
  const specific = (work: Work) => {
    const toSeeds = [...beside(work)].filter(isSeed).length;
    return 1 / (1 + Math.log(Math.max(1, (work.citers.length + work.cites.length) / toSeeds)));
  };
  const sums = new Map<Work, number>();
  for (const [n, from] of seeds.entries()) {
    for (const to of seeds.slice(n + 1)) {
      const best = new Map<Work, number>();
      const hear = (work: Work, value: number) => best.set(work, Math.max(best.get(work) ?? 0, value));
      for (const first of beside(from)) {
        if (isSeed(first)) continue;
        if (beside(first).has(to)) hear(first, 1);
        for (const second of beside(first)) {
          if (isSeed(second) || !beside(second).has(to)) continue;
          hear(first, specific(second) / 2);
          hear(second, specific(first) / 2);
        }
      }
      for (const [work, value] of best) sums.set(work, (sums.get(work) ?? 0) + value);
    }
  }
  return new Map([...sums].map(([work, sum]) => [work, sum * specific(work)]));
}

describe('papers that connect seeds', () => {
  it('are cited by two, cite two, or stand between two', () => {
    const found = strengths('a>base b>base late>a late>b a>step step>b a>only other>b', 'a b');
    assert.deepEqual([...found.keys()].sort(), ['base', 'late', 'step']);
    assert.deepEqual(new Set(found.values()), new Set([1]));
  });

  it('count less the longer the path and the more they are joined to', () => {
    const found = strengths('a>x b>x a>y y>z b>z a>hub b>hub p>hub q>hub r>hub', 'a b');
    assert.ok(found.get('x')! > found.get('hub')! && found.get('hub')! > 0);
    assert.ok(found.get('x')! > found.get('y')! && found.get('y')! > 0);
  });

  it('count more the more pairs they lie between', () => {
    const found = strengths('a>all b>all c>all a>two b>two', 'a b c');
    assert.equal(found.get('all'), 3 * found.get('two')!);
  });

  it('are none of one seed, and none of the seeds themselves', () => {
    assert.deepEqual(strengths('a>x y>a', 'a'), new Map());
    assert.deepEqual(strengths('a>b b>c', 'a b c'), new Map());
    assert.deepEqual([...strengths('a>b b>c', 'a c').keys()], ['b']);
  });

  it('are those that all paths lead through, in any graph', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { some } = randomLibrary(seed, 25, 2);
      const seeds = some(5);
      const [found, expected] = [atOnce(connecting(seeds)), plainly(seeds)];
      assert.deepEqual(new Set(found.keys()), new Set(expected.keys()));
      for (const [work, strength] of found) assert.ok(Math.abs(strength - expected.get(work)!) < 1e-9);
    }
  });
});

type Pair = readonly [string, string];

describe('map of what connects papers', () => {
  const mapOfTime = (citations: readonly Pair[], ...seeds: string[]) => {
    const keys = new Set(citations.flat());
    const library = makeLibrary(
      [...keys].map((key) => makeWork({ title: key, citekey: key })),
      citations,
    );
    const ids = seeds.map((key) => library.byCitekey(key)!.id);
    const graph = atOnce(mapOf(library, { of: 'time', ids }, { inNotes: new Set(), keysInNote: () => [] }));
    return new Map(graph.nodes.title.map((title, n) => [title, graph.nodes.connects[n]!]));
  };
  const chain = ['a>x1', 'x2>x1', 'x2>x3', 'c>x3'].map((one) => one.split('>') as unknown as Pair);

  it('shows the chain that joins a seed, whatever else joins two @long', () => {
    const citers = Array.from({ length: 1001 }, (_, n) => `n${n}`);
    const both = citers.flatMap((key): Pair[] => [
      [key, 'a'],
      [key, 'b'],
    ]);
    const shown = mapOfTime([...both, ...chain], 'a', 'b', 'c');
    assert.deepEqual(
      ['x1', 'x2', 'x3'].map((key) => shown.has(key)),
      [true, true, true],
    );
    assert.equal(shown.size, 1006);
  });

  it('holds a paper that two seeds cite for stronger than a chain of four, however often others cite it', () => {
    const others = Array.from({ length: 200 }, (_, n): Pair => [`n${n}`, 'hub']);
    const shown = mapOfTime([['a', 'hub'], ['b', 'hub'], ...others, ...chain], 'a', 'b', 'c');
    assert.equal(shown.get('hub'), 1);
    assert.ok(shown.get('x2')! > 0 && shown.get('x2')! < 1);
  });

  it('shows the strongest first, then what else is beside the seeds, and what it leaves out', () => {
    const works = ['a', 'b', 'strong', 'weak', ...Array.from({ length: 300 }, (_, n) => `n${n}`)].map((key) =>
      makeWork({ title: `About ${key}`, citekey: key, authors: `Ann ${key}` }),
    );
    const library = makeLibrary(works, [
      ['a', 'strong'],
      ['b', 'strong'],
      ['a', 'weak'],
      ['b', 'weak'],
      ['n0', 'weak'],
      ...works.slice(4).map(({ citekey }): CitationSketch => [citekey, 'a']),
    ]);
    const ids = ['a', 'b'].map((key) => library.byCitekey(key)!.id);
    const graph = atOnce(mapOf(library, { of: 'time', ids }, { inNotes: new Set(), keysInNote: () => [] }));
    assert.deepEqual(graph.nodes.label.slice(0, 4), ['a', 'b', 'strong', 'weak']);
    assert.equal(graph.title, 'What connects a and b (the 202 nearest of 304 papers)');
    const [a, b, strong, weak, n0] = graph.nodes.connects as [number, number, number, number, number];
    assert.deepEqual([a, b, strong], [0, 0, 1]);
    assert.ok(weak < 1 && weak > n0 && n0 > 0);
  });
});
