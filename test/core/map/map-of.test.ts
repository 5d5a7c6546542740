import assert from 'node:assert/strict';
import type { Library } from '../../../src/core/library/library';
import type { MapContext } from '../../../src/core/map/choose';
import { mapOf, yearOf } from '../../../src/core/map/map-of';
import type { MapGraph, MapScope } from '../../../src/core/map/model';
import { emptyMap } from '../../../src/core/map/title';
import type { Work } from '../../../src/core/model';
import type { Related } from '../../../src/core/relations/related';
import { atOnce } from '../../../src/core/steps';
import { makeLibrary, makeWork } from '../builders';
import { checkMap } from './check-map';
import { beside, randomLibrary } from './random-library';

const NO_CONTEXT: MapContext = { inNotes: new Set(), keysInNote: () => [] };

function map(library: Library, scope: MapScope, context: Partial<MapContext> = {}): MapGraph {
  return atOnce(mapOf(library, scope, { ...NO_CONTEXT, ...context }));
}

const idsOf = (works: Iterable<Work>) => [...works].map(({ id }) => id);

/** How far each paper is from the nearest of these, plainly. */
function distances(seeds: readonly Work[]): Map<Work, number> {
  const found = new Map(seeds.map((seed) => [seed, 0]));
  for (const [work, distance] of found)
    for (const other of beside(work)) if (!found.has(other)) found.set(other, distance + 1);
  return found;
}

function library() {
  const work = (citekey: string, year?: number) =>
    makeWork({
      title: `About ${citekey}`,
      citekey,
      authors: `Ann ${citekey}`,
      ...(year !== undefined && { year }),
    });
  return makeLibrary(
    [work('Hub', 2020), work('One', 2021), work('Two', 2022), work('Far'), work('Alone')],
    [
      ['One', 'Hub', { role: 'method' }],
      ['Two', 'Hub', { role: 'background' }],
      ['Far', 'Two'],
    ],
  );
}

const id = (citekey: string) => library().byCitekey(citekey)!.id;
const labels = ({ nodes }: MapGraph) => nodes.label;

