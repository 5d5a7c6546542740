/** What the buttons and keys of the page do: most of it is said to the extension, which looks the papers up. */
import type { FromMap } from '../../../protocol/map';
import type { Extension } from '../../extension';
import { dragData } from './drag';
import type { DrawingLink } from './drawing-link';
import { ones } from './filters';
import type { ToolbarActions } from './toolbar';
import type { Actions, View } from './view';

export function actionsOf(view: View, link: DrawingLink, extension: Extension<FromMap>): Actions {
  const idOf = (node: number) => view.graph?.nodes.id[node];
  const isPinned = (node: number) => link.engine?.isPinned(node) ?? false;
  return {
    open: (node, what) => {
      const id = idOf(node);
      if (id !== undefined) extension.send({ type: 'open', id, what });
    },
    cite: (nodes) => extension.send({ type: 'cite', ids: view.ids(nodes) }),
    expand: (node) => {
      const id = idOf(node);
      if (id !== undefined) extension.send({ type: 'expand', id });
    },
    mapOf: (node, of) => {
      const ids = view.ids([node]);
      extension.send({
        type: 'scope',
        scope: of === 'papers' ? { of, ids, steps: 1 } : { of, ids },
      });
    },
    isPinned,
    togglePins: (nodes) => {
      const all = nodes.every(isPinned);
      for (const node of nodes)
        if (all) link.engine?.unpin(node);
        else link.engine?.pin(node);
      view.tell('layout');
    },
    drag: (event, node) => {
      // One of several that are selected takes the others along.
      const nodes = view.selected.includes(node) ? view.selected : [node];
      dragData(event, view.ids(nodes));
    },
    clusters: () => link.clusters,
    turnCluster: ({ id, expanded }) =>
      expanded ? link.engine?.collapseCluster(id) : link.engine?.expandCluster(id),
    groupOf: (node) => link.groupOf(node),
    reveal: (node) => link.reveal(node),
    approach: (node) => link.approach(node),
    colourOf: (group) => link.engine?.colourOf(group) ?? '',
    edgeColourOf: (role) => link.engine?.edgeColourOf(role) ?? '',
  };
}

export function saverOf(
  view: View,
  link: DrawingLink,
  extension: Extension<FromMap>,
): Omit<ToolbarActions, 'help'> {
  return {
    scope: (scope) => extension.send({ type: 'scope', scope }),
    chooseSeeds: (of) => extension.send({ type: 'chooseSeeds', of }),
    timeAxis: (on) => {
      link.engine?.timeAxis(on);
      view.tell('layout');
    },
    isTimeAxis: () => link.engine?.isTimeAxis ?? false,
    save: async (format, what) => {
      const { engine } = link;
      if (format === 'svg' || format === 'png') {
        if (engine?.isDrawn)
          extension.send({ type: 'picture', format, data: await engine.picture(format, what) });
        return;
      }
      // What the filters leave out is not on the map that is written, either.
      const nodes = ones(view.shown.nodes);
      const places = nodes.map((node) => engine?.placeOf(node));
      // A map of which nothing is drawn is written all the same, without places.
      const known = places.every((place) => place !== undefined) ? places : [];
      extension.send({
        type: 'export',
        format,
        ids: view.ids(nodes),
        x: known.map(([x]) => x),
        y: known.map(([, y]) => y),
      });
    },
    canDraw: () => link.engine?.isDrawn ?? false,
  };
}
