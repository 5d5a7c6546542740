/**
 * The citation map's engine: lays it out in a worker, draws it with WebGL, and tells what the reader does on it. Papers
 * are indexes into the nodes of the graph that is shown; clusters have numbers of their own.
 */
import type { MapGraph } from '../../protocol/map';
import { type Cluster, clusterLabel } from './clusters-tree';
import { Screen } from './drawing-screen';
import { type EngineEvents, type EngineOptions, type Kept, pointerEvents } from './engine-events';
import { MapScreen } from './engine-screen';
import { Arranger } from './layout-arranger';

export type { Cluster } from './clusters-tree';
export type { MapCamera } from './drawing-camera';
export type { EngineEvents, EngineOptions, Kept } from './engine-events';

/** About what the buttons for the camera take at the right. */
const CONTROLS = { right: 44, bottom: 0 };

export class MapEngine extends MapScreen {
  readonly #arranger: Arranger;
  readonly #pinned = new Set<number>();
  protected readonly screen: Screen;
  #graph: MapGraph | undefined;

  /** Never throws: what goes wrong is told by `failed`, after this. */
  constructor(container: HTMLElement, options: EngineOptions, events: EngineEvents) {
    super();
    const failed = (what: 'drawing' | 'layout', reason: string) =>
      queueMicrotask(() => events.failed(what, reason));
    const pointer = pointerEvents(events, {
      scene: () => this.board?.scene,
      hover: (node) => this.hoverFrom(node),
      put: (item, x, y) => this.#put(item, x, y),
      pin: (node) => this.pin(node),
    });
    const { reducedMotion: still, inset = CONTROLS } = options;
    this.screen = new Screen(
      container,
      { still, inset },
      {
        ...pointer,
        camera: events.camera,
        failed: (reason) => failed('drawing', reason),
        restored: events.restored,
        redrawn: events.changed,
      },
    );
    this.#arranger = new Arranger(
      { ...options, live: !options.reducedMotion },
      {
        scene: (scene, positions) => {
          this.board?.show(scene, positions, this.isTimeAxis, {
            members: (id) => this.#arranger.cluster(id)?.members ?? [],
            label: (id) => clusterLabel(this.#arranger.cluster(id)),
          });
          events.changed();
        },
        moved: (positions) => this.board?.move(positions),
        running: (isRunning) => events.laidOut(isRunning),
        opened: (papers) => this.board?.look(papers),
        failed: (reason) => failed('layout', reason),
      },
    );
  }

  show(graph: MapGraph, kept: Kept = {}): void {
    const indexes = new Map(graph.nodes.id.map((id, node) => [id, node]));
    const isSame = this.isDrawn && kept.positions !== undefined;
    this.#graph = graph;
    this.#pinned.clear();
    for (const id of kept.pinned ?? []) if (indexes.has(id)) this.#pinned.add(indexes.get(id)!);
    this.board?.begin(graph, this.#pinned, kept.camera ?? (isSame ? 'same' : undefined));
    void this.#arranger.show(graph, kept.positions ?? new Map(), kept.timeAxis ?? false);
  }

  /** Lays all out anew; what is pinned stays. */
  relayout(): void {
    if (!this.#graph) return;
    this.board?.camera.home();
    void this.#arranger.relayout(this.#pinned);
  }

  /** 1: shown. Undefined: all. */
  filter(nodes: Uint8Array | undefined, edges?: Uint8Array): void {
    if (!this.#graph) return;
    this.board?.mark({ shown: nodes, shownEdges: edges });
    void this.#arranger.filter(nodes);
  }

  timeAxis(on: boolean): void {
    if (!this.#graph || on === this.isTimeAxis) return;
    this.board?.camera.home();
    void this.#arranger.alongTime(on);
  }

  get isTimeAxis(): boolean {
    return this.#arranger.isAlongTime;
  }

  pin(node: number): void {
    this.#pinned.add(node);
    this.#hold(node, true);
    this.board?.mark({});
  }

  unpin(node: number): void {
    this.#pinned.delete(node);
    this.#hold(node, false);
    this.board?.mark({});
  }

  isPinned(node: number): boolean {
    return this.#pinned.has(node);
  }

  pinned(): string[] {
    return [...this.#pinned].flatMap((node) => this.#graph?.nodes.id[node] ?? []);
  }

  /** Of the papers that have a place, by their ids; upwards. */
  positions(): Map<string, [number, number]> {
    const ids = this.#graph?.nodes.id ?? [];
    return new Map([...this.#arranger.places().papers()].map(([node, [x, y]]) => [ids[node]!, [x, y]]));
  }

  /** Where a paper lies, or the closed cluster that stands for it; upwards. */
  placeOf(node: number): readonly [x: number, y: number] | undefined {
    const item = this.board?.itemOf(node);
    return item === undefined ? undefined : this.#arranger.places().get(this.board!.scene!, item);
  }

  /** Moves a paper there and pins it, without telling. */
  place(node: number, clientX: number, clientY: number): void {
    const point = this.board?.where.inContainer(clientX, clientY);
    const at = point && this.board?.drawing.sigma.viewportToGraph(point);
    if (at) this.placeAt(node, at.x, at.y);
  }

  /** As {@link place}, by a place on the map. */
  placeAt(node: number, x: number, y: number): void {
    const item = this.board?.itemOf(node);
    if (item === undefined) return;
    this.#pinned.add(node);
    this.#put(item, x, y);
  }

  /** Those that can be seen, open or not; empty where nothing is clustered. */
  clusters(): readonly Cluster[] {
    return this.#arranger.clusters();
  }

  expandCluster(cluster: number): void {
    void this.#arranger.expand(cluster);
  }

  collapseCluster(cluster: number): void {
    this.#arranger.collapse(cluster);
  }

  #put(item: number, x: number, y: number): void {
    this.#arranger.put(this.board!.scene!, item, [x, y]);
    this.board!.put(item, x, y);
  }

  /** A pinned paper stays where it is while the others are being laid out. */
  #hold(node: number, on: boolean): void {
    const item = this.board?.itemOf(node);
    if (item !== undefined) this.#arranger.hold(this.board!.scene!, item, on);
  }
}
