/** Decides what is drawn (papers, clusters) and finds the places: the part of the map's engine that has no screen. */
import type { MapGraph } from '../../protocol/map';
import { CLUSTER_ABOVE, edgesAmong, type Groups, NO_GROUPS } from './clusters';
import { type Cluster, ClusterTree } from './clusters-tree';
import { roomsOf, type Scene, scaleOf, sceneOf } from './drawing-scene';
import { mean } from './layout-beside';
import { LayoutClient } from './layout-client';
import type { LayoutInput, Positions } from './layout-input';
import { type OpenedPart, openedParts, paperOf } from './layout-opened';
import { fromLayout, layoutInput, Places } from './layout-places';

export interface ArrangerEvents {
  /** A scene has its first positions: it can be drawn. */
  scene(scene: Scene, positions: Positions): void;
  moved(positions: Positions): void;
  running(isRunning: boolean): void;
  /** Clusters were opened, and what they hold has its place. */
  opened(papers: readonly number[]): void;
  /** Nothing is laid out; what is drawn stays. */
  failed(reason: string): void;
}

export interface ArrangerOptions {
  readonly workerUrl: string;
  readonly live: boolean;
  readonly clusterAbove?: number | undefined;
}

export class Arranger {
  readonly #events: ArrangerEvents;
  readonly #options: ArrangerOptions;
  readonly #worker: LayoutClient;
  #graph!: MapGraph;
  #tree!: ClusterTree;
  #shown: Uint8Array | undefined;
  #isClustered = false;
  /** The clusters of the whole map, once somebody has asked for them. */
  #whole: Promise<Groups> | undefined;
  #along: 'time' | undefined;
  #places = { forces: new Places(), time: new Places() };
  #hear: ((positions: Positions, settled: boolean) => void) | undefined;
  /** Papers and clusters that the reader has put somewhere while the others are being laid out. */
  readonly #held = new Set<number>();
  /** Papers that have come out of clusters and are not drawn yet. */
  readonly #opened: number[] = [];
  /** Counts what was composed: groups that come for something older are not drawn. */
  #turn = 0;

