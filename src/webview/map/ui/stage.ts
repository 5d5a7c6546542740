/** The drawing with what lies over it: the ring of the keys, the words at the pointer, the handle to drag, the lasso. */
import type { MapEngine } from '../engine';
import { h } from './dom';
import { Lasso } from './lasso';
import { Menu } from './menu';
import { itemsOf } from './paper-menu';
import { Tip } from './tip';
import type { Actions, View } from './view';

/** Handles are at least so large, in pixels: a small paper is to be caught, too. */
const smallestHandle = 9;

export class Stage {
  readonly element: HTMLElement;
  readonly canvas: HTMLElement;
  readonly lasso: Lasso;
  readonly #view: View;
  readonly #actions: Actions;
  readonly #engine: () => MapEngine | undefined;
  readonly #ring = h('div', { className: 'ring', hidden: true });
  readonly #tip: Tip;
  readonly #menu = new Menu('Paper');
  readonly #handle = h('div', { className: 'handle', hidden: true, draggable: true });
  /** The paper that is being dragged, and where it lay before. */
  #dragged: { id: string; from: readonly [number, number] | undefined; wasPinned: boolean } | undefined;

  constructor(view: View, actions: Actions, engine: () => MapEngine | undefined) {
    this.#view = view;
    this.#actions = actions;
    this.#engine = engine;
    this.#tip = new Tip(view, engine);
    this.canvas = h('div', {
      className: 'map-canvas',
      tabIndex: 0,
      attributes: {
        role: 'application',
        'aria-label': 'Map of papers',
        'aria-roledescription': 'citation map',
        'aria-describedby': 'map-keys',
      },
    });
    this.lasso = new Lasso(
      (on) => engine()?.interactive(!on),
      (points, beside) => {
        const nodes = engine()?.inPolygon(points) ?? [];
        view.select(beside ? [...view.selected, ...nodes] : nodes);
      },
    );
    this.element = h(
      'div',
      { className: 'stage' },
      this.canvas,
      this.#ring,
      this.#handle,
      this.lasso.element,
      this.#tip.element,
      this.#menu.element,
      h(
        'p',
        { id: 'map-keys', className: 'for-readers' },
        'Arrow keys go from paper to paper, Space selects, Enter opens its page, question mark tells of the other keys. The list beside the map has the same papers as a tree.',
      ),
    );
    this.#listenToHandle();
    this.#listenToDrag();
    this.canvas.addEventListener('blur', () => this.place());
    this.canvas.addEventListener('focus', () => this.place());
    view.onDidChange((change) => {
      if (change === 'graph') {
        // Papers have other numbers now: what is open or pointed at would be of another one.
        this.#menu.close();
        this.#pointed = undefined;
      }
      if (change === 'hover' || change === 'selection' || change === 'graph' || change === 'filters')
        this.place();
    });
  }

  /** Puts what lies over the drawing where the papers are now: after each change of the camera. */
  place(): void {
    const { hovered, selected } = this.#view;
    const focused = document.activeElement === this.canvas;
    const reached = hovered ?? selected[0];
    const ringed = focused && reached !== undefined && this.#view.isSeen(reached) ? reached : undefined;
    this.#over(this.#ring, ringed, 5);
    if (this.#dragged) return;
    this.#over(this.#handle, this.#pointed, 0);
    // The list says by itself what its keys are on.
    const told = focused || this.#pointed !== undefined ? hovered : undefined;
    const group = told === undefined ? undefined : this.#actions.groupOf(told);
    if (group) this.#tip.showCluster(group, told);
    else this.#tip.show(told);
  }

  /** As {@link place}, once what has just changed is drawn: until then the drawing knows the old places. */
  placeSoon(): void {
    if (this.#frame !== undefined) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = undefined;
      this.place();
    });
  }

  #frame: number | undefined;

  /** The paper under the pointer; unlike `view.hovered` not by the keys. */
  #pointed: number | undefined;

