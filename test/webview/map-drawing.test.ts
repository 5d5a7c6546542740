// How the map is drawn, as far as it needs no browser: clusters, looks, the saved picture.
import * as assert from 'node:assert/strict';
import type { MapGraph } from '../../src/core/map/model';
import { groupsOf, NO_GROUPS, tellingWords, wordCounts } from '../../src/webview/map/clusters';
import { ClusterTree, clusterLabel } from '../../src/webview/map/clusters-tree';
import { Looks, type Marks } from '../../src/webview/map/drawing-look';
import { roomsOf, scaleOf, sceneOf, sizesOf } from '../../src/webview/map/drawing-scene';
import { svgOf } from '../../src/webview/map/picture';
import { themes } from './graphs';

const noMarks: Marks = {
  selected: new Set(),
  emphasised: undefined,
  hovered: undefined,
  pinned: new Set(),
  shown: undefined,
  shownEdges: undefined,
};

describe('clusters of the map', () => {
  /** Two communities of thirty, and five papers without citations. */
  const graph = graphOf(
    65,
    Array.from({ length: 60 }, (_, from) => [from, (from + 2) % 60] as const).concat(
      Array.from({ length: 60 }, (_, from) => [from, (from + 8) % 60] as const),
    ),
  );
  const { members, hasRest } = groupsOf(65, {
    from: graph.edges.from,
    to: graph.edges.to,
    weight: graph.edges.from.map(() => 1),
  });

  it('hold each paper once, and what is scattered together', () => {
    assert.deepEqual(
      members.flat().sort((a, b) => a - b),
      graph.nodes.id.map((_, node) => node),
    );
    assert.ok(hasRest);
    assert.ok([60, 61, 62, 63, 64].every((node) => members.at(-1)!.includes(node)));
  });

  it('are named by what their titles have and others have not', () => {
    const titles = ['Bayesian optics', 'Optics of lenses', 'Deep lenses', 'Deep whales', 'Deep seas'];
    assert.deepEqual(tellingWords(titles.slice(0, 2), wordCounts(titles), titles.length)[0], 'optics');
    assert.deepEqual(tellingWords([], wordCounts(titles), titles.length), []);
  });

  it('open into their papers, and close again', () => {
    const tree = new ClusterTree(graph, { members, hasRest });
    const [first] = tree.list();
    tree.split(first!.id, NO_GROUPS);
    tree.setOpen(first!.id, true);
    assert.equal(tree.closed().length, members.length - 1);
    const scene = sceneOf(graph, tree.closed(), undefined);
    assert.equal(scene.count, first!.members.length + members.length - 1);
    assert.equal(scene.paper[scene.itemOf[first!.members[0]!]!], first!.members[0]);
    tree.setOpen(first!.id, false);
    assert.equal(sceneOf(graph, tree.closed(), undefined).count, members.length);
    assert.match(clusterLabel(tree.list().at(-1)), /^scattered\n/);
  });

  it('stand for the citations of their papers, each counted once', () => {
    const tree = new ClusterTree(graph, { members, hasRest });
    const scene = sceneOf(graph, tree.closed(), undefined);
    const group = new Map(members.flatMap((papers, at) => papers.map((paper) => [paper, at])));
    const between = graph.edges.from.filter(
      (from, edge) => group.get(from) !== group.get(graph.edges.to[edge]!),
    );
    assert.equal(
      scene.weight.reduce((sum, weight) => sum + weight, 0),
      between.length,
    );
  });

  it('of papers that are filtered out are not drawn', () => {
    const tree = new ClusterTree(graph, { members, hasRest });
    const shown = Uint8Array.from(graph.nodes.id, (_, node) => Number(members[0]!.includes(node)));
    assert.equal(sceneOf(graph, tree.closed(), shown).count, 1);
  });
});

