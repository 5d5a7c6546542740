/** Writes a map for other programs. */
import type { Work } from '../model';
import { dot } from './export/dot';
import { graphml } from './export/graphml';
import { nodeLink } from './export/node-link';
import { type Layout, tableOf } from './export/table';
import type { MapGraph } from './model';

export type { Layout } from './export/table';

export const MAP_FORMATS = ['graphml', 'dot', 'json'] as const;
export type MapFormat = (typeof MAP_FORMATS)[number];

const WRITERS = { graphml, dot, json: nodeLink };

/**
 * The text of a file, in steps of a few milliseconds. `workOf` finds the paper of an id, for what a map does not hold:
 * authors, identifiers. With a layout only the papers that it places are written, each with its position, and the lines
 * between them; without one all papers are, without positions.
 */
export function* writeMap(
  format: MapFormat,
  graph: MapGraph,
  workOf: (id: string) => Work | undefined,
  layout?: Layout,
): Generator<void, string> {
  return yield* WRITERS[format](yield* tableOf(graph, workOf, layout));
}
