import assert from 'node:assert/strict';
import { Parser } from 'htmlparser2';
import { mapOf } from '../../../src/core/map/map-of';
import type { MapGraph } from '../../../src/core/map/model';
import { type Layout, type MapFormat, writeMap } from '../../../src/core/map/write-map';
import { atOnce } from '../../../src/core/steps';
import { makeLibrary, makeWork } from '../builders';
import { readDot } from './read-dot';

/** A graph as its reader has it: all values as text. */
interface ReadGraph {
  nodes: Record<string, Record<string, string>>;
  edges: Record<string, string>[];
}

const ODD = 'A "title" <b>&amp; 100% \\N \\ of \u0007bells,\u2028 \ud800 ]]> & -- {lamps} 灯 \\';

function library() {
  const works = [
    makeWork({
      title: 'Base',
      citekey: 'base-2020',
      authors: 'Ann Lightman; Bo "the" Tan',
      year: 2020,
      ids: ['10.1000/Base&1', '2001.00001'],
      categories: ['cs.LG'],
      marks: { status: 'read' },
    }),
    makeWork({ title: ODD, citekey: 'odd"key\\' }),
    makeWork({ title: 'Third', citekey: 'graph', year: 2022 }),
  ];
  return makeLibrary(works, [
    ['odd"key\\', 'base-2020', { role: 'a "role" & more\\' }],
    ['graph', 'base-2020'],
  ]);
}

function graphOf(all = library()): MapGraph {
  const context = { inNotes: new Set(['graph']), keysInNote: () => [] };
  return atOnce(mapOf(all, { of: 'papers', ids: [all.byCitekey('base-2020')!.id], steps: 1 }, context));
}

function write(format: MapFormat, graph: MapGraph, layout?: Layout, all = library()): string {
  return atOnce(writeMap(format, graph, (id) => all.byId(id), layout));
}

