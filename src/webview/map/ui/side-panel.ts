/** The parts beside the map, one at a time, as tabs (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/). */
import { attribute, h, iconButton } from './dom';
import { isFiltered } from './filters';
import type { Panel, View } from './view';

const names: Record<Panel, string> = { paper: 'Paper', filters: 'Filters', list: 'List' };
const order = Object.keys(names) as Panel[];

export function sidePanel(view: View, parts: Record<Panel, HTMLElement>): HTMLElement {
  const tabs = order.map((panel) =>
    h(
      'button',
      {
        type: 'button',
        id: `tab-${panel}`,
        onclick: () => view.openPanel(panel),
        attributes: { role: 'tab', 'aria-controls': `panel-${panel}` },
      },
      names[panel],
    ),
  );
  const panels = order.map((panel) =>
    h(
      'div',
      {
        id: `panel-${panel}`,
        className: 'tab-panel',
        attributes: { role: 'tabpanel', 'aria-labelledby': `tab-${panel}` },
      },
      parts[panel],
    ),
  );
  const list = h(
    'div',
    { className: 'tabs', attributes: { role: 'tablist', 'aria-label': 'Beside the map' } },
    ...tabs,
  );
  list.addEventListener('keydown', (event) => {
    const at = order.indexOf(view.panel ?? 'paper');
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: order.length - 1 }[event.key];
    if (to === undefined) return;
    view.openPanel(order.at(to % order.length));
    tabs.at(to % order.length)?.focus();
    event.preventDefault();
  });
  const element = h(
    'aside',
    { className: 'side', id: 'side', attributes: { 'aria-label': 'Beside the map' } },
    h(
      'div',
      { className: 'side-head' },
      list,
      iconButton('close', 'Close the side panel', () => {
        view.openPanel(undefined);
        // To what opens it again: the button that had the focus is gone.
        document.getElementById('side-opener')?.focus();
      }),
    ),
    ...panels,
  );

  function draw(): void {
    element.hidden = view.panel === undefined;
    order.forEach((panel, at) => {
      const open = panel === view.panel;
      attribute(tabs[at]!, { 'aria-selected': open });
      tabs[at]!.tabIndex = open ? 0 : -1;
      panels[at]!.hidden = !open;
    });
    tabs[order.indexOf('filters')]!.textContent = isFiltered(view.filters) ? 'Filters •' : 'Filters';
  }

  view.onDidChange((change) => {
    if (change === 'panel' || change === 'filters') draw();
  });
  draw();
  return element;
}
