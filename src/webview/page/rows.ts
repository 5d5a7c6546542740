/** The rows of a section, and what filters them: bars, columns, words. */
import type { Block, Row, Section } from '../../protocol/page';
import { barChart, type Chart, columnChart } from './charts';
import { element, plural } from './dom';
import { countsOf, passes } from './filter';
import { lineNodes, runNode } from './runs';

/** So many are shown at first, and so many more at each wish. */
const FIRST = 50;
const MORE = 200;
/** With fewer rows nobody needs to look for one. */
const MANY = 10;

/** What the reader did to a section; kept while the page is away. */
export interface Look {
  readonly pressed: readonly string[];
  readonly words: string;
  readonly shown: number;
}

export const UNTOUCHED: Look = { pressed: [], words: '', shown: 0 };

type Listed = Block & { kind: 'rows' };

/** Draws the charts and rows of a section, and says what is pressed, typed and shown whenever that changes. */
export function filteredRows(section: Section, look: Look, onDidChange: (look: Look) => void): HTMLElement[] {
  const list = section.blocks.find((block): block is Listed => block.kind === 'rows');
  const rows = list?.rows ?? [];
  const known = new Set(rows.flatMap(({ facets }) => facets));
  // What was pressed may be a word that no row has any more.
  let pressed: ReadonlySet<string> = new Set(look.pressed.filter((facet) => known.has(facet)));
  let { words } = look;
  let shown = Math.max(FIRST, look.shown);
  const press = (facet: string) => {
    const next = new Set(pressed);
    if (!next.delete(facet)) next.add(facet);
    pressed = next;
    shown = FIRST;
    changed();
  };
  const charts = section.blocks.flatMap((block): Chart[] =>
    block.kind === 'bars'
      ? [barChart(block, press)]
      : block.kind === 'columns'
        ? [columnChart(block, press)]
        : [],
  );
  const status = element('p', { class: 'status', role: 'status' });
  // Names, say: many find room beside each other.
  const isCompact = rows.every(({ below }) => below === undefined);
  const items = element('ul', { class: isCompact ? 'rows compact' : 'rows' });
  const more = element('button', { type: 'button', class: 'more' });
  const clear = element('button', { type: 'button', class: 'clear' }, 'Show all');
  const search = element('input', {
    type: 'search',
    placeholder: 'Filter by words',
    'aria-label': `Filter ${section.heading} by words`,
  });
  search.value = words;

  const draw = () => {
    const passing = rows.filter(passes({ pressed, words }));
    const counts = countsOf(rows, { pressed, words });
    for (const chart of charts) chart.show(pressed, counts);
    const isFiltered = pressed.size > 0 || words.trim() !== '';
    const all = plural(rows.length, list?.one ?? 'row');
    const some =
      passing.length === 0 ? `None of ${all} passes` : `${passing.length.toLocaleString('en')} of ${all}`;
    status.textContent = isFiltered ? some : '';
    clear.hidden = !isFiltered;
    items.replaceChildren(...passing.slice(0, shown).map(rowItem));
    const left = passing.length - shown;
    more.hidden = left <= 0;
    more.textContent = more.hidden
      ? ''
      : `Show ${Math.min(left, MORE).toLocaleString('en')} more of ${passing.length.toLocaleString('en')}`;
  };
  const changed = () => {
    draw();
    onDidChange({ pressed: [...pressed], words, shown });
  };
  search.addEventListener('input', () => {
    words = search.value;
    shown = FIRST;
    changed();
  });
  clear.addEventListener('click', () => {
    pressed = new Set();
    words = search.value = '';
    shown = FIRST;
    changed();
    (charts[0]?.element.querySelector('button') ?? search).focus();
  });
  more.addEventListener('click', () => {
    const next = shown;
    shown += MORE;
    changed();
    // The keyboard goes on where the new rows begin.
    items.children[next]?.querySelector('a')?.focus();
  });
  draw();
  const chartArea = element('div', { class: 'charts' }, ...charts.map((chart) => chart.element));
  // What still filters is to be seen, however few rows are left to look through.
  const hasSearch = rows.length > MANY || words !== '';
  const tools = element('div', { class: 'tools' }, ...(hasSearch ? [search] : []), status, clear);
  return [...(charts.length > 0 ? [chartArea] : []), tools, items, more];
}

function rowItem({ runs, below = [] }: Row): HTMLElement {
  return element(
    'li',
    {},
    element('div', { class: 'row-head' }, ...runs.map(runNode)),
    ...below.map((line) =>
      element('div', { class: line.machine ? 'below machine' : 'below' }, ...lineNodes(line)),
    ),
  );
}
