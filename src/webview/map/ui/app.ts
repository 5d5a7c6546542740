/** The map's page: puts its parts together, hears the extension, and keeps what it shows. */
import type { FromMap, ToMap } from '../../../protocol/map';
import type { Extension } from '../../extension';
import { actionsOf, saverOf } from './actions';
import { controls } from './controls';
import { type Details, details } from './details';
import { counted, groupName, h } from './dom';
import { DrawingLink } from './drawing-link';
import { filtersPanel } from './filters-panel';
import { type Kept, positionsToKeep, readKept, sameMap } from './kept';
import { helpDialog, listenToKeys } from './keys';
import { type Legend, legend } from './legend';
import { type Failure, nothingLeft, Undrawn } from './over-map';
import { search } from './search';
import { sidePanel } from './side-panel';
import { Stage } from './stage';
import { toolbar } from './toolbar';
import { Tree } from './tree';
import { type Actions, type Change, View } from './view';

/** Between the last change and its being kept, in milliseconds: a camera that moves changes all the time. */
const keepAfter = 500;

/** A stage so wide, in pixels, has the legend beside the drawing, not over it: as in map-legend.css. */
const legendColumn = 560;

export class MapPage {
  readonly #extension: Extension<FromMap>;
  readonly #view = new View();
  readonly #link: DrawingLink;
  readonly #actions: Actions;
  readonly #stage: Stage;
  readonly #details: Details;
  readonly #legend: Legend;
  readonly #live = h('p', { className: 'for-readers', attributes: { 'aria-live': 'polite' } });
  readonly #message = h('p', { className: 'message', attributes: { role: 'status' } }, 'Making the map…');
  readonly #undrawn: Undrawn;
  readonly #page: HTMLElement;
  /** From an earlier life of this page, until a map is shown. */
  #kept: Kept | undefined;
  #keepSoon: ReturnType<typeof setTimeout> | undefined;
  /** A selection that came from the extension is not sent back to it. */
  #hearing = false;

