/** The buttons on the drawing itself, as on any map: nearer, farther, all, and the tools. */
import { attribute, h, iconButton } from './dom';
import type { DrawingLink } from './drawing-link';
import type { Lasso } from './lasso';
import type { View } from './view';

export function controls(view: View, link: DrawingLink, lasso: Lasso): HTMLElement {
  const engine = () => link.engine;
  const lassoButton = iconButton('lasso', 'Lasso (L)', () => lasso.turn(!lasso.isOn), {
    'aria-pressed': false,
  });
  lasso.onDidTurn(() => attribute(lassoButton, { 'aria-pressed': lasso.isOn }));
  const unpin = iconButton('unpin', 'Clear pins', () => {
    const pinned = engine()?.pinned() ?? [];
    for (const node of view.nodes(pinned)) engine()?.unpin(node);
    view.tell('layout');
  });
  const gather = iconButton('gather', 'Close opened groups', () => {
    for (const { id, expanded } of link.clusters) if (expanded) engine()?.collapseCluster(id);
  });
  const draw = () => {
    unpin.disabled = (engine()?.pinned().length ?? 0) === 0;
    gather.hidden = !link.clusters.some(({ expanded }) => expanded);
  };
  view.onDidChange((change) => {
    if (change === 'layout' || change === 'graph' || change === 'clusters') draw();
  });
  draw();
  return h(
    'div',
    {
      className: 'controls',
      attributes: { role: 'toolbar', 'aria-label': 'Drawing', 'aria-orientation': 'vertical' },
    },
    iconButton('plus', 'Nearer (+)', () => engine()?.zoom(1.4)),
    iconButton('minus', 'Farther (-)', () => engine()?.zoom(1 / 1.4)),
    iconButton('fit', 'All of the map (key 0)', () => engine()?.fit()),
    iconButton('relayout', 'Lay out anew', () => engine()?.relayout()),
    lassoButton,
    unpin,
    gather,
  );
}
