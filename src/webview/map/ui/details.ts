/** The part beside the map that tells of what is selected. */
import type { PaperCard } from '../../../protocol/map';
import { button, counted, h } from './dom';
import { keepingFocus } from './focus';
import type { Actions, View } from './view';

/** So many of several selected papers are named; more are only counted. */
const mostNamed = 200;

export interface Details {
  readonly element: HTMLElement;
  /** The card of a paper has come. */
  show(card: PaperCard): void;
}

export function details(view: View, actions: Actions): Details {
  const element = h('div', { className: 'details' });
  let card: PaperCard | undefined;

  function render(): void {
    const { graph, selected } = view;
    if (!graph) return;
    const [node] = selected;
    keepingFocus(element, () => {
      if (node === undefined) element.replaceChildren(...nothing(actions));
      else if (selected.length > 1) element.replaceChildren(...several(view, actions));
      else {
        const known = card?.id === graph.nodes.id[node] ? card : undefined;
        element.replaceChildren(...one(view, actions, node, known));
      }
    });
  }

  view.onDidChange((change) => {
    if (change === 'selection' || change === 'graph' || change === 'filters') render();
    if (change === 'selection') element.scrollTop = 0;
    if (change === 'clusters' && view.selected.length === 0) render();
    if (change === 'layout') relabelPin(view, actions, element);
  });
  return {
    element,
    show: (next) => {
      card = next;
      render();
    },
  };
}

const nothing = (actions: Actions): HTMLElement[] => [
  h('p', { className: 'hint' }, 'Select a paper on the map or in the list to read about it here.'),
  h(
    'p',
    { className: 'hint' },
    'A double click opens the line it was read from. Drag a paper into a note to cite it. Press ? for the keys.',
  ),
  ...clusters(actions),
];

/** A large map is drawn as groups; here they can be opened by keys, too. */
function clusters(actions: Actions): HTMLElement[] {
  const found = actions.clusters();
  if (found.length === 0) return [];
  return [
    h('h2', { className: 'groups' }, 'Groups of papers'),
    h(
      'ul',
      { className: 'selected' },
      ...found.map((cluster) =>
        h(
          'li',
          {},
          h(
            'button',
            {
              type: 'button',
              className: 'row',
              data: { key: `cluster ${cluster.id}` },
              attributes: { 'aria-expanded': cluster.expanded },
              onclick: () => actions.turnCluster(cluster),
            },
            h('strong', {}, cluster.words || cluster.label),
            h('span', {}, `${counted(cluster.members.length, 'paper')}, around ${cluster.label}`),
          ),
        ),
      ),
    ),
  ];
}

function one(view: View, actions: Actions, node: number, card: PaperCard | undefined): HTMLElement[] {
  const { title, citers, hidden, connects } = view.graph!.nodes;
  // What the map itself knows is there at once; the rest comes with the card.
  const marks = card?.marks ?? [`cited by ${citers[node]}`];
  const expand = button(`Expand (${hidden[node]!.toLocaleString('en')})`, () => actions.expand(node));
  expand.title = 'Bring the papers that it cites, and those that cite it, onto the map';
  expand.disabled = hidden[node] === 0;
  return [
    h('h2', {}, card?.title ?? title[node]!),
    ...hiddenHint(view),
    h('div', { className: 'lines' }, ...(card?.lines ?? []).map((line) => h('p', {}, line))),
    h(
      'ul',
      { className: 'marks', attributes: { 'aria-label': 'Marks' } },
      ...[...marks, ...(connects[node]! > 0 ? ['connects the chosen papers'] : [])].map((mark) =>
        h('li', {}, mark),
      ),
    ),
    h(
      'div',
      { className: 'actions' },
      button('Open Page', () => actions.open(node, 'page'), 'primary'),
      button('Cite', () => actions.cite([node])),
      button('Open Line', () => actions.open(node, 'line')),
      button('Show in Papers', () => actions.open(node, 'row')),
      expand,
      pinButton(view, actions),
    ),
    ...(card?.abstract === undefined
      ? []
      : [
          ...(card.machine ? [h('p', { className: 'machine' }, 'machine-written')] : []),
          h('p', { className: 'abstract' }, card.abstract),
        ]),
  ];
}

function several(view: View, actions: Actions): HTMLElement[] {
  const { selected } = view;
  const { label, title } = view.graph!.nodes;
  return [
    h('h2', {}, `${counted(selected.length, 'paper')} selected`),
    ...hiddenHint(view),
    h(
      'div',
      { className: 'actions' },
      button('Cite All', () => actions.cite(selected), 'primary'),
      pinButton(view, actions),
      button('Clear Selection', () => view.select([])),
    ),
    h(
      'ul',
      { className: 'selected' },
      ...selected
        .slice(0, mostNamed)
        .map((node) =>
          h(
            'li',
            {},
            h(
              'button',
              { type: 'button', className: 'row', title: title[node]!, onclick: () => view.select([node]) },
              h('strong', {}, label[node]!),
              h('span', {}, title[node]!),
            ),
          ),
        ),
      selected.length > mostNamed &&
        h('li', { className: 'hint' }, `and ${counted(selected.length - mostNamed, 'other')}`),
    ),
  ];
}

/** Says why what is told of here cannot be found on the map. */
const hiddenHint = (view: View): HTMLElement[] =>
  view
    .hiddenOfSelected()
    .map((words) => h('p', { className: 'hint' }, `${words[0]!.toUpperCase()}${words.slice(1)}`));

function pinButton(view: View, actions: Actions): HTMLElement {
  const pin = button(pinLabel(view, actions), () => actions.togglePins(view.selected));
  pin.dataset.pin = '';
  return pin;
}

const pinLabel = (view: View, actions: Actions): string =>
  view.selected.every((node) => actions.isPinned(node)) ? 'Unpin' : 'Pin';

function relabelPin(view: View, actions: Actions, element: HTMLElement): void {
  const pin = element.querySelector('[data-pin]');
  if (pin) pin.textContent = pinLabel(view, actions);
}
