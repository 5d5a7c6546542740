// How the map is drawn, as far as it needs no browser: colours, labels, what lies where, clusters, the saved picture.
import * as assert from 'node:assert/strict';
import type { MapGraph } from '../../src/core/map/model';
import { groupsOf, NO_GROUPS, tellingWords, wordCounts } from '../../src/webview/map/clusters';
import { ClusterTree, clusterLabel } from '../../src/webview/map/clusters-tree';
import { contrast, groupColours, neutral, rgbOf, type Theme } from '../../src/webview/map/colours';
import { isInside, itemAt, nextInDirection } from '../../src/webview/map/drawing-find';
import { LABEL_HEIGHT, type LabelWish, placedLabels } from '../../src/webview/map/drawing-labels';
import { Looks, type Marks } from '../../src/webview/map/drawing-look';
import { roomsOf, scaleOf, sceneOf, sizesOf } from '../../src/webview/map/drawing-scene';
import { seededRandom } from '../../src/webview/map/layout-input';
import { svgOf } from '../../src/webview/map/picture';

const themes: readonly Theme[] = (
  [
    ['#1e1e1e', '#cccccc', true, false],
    ['#ffffff', '#333333', false, false],
    ['#fdf6e3', '#657b83', false, false],
    ['#002b36', '#839496', true, false],
    ['#000000', '#ffffff', true, true],
    ['#ffffff', '#000000', false, true],
  ] as const
).map(([background, foreground, dark, highContrast]) => ({
  background,
  foreground,
  dark,
  highContrast,
  focus: '#0078d4',
  font: 'sans-serif',
}));

const noMarks: Marks = {
  selected: new Set(),
  emphasised: undefined,
  hovered: undefined,
  pinned: new Set(),
  shown: undefined,
  shownEdges: undefined,
};

describe('colours of the map', () => {
  it('stand out from any background', () => {
    for (const theme of themes)
      for (const colour of [
        ...groupColours(14, false, theme),
        ...groupColours(8, true, theme),
        neutral(theme),
      ])
        assert.ok(
          contrast(rgbOf(colour)!, rgbOf(theme.background)!) >= (theme.highContrast ? 4.4 : 2.95),
          `${colour} on ${theme.background}`,
        );
  });

  it('are different for seven groups, and along a scale', () => {
    for (const theme of themes)
      for (const ordered of [false, true])
        assert.equal(new Set(groupColours(7, ordered, theme)).size, 7, theme.background);
  });

  it('grow lighter or darker along a scale', () => {
    for (const theme of themes) {
      const steps = groupColours(6, true, theme).map((colour) =>
        contrast(rgbOf(colour)!, rgbOf(theme.background)!),
      );
      assert.ok(steps.at(-1)! > steps[0]! + 1, theme.background);
    }
  });

  it('are read as VS Code writes them', () => {
    assert.deepEqual(rgbOf('#fff'), [255, 255, 255]);
    assert.deepEqual(rgbOf('#1e1e1e80'), [30, 30, 30]);
    assert.deepEqual(rgbOf('rgba(30, 31, 32, 0.5)'), [30, 31, 32]);
    assert.equal(rgbOf('papayawhip'), undefined);
  });
});

describe('labels of the map', () => {
  it('never overlap', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = seededRandom(seed);
      const wishes: LabelWish[] = Array.from({ length: 300 }, (_, item) => {
        const [x, width] = [random() * 800, 20 + random() * 90];
        return { item, text: '', y: random() * 500, width, places: [x, x - width - 12] };
      });
      const placed = placedLabels(wishes, [], 80);
      assert.ok(placed.length > 10 && placed.length <= 80);
      assert.equal(placed[0]!.item, 0, 'what matters most comes first');
      for (const [at, one] of placed.entries())
        for (const other of placed.slice(at + 1))
          assert.ok(
            Math.abs(one.y - other.y) >= LABEL_HEIGHT ||
              one.x + one.width <= other.x ||
              other.x + other.width <= one.x,
            `seed ${seed}`,
          );
    }
  });

  it('go to the other side where a disc is in the way', () => {
    const wish = { item: 0, text: '', y: 50, width: 60, places: [100, 20] };
    const disc = { item: 1, x: 120, y: 50, radius: 9 };
    const many = Array.from({ length: 20 }, (_, item) => ({ ...wish, item: item + 2, y: 200 + 20 * item }));
    assert.equal(placedLabels([...many, wish], [disc], 50).at(-1)!.x, 20);
    assert.equal(placedLabels([wish], [{ ...disc, item: 0 }], 50)[0]!.x, 100, 'its own disc is not');
  });
});

describe('what lies where on the map', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 100, y: 10 },
    { x: 60, y: 90 },
    { x: -80, y: 0 },
  ];
  const where = (item: number) => points[item]!;

  it('is found by a point', () => {
    assert.equal(
      itemAt({ x: 98, y: 8 }, [0, 1, 2, 3], where, () => 6),
      1,
    );
    assert.equal(
      itemAt({ x: 50, y: 50 }, [0, 1, 2, 3], where, () => 6),
      undefined,
    );
  });

  it('is found by a direction', () => {
    const from = (item: number, direction: 'left' | 'right' | 'up' | 'down') =>
      nextInDirection(where(item), direction, [0, 1, 2, 3], where);
    assert.deepEqual(
      [from(0, 'right'), from(0, 'left'), from(0, 'down'), from(0, 'up'), from(2, 'up')],
      [1, 3, 2, undefined, 1],
    );
  });

  it('is found by a line around it', () => {
    const square = [
      { x: -10, y: -10 },
      { x: 110, y: -10 },
      { x: 110, y: 50 },
      { x: -10, y: 50 },
    ];
    assert.deepEqual(
      points.map((point) => isInside(point, square)),
      [true, true, false, false],
    );
  });
});

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
