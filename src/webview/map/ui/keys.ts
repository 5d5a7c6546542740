/** Keys on the map, as a table: what is pressed, what it does, and how the help puts it. */
import type { MapEngine } from '../engine';
import { button, h } from './dom';
import type { Actions, View } from './view';

export interface KeyActions {
  readonly view: View;
  readonly actions: Actions;
  engine(): MapEngine | undefined;
  search(): void;
  /** What was found stands out no more. */
  endSearch(): void;
  lasso(): void;
  /** What can be done with the paper. */
  menu(node: number): void;
  help(): void;
  /** Puts a tool down; whether one was in hand. */
  leave(): boolean;
}

type Direction = 'left' | 'right' | 'up' | 'down';

interface Key {
  /** `event.key`s. */
  readonly keys: readonly string[];
  /** Pressed with Ctrl or Cmd. */
  readonly control?: true;
  /** As the help shows them. */
  readonly shown: string;
  readonly does: string;
  readonly run: (on: KeyActions, event: KeyboardEvent) => void;
}

/** The paper that the keys are on. */
const current = ({ view }: KeyActions): number | undefined => view.hovered ?? view.selected[0];
/** What is selected, else the paper that the keys are on. */
const many = ({ view, actions }: KeyActions): readonly number[] => {
  if (view.selected.length > 0) return view.selected;
  return view.hovered === undefined || actions.groupOf(view.hovered) ? [] : [view.hovered];
};

const go = (direction: Direction) => (on: KeyActions, event: KeyboardEvent) => {
  const engine = on.engine();
  if (!engine) return;
  if (event.shiftKey) {
    const [x, y] = { left: [60, 0], right: [-60, 0], up: [0, 60], down: [0, -60] }[direction] as [
      number,
      number,
    ];
    return engine.pan(x, y);
  }
  const next = engine.neighbourInDirection(current(on), direction);
  if (next === undefined) return;
  on.view.hover(next);
  on.actions.approach(next);
};

/** Not in a group that is drawn as one: it is none of its papers that the reader means. */
const withCurrent = (run: (on: KeyActions, node: number) => void) => (on: KeyActions) => {
  const node = current(on);
  if (node !== undefined && !on.actions.groupOf(node)) run(on, node);
};

/** The group of papers, drawn as one, that the keys are on. */
const group = ({ view, actions }: KeyActions) =>
  view.hovered === undefined ? undefined : actions.groupOf(view.hovered);

