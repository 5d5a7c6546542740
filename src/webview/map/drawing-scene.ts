/** What is drawn: papers and clusters as items, numbered from 0, and edges between them. */
import type { MapGraph } from '../../protocol/map';
import { SPACING } from './layout-input';
import { timeScale } from './time-axis';

/** A group of papers that stands as one item. */
export interface DrawnCluster {
  readonly id: number;
  readonly members: readonly number[];
}

export interface Scene {
  readonly count: number;
  /** The paper that an item is, or -1. */
  readonly paper: Int32Array;
  /** The cluster that an item is, or -1. */
  readonly cluster: Int32Array;
  /** The item that stands for a paper, or -1 where none does. */
  readonly itemOf: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** How many citations an edge stands for; of papers that are near one another, how near, 0 to 1. */
  readonly weight: Float32Array;
  /** The role of an edge, or -1 where it has none or stands for several. */
  readonly role: Int32Array;
  /** 1: a citation, drawn with a head. */
  readonly directed: Uint8Array;
  /** The edge of the map that an edge is, or -1 where it stands for several. */
  readonly edge: Int32Array;
  /** Years with a fraction, NaN where unknown; of a cluster the one in the middle. */
  readonly date: Float32Array;
}

/**
 * Items for the papers, in their order, but for those of `collapsed` clusters, and then for those clusters. Papers
 * that are not `shown` (0) are not counted: a cluster of such papers alone is no item.
 */
export function sceneOf(
  graph: MapGraph,
  collapsed: readonly DrawnCluster[],
  shown: Uint8Array | undefined,
): Scene {
  const total = graph.nodes.id.length;
  const clusterOf = new Int32Array(total).fill(-1);
  const clusters = collapsed.filter(({ members }) => !shown || members.some((paper) => shown[paper]));
  for (const [at, { members }] of clusters.entries()) for (const paper of members) clusterOf[paper] = at;
  const itemOf = new Int32Array(total).fill(-1);
  const paper: number[] = [];
  const inHiddenCluster = new Set(
    collapsed.filter((cluster) => !clusters.includes(cluster)).flatMap(({ members }) => members),
  );
  for (let node = 0; node < total; node++)
    if (clusterOf[node] === -1 && !inHiddenCluster.has(node)) itemOf[node] = paper.push(node) - 1;
  const papers = paper.length;
  for (let node = 0; node < total; node++)
    if (clusterOf[node] !== -1 && (!shown || shown[node])) itemOf[node] = papers + clusterOf[node]!;
  const count = papers + clusters.length;
  return {
    count,
    paper: Int32Array.from([...paper, ...clusters.map(() => -1)]),
    cluster: Int32Array.from([...paper.map(() => -1), ...clusters.map(({ id }) => id)]),
    itemOf,
    ...edgesOf(graph, itemOf, papers),
    date: Float32Array.from([
      ...paper.map((node) => graph.nodes.date[node] ?? Number.NaN),
      ...clusters.map(({ members }) => middleDate(graph, members)),
    ]),
  };
}

/** Edges between papers as they are; all between the same two items, one of them a cluster, as one. */
function edgesOf({ edges }: MapGraph, itemOf: Int32Array, papers: number) {
  const [from, to, weight, role, directed, edge]: number[][] = [[], [], [], [], [], []];
  const between = new Map<number, number>();
  for (let at = 0; at < edges.from.length; at++) {
    const [one, other] = [itemOf[edges.from[at]!]!, itemOf[edges.to[at]!]!];
    if (one === -1 || other === -1 || one === other) continue;
    const near = edges.nearness[at];
    if (one < papers && other < papers) {
      from!.push(one);
      to!.push(other);
      weight!.push(near ?? 1);
      role!.push(edges.role[at]!);
      directed!.push(near === null ? 1 : 0);
      edge!.push(at);
      continue;
    }
    const key = Math.min(one, other) * itemOf.length + Math.max(one, other);
    const known = between.get(key);
    if (known !== undefined) weight![known]! += 1;
    else {
      between.set(key, from!.push(one) - 1);
      to!.push(other);
      weight!.push(1);
      role!.push(-1);
      directed!.push(0);
      edge!.push(-1);
    }
  }
  return {
    from: Int32Array.from(from!),
    to: Int32Array.from(to!),
    weight: Float32Array.from(weight!),
    role: Int32Array.from(role!),
    directed: Uint8Array.from(directed!),
    edge: Int32Array.from(edge!),
  };
}

