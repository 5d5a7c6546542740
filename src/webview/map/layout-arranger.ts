/** Decides what is drawn (papers, clusters) and finds the places: the part of the map's engine that has no screen. */
import type { MapGraph } from '../../protocol/map';
import { CLUSTER_ABOVE, type Groups, NO_GROUPS } from './clusters';
import { type Cluster, ClusterTree } from './clusters-tree';
import { roomsOf, type Scene, sceneOf } from './drawing-scene';
import { LayoutClient } from './layout-client';
import type { Positions } from './layout-input';
import { fromLayout, layoutInput, Places, unplacedPart } from './layout-places';

export interface ArrangerEvents {
  /** A scene has its first positions: it can be drawn. */
  scene(scene: Scene, positions: Positions): void;
  moved(positions: Positions): void;
  running(isRunning: boolean): void;
  /** A cluster was opened, and what it holds has its place. */
  opened(papers: readonly number[]): void;
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
  /** Counts what was begun: an answer to something older is not heard. */
  #turn = 0;

  constructor(options: ArrangerOptions, events: ArrangerEvents) {
    this.#options = options;
    this.#events = events;
    this.#worker = new LayoutClient(options.workerUrl, {
      positions: (positions, settled) => this.#hear?.(fromLayout(positions), settled),
      failed: (reason) => events.failed(reason),
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

  async show(
    graph: MapGraph,
    known: ReadonlyMap<string, readonly [number, number]>,
    alongTime: boolean,
  ): Promise<void> {
    this.#graph = graph;
    this.#shown = undefined;
    this.#isClustered = false;
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
    await this.#arrange();
  }

  /** Finds new places for all but these papers. */
  async relayout(pinned: ReadonlySet<number>): Promise<void> {
    this.places().keepOnly(pinned);
    await this.#arrange();
  }

  async expand(id: number): Promise<void> {
    const cluster = this.#tree.get(id);
    if (!cluster || cluster.expanded) return;
    const turn = ++this.#turn;
    if (!this.#tree.isSplit(id)) {
      // A cluster of thousands opens into clusters again.
      const groups =
        cluster.members.length > this.#above / 4 ? await this.#groups(cluster.members) : NO_GROUPS;
      if (turn !== this.#turn) return;
      this.#tree.split(id, groups.members.length > 1 ? groups : NO_GROUPS);
    }
    this.#tree.setOpen(id, true);
    await this.#arrange(id);
  }

  async collapse(id: number): Promise<void> {
    this.#tree.setOpen(id, false);
    await this.#arrange();
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
    await this.#arrange();
  }

  /** Groups papers by community; in the numbers of the papers. */
  async #groups(papers: readonly number[]): Promise<Groups> {
    const local = new Int32Array(this.#graph.nodes.id.length).fill(-1);
    for (const [at, paper] of papers.entries()) local[paper] = at;
    const [from, to]: number[][] = [[], []];
    for (const [edge, one] of this.#graph.edges.from.entries()) {
      const ends = [local[one]!, local[this.#graph.edges.to[edge]!]!];
      if (ends[0] === -1 || ends[1] === -1) continue;
      from!.push(ends[0]!);
      to!.push(ends[1]!);
    }
    const { members, hasRest } = await this.#worker.group(
      papers.length,
      Int32Array.from(from!),
      Int32Array.from(to!),
    );
    return { members: members.map((group) => group.map((at) => papers[at]!)), hasRest };
  }

  /** Draws what there is now; where something has no place yet it is found first. With `opened`, in that cluster's. */
  async #arrange(opened?: number): Promise<void> {
    this.#turn++;
    const scene = sceneOf(this.#graph, this.#collapsed(), this.#shown);
    this.#hear = undefined;
    this.#worker.stop();
    const known = this.places().positions(scene);
    if (known) {
      this.#events.running(false);
      this.#events.scene(scene, known);
      return;
    }
    this.#events.running(true);
    const rooms = roomsOf(scene, (id) => this.#tree.get(id)!.members.length);
    const input = layoutInput(scene, rooms, this.places(), this.#along);
    const middle = opened === undefined ? undefined : this.places().cluster(opened);
    if (middle && !this.#along) this.#open(scene, input, middle);
    else this.#layOut(scene, input);
  }

  #layOut(scene: Scene, input: ReturnType<typeof layoutInput>): void {
    let isDrawn = false;
    this.#hear = (positions, settled) => {
      this.places().take(scene, positions);
      if (isDrawn) this.#events.moved(positions);
      else this.#events.scene(scene, positions);
      isDrawn = true;
      if (settled) this.#events.running(false);
    };
    this.#worker.layOut(input, this.#options.live);
  }

  /** What an opened cluster holds is laid out by itself, and then stands where the cluster stood. */
  #open(scene: Scene, whole: ReturnType<typeof layoutInput>, [x, y]: readonly [number, number]): void {
    const { input, items } = unplacedPart(whole);
    this.#hear = (positions, settled) => {
      if (!settled) return;
      let [sumX, sumY] = [0, 0];
      for (let at = 0; at < items.length; at++) {
        sumX += positions[2 * at]!;
        sumY += positions[2 * at + 1]!;
      }
      for (const [at, item] of items.entries())
        this.places().set(scene, item, [
          positions[2 * at]! - sumX / items.length + x,
          positions[2 * at + 1]! - sumY / items.length + y,
        ]);
      this.#events.scene(scene, this.places().positions(scene)!);
      this.#events.opened(items.flatMap((item) => papersOf(scene, item)));
      this.#events.running(false);
    };
    this.#worker.layOut(input, false);
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

/** A paper that stands for an item: itself, or one of a cluster. */
function papersOf(scene: Scene, item: number): number[] {
  const paper = scene.paper[item]!;
  return [paper === -1 ? scene.itemOf.indexOf(item) : paper];
}
