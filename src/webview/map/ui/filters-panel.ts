/** The part beside the map that says which papers are shown. */
import type { Colouring, MapGraph } from '../../../protocol/map';
import { button, counted, h } from './dom';
import {
  countsOf,
  type Filters,
  isFiltered,
  noFilters,
  noteCounts,
  toggled,
  yearCounts,
  yearsOf,
} from './filters';
import { keepingFocus } from './focus';
import { colouringsOf, type View } from './view';

export function filtersPanel(view: View): HTMLElement {
  const element = h('div', { className: 'filters' });
  const change = (part: Partial<Filters>) => view.filterBy({ ...view.filters, ...part });

  function render(): void {
    const { graph, filters, shown, dims } = view;
    if (!graph || view.panel !== 'filters') return;
    const reset = button('Show all', () => view.filterBy(noFilters));
    reset.dataset.key = 'reset';
    reset.disabled = !isFiltered(filters);
    keepingFocus(element, () =>
      element.replaceChildren(
        h(
          'div',
          { className: 'filters-head' },
          h(
            'p',
            {},
            `${shown.count.toLocaleString('en')} of ${counted(graph.nodes.id.length, 'paper')} shown`,
          ),
          reset,
        ),
        check('dims', 'Dim the others instead of hiding them', dims, (on) => view.filterBy(filters, on)),
        ...years(graph, filters, change),
        notes(graph, filters, change),
        fieldset(
          'Cited by at least',
          numberField('citers', 'Papers of the library', filters.citers, 0, undefined, (value) =>
            change({ citers: value ?? 0 }),
          ),
        ),
        // Years are a range: a box for each would be the longer way.
        ...colouringsOf(graph)
          .filter(({ ordered }) => !ordered)
          .map((colouring) => groups(view, graph, colouring)),
      ),
    );
  }

  view.onDidChange((what) => {
    if (what === 'graph' || what === 'filters' || what === 'panel') render();
  });
  return element;
}

function years(graph: MapGraph, filters: Filters, change: (part: Partial<Filters>) => void): HTMLElement[] {
  const span = yearsOf(graph);
  if (!span) return [];
  const { first, last } = span;
  const field = (key: 'from' | 'to', words: string, blank: number) =>
    numberField(
      key,
      words,
      filters[key] ?? blank,
      first,
      last,
      // At its end a range is open: papers without a date are shown, and so are years to come.
      (value) => change({ [key]: value === blank ? null : value }),
    );
  return [
    fieldset(
      'Years',
      columns(yearCounts(graph, filters, span), first, filters),
      h('div', { className: 'range' }, field('from', 'From', first), field('to', 'To', last)),
    ),
  ];
}

/** The papers of each year as columns; for the eye only, the numbers are in the list. */
function columns(counts: readonly number[], first: number, { from, to }: Filters): HTMLElement {
  const most = Math.max(1, ...counts);
  return h(
    'div',
    { className: 'columns', attributes: { 'aria-hidden': true } },
    ...counts.map((count, at) => {
      const year = first + at;
      const within = year >= (from ?? -Infinity) && year <= (to ?? Infinity);
      const column = h('span', {
        className: within ? 'within' : '',
        title: `${year}: ${counted(count, 'paper')}`,
      });
      column.style.height = `${count === 0 ? 0 : Math.max(6, (100 * count) / most)}%`;
      return column;
    }),
  );
}

function notes(graph: MapGraph, filters: Filters, change: (part: Partial<Filters>) => void): HTMLElement {
  const counts = noteCounts(graph, filters);
  const choice = (value: Filters['note'], words: string, count: number) =>
    h(
      'label',
      { className: 'check' },
      h('input', {
        type: 'radio',
        name: 'note',
        checked: filters.note === value,
        data: { key: `note ${value}` },
        onchange: () => change({ note: value }),
      }),
      h('span', { className: 'words' }, words),
      h('span', { className: 'count' }, count.toLocaleString('en')),
    );
  return fieldset(
    'Notes',
    choice('any', 'All papers', counts.in + counts.out),
    choice('in', 'In a note', counts.in),
    choice('out', 'In no note', counts.out),
  );
}

function groups(view: View, graph: MapGraph, colouring: Colouring): HTMLElement {
  const { filters } = view;
  const counts = countsOf(graph, colouring, filters);
  const hidden = new Set(filters.hidden[colouring.id]);
  const row = (words: string, group: string, count: number) =>
    check(
      `${colouring.id} ${group}`,
      words,
      !hidden.has(group),
      () => view.filterBy(toggled(filters, colouring.id, group)),
      count,
    );
  return fieldset(
    colouring.label,
    ...(colouring.id === 'role' ? [h('p', { className: 'machine' }, 'machine-made labels')] : []),
    ...colouring.groups.map((group, at) => row(group, group, counts[at]!)),
    ...(counts.at(-1)! > 0 || hidden.has('') ? [row(colouring.none, '', counts.at(-1)!)] : []),
  );
}

const fieldset = (words: string, ...children: HTMLElement[]): HTMLElement =>
  h('fieldset', {}, h('legend', {}, words), ...children);

function check(
  key: string,
  words: string,
  checked: boolean,
  change: (on: boolean) => void,
  count?: number,
): HTMLElement {
  const box = h('input', { type: 'checkbox', checked, data: { key }, onchange: () => change(box.checked) });
  return h(
    'label',
    { className: 'check' },
    box,
    h('span', { className: 'words' }, words),
    count !== undefined && h('span', { className: 'count' }, count.toLocaleString('en')),
  );
}

function numberField(
  key: string,
  words: string,
  value: number,
  min: number,
  max: number | undefined,
  change: (value: number | null) => void,
): HTMLElement {
  const input = h('input', {
    type: 'number',
    value: String(value),
    min: String(min),
    max: max === undefined ? '' : String(max),
    data: { key },
    // On `change`, not at each digit: 2, 20, 201 are no years.
    onchange: () => change(Number.isNaN(input.valueAsNumber) ? null : Math.round(input.valueAsNumber)),
  });
  return h('label', { className: 'number' }, h('span', {}, words), input);
}
