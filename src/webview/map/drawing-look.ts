/** How each item and each edge looks now: the same for the screen and for the picture that is saved. */
import type { Colouring, MapGraph } from '../../protocol/map';
import { groupColours, hex, mixed, neutral, readable, rgbOf, type Theme, transparent } from './colours';
import type { Scene } from './drawing-scene';
import type { ItemLook, LineLook } from './drawing-view';

/** What the reader did to the map, by papers. */
export interface Marks {
  readonly selected: ReadonlySet<number>;
  /** Search hits and the like; undefined where nothing is brought out. */
  readonly emphasised: ReadonlySet<number> | undefined;
  readonly hovered: number | undefined;
  readonly pinned: ReadonlySet<number>;
  readonly shown: Uint8Array | undefined;
  readonly shownEdges: Uint8Array | undefined;
}

export const NO_MARKS: Marks = {
  selected: new Set(),
  emphasised: undefined,
  hovered: undefined,
  pinned: new Set(),
  shown: undefined,
  shownEdges: undefined,
};

/** The papers of a cluster. */
export type MembersOf = (cluster: number) => readonly number[];

/** How much of its colour a paper keeps that stands back, and how much is seen of its edges. */
const DIM = { disc: 0.3, edge: 0.12 };
const DIM_IN_CONTRAST = { disc: 0.45, edge: 0.25 };
/** The share of a cluster's papers that gives it their colour. */
const MANY = 0.4;

export class Looks {
  readonly #graph: MapGraph;
  readonly #scene: Scene;
  readonly #theme: Theme;
  readonly #members: MembersOf;
  readonly #main = new Map<number, string>();
  readonly #colouring: Colouring | undefined;
  readonly #groups: readonly string[];
  readonly #roles: readonly string[];
  readonly #neutral: string;
  readonly #dimmed = new Map<string, string>();
  readonly #seeds: ReadonlySet<number>;
  /** How much an edge that says nothing in particular is seen: the more there are, the fainter. */
  readonly #line: number;
  // A label or a frame asks for the look of everything again and again.
  #items: ItemLook[] = [];
  #edges: LineLook[] = [];
  #marks!: Marks;
  /** Papers that stand out with their neighbours; undefined where all are alike. */
  #near: ReadonlySet<number> | undefined;
  /** The items that stand for them. */
  #nearItems: ReadonlySet<number> = new Set();
  /** Whose edges are brought out, as far as they lead to what stands out. */
  #middle!: ReadonlySet<number>;
  /** All edges between what stands out are as they are else. */
  #isBetween = false;

  constructor(
    graph: MapGraph,
    scene: Scene,
    colouring: Colouring['id'] | undefined,
    theme: Theme,
    marks: Marks,
    members: MembersOf,
  ) {
    this.#members = members;
    this.#graph = graph;
    this.#scene = scene;
    this.#theme = theme;
    this.#colouring = graph.colourings.find(({ id }) => id === colouring);
    const { groups, ordered } = this.#colouring ?? { groups: [], ordered: false };
    this.#groups = groupColours(groups.length, ordered, theme);
    this.#roles = groupColours(graph.roles.length, false, theme);
    this.#neutral = neutral(theme);
    this.#seeds = new Set(graph.seeds);
    this.#line =
      (theme.highContrast ? 0.8 : 0.55) * Math.min(1, Math.max(0.22, 12 / Math.sqrt(scene.from.length)));
    this.mark(marks);
  }