function readGraphml(text: string): ReadGraph {
  const names = new Map<string, string>();
  const defaults: Record<string, string> = {};
  const graph: ReadGraph = { nodes: {}, edges: [] };
  let [into, key, said] = [{} as Record<string, string>, '', ''];
  const parser = new Parser(
    {
      onopentag(tag, { id = '', ...attributes }) {
        said = '';
        if (tag === 'key') {
          key = id;
          names.set(id, attributes['attr.name']!);
        } else if (tag === 'data') key = attributes.key!;
        else into = { ...attributes };
        if (tag === 'node') graph.nodes[id] = into;
        if (tag === 'edge') graph.edges.push(Object.assign(into, defaults));
      },
      ontext: (part) => {
        said += part;
      },
      onclosetag: (tag) => {
        if (tag === 'data') into[names.get(key)!] = said;
        if (tag === 'default') defaults[names.get(key)!] = said;
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return graph;
}

function readNodeLink(text: string): ReadGraph {
  const { nodes, links } = JSON.parse(text) as Record<'nodes' | 'links', Record<string, unknown>[]>;
  const texts = (row: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
  return {
    nodes: Object.fromEntries(nodes.map(({ id, ...row }) => [id, texts(row)])),
    // Where no weight is given, programs take 1.
    edges: links.map((link) => texts({ weight: 1, ...link })),
  };
}

describe('map for other programs', () => {
  const base = {
    label: 'Lightman and Tan 2020',
    title: 'Base',
    authors: 'Ann Lightman; Bo "the" Tan',
    year: '2020',
    date: '2020.5',
    doi: '10.1000/base&1',
    arxiv: '2001.00001',
    citers: '2',
    category: 'cs.LG Machine Learning',
    status: 'read',
    inNote: 'false',
    seed: 'true',
  };

  for (const [format, read, kept] of [
    ['graphml', readGraphml, (text: string) => text.replace(/[\p{Cc}\p{Cs}]/gu, '')],
    ['json', readNodeLink, (text: string) => text.replace('\ud800', '\ufffd')],
  ] as const) {
    it(`${format} holds what is known of papers and citations`, () => {
      const { nodes, edges } = read(write(format, graphOf()));
      assert.deepEqual(nodes['base-2020'], base);
      assert.deepEqual(Object.keys(nodes).sort(), ['base-2020', 'graph', 'odd"key\\']);
      assert.deepEqual(nodes.graph, {
        label: 'Third 2022',
        title: 'Third',
        year: '2022',
        date: '2022.5',
        citers: '0',
        inNote: 'true',
        seed: 'false',
      });
      const title = kept(library().byCitekey('odd"key\\')!.title);
      assert.equal(nodes['odd"key\\']!.title, title);
      assert.equal(nodes['odd"key\\']!.role, 'a "role" & more\\');
      assert.deepEqual(edges.slice(0, 1), [
        {
          source: 'odd"key\\',
          target: 'base-2020',
          kind: 'cites',
          role: 'a "role" & more\\',
          weight: '1',
        },
      ]);
      assert.deepEqual(edges.slice(1), [
        { source: 'graph', target: 'base-2020', kind: 'cites', weight: '1' },
      ]);
    });

    it(`${format} holds where papers lie, and no others than those`, () => {
      const graph = graphOf();
      const [first, second] = graph.nodes.id as [string, string];
      const layout = { ids: [second, 'gone', first], x: [1, 0, -2.5], y: [3, 0, 4] };
      const { nodes, edges } = read(write(format, graph, layout));
      assert.deepEqual(
        Object.values(nodes).map(({ x, y }) => [x, y]),
        [
          ['-2.5', '4'],
          ['1', '3'],
        ],
      );
      assert.equal(edges.length, 1);
    });

    it(`${format} tells what is near from what cites`, () => {
      const all = library();
      const graph = graphOf(all);
      const near: MapGraph = { ...graph, edges: { from: [0], to: [1], nearness: [0.5], role: [-1] } };
      assert.deepEqual(read(write(format, near)).edges, [
        {
          source: 'base-2020',
          target: near.nodes.id[1] === all.byCitekey('graph')!.id ? 'graph' : 'odd"key\\',
          kind: 'near',
          weight: '0.5',
        },
      ]);
    });
  }

  it('DOT keeps every sign, quotes what needs it, and takes no text for a command', () => {
    const all = library();
    const graph = graphOf(all);
    const { id } = graph.nodes;
    const layout = { ids: id, x: [0, 10, -10], y: [0, 5, 0] };
    const { name, nodes, edges } = readDot(write('dot', graph, layout));
    assert.equal(name, 'Around Lightman and Tan 2020');
    assert.deepEqual(Object.keys(nodes).sort(), ['base-2020', 'graph', 'odd"key\\']);
    const { title: tooltip, ...others } = base;
    assert.deepEqual(nodes['base-2020'], { ...others, tooltip, pos: '0.0,0.0' });
    const title = all.byCitekey('odd"key\\')!.title.replace(/[\p{Cc}\p{Cs}\u2028]+/gu, ' ');
    assert.equal(nodes['odd"key\\']!.tooltip!.replaceAll('&amp;', '&'), title.replaceAll('&amp;', '&'));
    assert.deepEqual(edges, [
      { from: 'odd"key\\', to: 'base-2020', label: 'a "role" & more\\' },
      { from: 'graph', to: 'base-2020' },
    ]);
  });

  it('DOT draws what is near without an arrow', () => {
    const near: MapGraph = { ...graphOf(), edges: { from: [0], to: [1], nearness: [0.5], role: [-1] } };
    const { edges } = readDot(write('dot', near));
    const { from: _from, to: _to, ...attributes } = edges[0]!;
    assert.deepEqual(attributes, { dir: 'none', style: 'dashed', nearness: '0.5' });
  });

  it('writes papers that are gone by what the map knows of them, and an empty map', () => {
    const graph = graphOf();
    const { nodes } = readGraphml(atOnce(writeMap('graphml', graph, () => undefined)));
    assert.deepEqual(Object.keys(nodes), graph.nodes.id);
    for (const [format, read] of [
      ['graphml', readGraphml],
      ['json', readNodeLink],
    ] as const)
      assert.deepEqual(read(write(format, graph, { ids: [], x: [], y: [] })), { nodes: {}, edges: [] });
    assert.deepEqual(readDot(write('dot', graph, { ids: [], x: [], y: [] })).nodes, {});
  });
});