describe('looks of the map', () => {
  const graph = graphOf(5, [
    [1, 0],
    [2, 0],
    [3, 2],
  ]);
  const scene = sceneOf(graph, [], undefined);
  const looks = (marks: Partial<Marks>) =>
    new Looks(graph, scene, 'category', themes[0]!, { ...noMarks, ...marks }, () => []);

  it('dim what has nothing to do with what is chosen', () => {
    const chosen = looks({ selected: new Set([2]) });
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((item) => chosen.item(item).dim),
      [false, true, false, false, true],
    );
    const hits = looks({ emphasised: new Set([4]) });
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((item) => hits.item(item).dim),
      [true, true, true, true, false],
    );
  });

  it('bring out hits rather than what is next to the selection, and edges only between them', () => {
    const hits = looks({ selected: new Set([2]), emphasised: new Set([0, 4]) });
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((item) => hits.item(item).dim),
      [false, true, false, true, false],
    );
    assert.deepEqual(
      [0, 1, 2].map((edge) => hits.edge(edge).layer),
      [0, 2, 0],
    );
  });

  it('dim nothing for a selected paper that is filtered out', () => {
    const filtered = looks({ selected: new Set([2]), shown: Uint8Array.from([1, 1, 0, 1, 1]) });
    assert.deepEqual(
      [0, 1, 3, 4].map((item) => filtered.item(item).dim),
      [false, false, false, false],
    );
  });

  it('ring seeds and papers in notes, and dot what is pinned', () => {
    const plain = looks({ pinned: new Set([1]) });
    assert.ok(plain.item(0).ringGap > 0 && plain.item(0).ring > 0);
    assert.ok(plain.item(3).ring > 0 && plain.item(3).ringGap === 0);
    assert.equal(plain.item(4).ring, 0);
    assert.notEqual(plain.item(1).dotColor, plain.item(1).color);
  });

  it('hide what is filtered out, with its citations', () => {
    const filtered = looks({
      shown: Uint8Array.from([1, 0, 1, 1, 1]),
      shownEdges: Uint8Array.from([1, 1, 0]),
    });
    assert.deepEqual(
      [0, 1, 2].map((edge) => filtered.edge(edge).hidden),
      [true, false, true],
    );
    assert.equal(filtered.item(1).hidden, true);
  });
});

describe('picture of the map', () => {
  const subject = (graph: MapGraph) => {
    const scene = sceneOf(graph, [], undefined);
    const view = {
      scene,
      sizes: sizesOf(
        graph,
        scene,
        'citers',
        roomsOf(scene, () => 0),
      ),
      looks: new Looks(graph, scene, 'category', themes[1]!, noMarks, () => []),
      label: (item: number) => graph.nodes.label[item]!,
      order: graph.nodes.id.map((_, node) => node),
      scale: scaleOf(scene),
      hovered: undefined,
    };
    const positions = Float32Array.from(
      graph.nodes.id.flatMap((_, node) => [80 * node - 150, 40 * (node % 2)]),
    );
    const widthOf = (text: string) => 6 * text.length;
    return {
      title: graph.title,
      view,
      positions,
      theme: themes[1]!,
      pixels: 1,
      left: -200,
      top: 100,
      width: 600,
      height: 300,
      widthOf,
    };
  };

  it('has each paper, each citation and its years', () => {
    const { svg } = svgOf(
      subject(
        graphOf(5, [
          [1, 0],
          [2, 0],
          [3, 2],
        ]),
      ),
    );
    assert.equal(svg.match(/<polygon/g)?.length, 3);
    assert.ok((svg.match(/<circle/g)?.length ?? 0) >= 5);
    assert.match(svg, />Author0 2000<\/text>/);
    assert.match(svg, />2002<\/text>/);
  });

  it('says what pages say as text only', () => {
    const graph = graphOf(2, [[1, 0]]);
    const evil = '<script>alert(1)</script>&"\'\u0000]]>';
    const { svg } = svgOf(subject({ ...graph, title: evil, nodes: { ...graph.nodes, label: [evil, evil] } }));
    assert.ok(!svg.includes('<script') && !svg.includes('\u0000'));
    assert.match(svg, /&#60;script&#62;alert\(1\)&#60;\/script&#62;&#38;&#34;&#39;\]\]&#62;/);
  });

  it('leaves out what is not in view', () => {
    const { svg } = svgOf({ ...subject(graphOf(5, [[1, 0]])), left: 5000 });
    assert.doesNotMatch(svg, /<circle|<line x1="-/);
  });
});

function graphOf(count: number, edges: readonly (readonly [number, number])[]): MapGraph {
  const all = Array.from({ length: count }, (_, node) => node);
  const citers = all.map((node) => edges.filter(([, to]) => to === node).length);
  return {
    title: 'Papers',
    scope: { of: 'library' },
    nodes: {
      id: all.map((node) => `paper${node}`),
      label: all.map((node) => `Author${node} ${2000 + (node % 20)}`),
      title: all.map((node) => `On the matter of ${node}`),
      citers,
      date: all.map((node) => (node === 3 ? null : 2000 + (node % 20))),
      inNote: all.map((node) => node === 3),
      hidden: all.map(() => 0),
      connects: all.map(() => 0),
    },
    edges: {
      from: edges.map(([from]) => from),
      to: edges.map(([, to]) => to),
      role: edges.map((_, edge) => (edge === 0 ? 0 : -1)),
      nearness: edges.map(() => null),
    },
    roles: ['uses'],
    colourings: [
      {
        id: 'category',
        label: 'Category',
        groups: ['a', 'b'],
        of: all.map((node) => (node % 3) - 1),
        ordered: false,
        none: 'none',
      },
    ],
    seeds: [0],
  };
}
