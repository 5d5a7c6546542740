/** The clusters of a map: which there are, and which of them are open. */
import type { MapGraph } from '../../protocol/map';
import { type Groups, tellingWords, wordCounts } from './clusters';
import type { DrawnCluster } from './drawing-scene';

export interface Cluster extends DrawnCluster {
  /** Its paper with the most citers: `Vaswani 2017`. */
  readonly label: string;
  /** What its titles have more than others do; may be empty. */
  readonly words: string;
  readonly expanded: boolean;
}

/** What papers have in common that few citations, or none, connect with the rest. */
const REST = 'scattered';

interface Node {
  readonly cluster: Omit<Cluster, 'expanded'>;
  /** What it opens into; undefined as long as nobody opened it, empty where it opens into its papers. */
  children: readonly number[] | undefined;
  open: boolean;
}

export class ClusterTree {
  readonly #graph: MapGraph;
  readonly #nodes: Node[] = [];
  readonly #top: readonly number[];
  readonly #counts: ReadonlyMap<string, number>;

  /** Without groups there are no clusters: every paper stands for itself. */
  constructor(graph: MapGraph, groups: Groups) {
    this.#graph = graph;
    this.#counts = groups.members.length > 0 ? wordCounts(graph.nodes.title) : new Map();
    this.#top = this.#add(groups);
  }

  get(id: number): Cluster | undefined {
    const node = this.#nodes[id];
    return node && { ...node.cluster, expanded: node.open };
  }

  /** Those that can be seen, open or not: all but those within closed ones. */
  list(): Cluster[] {
    return this.#seen(this.#top).map((id) => this.get(id)!);
  }

  /** Those that stand for their papers now. */
  closed(): Cluster[] {
    return this.list().filter(({ expanded }) => !expanded);
  }

  /** Whether it is known what a cluster opens into. */
  isSplit(id: number): boolean {
    return this.#nodes[id]?.children !== undefined;
  }

  /** Says what a cluster opens into: groups of papers, or none for its papers. */
  split(id: number, groups: Groups): void {
    const node = this.#nodes[id];
    if (node) node.children = this.#add(groups);
  }

  setOpen(id: number, open: boolean): void {
    const node = this.#nodes[id];
    if (node) node.open = open;
  }

  #seen(ids: readonly number[]): number[] {
    return ids.flatMap((id) => {
      const { open, children = [] } = this.#nodes[id]!;
      return open ? [id, ...this.#seen(children)] : [id];
    });
  }

  #add({ members: groups, hasRest }: Groups): number[] {
    return groups.map((members, at) => {
      const id = this.#nodes.length;
      const isRest = hasRest && at === groups.length - 1;
      const cluster = { id, members, ...this.#named(members), ...(isRest && { words: REST }) };
      this.#nodes.push({ cluster, children: undefined, open: false });
      return id;
    });
  }

  #named(members: readonly number[]): { label: string; words: string } {
    const { citers, label, title } = this.#graph.nodes;
    const most = members.reduce(
      (best, paper) => (citers[paper]! > citers[best]! ? paper : best),
      members[0]!,
    );
    const titles = members.map((paper) => title[paper]!);
    return { label: label[most] ?? '', words: tellingWords(titles, this.#counts, title.length).join(', ') };
  }
}

/** What is written on a closed cluster: what it is about, and how many papers it holds; a line each. */
export function clusterLabel(cluster: Cluster | undefined): string {
  if (!cluster) return '';
  const { words, label, members } = cluster;
  const about = words === '' ? [label] : words.split(', ').slice(0, 2);
  return [...about, members.length.toLocaleString('en')].join('\n');
}
