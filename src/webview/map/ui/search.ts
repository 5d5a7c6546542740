/** The field that finds papers on the map; hits stand out, Enter goes from one to the next. */
import { h } from './dom';
import { Finder } from './find';
import type { View } from './view';

export interface SearchActions {
  /** These stand out; undefined: the search is over. */
  emphasise(nodes: readonly number[] | undefined): void;
  /** Goes to a hit. */
  goTo(node: number): void;
  /** Where Escape leads. */
  leave(): void;
}

export interface Search {
  readonly element: HTMLElement;
  focus(): void;
  /** Gives the search up. */
  clear(): void;
}

export function search(view: View, actions: SearchActions): Search {
  const input = h('input', {
    type: 'search',
    placeholder: 'Find on the map',
    attributes: { 'aria-label': 'Find on the map', 'aria-describedby': 'found', autocomplete: 'off' },
    spellcheck: false,
  });
  const status = h('span', { className: 'found', id: 'found', attributes: { role: 'status' } });
  let finder: Finder | undefined;
  let hits: number[] | undefined;
  let at = -1;

  function find(): void {
    if (!view.graph) return;
    finder ??= new Finder(view.graph);
    hits = finder.find(input.value)?.filter((node) => view.dims || view.shown.nodes[node] === 1);
    at = -1;
    actions.emphasise(hits);
    say();
  }

  function clear(): void {
    if (input.value === '') return;
    input.value = '';
    find();
  }

  function say(): void {
    if (!hits) status.textContent = '';
    else if (hits.length === 0) status.textContent = 'Nothing found';
    else status.textContent = at < 0 ? `${hits.length} found` : `${at + 1} of ${hits.length}`;
  }

  function step(by: number): void {
    if (!hits || hits.length === 0) return;
    at = at < 0 && by < 0 ? hits.length - 1 : (at + by + hits.length) % hits.length;
    say();
    actions.goTo(hits[at]!);
  }

  input.addEventListener('input', find);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Escape') {
      // After a step the reader is on the map, with the hits; else the search is given up.
      if (at < 0) clear();
      actions.leave();
    } else return;
    event.preventDefault();
  });
  view.onDidChange((change) => {
    if (change !== 'graph' && change !== 'filters') return;
    if (change === 'graph') finder = undefined;
    if (input.value !== '') find();
  });
  return {
    element: h('div', { className: 'search' }, input, status),
    focus: () => {
      input.focus();
      input.select();
    },
    clear,
  };
}
