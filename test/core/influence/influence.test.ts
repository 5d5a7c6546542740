import assert from 'node:assert/strict';
import {
  INFLUENCE_BY,
  type Influence,
  type InfluenceBy,
  type InfluenceOptions,
  influenceOf,
} from '../../../src/core/influence/influence';
import type { Library } from '../../../src/core/library/library';
import { displayName } from '../../../src/core/names';
import { atOnce } from '../../../src/core/steps';
import { type CitationSketch, makeLibrary, makeWork, type WorkSketch } from '../builders';
import { seeded } from '../seeded';

function library(works: readonly WorkSketch[], citations: string): Library {
  return makeLibrary(
    works.map(({ title, ...others }) => makeWork({ title: `About ${title}`, citekey: title, ...others })),
    citations.split(' ').map((one) => one.split('>') as unknown as CitationSketch),
  );
}

function influence(all: Library, keys: string, by: InfluenceBy, options?: InfluenceOptions): Influence {
  const middle = keys.split(' ').map((key) => all.byCitekey(key)!);
  return atOnce(influenceOf(middle, by, options));
}

const rows = ({ petals }: Influence) => petals.map(({ label, into, outOf }) => `${label} ${into} ${outOf}`);

const LAMPS: readonly WorkSketch[] = [
  { title: 'middle', authors: 'Ada Lovelace; Mary Shelley', year: 1843, categories: ['cs.LG'] },
  { title: 'second', authors: 'Ada Lovelace', year: 1845, categories: ['cs.LG'] },
  { title: 'base', authors: 'Ann Lamp; Bo Burner', year: 1830, categories: ['cs.CL'] },
  { title: 'older', authors: 'A. Lamp; M. Shelley', year: 1830, categories: ['Optics'] },
  { title: 'late', authors: 'Ann Lamp', year: 1850, categories: ['cs.LG', 'cs.CL'] },
  { title: 'nobody' },
];
const CITATIONS =
  'middle>base middle>older late>middle late>second second>middle nobody>middle middle>nobody';

describe('influence around a paper', () => {
  const all = library(LAMPS, CITATIONS);

  it('counts who it cites and who cites it, its own authors apart', () => {
    const found = influence(all, 'middle', 'authors');
    assert.deepEqual(rows(found), ['Ann Lamp 2 1', 'Bo Burner 1 0']);
    assert.deepEqual([found.self?.label, found.self?.into, found.self?.outOf], ['Its own authors', 1, 1]);
    assert.equal(found.unknown, 2);
  });

  it('knows the papers behind each petal', () => {
    const [lamp] = influence(all, 'middle', 'authors').petals;
    assert.deepEqual(
      [lamp!.worksInto, lamp!.worksOutOf].map((works) => works.map(({ citekey }) => citekey)),
      [['base', 'older'], ['late']],
    );
  });

  it('counts categories by the primary one, and years in their order', () => {
    assert.deepEqual(rows(influence(all, 'middle', 'categories')), [
      'cs.LG Machine Learning 0 2',
      'cs.CL Computation and Language 1 0',
      'physics.optics Optics 1 0',
    ]);
    assert.deepEqual(rows(influence(all, 'middle', 'years')), ['1830 2 0', '1845 0 1', '1850 0 1']);
  });

  it('holds the rest as one', () => {
    const { petals, others } = influence(all, 'middle', 'years', { most: 1 });
    assert.deepEqual([petals.length, others?.label, others?.into, others?.outOf], [1, 'Others', 0, 2]);
  });
});

describe('influence around an author', () => {
  it('counts citations within as the author’s own, and those who wrote it together as others', () => {
    const all = library(LAMPS, CITATIONS);
    const found = influence(all, 'middle second', 'authors', { author: 'Ada Lovelace' });
    assert.deepEqual(rows(found), ['Ann Lamp 2 2', 'Bo Burner 1 0', 'Mary Shelley 1 0']);
    assert.deepEqual([found.self?.label, found.self?.into, found.self?.outOf], ['Own papers', 1, 1]);
  });
});