describe('map of a scope', () => {
  it('shows what is at most so many citations away, the seeds first', () => {
    const around = (steps: number) => map(library(), { of: 'papers', ids: [id('Hub')], steps });
    assert.deepEqual(labels(around(1)), ['Hub 2020', 'One 2021', 'Two 2022']);
    assert.deepEqual(labels(around(2)), ['Hub 2020', 'One 2021', 'Two 2022', 'Far']);
    assert.deepEqual(around(1).seeds, [0]);
    assert.deepEqual(around(1).nodes.hidden, [0, 0, 1]);
  });

  it('shows all papers of the library, those that are joined to none as well', () => {
    const { nodes, edges, roles } = map(library(), { of: 'library' }, { inNotes: new Set(['Two']) });
    assert.deepEqual(nodes.label, ['Alone', 'Far', 'Hub 2020', 'One 2021', 'Two 2022']);
    assert.deepEqual(nodes.citers, [0, 0, 2, 0, 1]);
    assert.deepEqual(nodes.date, [null, null, 2020.5, 2021.5, 2022.5]);
    assert.deepEqual(nodes.inNote, [false, false, false, false, true]);
    assert.deepEqual(edges, {
      from: [1, 3, 4],
      to: [4, 2, 2],
      nearness: [null, null, null],
      role: [-1, 1, 0],
    });
    assert.deepEqual(roles, ['background', 'method']);
  });

  it('shows what matches a query, and what a note cites by old keys and new', () => {
    assert.deepEqual(labels(map(library(), { of: 'query', query: 'year:2021..2022' })), [
      'One 2021',
      'Two 2022',
    ]);
    const keysInNote = (note: string) => (note === 'a.md' ? ['Far', 'nobody', 'Hub', 'Far'] : []);
    assert.deepEqual(labels(map(library(), { of: 'note', note: 'a.md' }, { keysInNote })), [
      'Far',
      'Hub 2020',
    ]);
  });

  it('brings the neighbours of what the reader expands', () => {
    const scope: MapScope = { of: 'query', query: 'year:2022', also: [id('Two')] };
    const graph = map(library(), scope);
    assert.deepEqual(labels(graph), ['Two 2022', 'Far', 'Hub 2020']);
    assert.deepEqual(graph.nodes.hidden, [0, 0, 1]);
  });

  it('passes over papers that are gone, and says what to do where none is left', () => {
    for (const scope of [
      { of: 'papers', ids: ['gone'], steps: 2 },
      { of: 'similar', ids: ['gone'] },
      { of: 'time', ids: [] },
      { of: 'note', note: 'gone.md' },
      { of: 'query', query: 'year:1800' },
    ] satisfies MapScope[]) {
      const graph = map(library(), { ...scope, also: ['gone'] });
      assert.deepEqual([graph.nodes.id, graph.seeds], [[], []]);
      assert.match(emptyMap(scope), /\. [A-Z].*\.$/);
    }
    assert.match(emptyMap({ of: 'library' }), /no paper/);
  });

  it('says what it leaves out: the furthest papers, or those that are cited least', () => {
    const ids = [id('Hub')];
    const near = map(library(), { of: 'papers', ids, steps: 3 }, { limit: 2 });
    // `Two` is cited, `One` is not.
    assert.deepEqual(labels(near), ['Hub 2020', 'Two 2022']);
    assert.equal(near.title, 'Within 3 citations of Hub 2020 (the 2 nearest of 4 papers)');
    const most = map(library(), { of: 'library' }, { limit: 3 });
    assert.deepEqual(labels(most), ['Hub 2020', 'Two 2022', 'Alone']);
    assert.equal(most.title, 'All papers (the 3 most cited of 5 papers)');
    const more = map(library(), { of: 'papers', ids, steps: 1, also: [id('Two')] }, { limit: 3 });
    assert.equal(more.title, 'Around Hub 2020 (the 3 nearest of 4 papers)');
  });

  it('joins what is near, each pair once, and what cites each other besides', () => {
    const all = library();
    const [hub, one, two] = ['Hub', 'One', 'Two'].map((key) => all.byCitekey(key)!) as [Work, Work, Work];
    const near = new Map([
      [hub, [one, two].map((work, n): Related => ({ work, score: 0.9 - n / 2, reasons: [] }))],
      [one, [{ work: hub, score: 0.95, reasons: [] }]],
    ]);
    const related = function* (work: Work) {
      yield;
      return near.get(work) ?? [];
    };
    const { nodes, edges } = map(all, { of: 'similar', ids: [hub.id] }, { related });
    assert.deepEqual(nodes.label, ['Hub 2020', 'One 2021', 'Two 2022']);
    assert.deepEqual(edges.from, [1, 2, 0, 0]);
    assert.deepEqual(edges.to, [0, 0, 1, 2]);
    assert.deepEqual(edges.nearness, [null, null, 0.95, 0.4]);
    assert.deepEqual(edges.role, [1, 0, -1, -1]);
  });

  it('shows near papers best first, few lines each, whatever is near whom @long', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const { library: all, random, some } = randomLibrary(seed, 150, 1);
      const related = function* (): Generator<void, Related[]> {
        yield;
        return some(120)
          .map((work) => ({ work, score: random.below(101) / 100, reasons: [] }))
          .sort((a, b) => b.score - a.score);
      };
      const seeds = some(4);
      const graph = map(all, { of: 'similar', ids: idsOf(seeds) }, { related });
      checkMap(graph, all);
      assert.deepEqual(graph.nodes.id.slice(0, seeds.length), idsOf(seeds));
      assert.ok(graph.nodes.id.length <= seeds.length + 100);
      const near = graph.edges.nearness.flatMap((nearness, edge) => (nearness === null ? [] : [edge]));
      assert.ok(near.length <= 5 * graph.nodes.id.length);
      const pairs = near.map((edge) => `${graph.edges.from[edge]} ${graph.edges.to[edge]}`);
      assert.equal(new Set(pairs).size, pairs.length);
      for (const edge of near) assert.ok(graph.edges.from[edge]! < graph.edges.to[edge]!);
    }
  });

  it('is what a plain search of the citations finds, in any graph @long', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { library: all, random, some } = randomLibrary(seed, 40, 1);
      const seeds = some(4);
      const steps = 1 + random.below(3);
      const graph = map(all, { of: 'papers', ids: idsOf(seeds), steps });
      checkMap(graph, all);
      const away = [...distances(seeds)].filter(([, distance]) => distance <= steps);
      assert.deepEqual(new Set(graph.nodes.id), new Set(away.map(([{ id }]) => id)));
      const distanceOf = new Map(away.map(([{ id }, distance]) => [id, distance]));
      const inOrder = graph.nodes.id.map((node) => distanceOf.get(node)!);
      assert.deepEqual(inOrder, [...inOrder].sort());
      const limit = 1 + random.below(graph.nodes.id.length);
      const cut = map(all, { of: 'papers', ids: idsOf(seeds), steps }, { limit });
      assert.deepEqual(
        cut.nodes.id.map((node) => distanceOf.get(node)!),
        inOrder.slice(0, limit),
      );
      checkMap(cut, all);
    }
  });

  it('is whole for every scope, in any graph @long', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { library: all, random, some } = randomLibrary(seed, 30, 2);
      const ids = idsOf(some(5));
      const scope: MapScope = random.of<MapScope>([
        { of: 'time', ids },
        { of: 'similar', ids },
        { of: 'query', query: 'year:2000..' },
        { of: 'library' },
      ]);
      const also = random.chance(0.5) ? idsOf(some(3)) : undefined;
      const graph = map(all, { ...scope, also });
      checkMap(graph, all);
      if ('ids' in scope) assert.deepEqual(graph.nodes.id.slice(0, ids.length), ids);
    }
  });
});

describe('date on a map', () => {
  const cases: [Parameters<typeof yearOf>[0], number | undefined][] = [
    [undefined, undefined],
    [{ month: 3, day: 27 }, undefined],
    [{ year: 2023 }, 2023.5],
    [{ year: 2023, month: 1 }, 2023 + 0.5 / 12],
    [{ year: 2023, month: 1, day: 1 }, 2023],
    [{ year: 2023, month: 12, day: 31 }, 2023 + (11 + 30 / 31) / 12],
  ];
  for (const [date, year] of cases)
    it(`${JSON.stringify(date)} is ${year}`, () => assert.equal(yearOf(date), year));
});