  /** The engine has a paper under the pointer. */
  pointAt(node: number | undefined): void {
    // The pointer goes from the drawing onto the handle that lies over it: it is still on the paper.
    if (node === undefined && this.#handle.matches(':hover')) return;
    this.#pointed = node;
    this.#view.hover(node);
    this.place();
  }

  /** A click on a paper selects it (with `beside`, beside the others), and tells of it beside the map. */
  choose(node: number, beside: boolean): void {
    const view = this.#view;
    this.canvas.focus({ preventScroll: true });
    if (beside) view.toggle(node);
    else view.select([node]);
    // The list has it too; whoever has closed the part beside the map wants the room.
    if (view.panel === 'filters' || (view.panel === undefined && !view.wantsRoom)) view.openPanel('paper');
  }

  /** What can be done with a paper, where the pointer is; without a place, where the paper is. */
  openMenu(node: number | undefined, place?: { x: number; y: number }): void {
    const at = place ?? (node === undefined ? undefined : this.#engine()?.clientPosition(node));
    if (node === undefined || !at) return;
    if (!this.#view.selected.includes(node)) this.#view.select([node]);
    this.canvas.focus({ preventScroll: true });
    this.#menu.open(itemsOf(node, this.#view, this.#actions));
    const { left, top, width, height } = this.element.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = this.#menu.element;
    const within = (wanted: number, room: number) => Math.max(0, Math.min(wanted, room));
    this.#menu.element.style.left = `${within(at.x - left, width - offsetWidth)}px`;
    this.#menu.element.style.top = `${within(at.y - top, height - offsetHeight)}px`;
    this.#tip.show(undefined);
  }

  /** The engine has a group of papers under the pointer that is drawn as one. */
  pointAtCluster(cluster: number | undefined): void {
    this.#tip.showCluster(this.#actions.clusters().find(({ id }) => id === cluster));
  }

  /** A layout runs, or has settled. */
  busy(running: boolean): void {
    this.element.classList.toggle('busy', running);
    this.canvas.setAttribute('aria-busy', String(running));
    if (!running) this.placeSoon();
  }

  #over(element: HTMLElement, node: number | undefined, margin: number): void {
    const engine = this.#engine();
    const at = node === undefined ? undefined : engine?.clientPosition(node);
    element.hidden = !at || node === undefined || !engine;
    if (!at || node === undefined || !engine) return;
    const { left, top } = this.element.getBoundingClientRect();
    const radius = Math.max(smallestHandle, engine.sizeOf(node)) + margin;
    element.style.width = `${2 * radius}px`;
    element.style.height = `${2 * radius}px`;
    element.style.transform = `translate(${at.x - left - radius}px, ${at.y - top - radius}px)`;
  }

  /** The handle lies over the drawing and takes its events: it does with them what the drawing would. */
  #listenToHandle(): void {
    const handle = this.#handle;
    const node = () => this.#pointed;
    handle.addEventListener('click', ({ ctrlKey, metaKey, shiftKey }) => {
      const at = node();
      if (at === undefined) return;
      this.choose(at, ctrlKey || metaKey || shiftKey);
    });
    handle.addEventListener('dblclick', () => {
      const at = node();
      if (at !== undefined) this.#actions.open(at, 'line');
    });
    handle.addEventListener('mouseleave', () => {
      if (this.#dragged) return;
      this.#pointed = undefined;
      this.#view.hover(undefined);
      this.place();
    });
    handle.addEventListener('contextmenu', (event) => {
      event.preventDefault();
      this.openMenu(node(), { x: event.clientX, y: event.clientY });
    });
    handle.addEventListener('wheel', (event) => {
      event.preventDefault();
      const { deltaX, deltaY, clientX, clientY, deltaMode, ctrlKey } = event;
      const under = this.canvas.querySelector('canvas.sigma-mouse') ?? this.canvas;
      under.dispatchEvent(
        new WheelEvent('wheel', {
          deltaX,
          deltaY,
          clientX,
          clientY,
          deltaMode,
          ctrlKey,
          bubbles: true,
          cancelable: true,
        }),
      );
    });
  }

  #listenToDrag(): void {
    this.#handle.addEventListener('dragstart', (event) => {
      const [node, engine] = [this.#pointed, this.#engine()];
      const id = node === undefined ? undefined : this.#view.graph?.nodes.id[node];
      if (node === undefined || id === undefined || !engine) return;
      this.#dragged = { id, from: engine.positions().get(id), wasPinned: engine.isPinned(node) };
      this.#tip.show(undefined);
      this.#actions.drag(event, node);
    });
    const over = (event: DragEvent) => {
      if (!this.#dragged) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      const [node] = this.#view.nodes([this.#dragged.id]);
      if (node !== undefined) this.#engine()?.place(node, event.clientX, event.clientY);
    };
    this.element.addEventListener('dragover', over);
    this.element.addEventListener('drop', (event) => {
      over(event);
      // It stays where it was put: that is what a drop on the map means.
      this.#dragged = undefined;
      this.#view.tell('layout');
    });
    this.#handle.addEventListener('dragend', () => {
      const engine = this.#engine();
      const { id, from, wasPinned } = this.#dragged ?? {};
      const [node] = id === undefined ? [] : this.#view.nodes([id]);
      if (node !== undefined && engine) {
        if (from) engine.placeAt(node, from[0], from[1]);
        if (!wasPinned) engine.unpin(node);
      }
      this.#dragged = undefined;
      this.#pointed = undefined;
      this.#view.hover(undefined);
      this.place();
    });
  }
}
