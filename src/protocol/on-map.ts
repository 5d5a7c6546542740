/** What a map says, held against what it shows. */
import type { FromMap, MapGraph } from './map';

const shown = new WeakMap<MapGraph, ReadonlySet<string>>();

/** The message as far as it is about papers of the map; undefined where nothing of it is. */
export function aboutShown(message: FromMap, graph: MapGraph | undefined): FromMap | undefined {
  switch (message.type) {
    case 'card':
    case 'open':
    case 'expand':
      return idsOf(graph).has(message.id) ? message : undefined;
    case 'select':
    case 'cite': {
      const ids = idsOf(graph);
      return { ...message, ids: message.ids.filter((id) => ids.has(id)) };
    }
    default:
      return message;
  }
}

function idsOf(graph: MapGraph | undefined): ReadonlySet<string> {
  if (!graph) return new Set();
  let ids = shown.get(graph);
  if (!ids) {
    ids = new Set(graph.nodes.id);
    shown.set(graph, ids);
  }
  return ids;
}
