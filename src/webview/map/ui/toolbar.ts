/** What stands above the map: what it is of, the search, and what can be done with the whole of it. */
import type { FromMap, MapScope } from '../../../protocol/map';
import { attribute, button, counted, h, iconButton } from './dom';
import { isFiltered, linesShown } from './filters';
import { menuButton } from './menu';
import type { View } from './view';

export interface ToolbarActions {
  scope(scope: MapScope): void;
  chooseSeeds(of: 'papers' | 'similar' | 'time'): void;
  save(format: 'svg' | 'png' | Extract<FromMap, { type: 'export' }>['format'], what: 'shown' | 'all'): void;
  timeAxis(on: boolean): void;
  isTimeAxis(): boolean;
  /** There is something that a picture can be made of. */
  canDraw(): boolean;
  help(): void;
}

export function toolbar(view: View, actions: ToolbarActions, search: HTMLElement): HTMLElement {
  const title = h('h1', { className: 'map-title' });
  const count = h('p', { className: 'map-count' });
  const shape = h('select', {
    attributes: { 'aria-label': 'Papers on the map' },
    title: 'Papers on the map',
    onchange: () => {
      const chosen = shapesOf(view.graph?.scope)[shape.selectedIndex];
      if (chosen) actions.scope(chosen.scope);
    },
  });
  const time = iconButton('time', 'Time axis', () => actions.timeAxis(!actions.isTimeAxis()), {
    'aria-pressed': false,
  });
  const seeds = button('Choose papers…', () => actions.chooseSeeds(seedsOf(view.graph?.scope)));
  const panel = iconButton(
    'panel',
    'Side panel',
    () => view.openPanel(view.panel === undefined ? 'paper' : undefined),
    { 'aria-expanded': true, 'aria-controls': 'side', id: 'side-opener' },
  );
  const picture = (label: string, format: 'svg' | 'png', what: 'shown' | 'all') => ({
    label,
    run: () => actions.save(format, what),
    disabled: !actions.canDraw(),
  });
  const exporting = menuButton('export', 'Export', () => [
    picture('SVG, all of the map', 'svg', 'all'),
    picture('SVG, as shown here', 'svg', 'shown'),
    picture('PNG, all of the map', 'png', 'all'),
    picture('PNG, as shown here', 'png', 'shown'),
    { label: 'GraphML', run: () => actions.save('graphml', 'all') },
    { label: 'DOT (Graphviz)', run: () => actions.save('dot', 'all') },
    { label: 'JSON', run: () => actions.save('json', 'all') },
  ]);

  view.onDidChange((change) => {
    if (change === 'panel') attribute(panel, { 'aria-expanded': view.panel !== undefined });
    if (change === 'layout' || change === 'graph') attribute(time, { 'aria-pressed': actions.isTimeAxis() });
    const { graph } = view;
    if (!graph || (change !== 'graph' && change !== 'filters' && change !== 'selection')) return;
    count.textContent = countOf(view);
    if (change !== 'graph') return;
    title.textContent = graph.title;
    title.title = graph.title;
    const shapes = shapesOf(graph.scope);
    shape.replaceChildren(...shapes.map(({ label, chosen }) => h('option', { selected: chosen }, label)));
    shape.hidden = shapes.length === 0;
  });

  return h(
    'header',
    { className: 'toolbar' },
    h('div', { className: 'map-heading' }, title, count),
    search,
    h(
      'div',
      { className: 'tools', attributes: { role: 'group', 'aria-label': 'Map' } },
      shape,
      seeds,
      time,
      exporting,
      iconButton('help', 'Keyboard and mouse', actions.help),
      panel,
    ),
  );
}

function countOf({ graph, shown, filters, selected }: View): string {
  if (!graph) return '';
  const papers = graph.nodes.id.length;
  const { citations, near } = linesShown(graph, shown);
  return [
    isFiltered(filters)
      ? `${shown.count.toLocaleString('en')} of ${counted(papers, 'paper')}`
      : counted(papers, 'paper'),
    counted(citations, 'citation'),
    ...(near > 0 ? [counted(near, 'similar pair')] : []),
    ...(selected.length > 1 ? [`${selected.length.toLocaleString('en')} selected`] : []),
  ].join(' · ');
}

/** The maps that can be made of the papers that this one starts from. */
function shapesOf(scope: MapScope | undefined): { label: string; scope: MapScope; chosen: boolean }[] {
  if (!scope || !('ids' in scope)) return [];
  const { ids } = scope;
  const shapes: { label: string; scope: MapScope }[] = [
    { label: 'One citation away', scope: { of: 'papers', ids, steps: 1 } },
    { label: 'Two citations away', scope: { of: 'papers', ids, steps: 2 } },
    { label: 'Three citations away', scope: { of: 'papers', ids, steps: 3 } },
    { label: 'Similar papers', scope: { of: 'similar', ids } },
    { label: ids.length > 1 ? 'What connects them, over time' : 'Over time', scope: { of: 'time', ids } },
  ];
  return shapes.map((shape) => ({
    ...shape,
    chosen:
      shape.scope.of === scope.of &&
      (scope.of !== 'papers' || (shape.scope.of === 'papers' && shape.scope.steps === scope.steps)),
  }));
}

const seedsOf = (scope: MapScope | undefined): 'papers' | 'similar' | 'time' =>
  scope && 'ids' in scope ? scope.of : 'papers';