  constructor(options: ArrangerOptions, events: ArrangerEvents) {
    this.#options = options;
    this.#events = events;
    this.#worker = new LayoutClient(options.workerUrl, {
      positions: (positions, settled) => this.#hear?.(fromLayout(positions), settled),
      failed: (reason) => {
        this.#hear = undefined;
        events.running(false);
        events.failed(reason);
      },
    });
  }

  get isAlongTime(): boolean {
    return this.#along === 'time';
  }

  places(): Places {
    return this.#places[this.#along ?? 'forces'];
  }

  clusters(): readonly Cluster[] {
    return this.#isClustered ? this.#tree.list() : [];
  }

  cluster(id: number): Cluster | undefined {
    return this.#tree.get(id);
  }

  /** An item lies there, and stays there while the others are laid out. */
  put(scene: Scene, item: number, place: readonly [number, number]): void {
    this.places().set(scene, item, place);
    this.hold(scene, item, true);
  }

  /** An item stays where it is while the others are laid out, or no more. */
  hold(scene: Scene, item: number, on: boolean): void {
    if (on) this.#held.add(nameOf(scene, item));
    else this.#held.delete(nameOf(scene, item));
  }

  async show(
    graph: MapGraph,
    known: ReadonlyMap<string, readonly [number, number]>,
    alongTime: boolean,
  ): Promise<void> {
    this.#graph = graph;
    this.#shown = undefined;
    this.#isClustered = false;
    this.#tree = new ClusterTree(graph, NO_GROUPS);
    this.#opened.length = 0;
    this.#whole = undefined;
    this.#along = alongTime ? 'time' : undefined;
    this.#places = { forces: new Places(), time: new Places() };
    for (const [paper, id] of graph.nodes.id.entries()) {
      const place = known.get(id);
      if (place) this.places().setPaper(paper, place);
    }
    await this.#compose();
  }

  /** Which papers are shown decides whether there are clusters; else nothing moves. */
  async filter(shown: Uint8Array | undefined): Promise<void> {
    this.#shown = shown;
    if (this.#isLarge) await this.#compose();
  }

  async alongTime(on: boolean): Promise<void> {
    this.#along = on ? 'time' : undefined;
    await this.#compose();
  }

  /** Finds new places for all but these papers. */
  async relayout(pinned: ReadonlySet<number>): Promise<void> {
    this.places().keepOnly(pinned);
    await this.#compose();
  }

  async expand(id: number): Promise<void> {
    const tree = this.#tree;
    const cluster = tree.get(id);
    if (!cluster || cluster.expanded) return;
    if (!tree.isSplit(id)) {
      // A cluster of thousands opens into clusters again.
      const groups =
        cluster.members.length > this.#above / 4 ? await this.#groups(cluster.members) : NO_GROUPS;
      if (tree !== this.#tree || tree.isSplit(id)) return;
      tree.split(id, groups.members.length > 1 ? groups : NO_GROUPS);
    }
    tree.setOpen(id, true);
    this.#arrange();
  }

  collapse(id: number): void {
    this.#tree.setOpen(id, false);
    this.#arrange();
  }

  get #above(): number {
    return this.#options.clusterAbove ?? CLUSTER_ABOVE;
  }

  get #isLarge(): boolean {
    return this.#graph.nodes.id.length > this.#above;
  }

  async #compose(): Promise<void> {
    const turn = ++this.#turn;
    const total = this.#graph.nodes.id.length;
    const count = this.#shown ? this.#shown.reduce((sum, one) => sum + one, 0) : total;
    if (count <= this.#above) {
      this.#isClustered = false;
      this.#tree = new ClusterTree(this.#graph, NO_GROUPS);
    } else if (!this.#isClustered) {
      this.#events.running(true);
      this.#whole ??= this.#groups(Array.from({ length: total }, (_, paper) => paper));
      const groups = await this.#whole;
      if (turn !== this.#turn) return;
      this.#isClustered = true;
      this.#tree = new ClusterTree(this.#graph, groups);
    }
    this.#arrange();
  }

  /** Groups papers by community; in the numbers of the papers. */
  async #groups(papers: readonly number[]): Promise<Groups> {
    const { from, to } = edgesAmong(this.#graph, papers);
    const { members, hasRest } = await this.#worker.group(papers.length, from, to);
    return { members: members.map((group) => group.map((at) => papers[at]!)), hasRest };
  }

  /** Draws what there is now; where something has no place yet it is found first. */
  #arrange(): void {
    const scene = sceneOf(this.#graph, this.#collapsed(), this.#shown);
    this.#hear = undefined;
    this.#held.clear();
    this.#worker.stop();
    const known = this.places().positions(scene);
    if (known && (!this.#along || scaleOf(scene).fits(scene.date, (item) => known[2 * item]!))) {
      this.#events.running(false);
      this.#events.scene(scene, known);
      return;
    }
    this.#events.running(true);
    const rooms = roomsOf(scene, (id) => this.#tree.get(id)!.members.length);
    const input = layoutInput(scene, rooms, this.places(), this.#along);
    const parts = this.#along ? undefined : openedParts(scene, input, this.#tree, this.places());
    if (parts) this.#open(scene, parts);
    else this.#layOut(scene, input);
  }

  #layOut(scene: Scene, input: LayoutInput): void {
    let isDrawn = false;
    this.#opened.length = 0;
    this.#hear = (positions, settled) => {
      for (let item = 0; this.#held.size > 0 && item < scene.count; item++)
        if (this.#held.has(nameOf(scene, item))) positions.set(this.places().get(scene, item)!, 2 * item);
      this.places().take(scene, positions);
      if (isDrawn) this.#events.moved(positions);
      else this.#events.scene(scene, positions);
      isDrawn = true;
      if (settled) this.#events.running(false);
    };
    this.#worker.layOut(input, this.#options.live);
  }

  /** What opened clusters hold is laid out, each by itself, and then stands where its cluster stood. */
  #open(scene: Scene, parts: readonly OpenedPart[]): void {
    const [part, ...rest] = parts;
    if (!part) {
      this.#events.scene(scene, this.places().positions(scene)!);
      this.#events.opened(this.#opened.splice(0));
      this.#events.running(false);
      return;
    }
    this.#hear = (positions, settled) => {
      if (!settled) return;
      const middle = mean([...part.items.keys()], positions);
      for (const [at, item] of part.items.entries()) {
        const [x, y] = [positions[2 * at]! - middle.x, positions[2 * at + 1]! - middle.y];
        this.places().set(scene, item, [x + part.middle[0], y + part.middle[1]]);
        this.#opened.push(paperOf(scene, item));
      }
      this.#open(scene, rest);
    };
    this.#worker.layOut(part.input, false);
  }

  /** Clusters that stand for their papers; and, of a large map of which few papers are shown, all the others as none. */
  #collapsed() {
    if (this.#isClustered) return this.#tree.closed();
    const { length } = this.#graph.nodes.id;
    if (!this.#isLarge || !this.#shown) return [];
    const members = Array.from({ length }, (_, paper) => paper).filter((paper) => !this.#shown![paper]);
    return [{ id: -1, members }];
  }
}

/** The same in all scenes: of a paper its number, of a cluster a negative one. */
const nameOf = ({ paper, cluster }: Scene, item: number): number =>
  paper[item] === -1 ? -1 - cluster[item]! : paper[item]!;