  /** Of a group of the colouring; of none with -1. Without a colouring all papers have the first colour. */
  colourOf(group: number): string {
    if (!this.#colouring) return groupColours(1, false, this.#theme)[0]!;
    return this.#groups[group] ?? this.#neutral;
  }

  edgeColourOf(role: number): string {
    return this.#roles[role] ?? this.#neutral;
  }

  mark(marks: Marks): void {
    this.#marks = marks;
    this.#items = [];
    this.#edges = [];
    const { shown, emphasised, hovered } = marks;
    const seen = (papers: Iterable<number>) => [...papers].filter((paper) => !shown || shown[paper] === 1);
    // What is pointed at counts before what was chosen: it is what the reader looks at now.
    const pointed = hovered === undefined ? [] : seen([hovered]);
    this.#middle = new Set(pointed.length > 0 ? pointed : seen(marks.selected));
    this.#isBetween = emphasised !== undefined && pointed.length === 0;
    // Among what was searched for, the neighbours of what is chosen are not to be taken for hits.
    if (this.#isBetween) this.#near = new Set([...emphasised!, ...this.#middle]);
    else this.#near = this.#middle.size > 0 ? this.#withNeighbours(this.#middle) : undefined;
    this.#nearItems = new Set(Array.from(this.#near ?? [], (paper) => this.#scene.itemOf[paper]!));
  }

  #withNeighbours(papers: ReadonlySet<number>): ReadonlySet<number> {
    const near = new Set(papers);
    const { from, to } = this.#graph.edges;
    for (let edge = 0; edge < from.length; edge++) {
      if (papers.has(from[edge]!)) near.add(to[edge]!);
      if (papers.has(to[edge]!)) near.add(from[edge]!);
    }
    return near;
  }

  item(item: number): ItemLook {
    this.#items[item] ??= this.#itemLook(item);
    return this.#items[item]!;
  }

  edge(edge: number): LineLook {
    this.#edges[edge] ??= this.#edgeLook(edge);
    return this.#edges[edge]!;
  }

  #itemLook(item: number): ItemLook {
    const paper = this.#scene.paper[item]!;
    if (paper === -1) return this.#clusterLook(item);
    const { selected, emphasised, hovered, pinned, shown } = this.#marks;
    const stands = !this.#near || this.#near.has(paper);
    const dim = !stands && !(emphasised?.has(paper) ?? false);
    const own = this.colourOf(this.#colouring?.of[paper] ?? -1);
    const color = dim ? this.#dim(own) : own;
    const isSeed = this.#seeds.has(paper);
    const isChosen = selected.has(paper) || hovered === paper;
    const rings = isChosen
      ? { ring: 2.5, ringColor: this.#chosen() }
      : isSeed
        ? { ring: 2, ringColor: this.#theme.foreground }
        : this.#graph.nodes.inNote[paper]
          ? { ring: 1.5, ringColor: this.#theme.foreground }
          : { ring: this.#theme.highContrast ? 1 : 0, ringColor: this.#theme.background };
    return {
      color,
      ring: rings.ring,
      ringColor: dim ? this.#dim(rings.ringColor) : rings.ringColor,
      ringGap: isSeed ? 2 : 0,
      dotColor: pinned.has(paper) ? this.#theme.background : color,
      hidden: shown !== undefined && shown[paper] === 0,
      dim,
      layer: isChosen ? 4 : dim ? 0 : isSeed ? 3 : this.#near ? 2 : 1,
    };
  }

  #clusterLook(item: number): ItemLook {
    const rim = this.#mainColour(this.#scene.cluster[item]!);
    const color = hex(mixed(rgbOf(rim)!, rgbOf(this.#theme.background)!, 0.35));
    const dim = this.#near !== undefined && !this.#nearItems.has(item);
    const shown = dim ? this.#dim(color) : color;
    return {
      color: shown,
      ring: 1.5,
      ringColor: dim ? this.#dim(rim) : rim,
      ringGap: 0,
      dotColor: shown,
      hidden: false,
      dim,
      layer: 1,
    };
  }

  /** The colour that most papers of a cluster have, if many of them have it. */
  #mainColour(cluster: number): string {
    const known = this.#main.get(cluster);
    if (known !== undefined) return known;
    const members = this.#members(cluster);
    const counts = new Map<number, number>();
    if (this.#colouring)
      for (const paper of members) {
        const group = this.#colouring.of[paper]!;
        counts.set(group, (counts.get(group) ?? 0) + 1);
      }
    const [group, count] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [-1, 0]);
    const colour = count >= MANY * members.length ? this.colourOf(group) : this.#neutral;
    this.#main.set(cluster, colour);
    return colour;
  }

  #edgeLook(edge: number): LineLook {
    const { from, to, role, directed, weight, paper } = this.#scene;
    const [one, other] = [paper[from[edge]!]!, paper[to[edge]!]!];
    const { shown, shownEdges } = this.#marks;
    const own = this.#scene.edge[edge]!;
    const hidden =
      (own !== -1 && shownEdges !== undefined && shownEdges[own] === 0) ||
      (shown !== undefined && (shown[one] === 0 || shown[other] === 0));
    // Both ends as items: an edge of a cluster has no papers.
    const isWithin = !this.#near || (this.#nearItems.has(from[edge]!) && this.#nearItems.has(to[edge]!));
    const isNear = isWithin && (this.#middle.has(one) || this.#middle.has(other));
    const stands = !this.#near || isNear || (this.#isBetween && isWithin);
    const strength = isNear
      ? 0.95
      : stands
        ? role[edge] === -1
          ? this.#line
          : Math.max(0.75, this.#line)
        : this.#dimness.edge;
    const width =
      own === -1
        ? Math.min(4, 0.4 + 0.35 * Math.log2(1 + weight[edge]!))
        : directed[edge]
          ? 1
          : 0.6 + 1.6 * weight[edge]!;
    return {
      color: transparent(this.edgeColourOf(role[edge]!), strength),
      width: width + (isNear ? 0.8 : role[edge] === -1 ? 0 : 0.5),
      dashed: own !== -1 && directed[edge] === 0,
      hidden,
      layer: isNear ? 2 : stands ? 1 : 0,
    };
  }

  /** The editor's colour of what has the focus, where it can be seen. */
  #chosen(): string {
    return hex(readable(rgbOf(this.#theme.focus)!, this.#theme));
  }

  get #dimness() {
    return this.#theme.highContrast ? DIM_IN_CONTRAST : DIM;
  }

  #dim(color: string): string {
    const known = this.#dimmed.get(color);
    if (known !== undefined) return known;
    const dimmed = hex(mixed(rgbOf(color)!, rgbOf(this.#theme.background)!, this.#dimness.disc));
    this.#dimmed.set(color, dimmed);
    return dimmed;
  }
}
