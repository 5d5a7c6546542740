/**
 * The DOT language of Graphviz (https://graphviz.org/doc/info/lang.html). Where papers have positions, `neato -n` draws
 * them there; without, `dot` or `sfdp` lays them out. What is near is a dashed line without an arrow. Skipping: ports,
 * subgraphs, HTML labels.
 */
import { once, written } from './rows';
import type { ExportedEdge, ExportedNode, MapTable, Row, Value } from './table';

/** Points between papers that lie beside each other, on the average: a label is about as long. */
const APART = 100;

export function* dot({ title, nodes, edges }: MapTable): Generator<void, string> {
  const position = positions(nodes);
  const idOf = once(quoted);
  const nodeLines = yield* written(nodes, ({ id, row }) => {
    const { x, y, title: tooltip, ...others } = row;
    const attributes = { ...others, ...(tooltip !== undefined && { tooltip }), ...position(x, y) };
    return `  ${idOf(id)} [${list(attributes)}];\n`;
  });
  const edgeLines = yield* written(edges, ({ source, target, row }) => {
    const attributes = list(lineOf(row));
    const shown = attributes === '' ? '' : ` [${attributes}]`;
    return `  ${idOf(source)} -> ${idOf(target)}${shown};\n`;
  });
  return `digraph ${quoted(title)} {
  graph [label=${quoted(title)}];
  node [shape=box, style=rounded];
${nodeLines}${edgeLines}}
`;
}

function lineOf({ kind, role, weight }: ExportedEdge['row']): Row {
  if (kind === 'near')
    return { dir: 'none', style: 'dashed', ...(weight !== undefined && { nearness: weight }) };
  return role === undefined ? {} : { label: role };
}

/** Positions are points there, whatever they are on the map: they are spread so that labels have room. */
function positions(nodes: readonly ExportedNode[]) {
  let extent = 0;
  for (const { row } of nodes) extent = Math.max(extent, Math.abs(at(row.x)), Math.abs(at(row.y)));
  const scale = extent === 0 ? 0 : (APART * Math.sqrt(nodes.length)) / (2 * extent);
  return (x: Value | undefined, y: Value | undefined): Row =>
    x === undefined || y === undefined
      ? {}
      : { pos: `${(at(x) * scale).toFixed(1)},${(at(y) * scale).toFixed(1)}` };
}

function at(value: Value | undefined): number {
  return typeof value === 'number' ? value : 0;
}

function list(attributes: Row): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? quoted(value) : value}`)
    .join(', ');
}

/**
 * A quoted string: in it a backslash would begin an escape of a label (`\N` is the name of the node), and what looks
 * like an entity of HTML would be read as one.
 */
function quoted(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ');
  const escaped = plain.replace(/[\\"]/g, '\\$&').replace(/&(?=#?\w+;)/g, '&amp;');
  return `"${escaped}"`;
}
