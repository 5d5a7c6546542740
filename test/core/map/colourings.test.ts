import assert from 'node:assert/strict';
import { mapOf } from '../../../src/core/map/map-of';
import type { Colouring, MapScope } from '../../../src/core/map/model';
import { spansOf } from '../../../src/core/map/year-spans';
import { atOnce } from '../../../src/core/steps';
import { type CitationSketch, makeLibrary, makeWork, type WorkSketch } from '../builders';
import { seeded } from '../seeded';

/** The group of each paper, by citekey; papers around the seed `seed` where there is one. */
function groupsBy(
  id: Colouring['id'],
  works: readonly (Partial<WorkSketch> & { citekey: string })[],
  citations: readonly CitationSketch[] = [],
): { groups: readonly string[]; of: Record<string, string | undefined> } {
  const library = makeLibrary(
    works.map((sketch) => makeWork({ title: `About ${sketch.citekey}`, ...sketch })),
    citations,
  );
  const seed = library.byCitekey('seed');
  const scope: MapScope = seed ? { of: 'papers', ids: [seed.id], steps: 3 } : { of: 'library' };
  const graph = atOnce(mapOf(library, scope, { inNotes: new Set(), keysInNote: () => [] }));
  const { groups, of } = graph.colourings.find((colouring) => colouring.id === id)!;
  const keys = graph.nodes.id.map((workId) => library.byId(workId)!.citekey);
  return { groups, of: Object.fromEntries(keys.map((key, node) => [key, groups[of[node]!]])) };
}

const papers = (keys: string) => keys.split(' ').map((citekey) => ({ citekey }));

describe('colours by role', () => {
  it('are of how a paper cites the seed, else of how the seed cites it, else of its other citations', () => {
    const { groups, of } = groupsBy('role', papers('seed citer base far mute'), [
      ['citer', 'seed', { role: 'method' }],
      ['citer', 'base', { role: 'background' }],
      ['seed', 'base', { role: 'dataset' }],
      ['base', 'far', { role: 'background' }],
      ['far', 'citer', { role: 'Extends (weakly)' }],
      ['mute', 'seed'],
    ]);
    assert.deepEqual(groups, ['dataset', 'Extends (weakly)', 'method']);
    assert.deepEqual(of, {
      seed: 'dataset',
      citer: 'method',
      base: 'dataset',
      far: 'Extends (weakly)',
      mute: undefined,
    });
  });

  it('are of the most frequent role, of equally frequent ones that which is most frequent on the map', () => {
    const { of } = groupsBy('role', papers('a b c x y z'), [
      ['a', 'x', { role: 'rare' }],
      ['a', 'y', { role: 'common' }],
      ['b', 'x', { role: 'common' }],
      ['c', 'x', { role: 'rare' }],
      ['c', 'y', { role: 'rare' }],
      ['c', 'z', { role: 'common' }],
      ['z', 'x', { role: 'common' }],
    ]);
    assert.deepEqual([of.a, of.b, of.c], ['common', 'common', 'rare']);
  });
});

describe('colours by category and status', () => {
  it('are of the primary category by its name, however pages print it', () => {
    const { groups, of } = groupsBy('category', [
      { citekey: 'a', categories: ['Computation and Language (cs.CL)', 'cs.LG'] },
      { citekey: 'b', categories: ['cs.CL'] },
      { citekey: 'c', categories: ['Lamps'] },
      { citekey: 'd' },
    ]);
    assert.deepEqual(groups, ['cs.CL Computation and Language', 'Lamps']);
    assert.deepEqual(of, { a: groups[0], b: groups[0], c: 'Lamps', d: undefined });
  });

  it('are ten at most: the smallest groups share one', () => {
    const works = Array.from({ length: 30 }, (_, n) => ({
      citekey: `k${n}`,
      categories: [`Field ${n % 12}`],
    }));
    assert.equal(groupsBy('category', works.slice(0, 10)).groups.at(-1), 'Field 9');
    const { groups, of } = groupsBy('category', works);
    assert.deepEqual([groups.length, groups[0], groups.at(-1)], [10, 'Field 0', 'Others']);
    assert.equal(Object.values(of).filter((group) => group === 'Others').length, 6);
  });

  it('hold a category that is called Others among those that share one', () => {
    const names = ['Others', 'Others', ...Array.from({ length: 11 }, (_, n) => `Field ${n}`)];
    const { groups, of } = groupsBy(
      'category',
      names.map((name, n) => ({ citekey: `k${n}`, categories: [name] })),
    );
    assert.deepEqual([groups.length, new Set(groups).size, of.k0], [10, 10, 'Others']);
  });

  it('are one for all spellings of a status', () => {
    const said = ['Reading', 'Reading', 'reading', 'Skimmed', 'skimmed', 'skimmed', 'to read', '★'];
    const { groups, of } = groupsBy(
      'status',
      said.map((status, n) => ({ citekey: `k${n}`, marks: { status } })),
    );
    assert.deepEqual(groups, ['to-read', 'reading', 'skimmed', '★']);
    assert.deepEqual([of.k0, of.k3], ['reading', 'skimmed']);
  });

  it('go through the statuses in the order in which papers do, then the words of the reader’s own', () => {
    const said = ['read', 'skimmed', 'skimmed', 'to-read', ' ', undefined];
    const { groups, of } = groupsBy(
      'status',
      said.map((status, n) => ({ citekey: `k${n}`, marks: status === undefined ? {} : { status } })),
    );
    assert.deepEqual(groups, ['to-read', 'read', 'skimmed']);
    assert.deepEqual([of.k4, of.k5], [undefined, undefined]);
  });
});

describe('colours by year', () => {
  const labelsOf = (years: readonly number[], most = 10) => spansOf(years, most).map(({ label }) => label);

  it('are of single years as long as they are few', () => {
    assert.deepEqual(labelsOf([2024, 2020, 2024]), ['2020', '2024']);
    assert.deepEqual(labelsOf([]), []);
    const { groups, of } = groupsBy('year', [{ citekey: 'a', year: 2021 }, { citekey: 'b' }]);
    assert.deepEqual([groups, of], [['2021'], { a: '2021', b: undefined }]);
  });

  it('are of spans with about as many papers in each', () => {
    const years = [1950, 1987, 1999, 2012, ...[2020, 2021, 2022, 2023].flatMap((year) => [year, year, year])];
    assert.deepEqual(labelsOf(years, 5), ['1950–1999', '2012–2020', '2021', '2022', '2023']);
    assert.deepEqual(labelsOf([1, 2, 3, 4, 5, 6], 3), ['1–2', '3–4', '5–6']);
  });

  it('are of every year once, ascending, in any library', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = seeded(seed);
      const late = random.chance(0.5);
      const years = Array.from(
        { length: random.below(300) },
        () => 2026 - random.below(late ? 1 + random.below(60) : 60),
      );
      const most = 1 + random.below(12);
      const spans = spansOf(years, most);
      assert.ok(spans.length <= most);
      const distinct = [...new Set(years)].sort((a, b) => a - b);
      assert.deepEqual(
        spans.flatMap((span) => span.years),
        distinct,
      );
      if (distinct.length >= most) assert.equal(spans.length, most);
    }
  });
});
