// What holds of every map.
import assert from 'node:assert/strict';
import type { Library } from '../../../src/core/library/library';
import type { MapGraph } from '../../../src/core/map/model';
import { toMap } from '../../../src/protocol/map';
import { readMessage } from '../../../src/protocol/message';
import { beside } from './random-library';

/** The columns fit each other and the library, and the webview takes them. */
export function checkMap(graph: MapGraph, all: Library): void {
  const read = readMessage(toMap, { type: 'show', graph, keep: false });
  assert.ok('message' in read, 'fault' in read ? read.fault : '');
  const { nodes, edges, roles, colourings, seeds } = graph;
  const papers = nodes.id.length;
  assert.deepEqual(new Set(Object.values(nodes).map(({ length }) => length)), new Set([papers]));
  assert.equal(new Set(Object.values(edges).map(({ length }) => length)).size, 1);
  assert.equal(new Set(nodes.id).size, papers);
  const works = nodes.id.map((node) => all.byId(node)!);
  for (const seed of seeds) assert.ok(seed < papers);
  const cites = new Set<string>();
  for (const [edge, from] of edges.from.entries()) {
    const [citing, cited] = [works[from]!, works[edges.to[edge]!]!];
    assert.ok(citing && cited && citing !== cited);
    if (edges.nearness[edge] !== null) continue;
    const citations = citing.cites.filter((citation) => citation.cited === cited);
    assert.equal(citations[0]!.role, roles[edges.role[edge]!]);
    cites.add(`${from} ${edges.to[edge]}`);
  }
  const among = new Map(works.map((work, place) => [work, place]));
  const expected = works.flatMap((work, from) =>
    work.cites.flatMap(({ cited }) =>
      among.has(cited) && cited !== work ? [`${from} ${among.get(cited)}`] : [],
    ),
  );
  assert.deepEqual(cites, new Set(expected));
  assert.equal(edges.nearness.filter((nearness) => nearness === null).length, cites.size);
  for (const [node, work] of works.entries()) {
    assert.equal(nodes.hidden[node], [...beside(work)].filter((other) => !among.has(other)).length);
    assert.ok(nodes.connects[node]! >= 0 && nodes.connects[node]! <= 1);
  }
  for (const { groups, of } of colourings) {
    assert.equal(of.length, papers);
    assert.ok(groups.length <= 10);
    assert.deepEqual(new Set(of.filter((group) => group >= 0)), new Set(groups.keys()));
  }
}
