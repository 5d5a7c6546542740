/**
 * GraphML (http://graphml.graphdrawing.org/specification.html), as Gephi, yEd, Cytoscape, igraph and networkx read it.
 * Every line is directed: networkx reads no file with both kinds. What is near has `kind` "near", and its direction says
 * nothing. Skipping: ports, hyperedges, nested graphs.
 */
import { once, written } from './rows';
import { EDGE_TYPES, type MapTable, NODE_TYPES, type Row, type Types } from './table';

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`;

/** Most lines are citations: what is the same for all of them is said once. */
const CITATION: Row = { kind: 'cites', weight: 1 };

export function* graphml({ title, nodes, edges }: MapTable): Generator<void, string> {
  const ofNodes = keysOf('node', NODE_TYPES, {});
  const ofEdges = keysOf('edge', EDGE_TYPES, CITATION);
  const idOf = once(escaped);
  const nodeLines = yield* written(
    nodes,
    ({ id, row }) => `    <node id="${idOf(id)}">${ofNodes.data(row)}</node>\n`,
  );
  const edgeLines = yield* written(edges, ({ source, target, row }) => {
    const edge = `    <edge source="${idOf(source)}" target="${idOf(target)}"`;
    const data = ofEdges.data(row);
    return data === '' ? `${edge}/>\n` : `${edge}>${data}</edge>\n`;
  });
  return `${HEAD}${ofNodes.declared}${ofEdges.declared}  <graph id="map" edgedefault="directed">
    <desc>${escaped(title)}</desc>
${nodeLines}${edgeLines}  </graph>
</graphml>
`;
}

/** The attributes of papers or of lines. Their ids are unique in the whole file: `n0`, `e0`. */
function keysOf(of: 'node' | 'edge', types: Types, defaults: Row) {
  const ids = new Map(Object.keys(types).map((name, n) => [name, `${of[0]}${n}`]));
  const declared = Object.entries(types).map(([name, type]) => {
    const key = `  <key id="${ids.get(name)}" for="${of}" attr.name="${name}" attr.type="${type}"`;
    const otherwise = defaults[name];
    return otherwise === undefined ? `${key}/>\n` : `${key}><default>${otherwise}</default></key>\n`;
  });
  const data = (row: Row) =>
    Object.entries(row)
      .filter(([name, value]) => value !== defaults[name])
      .map(([name, value]) => `<data key="${ids.get(name)}">${escaped(String(value))}</data>`)
      .join('');
  return { declared: declared.join(''), data };
}

/** XML 1.0 §2.2 leaves no way to write control characters and lone surrogates: they are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
