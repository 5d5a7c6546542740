// The parts of the map's page that need no page.
import * as assert from 'node:assert/strict';
import {
  countsOf,
  type Filters,
  linesShown,
  noFilters,
  only,
  roleCounts,
  shownBy,
  toggled,
  yearsOf,
} from '../../src/webview/map/ui/filters';
import { Finder } from '../../src/webview/map/ui/find';
import { positionsToKeep, readKept, sameMap } from '../../src/webview/map/ui/kept';
import { Neighbours, treeRows } from '../../src/webview/map/ui/rows';
import { View } from '../../src/webview/map/ui/view';
import { graphOf } from './graphs';

/** The same numbers from 0 to 1 for the same seed (a linear congruence: Numerical Recipes, 7.1). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('filters of the map', () => {
  const graph = graphOf(60);
  const random = randomOf(7);
  const some = (): Filters => {
    const pick = <T>(...of: T[]): T => of[Math.floor(random() * of.length)]!;
    const hidden = Object.fromEntries(
      graph.colourings.map(({ id, groups }) => [id, [...groups, ''].filter(() => random() < 0.2)]),
    );
    const note = pick('any', 'in', 'out') as Filters['note'];
    return { hidden, roles: [], from: pick(null, 2020), to: pick(null, 2022), note, citers: pick(0, 5) };
  };

  it('show what passes all that is asked, and always the seeds', () => {
    for (let run = 0; run < 50; run++) {
      const filters = some();
      const { nodes, count } = shownBy(graph, filters);
      const expected = graph.nodes.id.map((_, node) => {
        const date = graph.nodes.date[node];
        const year = date == null ? undefined : Math.floor(date);
        return (
          graph.seeds.includes(node) ||
          (graph.nodes.citers[node]! >= filters.citers &&
            (filters.note === 'any' || graph.nodes.inNote[node] === (filters.note === 'in')) &&
            (filters.from === null || (year !== undefined && year >= filters.from)) &&
            (filters.to === null || (year !== undefined && year <= filters.to)) &&
            graph.colourings.every(
              ({ id, groups, of }) => !filters.hidden[id]!.includes(groups[of[node]!] ?? ''),
            ))
        );
      });
      assert.deepEqual([...nodes].map(Boolean), expected);
      assert.equal(count, expected.filter(Boolean).length);
    }
  });

  it('count in a group what it would bring', () => {
    for (let run = 0; run < 50; run++) {
      const filters = some();
      for (const colouring of graph.colourings) {
        const counts = countsOf(graph, colouring, filters);
        [...colouring.groups, ''].forEach((group, at) => {
          const alone = { ...filters, hidden: { ...filters.hidden, [colouring.id]: [] } };
          const { nodes } = shownBy({ ...graph, seeds: [] }, only(alone, colouring, group));
          const seeds = graph.seeds.filter(
            (seed) => !nodes[seed] && (colouring.groups[colouring.of[seed]!] ?? '') === group,
          );
          assert.equal(counts[at], nodes.reduce((sum, shown) => sum + shown, 0) + seeds.length);
        });
      }
    }
  });

  it('what is hidden twice is shown again, and one alone twice is all', () => {
    const [colouring] = graph.colourings;
    const twice = toggled(toggled(noFilters, 'role', 'method'), 'role', 'method');
    assert.deepEqual(twice.hidden.role, []);
    assert.deepEqual(only(only(noFilters, colouring!, 'method'), colouring!, 'method').hidden.role, []);
  });

  it('years go from the first to the last, and are none where no paper has one', () => {
    assert.deepEqual(yearsOf(graph), { first: 2019, last: 2023 });
    assert.equal(yearsOf({ ...graph, nodes: { ...graph.nodes, date: [null] } }), undefined);
  });

  it('take the citations of what they hide away, too', () => {
    const shown = shownBy(graph, { ...noFilters, from: 2021 });
    const between = graph.edges.from.filter(
      (from, edge) => shown.nodes[from] && shown.nodes[graph.edges.to[edge]!],
    );
    assert.deepEqual(linesShown(graph, shown), { citations: between.length, near: 0 });
    assert.equal(
      roleCounts(graph, shown).reduce((sum, count) => sum + count, 0),
      between.length,
    );
    assert.ok(between.length < graph.edges.from.length);
  });

  it('a role that is hidden takes its citations away, and leaves what is near', () => {
    const near = {
      ...graph,
      edges: { ...graph.edges, nearness: graph.edges.role.map((_, edge) => (edge === 0 ? 0.5 : null)) },
    };
    const { edges } = shownBy(near, { ...noFilters, roles: ['', 'method'] });
    assert.deepEqual(
      [...edges],
      graph.edges.role.map((role, edge) => (edge === 0 || (role !== -1 && role !== 1) ? 1 : 0)),
    );
  });
});

describe('finding on the map', () => {
  const graph = graphOf(40);
  const titles = ['Attention Is All You Need', 'Schrödinger bridges', 'A note on attention, and needs'];
  const finder = new Finder({
    ...graph,
    nodes: {
      ...graph.nodes,
      id: titles,
      title: titles,
      label: ['Vaswani 2017', 'Müller 2021', 'Need 2020'],
      citers: [1, 2, 3],
    },
  });
  for (const [query, hits] of [
    ['', undefined],
    ['  ', undefined],
    ['vaswani', [0]],
    ['VASW 2017', [0]],
    ['need attention', [2, 0]],
    ['schrodinger', [1]],
    ['muller', [1]],
    ['vaswanni', [0]],
    ['zzzz', []],
  ] as const)
    it(`“${query}”`, () => assert.deepEqual(finder.find(query), hits));
});

describe('what the map keeps', () => {
  it('of a large map the places of pinned papers only', () => {
    const positions = new Map(
      Array.from({ length: 20_001 }, (_, node) => [`id-${node}`, [node / 3, 0]] as const),
    );
    assert.deepEqual(positionsToKeep(positions, ['id-1', 'gone']), [['id-1', 0.33, 0]]);
    positions.delete('id-20000');
    assert.equal(positionsToKeep(positions, []).length, 20_000);
  });

  it('is of the same map whatever was expanded', () => {
    const scope = { of: 'papers', ids: ['a'], steps: 1 } as const;
    assert.ok(sameMap(scope, { steps: 1, also: ['b'], ids: ['a'], of: 'papers' }));
    assert.ok(!sameMap(scope, { ...scope, steps: 2 }));
    assert.ok(!sameMap(scope, { of: 'library' }));
  });

  it('without what cannot be drawn', () => {
    const kept = {
      ...{ scope: { of: 'library' }, pinned: [], selected: [], filters: noFilters, dims: false },
      ...{ sizing: 'same', timeAxis: true, legend: true },
      positions: [['a', 1, 2], ['b', 1e300, 0], ['c', 0], ['d', 'x', 0], null, ['e', 0, Number.NaN]],
    };
    for (const camera of [
      { x: 0, y: 0, ratio: 0 },
      { x: 0, y: 0, ratio: -1 },
      { x: 1e9, y: 0, ratio: 1 },
      null,
    ]) {
      const read = readKept({ ...kept, camera });
      assert.deepEqual([read?.positions, read?.camera, read?.timeAxis], [[['a', 1, 2]], undefined, true]);
    }
    assert.deepEqual(readKept({ ...kept, camera: { x: 1, y: 2, ratio: 3 } })?.camera, {
      x: 1,
      y: 2,
      ratio: 3,
    });
  });

  it('is nothing where it is not ours', () => {
    for (const state of [undefined, null, 1, 'x', {}, { scope: { of: 'library' } }])
      assert.equal(readKept(state), undefined);
  });
});

describe('the map as a tree', () => {
  it('has each paper that is shown once below the groups, and places that add up', () => {
    const random = randomOf(3);
    for (let run = 0; run < 20; run++) {
      const view = new View();
      const graph = graphOf(30);
      view.show(graph);
      view.colourBy((['role', 'year', 'category', 'status'] as const)[run % 4]);
      const neighbours = new Neighbours(graph);
      const turned = new Set(graph.nodes.id.filter(() => random() < 0.5));
      const rows = treeRows(view, neighbours, turned);
      const papers = rows.filter(({ level, node }) => level === 2 && node !== undefined);
      assert.deepEqual(
        papers.map(({ node }) => node).sort((a, b) => a! - b!),
        graph.nodes.id.map((_, node) => node),
      );
      assert.equal(new Set(rows.map(({ key }) => key)).size, rows.length);
      for (const { position, size } of rows) assert.ok(position >= 1 && position <= size);
    }
  });
});
