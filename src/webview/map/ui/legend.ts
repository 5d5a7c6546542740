/** What the colours mean; a click on one takes its papers away, or brings them back. */
import type { Colouring, MapGraph } from '../../../protocol/map';
import { attribute, h, icon } from './dom';
import { countsOf, only, roleCounts, roleToggled, toggled } from './filters';
import { keepingFocus } from './focus';
import { type Actions, colouringsOf, type View } from './view';

export interface Legend {
  readonly element: HTMLElement;
  /** Whether it is open. */
  isOpen(): boolean;
  open(open: boolean): void;
}

export function legend(view: View, actions: Actions): Legend {
  const body = h('div', { className: 'legend-body', id: 'legend' });
  const opener = h(
    'button',
    {
      type: 'button',
      className: 'legend-opener',
      onclick: () => open(body.hidden === true),
      attributes: { 'aria-controls': 'legend', 'aria-expanded': true },
    },
    icon('down'),
    'Legend',
  );

  const element = h(
    'section',
    { className: 'legend open', attributes: { 'aria-label': 'Legend' } },
    opener,
    body,
  );

  function open(wanted: boolean): void {
    body.hidden = !wanted;
    attribute(opener, { 'aria-expanded': wanted });
    element.classList.toggle('open', wanted);
    opener.firstElementChild?.replaceWith(icon(wanted ? 'down' : 'right'));
    view.tell('layout');
  }

  function render(): void {
    const { graph } = view;
    if (!graph) return;
    keepingFocus(body, () => {
      const colouring = view.currentColouring();
      body.replaceChildren(
        h('div', { className: 'legend-choices' }, ...colourChoice(view, graph), sizeChoice(view, graph)),
        ...(colouring ? [groups(view, graph, colouring, actions)] : []),
        ...roles(view, graph, actions),
        marks(graph),
      );
    });
  }

  // The engine has taken up the colouring by the time it is asked for colours: `colouring` is told after it.
  view.onDidChange((change) => {
    if (change === 'graph' || change === 'filters' || change === 'colouring') render();
  });
  return {
    element,
    isOpen: () => !body.hidden,
    open,
  };
}

function colourChoice(view: View, graph: MapGraph): HTMLElement[] {
  const colourings = colouringsOf(graph);
  if (colourings.length === 0) return [];
  const select = h('select', {
    data: { key: 'colour by' },
    onchange: () => view.colourBy(colourings[select.selectedIndex]?.id),
  });
  select.append(
    ...colourings.map(({ id, label }) => h('option', { selected: id === view.colouring }, label)),
  );
  return [h('label', {}, h('span', {}, 'Colour by'), select)];
}

const sizes = { citers: 'Cited by', connects: 'Connection', same: 'All alike' } as const;

function sizeChoice(view: View, graph: MapGraph): HTMLElement {
  // Nothing connects fewer than two papers.
  const connects = graph.nodes.connects.some((strength) => strength > 0);
  const choices = (['citers', 'connects', 'same'] as const).filter((size) => size !== 'connects' || connects);
  const select = h('select', {
    data: { key: 'size by' },
    onchange: () => view.sizeBy(choices[select.selectedIndex] ?? 'citers'),
  });
  select.append(...choices.map((size) => h('option', { selected: size === view.sizing }, sizes[size])));
  return h('label', {}, h('span', {}, 'Size by'), select);
}

function groups(view: View, graph: MapGraph, colouring: Colouring, actions: Actions): HTMLElement {
  const counts = countsOf(graph, colouring, view.filters);
  const hidden = new Set(view.filters.hidden[colouring.id]);
  const row = (words: string, group: string, at: number, count: number) =>
    legendRow({
      key: `group ${group}`,
      words,
      colour: actions.colourOf(at),
      line: false,
      count,
      shown: !hidden.has(group),
      toggle: (alone) =>
        view.filterBy(
          alone ? only(view.filters, colouring, group) : toggled(view.filters, colouring.id, group),
        ),
    });
  const rows = colouring.groups.map((group, at) => row(group, group, at, counts[at]!));
  const none = counts.at(-1)!;
  if (none > 0 || hidden.has('')) rows.push(row(colouring.none, '', -1, none));
  return h(
    'div',
    { className: 'legend-rows', attributes: { role: 'group', 'aria-label': `Papers by ${colouring.label}` } },
    ...(colouring.id === 'role' ? [machineMade()] : []),
    ...rows,
  );
}

function roles(view: View, graph: MapGraph, actions: Actions): HTMLElement[] {
  if (graph.roles.length === 0) return [];
  const counts = roleCounts(graph, view.shown);
  const hidden = new Set(view.filters.roles);
  const row = (words: string, role: string, at: number) =>
    legendRow({
      key: `role ${role}`,
      words,
      colour: actions.edgeColourOf(at),
      line: true,
      count: counts.at(at)!,
      shown: !hidden.has(role),
      toggle: () => view.filterBy(roleToggled(view.filters, role)),
    });
  return [
    h('h2', {}, 'Citations'),
    h(
      'div',
      { className: 'legend-rows', attributes: { role: 'group', 'aria-label': 'Citations by role' } },
      machineMade(),
      ...graph.roles.map((role, at) => row(role, role, at)),
      ...(counts.at(-1)! > 0 || hidden.has('') ? [row('No role given', '', -1)] : []),
    ),
  ];
}

/** What the drawing says by other things than colours; only what is on this map. */
function marks({ nodes, edges, seeds }: MapGraph): HTMLElement {
  const said: [string, string, boolean][] = [
    ['swatch in-note', 'In a note', nodes.inNote.some(Boolean)],
    ['swatch seed', 'The map starts from it', seeds.length > 0],
    ['swatch line near', 'Similar, not citing', edges.nearness.some((nearness) => nearness !== null)],
  ];
  return h(
    'ul',
    { className: 'legend-marks' },
    ...said.map(
      ([className, words, isThere]) =>
        isThere && h('li', { className: 'legend-row' }, h('span', { className }), h('span', {}, words)),
    ),
  );
}

/** Roles are found by the machine that wrote the page, not by the authors. */
const machineMade = (): HTMLElement =>
  h(
    'p',
    { className: 'machine', title: 'A machine gave these labels, as the pages print them' },
    'machine-made labels',
  );

interface Row {
  readonly key: string;
  readonly words: string;
  readonly colour: string;
  readonly line: boolean;
  readonly count: number;
  readonly shown: boolean;
  /** `alone`: with all others hidden. */
  readonly toggle: (alone: boolean) => void;
}

function legendRow({ key, words, colour, line, count, shown, toggle }: Row): HTMLElement {
  const swatch = h('span', { className: line ? 'swatch line' : 'swatch' });
  swatch.style.backgroundColor = colour;
  return h(
    'button',
    {
      type: 'button',
      className: 'legend-row',
      data: { key },
      title: `${words}: click to ${shown ? 'hide' : 'show'}, Alt+click for it alone`,
      attributes: { 'aria-pressed': shown },
      onclick: (event: MouseEvent) => toggle(event.altKey),
    },
    swatch,
    h('span', { className: 'words' }, words),
    h('span', { className: 'count' }, count.toLocaleString('en')),
  );
}
