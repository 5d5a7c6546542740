/** What is said over the drawing where there is nothing to be seen, and what to do about it. */
import { button, h } from './dom';
import { noFilters } from './filters';
import type { Panel, View } from './view';

/** What failed: nothing can be drawn, or no places can be found for papers. */
export type Failure = 'drawing' | 'layout';

const words: Record<Failure, string> = {
  drawing: 'The map cannot be drawn in this window: it needs WebGL. The list has the same papers.',
  layout:
    'The map could not be laid out. The list has the same papers. To try again, close the map and open it anew.',
};

/** Says that the filters leave no paper, and takes them back. */
export function nothingLeft(view: View): HTMLElement {
  const element = h(
    'div',
    { className: 'nothing-left', hidden: true },
    h('p', { attributes: { role: 'status' } }, 'No paper passes the filters.'),
    button('Show all', () => view.filterBy(noFilters)),
  );
  view.onDidChange((change) => {
    if (change !== 'graph' && change !== 'filters') return;
    element.hidden = view.shown.count > 0 || view.graph?.nodes.id.length === 0;
  });
  return element;
}

/** Says why there is no drawing; the list has the same facts. */
export class Undrawn {
  readonly element = h('p', { className: 'notice', hidden: true, attributes: { role: 'status' } });
  readonly #view: View;
  readonly #stage: HTMLElement;
  #failed: Failure | undefined;
  /** What was open beside the map before. */
  #panel: Panel | undefined;

  constructor(view: View, stage: HTMLElement) {
    this.#view = view;
    this.#stage = stage;
  }

  /** With `isDrawn`, what there is can still be seen: the words stand above it. */
  show(what: Failure, isDrawn: boolean): void {
    this.element.textContent = words[what];
    this.element.hidden = false;
    if (what === 'layout' && isDrawn) return;
    if (this.#failed === undefined) this.#panel = this.#view.panel;
    this.#failed = what;
    this.#stage.classList.add('undrawn');
    this.#view.openPanel('list');
  }

  /** The map is drawn again. */
  takeBack(): void {
    this.element.hidden = true;
    if (this.#failed === undefined) return;
    this.#failed = undefined;
    this.#stage.classList.remove('undrawn');
    if (this.#view.panel === 'list') this.#view.openPanel(this.#panel);
  }
}
