import assert from 'node:assert/strict';
import { bridges } from '../../../src/core/map/bridges';
import { mapOf } from '../../../src/core/map/map-of';
import type { Work } from '../../../src/core/model';
import { atOnce } from '../../../src/core/steps';
import { makeLibrary, makeWork } from '../builders';
import { beside, randomLibrary } from './random-library';

/** Each citation as `citing>cited`. */
function libraryOf(citations: string) {
  const pairs = citations.split(' ').map((one) => one.split('>') as [string, string]);
  return makeLibrary(
    [...new Set(pairs.flat())].map((key) => makeWork({ title: `About ${key}`, citekey: key })),
    pairs,
  );
}

/** The chains, each paper with the length of its chain. */
function chains(citations: string, seeds: string): string {
  const library = libraryOf(citations);
  const found = atOnce(bridges(seeds.split(' ').map((key) => library.byCitekey(key)!)));
  return [...found]
    .map(([{ citekey }, length]) => `${citekey} ${length}`)
    .sort()
    .join(', ');
}

/** How far two papers are from each other, plainly. */
function distance(from: Work, to: Work): number {
  const reached = new Map([[from, 0]]);
  for (const [work, so] of reached)
    for (const other of beside(work)) if (!reached.has(other)) reached.set(other, so + 1);
  return reached.get(to) ?? Number.POSITIVE_INFINITY;
}

describe('chains between seeds', () => {
  it('lead from one to the other, whichever way the citations run', () => {
    assert.equal(chains('a>x y>x y>z b>z', 'a b'), 'x 4, y 4, z 4');
  });

  it('are the shortest, and one of several that are equally short', () => {
    assert.equal(chains('a>x b>x a>y y>z b>z', 'a b'), 'x 2');
    assert.equal(chains('a>n b>n a>m b>m', 'a b'), 'm 2');
    assert.equal(chains('a>b a>x b>x', 'a b'), '');
  });

  it('join all seeds, each as it is nearest', () => {
    assert.equal(chains('a>x b>x c>y d>y x>z z>y', 'a b c d'), 'x 2, y 2, z 4');
  });

  it('are none where nothing leads there, or only too far', () => {
    assert.equal(chains('a>x b>y', 'a b'), '');
    const long = (length: number) => Array.from({ length }, (_, n) => `p${n}>p${n + 1}`).join(' ');
    assert.notEqual(chains(long(8), 'p0 p8'), '');
    assert.equal(chains(long(9), 'p0 p9'), '');
  });

  it('are as short as a plain search finds them, in any graph @long', () => {
    for (let seed = 1; seed <= 80; seed++) {
      const { some } = randomLibrary(seed, 60, 1);
      const [a, b] = some(6);
      if (!a || !b) continue;
      const found = atOnce(bridges([a, b]));
      const far = distance(a, b);
      const inReach = far <= 8;
      assert.equal(found.size, inReach ? far - 1 : 0);
      for (const [work, length] of found) {
        assert.equal(length, far);
        assert.equal(distance(a, work) + distance(work, b), far);
      }
    }
  });

  it('are on a time map, weaker the longer they are', () => {
    const library = libraryOf('a>x y>x y>z b>z');
    const ids = ['a', 'b'].map((key) => library.byCitekey(key)!.id);
    const graph = atOnce(mapOf(library, { of: 'time', ids }, { inNotes: new Set(), keysInNote: () => [] }));
    const connects = Object.fromEntries(
      graph.nodes.label.map((label, n) => [label, graph.nodes.connects[n]]),
    );
    assert.deepEqual(connects, { 'About a': 0, 'About b': 0, 'About x': 1, 'About y': 1, 'About z': 1 });
    assert.deepEqual(graph.nodes.hidden, [0, 0, 0, 0, 0]);
  });
});