const table: readonly Key[] = [
  {
    keys: ['ArrowLeft'],
    shown: '←',
    does: 'the nearest paper on that side; with Shift, moves the map',
    run: go('left'),
  },
  { keys: ['ArrowRight'], shown: '→', does: '', run: go('right') },
  { keys: ['ArrowUp'], shown: '↑', does: '', run: go('up') },
  { keys: ['ArrowDown'], shown: '↓', does: '', run: go('down') },
  {
    keys: [' '],
    shown: 'Space',
    does: 'select the paper; with Ctrl, beside others',
    run: (on, event) => {
      const node = current(on);
      if (node === undefined) return;
      const beside = event.ctrlKey || event.metaKey;
      const papers = group(on)?.members.filter((paper) => on.view.shown.nodes[paper]);
      if (papers) on.view.select(beside ? [...on.view.selected, ...papers] : papers);
      else if (beside) on.view.toggle(node);
      else on.view.select([node]);
    },
  },
  {
    keys: ['Enter'],
    shown: 'Enter',
    does: 'open its page; of a group, show its papers',
    run: (on) => {
      const found = group(on);
      if (found) on.actions.turnCluster(found);
      else withCurrent(({ actions }, node) => actions.open(node, 'page'))(on);
    },
  },
  {
    keys: ['o', 'O'],
    shown: 'O',
    does: 'open the line it was read from',
    run: withCurrent(({ actions }, node) => actions.open(node, 'line')),
  },
  {
    keys: ['c', 'C'],
    shown: 'C',
    does: 'cite what is selected in the note',
    run: (on) => many(on).length > 0 && on.actions.cite(many(on)),
  },
  {
    keys: ['e', 'E'],
    shown: 'E',
    does: 'expand: bring its neighbours onto the map',
    run: withCurrent(({ actions }, node) => actions.expand(node)),
  },
  {
    keys: ['p', 'P'],
    shown: 'P',
    does: 'pin what is selected, or let it go',
    run: (on) => on.actions.togglePins(many(on)),
  },
  {
    keys: ['ContextMenu', 'm', 'M'],
    shown: 'M',
    does: 'menu: what can be done with the paper',
    run: withCurrent(({ menu }, node) => menu(node)),
  },
  { keys: ['l', 'L'], shown: 'L', does: 'lasso: draw a line around papers', run: (on) => on.lasso() },
  { keys: ['f', 'F', '/'], shown: 'F', does: 'find papers on the map', run: (on) => on.search() },
  { keys: ['+', '='], shown: '+', does: 'nearer', run: (on) => on.engine()?.zoom(1.4) },
  { keys: ['-', '_'], shown: '-', does: 'farther', run: (on) => on.engine()?.zoom(1 / 1.4) },
  { keys: ['0'], shown: '0', does: 'all of the map', run: (on) => on.engine()?.fit() },
  { keys: ['?'], shown: '?', does: 'these keys', run: (on) => on.help() },
  {
    keys: ['a'],
    control: true,
    shown: 'Ctrl+A',
    does: 'select all that is shown',
    run: ({ view }) => view.selectShown(),
  },
  {
    keys: ['Escape'],
    shown: 'Esc',
    does: 'put the lasso down; select nothing; find nothing',
    run: (on) => {
      if (on.leave()) return;
      if (on.view.selected.length > 0) on.view.select([]);
      else on.endSearch();
    },
  },
];

/** Listens on the map; letters typed elsewhere are letters. */
export function listenToKeys(element: HTMLElement, on: KeyActions): void {
  element.addEventListener('keydown', (event) => {
    const control = event.ctrlKey || event.metaKey;
    const found = table.find(
      // With Ctrl, Space selects beside others; no other key means the same with it.
      (entry) =>
        entry.keys.includes(event.key) && (control === (entry.control === true) || event.key === ' '),
    );
    if (event.altKey) return;
    if (!found) return;
    found.run(on, event);
    event.preventDefault();
    // The engine below has a keyboard of its own for none of these.
    event.stopPropagation();
  });
}

const mouse: readonly (readonly [string, string])[] = [
  ['Click', 'select a paper and read about it'],
  ['Ctrl+Click', 'select it beside others'],
  ['Double click', 'open the line it was read from'],
  ['Drag a paper', 'move and pin it; into a note: cite it'],
  ['Drag, wheel', 'move the map, zoom'],
  ['Alt+Click in the legend', 'show that group alone'],
];

/** The keys in a window of their own; Escape closes it, and the focus goes back to where it was. */
export function helpDialog(): HTMLDialogElement {
  const rows = (pairs: readonly (readonly [string, string])[]) =>
    pairs.flatMap(([key, does]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, does)]);
  const arrows = table
    .slice(0, 4)
    .map(({ shown }) => shown)
    .join(' ');
  const dialog = h(
    'dialog',
    { className: 'help', attributes: { 'aria-labelledby': 'help-title' } },
    h('h2', { id: 'help-title' }, 'Keyboard and mouse'),
    h(
      'div',
      { className: 'help-columns' },
      h(
        'dl',
        {},
        ...rows([
          [arrows, table[0]!.does],
          ...table.slice(4).map(({ shown, does }) => [shown, does] as const),
        ]),
      ),
      h('dl', {}, ...rows(mouse)),
    ),
    button('Close', () => dialog.close(), 'primary'),
  );
  return dialog;
}