describe('venues', () => {
  const venues = (...names: (string | undefined)[]) => {
    const all = library(
      [{ title: 'middle' }, ...names.map((_, n) => ({ title: `k${n}` }))],
      names.map((_, n) => `k${n}>middle`).join(' '),
    );
    for (const [n, name] of names.entries())
      if (name !== undefined) Object.assign(all.byCitekey(`k${n}`)!.item, { 'container-title': name });
    return rows(influence(all, 'middle', 'venues'));
  };

  it('are one over all volumes and spellings', () => {
    assert.deepEqual(
      venues(
        'NeurIPS 2022',
        'NeurIPS',
        'neurips (2023)',
        'Proceedings of the 57th Annual Meeting of the ACL',
        'Proceedings of the 58th Annual Meeting of the ACL',
        undefined,
      ),
      ['NeurIPS 0 3', 'Proceedings of the Annual Meeting of the ACL 0 2'],
    );
  });

  it('are one whatever stands beside the name: numbers of preprints, acronyms, days', () => {
    assert.deepEqual(
      venues(
        'arXiv preprint arXiv:2110.14168',
        'arXiv preprint arXiv:1706.03762',
        'CoRR, abs/2001.00001',
        'arXiv',
      ),
      ['arXiv 0 4'],
    );
    const icra = 'IEEE International Conference on Robotics and Automation';
    assert.deepEqual(venues(`2023 ${icra} (ICRA)`, icra, 'Nature (London)'), [
      `${icra} 0 2`,
      'Nature (London) 0 1',
    ]);
    assert.deepEqual(venues('ICML 2019, 9-15 June 2019, Long Beach', 'ICML', '(ICML)'), ['ICML 0 3']);
  });

  it('keep a name that is a number', () => {
    assert.deepEqual(venues('2600'), ['2600 0 1']);
  });
});

describe('influence of large collaborations', () => {
  it('is counted in steps, of so many names each @long', () => {
    const crowd = Array.from({ length: 1100 }, (_, n) => `Ann B${n}`).join('; ');
    const all = library(
      [{ title: 'middle' }, ...Array.from({ length: 3 }, (_, n) => ({ title: `k${n}`, authors: crowd }))],
      'k0>middle k1>middle k2>middle',
    );
    let steps = 0;
    for (const _ of influenceOf([all.byCitekey('middle')!], 'authors')) steps++;
    assert.ok(steps >= 4, `${steps}`);
  });
});

describe('influence in any library', () => {
  it('counts each citation once in all, whatever it is counted by @long', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seeded(seed);
      const people = [
        'Ada Lovelace',
        'A. Lovelace',
        'Mary Shelley',
        'Ann Lamp',
        'Wei Wang',
        'W. Wang',
        'Wen Wang',
      ];
      const works = Array.from({ length: 25 }, (_, n) => ({
        title: `k${n}`,
        authors: Array.from({ length: random.below(4) }, () => random.of(people)).join('; '),
        ...(random.chance(0.8) && { year: 1840 + random.below(9) }),
        categories: random.chance(0.8) ? [random.of(['cs.LG', 'cs.CL', 'Optics'])] : [],
      }));
      const key = () => `k${random.below(25)}`;
      const pairs = new Set(Array.from({ length: 60 }, () => `${key()}>${key()}`));
      const all = library(works, [...pairs].join(' '));
      const keys = [...new Set(Array.from({ length: 1 + random.below(3) }, key))];
      const middle = keys.map((one) => all.byCitekey(one)!);
      const ends = middle.flatMap(({ cites, citers }) => [
        ...cites.map(({ cited }) => cited),
        ...citers.map(({ citing }) => citing),
      ]);
      for (const by of INFLUENCE_BY) {
        const { petals, others, self, unknown } = influence(all, keys.join(' '), by, { most: 3 });
        const shown = [...petals, ...(others ? [others] : [])];
        const weight = (one = self) => (one ? one.into + one.outOf : 0);
        const sum = shown.reduce((so, petal) => so + weight(petal), 0);
        // A citation counts for each author; but for each of the other groups it counts once.
        if (by !== 'authors') assert.equal(sum + weight() + unknown, ends.length);
        else {
          const named = ends.filter(({ item }) => item.author.length > 0);
          const atMost = named.reduce((so, { item }) => so + new Set(item.author.map(displayName)).size, 0);
          assert.ok(sum + weight() >= named.filter((end) => !middle.includes(end)).length && sum <= atMost);
        }
        for (const { into, outOf, worksInto, worksOutOf } of petals)
          assert.ok(worksInto.length <= into && worksOutOf.length <= outOf && into + outOf > 0);
      }
    }
  });
});
