/**
 * The citation map's engine: lays it out in a worker, draws it with WebGL, and tells what the reader does on it. Papers
 * are indexes into the nodes of the graph that is shown; clusters have numbers of their own.
 */
import type { Colouring, MapGraph } from '../../protocol/map';
import { type Cluster, clusterLabel } from './clusters-tree';
import { Board } from './drawing-board';
import type { MapCamera } from './drawing-camera';
import type { Direction, Point } from './drawing-find';
import type { SizeBy } from './drawing-scene';
import { type EngineEvents, type EngineOptions, type Kept, pointerEvents } from './engine-events';
import { Arranger } from './layout-arranger';
import { pngOf, svgOf } from './picture';

export type { Cluster } from './clusters-tree';
export type { MapCamera } from './drawing-camera';
export type { EngineEvents, EngineOptions, Kept } from './engine-events';

export class MapEngine {
  readonly #arranger: Arranger;
  readonly #pinned = new Set<number>();
  #board: Board | undefined;
  #graph: MapGraph | undefined;

  /** Never throws: what goes wrong is told by `failed`, after this. */
  constructor(container: HTMLElement, options: EngineOptions, events: EngineEvents) {
    const failed = (reason: string) => queueMicrotask(() => events.failed(reason));
    const pointer = pointerEvents(events, {
      scene: () => this.#board?.scene,
      hover: (node) => this.hoverFrom(node),
      put: (item, x, y) => this.#put(item, x, y),
      pin: (node) => this.pin(node),
    });
    try {
      this.#board = new Board(container, options.reducedMotion, {
        ...pointer,
        camera: events.camera,
        failed,
      });
    } catch (error) {
      failed(`The map cannot be drawn: ${String(error)}`);
    }
    this.#arranger = new Arranger(
      { ...options, live: !options.reducedMotion },
      {
        scene: (scene, positions) => {
          this.#board?.show(scene, positions, this.isTimeAxis, {
            members: (id) => this.#arranger.cluster(id)?.members ?? [],
            label: (id) => clusterLabel(this.#arranger.cluster(id)),
          });
          events.changed();
        },
        moved: (positions) => this.#board?.move(positions),
        running: (isRunning) => events.laidOut(isRunning),
        opened: (papers) => this.#board?.look(papers),
        failed,
      },
    );
    new ResizeObserver(() => this.#board?.drawing.resize()).observe(container);
  }

  show(graph: MapGraph, kept: Kept = {}): void {
    const indexes = new Map(graph.nodes.id.map((id, node) => [id, node]));
    this.#graph = graph;
    this.#pinned.clear();
    for (const id of kept.pinned ?? []) if (indexes.has(id)) this.#pinned.add(indexes.get(id)!);
    this.#board?.begin(graph, this.#pinned, kept.camera);
    void this.#arranger.show(graph, kept.positions ?? new Map(), kept.timeAxis ?? false);
  }

  /** Lays all out anew; what is pinned stays. */
  relayout(): void {
    if (!this.#graph) return;
    this.#board?.camera.home();
    void this.#arranger.relayout(this.#pinned);
  }

  select(nodes: readonly number[]): void {
    this.#board?.mark({ selected: new Set(nodes) });
  }

  /** Brings these out and dims the rest; undefined: no more. */
  emphasise(nodes: readonly number[] | undefined): void {
    this.#board?.mark({ emphasised: nodes && new Set(nodes) });
  }

  /** As if it were pointed at. */
  hoverFrom(node: number | undefined): void {
    if (node !== this.#board?.marks.hovered) this.#board?.mark({ hovered: node });
  }

  /** 1: shown. Undefined: all. */
  filter(nodes: Uint8Array | undefined, edges?: Uint8Array): void {
    if (!this.#graph) return;
    this.#board?.mark({ shown: nodes, shownEdges: edges });
    void this.#arranger.filter(nodes);
  }

  colourBy(id: Colouring['id'] | undefined): void {
    this.#board?.colourBy(id);
  }

  sizeBy(what: SizeBy): void {
    this.#board?.sizeBy(what);
  }

  timeAxis(on: boolean): void {
    if (!this.#graph || on === this.isTimeAxis) return;
    this.#board?.camera.home();
    void this.#arranger.alongTime(on);
  }

  get isTimeAxis(): boolean {
    return this.#arranger.isAlongTime;
  }

  /** Of a group of the current colouring; -1: of papers in none. */
  colourOf(group: number): string {
    return this.#board?.looks()?.colourOf(group) ?? 'currentColor';
  }

  /** Of a role; -1: of citations without one. */
  edgeColourOf(role: number): string {
    return this.#board?.looks()?.edgeColourOf(role) ?? 'currentColor';
  }

  pin(node: number): void {
    this.#pinned.add(node);
    this.#board?.mark({});
  }

  unpin(node: number): void {
    this.#pinned.delete(node);
    this.#board?.mark({});
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

  /** Moves a paper there and pins it, without telling. */
  place(node: number, clientX: number, clientY: number): void {
    const point = this.#board?.where.inContainer(clientX, clientY);
    const at = point && this.#board?.drawing.sigma.viewportToGraph(point);
    if (at) this.placeAt(node, at.x, at.y);
  }

  /** As {@link place}, by a place on the map. */
  placeAt(node: number, x: number, y: number): void {
    const item = this.#board?.itemOf(node);
    if (item === undefined) return;
    this.#pinned.add(node);
    this.#put(item, x, y);
  }

  clientPosition(node: number): Point | undefined {
    return this.#board?.where.clientPosition(node);
  }

  /** Radius of a paper on the screen, in pixels. */
  sizeOf(node: number): number {
    const item = this.#board?.itemOf(node);
    return item === undefined ? 0 : this.#board!.drawing.radius(item);
  }

  /** Papers within a line around them, in client coordinates. */
  inPolygon(points: readonly Point[]): number[] {
    return this.#board?.where.inPolygon(points) ?? [];
  }

  /** The next paper in that direction; from none, the one nearest to the middle of what is seen. */
  neighbourInDirection(node: number | undefined, direction: Direction): number | undefined {
    return this.#board?.where.neighbourInDirection(node, direction);
  }

  centre(node: number): void {
    this.#board?.centre(node);
  }

  /** More than 1: nearer. */
  zoom(factor: number): void {
    this.#board?.camera.zoom(factor);
  }

  /** By pixels. */
  pan(dx: number, dy: number): void {
    this.#board?.camera.pan(dx, dy);
  }

  /** Shows all of the map, or all of these papers. */
  fit(nodes?: readonly number[]): void {
    this.#board?.fit(nodes);
  }

  camera(): MapCamera {
    return this.#board?.camera.get() ?? { x: 0, y: 0, ratio: 1 };
  }

  /** With false the mouse does nothing: something of the page lies over the map. */
  interactive(on: boolean): void {
    this.#board?.drawing.interactive(on);
  }

  /** Those that can be seen, open or not; empty where nothing is clustered. */
  clusters(): readonly Cluster[] {
    return this.#arranger.clusters();
  }

  /** The closed cluster that stands for a paper now. */
  clusterOf(node: number): number | undefined {
    const item = this.#board?.itemOf(node);
    const cluster = item === undefined ? -1 : this.#board!.scene!.cluster[item]!;
    return cluster === -1 ? undefined : cluster;
  }

  expandCluster(cluster: number): void {
    void this.#arranger.expand(cluster);
  }

  collapseCluster(cluster: number): void {
    void this.#arranger.collapse(cluster);
  }

  /** SVG as markup, PNG in base64; of what is in view, or of all. */
  async picture(format: 'svg' | 'png', what: 'shown' | 'all'): Promise<string> {
    const subject = this.#board?.subject(what);
    if (!subject) throw new Error('There is no map to draw.');
    return format === 'svg' ? svgOf(subject).svg : await pngOf(svgOf(subject));
  }

  themeChanged(): void {
    this.#board?.themeChanged();
  }

  #put(item: number, x: number, y: number): void {
    this.#arranger.places().set(this.#board!.scene!, item, [x, y]);
    this.#board!.put(item, x, y);
  }
}
