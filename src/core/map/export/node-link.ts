/**
 * Node-link JSON: `{directed, multigraph, graph, nodes: [{id, …}], links: [{source, target, …}]}`, which networkx
 * (`node_link_graph(data, edges="links")`), d3-force, force-graph and many a notebook read as it is. JSON Graph Format
 * says the same in a nesting of its own that few of them know. `multigraph` is true where two papers may be joined both by
 * a citation and by what is near.
 */
import { wellFormed } from '../../prose';
import { written } from './rows';
import type { MapTable } from './table';

export function* nodeLink({ title, nodes, edges }: MapTable): Generator<void, string> {
  const isMulti = edges.some(({ row }) => row.kind === 'near');
  // One item a line: what changes in a map is then seen in a diff.
  const nodeLines = yield* written(nodes, ({ id, row }) => json({ id, ...row }), ',\n');
  const edgeLines = yield* written(
    edges,
    ({ source, target, row }) => json({ source, target, ...row }),
    ',\n',
  );
  return `{"directed": true, "multigraph": ${isMulti}, "graph": ${json({ title })},
"nodes": [
${nodeLines}
],
"links": [
${edgeLines}
]}
`;
}

/** Programs that read UTF-8 break at half a character, though JSON has an escape for it. */
function json(value: object): string {
  const text = JSON.stringify(value);
  if (!/\\ud[89a-f]/.test(text)) return text;
  return JSON.stringify(value, (_, one) => (typeof one === 'string' ? wellFormed(one) : one));
}