  constructor(root: HTMLElement, extension: Extension<FromMap>) {
    const view = this.#view;
    this.#extension = extension;
    this.#kept = readKept(extension.state());
    // First of all who hear of a change: the others ask the engine for colours.
    this.#link = new DrawingLink(view, {
      open: (node, what) => this.#actions.open(node, what),
      failed: (what, reason) => this.#cannotDraw(what, reason),
      restored: () => this.#undrawn.takeBack(),
    });
    const link = this.#link;
    const engine = () => link.engine;
    this.#actions = actionsOf(view, link, extension);
    this.#stage = new Stage(view, this.#actions, engine);
    const { lasso, canvas } = this.#stage;
    const finder = search(view, {
      emphasise: (nodes) => link.emphasise(nodes),
      goTo: (node) => {
        view.select([node]);
        this.#actions.reveal(node);
      },
      leave: () => canvas.focus(),
    });
    const help = helpDialog();
    help.addEventListener('close', () => this.#takeKeys());
    const showHelp = () => help.showModal();
    this.#undrawn = new Undrawn(view, this.#stage.element);
    this.#details = details(view, this.#actions);
    this.#legend = legend(view, this.#actions);
    this.#stage.element.append(this.#legend.element, controls(view, link, lasso));
    this.#stage.element.append(nothingLeft(view), this.#undrawn.element);
    const parts = {
      paper: this.#details.element,
      filters: filtersPanel(view),
      list: new Tree(view, this.#actions).element,
    };
    this.#page = h(
      'div',
      { className: 'page', hidden: true },
      toolbar(view, { ...saverOf(view, link, extension), help: showHelp }, finder.element),
      h('div', { className: 'body' }, this.#stage.element, sidePanel(view, parts)),
    );
    root.append(this.#message, this.#page, help, this.#live);
    const turnLasso = () => lasso.turn(!lasso.isOn);
    const leave = () => {
      const wasOn = lasso.isOn;
      lasso.turn(false);
      return wasOn;
    };
    listenToKeys(canvas, {
      ...{ view, actions: this.#actions, engine, search: finder.focus, endSearch: finder.clear },
      ...{ lasso: turnLasso, help: showHelp, leave, menu: (node) => this.#stage.openMenu(node) },
    });
    view.onDidChange((change) => this.#after(change));
    this.#listenToWindow(finder.focus, showHelp, leave);
  }

  hear(message: ToMap): void {
    if (message.type === 'show') this.#show(message);
    else if (message.type === 'card') this.#details.show(message.card);
    else if (message.type === 'fail') this.#say(message.message);
    else this.#selectFrom(message.ids);
  }

  #selectFrom(ids: readonly string[]): void {
    this.#hearing = true;
    this.#view.select(this.#view.nodes(ids));
    this.#hearing = false;
    const [node] = this.#view.selected;
    if (node !== undefined) this.#actions.reveal(node);
  }

  #show({ graph, keep }: Extract<ToMap, { type: 'show' }>): void {
    const view = this.#view;
    const before = this.#takeKept(graph.scope);
    const again = keep && view.graph !== undefined;
    this.#message.hidden = true;
    this.#page.hidden = false;
    const engine = this.#link.start(this.#stage);
    const positions = before ? positionsOf(before) : again ? engine.positions() : undefined;
    const pinned = before?.pinned ?? (again ? engine.pinned() : undefined);
    if (!before && !again && graph.seeds.length > 1 && graph.scope.of === 'time') view.sizing = 'connects';
    if (before) view.adopt(before);
    engine.show(graph, {
      ...(positions && { positions }),
      ...(pinned && { pinned }),
      ...(before?.camera && { camera: before.camera }),
      timeAxis: before?.timeAxis ?? (again ? engine.isTimeAxis : graph.scope.of === 'time'),
    });
    view.show(graph);
    if (before) {
      this.#legend.open(before.legend);
      view.openPanel(before.panel);
      view.select(view.nodes(before.selected));
    }
    if (!before && !again) this.#settle();
    this.#takeKeys();
    this.#say(graph.nodes.id.length === 0 ? 'There are no papers on this map.' : undefined);
    this.#live.textContent = `${graph.title}: ${counted(graph.nodes.id.length, 'paper')}`;
  }

  /** Keys are the map's, unless the reader is elsewhere on the page, or writes in an editor beside it. */
  #takeKeys(): void {
    if (document.hasFocus() && document.activeElement === document.body)
      this.#stage.canvas.focus({ preventScroll: true });
  }

  /** In a narrow panel the map comes first: what lies over it and beside it waits until it is asked for. */
  #settle(): void {
    if (!matchMedia('(max-width: 700px)').matches) return;
    this.#view.openPanel(undefined);
    this.#view.wantsRoom = false;
    this.#legend.open(this.#stage.element.clientWidth >= legendColumn);
  }

  /** What was kept of this very map, once. */
  #takeKept(scope: Kept['scope']): Kept | undefined {
    const kept = this.#kept;
    this.#kept = undefined;
    return kept && sameMap(kept.scope, scope) ? kept : undefined;
  }

  /** There is nothing to draw, and the words say why; or there is again. */
  #say(words: string | undefined): void {
    this.#message.textContent = words ?? '';
    this.#message.hidden = words === undefined;
    this.#page.hidden = words !== undefined;
  }

  #cannotDraw(what: Failure, reason: string): void {
    this.#extension.send({ type: 'fault', message: `No map is drawn: ${reason}` });
    this.#undrawn.show(what, this.#link.engine?.isDrawn ?? false);
  }

  #after(change: Change): void {
    const view = this.#view;
    if (!view.graph) return;
    if (change === 'selection' || change === 'graph') this.#tellSelection(change === 'selection');
    if (change === 'hover') this.#tellHover();
    if (change === 'hover') return;
    clearTimeout(this.#keepSoon);
    this.#keepSoon = setTimeout(() => this.#keep(), keepAfter);
  }

  /** What the keys on the map have reached. */
  #tellHover(): void {
    const { hovered } = this.#view;
    if (hovered === undefined || document.activeElement !== this.#stage.canvas) return;
    const group = this.#actions.groupOf(hovered);
    this.#live.textContent = group
      ? `Group of ${groupName(group)}. Enter opens it.`
      : this.#view.nameOf(hovered);
  }

  #tellSelection(changed: boolean): void {
    const view = this.#view;
    const ids = view.ids(view.selected);
    const [id] = ids;
    // What is said of the paper may have changed with the library: it is asked for after each new map, too.
    if (ids.length === 1 && id !== undefined) this.#extension.send({ type: 'card', id });
    if (!changed) return;
    if (!this.#hearing) this.#extension.send({ type: 'select', ids });
    this.#live.textContent =
      ids.length === 1
        ? `${view.nameOf(view.selected[0]!)}, selected`
        : [`${counted(ids.length, 'paper')} selected`, ...view.hiddenOfSelected()].join(', ');
  }

  #keep(): void {
    const { graph, filters, dims, colouring, sizing, panel, selected } = this.#view;
    const { engine } = this.#link;
    if (!graph) return;
    const pinned = engine?.pinned() ?? [];
    this.#extension.keep({
      ...{ scope: graph.scope, filters, dims, colouring, sizing, panel, pinned },
      positions: engine ? positionsToKeep(engine.positions(), pinned) : [],
      camera: engine?.camera(),
      selected: this.#view.ids(selected),
      timeAxis: engine?.isTimeAxis ?? false,
      legend: this.#legend.isOpen(),
    } satisfies Kept);
  }

  #listenToWindow(find: () => void, help: () => void, leave: () => boolean): void {
    // A change of theme is a change of the body's class, and of the variables on the root.
    const themed = new MutationObserver(() => {
      this.#link.engine?.themeChanged();
      this.#view.tell('colouring');
    });
    themed.observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });
    window.addEventListener('focus', () => this.#takeKeys());
    document.addEventListener('visibilitychange', () => document.hidden && this.#keep());
    window.addEventListener('keydown', (event) => {
      const typing = event.target instanceof Element && event.target.closest('input, select, textarea');
      if (event.key === 'f' && (event.ctrlKey || event.metaKey)) find();
      else if (event.key === '?' && !typing) help();
      else if (event.key !== 'Escape' || !leave()) return;
      event.preventDefault();
    });
  }
}

const positionsOf = ({ positions }: Kept): Map<string, readonly [number, number]> =>
  new Map(positions.map(([id, x, y]) => [id, [x, y]]));