function middleDate({ nodes }: MapGraph, members: readonly number[]): number {
  const dates = members
    .map((paper) => nodes.date[paper])
    .filter((date) => typeof date === 'number')
    .sort((a, b) => a - b);
  return dates[dates.length >> 1] ?? Number.NaN;
}

export type SizeBy = 'citers' | 'connects' | 'same';

/** Radii of discs, in the unit of the map: the area of a disc grows with what it is sized by. */
export function sizesOf(graph: MapGraph, scene: Scene, by: SizeBy, rooms: Float32Array): Float32Array {
  let most = 8;
  for (const citers of graph.nodes.citers) most = Math.max(most, citers);
  const share = (paper: number) =>
    by === 'citers'
      ? graph.nodes.citers[paper]! / most
      : by === 'connects'
        ? graph.nodes.connects[paper]!
        : 0.15;
  return Float32Array.from({ length: scene.count }, (_, item) =>
    scene.paper[item] !== -1
      ? SMALLEST + LARGER * Math.sqrt(share(scene.paper[item]!))
      : Math.max(1.5 * SMALLEST, CLUSTER_SHARE * rooms[item]!),
  );
}

const SMALLEST = 4;
const LARGER = 11;
/** Seen from afar discs are drawn larger than the map: with this share of its room a cluster's then about fills it. */
const CLUSTER_SHARE = 0.3;

/** The room that each item is to have, as a radius: a cluster has that of its papers, so that it can be opened in place. */
export function roomsOf(scene: Scene, members: (cluster: number) => number): Float32Array {
  return Float32Array.from({ length: scene.count }, (_, item) =>
    scene.paper[item] !== -1 ? SMALLEST + LARGER : 0.6 * SPACING * Math.sqrt(members(scene.cluster[item]!)),
  );
}

/** The axis of a scene along time. */
export const scaleOf = (scene: Scene) => timeScale(scene.date);

const NOTHING = new Int32Array();
/** Without items: for who asks before there is anything to be drawn. */
export const EMPTY: Scene = {
  count: 0,
  paper: NOTHING,
  cluster: NOTHING,
  itemOf: NOTHING,
  from: NOTHING,
  to: NOTHING,
  weight: new Float32Array(),
  role: NOTHING,
  directed: new Uint8Array(),
  edge: NOTHING,
  date: new Float32Array(),
};

/** What is to be known of clusters where they are drawn. */
export interface DrawnClusters {
  members(cluster: number): readonly number[];
  label(cluster: number): string;
}

/** How large each item is, what is written beside it, and which come first when there is not room for all: the seeds. */
export function viewOf(graph: MapGraph, scene: Scene, by: SizeBy, clusters: DrawnClusters) {
  const sizes = sizesOf(
    graph,
    scene,
    by,
    roomsOf(scene, (cluster) => clusters.members(cluster).length),
  );
  const seeds = new Set(graph.seeds);
  const weight = (item: number) => (seeds.has(scene.paper[item]!) ? 1000 : 0) + sizes[item]!;
  const order = Array.from(sizes, (_, item) => item).sort((a, b) => weight(b) - weight(a) || a - b);
  const label = (item: number) => {
    const paper = scene.paper[item]!;
    return paper === -1 ? clusters.label(scene.cluster[item]!) : graph.nodes.label[paper]!;
  };
  return { scene, sizes, order, label };
}
