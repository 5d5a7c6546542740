/**
 * The list beside the map: what it shows, as a tree for keyboards and screen readers
 * (https://www.w3.org/WAI/ARIA/apg/patterns/treeview/). Only rows in sight, and the one that has the focus, are elements.
 */
import { h, icon } from './dom';
import { Neighbours, type TreeRow, treeRows } from './rows';
import type { Actions, View } from './view';

/** Rows above and below the sight that are kept: a key that is held down then never meets an empty place. */
const margin = 12;

export class Tree {
  readonly element: HTMLElement;
  readonly #view: View;
  readonly #actions: Actions;
  readonly #rowsBox = h('div', { className: 'tree-rows', attributes: { role: 'presentation' } });
  readonly #turned = new Set<string>();
  #neighbours: Neighbours | undefined;
  #rows: readonly TreeRow[] = [];
  /** The row that Tab leads to. */
  #current = 0;
  /** Of a row, in pixels: letters may be larger. */
  #height = 0;
  #typed = '';
  #typedAt = 0;

  constructor(view: View, actions: Actions) {
    this.#view = view;
    this.#actions = actions;
    this.element = h(
      'div',
      {
        className: 'tree',
        attributes: { role: 'tree', 'aria-label': 'List of papers', 'aria-multiselectable': true },
      },
      this.#rowsBox,
    );
    this.element.addEventListener('scroll', () => this.#draw());
    this.element.addEventListener('keydown', (event) => this.#key(event));
    this.element.addEventListener('focusin', () => this.#hover());
    new ResizeObserver(() => this.#draw()).observe(this.element);
    view.onDidChange((change) => {
      if (change === 'graph') this.#neighbours = undefined;
      if (change === 'graph' || change === 'filters' || change === 'colouring') this.#rebuild();
      else if (change === 'selection') this.#follow();
      else if (change === 'panel') {
        this.#rebuild();
        this.#follow();
      }
    });
  }

  #rebuild(): void {
    const { graph, panel } = this.#view;
    if (!graph || panel !== 'list') return;
    this.#neighbours ??= new Neighbours(graph);
    const key = this.#rows[this.#current]?.key;
    this.#rows = treeRows(this.#view, this.#neighbours, this.#turned);
    const again = this.#rows.findIndex((row) => row.key === key);
    this.#current = again >= 0 ? again : Math.min(this.#current, Math.max(0, this.#rows.length - 1));
    this.#draw();
  }

  /** Brings a paper that was selected on the map into sight. */
  #follow(): void {
    const [node, ...others] = this.#view.selected;
    const isThere = this.#rows[this.#current]?.node === node;
    if (
      node !== undefined &&
      others.length === 0 &&
      !isThere &&
      !this.element.contains(document.activeElement)
    ) {
      const at = this.#rows.findIndex((row) => row.node === node);
      if (at >= 0) this.#current = at;
      this.#reveal();
    }
    this.#draw();
  }

  #draw(): void {
    if (this.element.clientHeight === 0) return;
    this.#measure();
    const { scrollTop, clientHeight } = this.element;
    const first = Math.max(0, Math.floor(scrollTop / this.#height) - margin);
    const last = Math.min(this.#rows.length, Math.ceil((scrollTop + clientHeight) / this.#height) + margin);
    const focused = this.#rowsBox.contains(document.activeElement);
    const wanted = new Set<number>([this.#current]);
    for (let at = first; at < last; at++) wanted.add(at);
    const selected = new Set(this.#view.selected);
    this.#rowsBox.style.height = `${this.#rows.length * this.#height}px`;
    this.#rowsBox.replaceChildren(
      ...[...wanted].sort((a, b) => a - b).flatMap((at) => this.#rowOf(at, selected) ?? []),
    );
    if (focused) this.#focus();
  }

  #rowOf(at: number, selected: ReadonlySet<number>): HTMLElement | undefined {
    const row = this.#rows[at];
    if (!row) return undefined;
    const { node, level, label, detail, expanded, position, size, group } = row;
    const swatch = h('span', { className: 'swatch' });
    if (group !== undefined) swatch.style.backgroundColor = this.#actions.colourOf(group);
    const element = h(
      'div',
      {
        className: node === undefined ? 'tree-row heading' : 'tree-row',
        tabIndex: at === this.#current ? 0 : -1,
        title: node === undefined ? '' : this.#view.nameOf(node),
        data: { row: String(at) },
        attributes: {
          role: 'treeitem',
          'aria-level': level,
          'aria-posinset': position,
          'aria-setsize': size,
          'aria-expanded': expanded,
          'aria-selected': node === undefined ? undefined : selected.has(node),
        },
        onclick: (event: MouseEvent) => this.#click(at, event),
        ondblclick: () => node !== undefined && this.#actions.open(node, 'line'),
      },
      h(
        'span',
        { className: 'twistie' },
        expanded === undefined ? undefined : icon(expanded ? 'down' : 'right'),
      ),
      group === undefined ? undefined : swatch,
      h('span', { className: 'words' }, label),
      h('span', { className: 'detail' }, detail),
    );
    element.style.top = `${at * this.#height}px`;
    element.style.paddingInlineStart = `${(level - 1) * 12 + 4}px`;
    if (node !== undefined) this.#makeDraggable(element, node);
    return element;
  }

  #makeDraggable(element: HTMLElement, node: number): void {
    element.draggable = true;
    element.addEventListener('dragstart', (event) => this.#actions.drag(event, node));
  }

  #click(at: number, event: MouseEvent): void {
    const row = this.#rows[at]!;
    this.#current = at;
    const onTwistie = event.target instanceof Element && event.target.closest('.twistie') !== null;
    if (row.expanded !== undefined && (onTwistie || row.node === undefined)) this.#turn(row);
    else if (row.node !== undefined) this.#select(row.node, event.ctrlKey || event.metaKey || event.shiftKey);
    this.#focus();
  }

  #select(node: number, beside: boolean): void {
    if (beside) this.#view.toggle(node);
    else this.#view.select([node]);
    this.#actions.reveal(node);
  }

  #turn({ key }: TreeRow): void {
    if (!this.#turned.delete(key)) this.#turned.add(key);
    this.#rebuild();
  }

  #key(event: KeyboardEvent): void {
    const row = this.#rows[this.#current];
    if (!row || event.altKey) return;
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.#height) - 1);
    const moves: Record<string, () => void> = {
      ArrowDown: () => this.#go(this.#current + 1),
      ArrowUp: () => this.#go(this.#current - 1),
      PageDown: () => this.#go(this.#current + page),
      PageUp: () => this.#go(this.#current - page),
      Home: () => this.#go(0),
      End: () => this.#go(this.#rows.length - 1),
      ArrowRight: () =>
        row.expanded === false ? this.#turn(row) : row.expanded && this.#go(this.#current + 1),
      ArrowLeft: () => (row.expanded ? this.#turn(row) : this.#goUp(row)),
      Enter: () => (row.node === undefined ? this.#turn(row) : this.#actions.open(row.node, 'page')),
      ' ': () =>
        row.node === undefined ? this.#turn(row) : this.#select(row.node, event.ctrlKey || event.metaKey),
    };
    const move = moves[event.key];
    if (move) move();
    else if (event.key.length === 1 && event.key !== '?' && !event.ctrlKey && !event.metaKey)
      this.#type(event);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #goUp({ level }: TreeRow): void {
    this.#go(this.#rows.findLastIndex((row, at) => at < this.#current && row.level < level));
  }

  /** Letters typed one after the other lead to the next row that begins with them. */
  #type({ key, timeStamp }: KeyboardEvent): void {
    this.#typed = timeStamp - this.#typedAt > 800 ? key.toLowerCase() : this.#typed + key.toLowerCase();
    this.#typedAt = timeStamp;
    const { length } = this.#rows;
    // One letter goes on from the row it is on, several stay on it while it fits.
    const start = this.#typed.length === 1 ? 1 : 0;
    for (let step = start; step < length + start; step++) {
      const at = (this.#current + step) % length;
      if (!this.#rows[at]!.label.toLowerCase().startsWith(this.#typed)) continue;
      this.#go(at);
      return;
    }
  }

  #go(to: number): void {
    if (to < 0 || to >= this.#rows.length) return;
    this.#current = to;
    this.#reveal();
    this.#draw();
    this.#focus();
  }

  #reveal(): void {
    if (this.#height === 0) return;
    const top = this.#current * this.#height;
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + this.#height > scrollTop + clientHeight)
      this.element.scrollTop = top + this.#height - clientHeight;
  }

  #focus(): void {
    this.#rowsBox.querySelector<HTMLElement>(`[data-row="${this.#current}"]`)?.focus({ preventScroll: true });
  }

  /** The map shows what the keys are on. */
  #hover(): void {
    this.#view.hover(this.#rows[this.#current]?.node);
  }

  #measure(): void {
    const probe = h('div', { className: 'tree-row' }, 'x');
    this.element.append(probe);
    this.#height = Math.max(1, probe.offsetHeight);
    probe.remove();
  }
}
