/** Between the page and its drawing: what the reader chooses goes to the engine, what happens on the drawing comes back. */
import { type Cluster, MapEngine } from '../engine';
import { isFiltered, ones } from './filters';
import type { Failure } from './over-map';
import type { Stage } from './stage';
import type { Change, View } from './view';

export interface LinkActions {
  open(node: number, what: 'line'): void;
  /** It cannot be drawn, or not be laid out. */
  failed(what: Failure, reason: string): void;
  /** After such a failure the map is drawn. */
  restored(): void;
}

export class DrawingLink {
  engine: MapEngine | undefined;
  /** Papers that are drawn as one, and those groups of them that were opened: known once the map is laid out. */
  clusters: readonly Cluster[] = [];
  readonly #view: View;
  readonly #actions: LinkActions;
  /** What the search has found. */
  #hits: readonly number[] | undefined;

  constructor(view: View, actions: LinkActions) {
    this.#view = view;
    this.#actions = actions;
    view.onDidChange((change) => this.#draw(change));
  }

  /** Starts the engine in an element that is seen: a drawing needs a size. */
  start(stage: Stage): MapEngine {
    const view = this.#view;
    this.engine ??= new MapEngine(
      stage.canvas,
      { workerUrl: document.body.dataset.layoutWorker ?? '', reducedMotion: prefersStill() },
      {
        hover: (node) => stage.pointAt(node),
        click: (node, { add }) => stage.choose(node, add),
        doubleClick: (node) => this.#actions.open(node, 'line'),
        clickCluster: (cluster) => this.engine?.expandCluster(cluster),
        hoverCluster: (cluster) => stage.pointAtCluster(cluster),
        background: () => view.select([]),
        contextMenu: (node, at) => stage.openMenu(node, at),
        moved: () => view.tell('layout'),
        laidOut: (running) => {
          stage.busy(running);
          if (!running) view.tell('layout');
        },
        changed: () => {
          this.clusters = this.engine?.clusters() ?? [];
          view.tell('clusters');
          stage.placeSoon();
          if (this.engine?.isDrawn) this.#actions.restored();
        },
        camera: () => {
          stage.placeSoon();
          view.tell('camera');
        },
        failed: (what, reason) => this.#actions.failed(what, reason),
        restored: () => this.#actions.restored(),
      },
    );
    return this.engine;
  }

  /** These stand out; undefined: no more. */
  emphasise(hits: readonly number[] | undefined): void {
    this.#hits = hits;
    this.#stress();
  }

  /** Moves the map so that a paper is seen, out of the group that stands for it. */
  reveal(node: number): void {
    if (!this.#view.isSeen(node)) return;
    const cluster = this.engine?.clusterOf(node);
    if (cluster !== undefined) this.engine?.expandCluster(cluster);
    else this.approach(node);
  }

  /** Moves the map so that a paper is seen, or the group that stands for it. */
  approach(node: number): void {
    const { engine } = this;
    const at = engine?.clientPosition(node);
    const box = document.querySelector('.map-canvas')?.getBoundingClientRect();
    if (!engine || !at || !box) return;
    // A map that moves under each key is hard to read: it moves when the paper is at its edge.
    const margin = 40;
    const isWithin =
      at.x > box.left + margin &&
      at.x < box.right - margin &&
      at.y > box.top + margin &&
      at.y < box.bottom - margin;
    if (isWithin) return;
    // Near by, nothing is to be seen of a group but its disc.
    if (engine.clusterOf(node) === undefined) engine.centre(node);
    else engine.pan(at.x - (box.left + box.right) / 2, at.y - (box.top + box.bottom) / 2);
  }

  /** The group of papers that is drawn as one and stands for this paper. */
  groupOf(node: number): Cluster | undefined {
    const id = this.engine?.clusterOf(node);
    return id === undefined ? undefined : this.clusters.find((cluster) => cluster.id === id);
  }

  #draw(change: Change): void {
    const { engine } = this;
    const view = this.#view;
    if (!engine || !view.graph) return;
    if (change === 'graph') this.clusters = [];
    if (change === 'graph' || change === 'colouring') {
      engine.colourBy(view.colouring);
      engine.sizeBy(view.sizing);
    }
    if (change === 'graph' || change === 'filters') {
      engine.filter(
        view.dims || view.shown.count === view.graph.nodes.id.length ? undefined : view.shown.nodes,
        view.filters.roles.length > 0 ? view.shown.edges : undefined,
      );
      this.#stress();
    }
    // What cannot be seen is not brought out: all else would be dimmed around nothing.
    if (change === 'graph' || change === 'selection' || change === 'filters')
      engine.select(view.selected.filter((node) => view.isSeen(node)));
    if (change === 'hover') engine.hoverFrom(view.hovered);
  }

  #stress(): void {
    const { dims, filters, shown } = this.#view;
    const bright = dims && isFiltered(filters) ? ones(shown.nodes) : undefined;
    this.engine?.emphasise(this.#hits ?? bright);
  }
}

/** The reader wants things to stand still: said by the editor's setting, or by the system. */
const prefersStill = (): boolean =>
  document.body.classList.contains('vscode-reduce-motion') ||
  matchMedia('(prefers-reduced-motion: reduce)').matches;
