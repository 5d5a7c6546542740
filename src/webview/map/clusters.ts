/** A map of more papers than can be told apart: communities of papers that stand as one node each. */
import type { MapGraph } from '../../protocol/map';
import { communitiesOf, type Edges } from './clusters-communities';

/** More papers than this are shown as clusters, and a cluster of more opens into clusters. */
export const CLUSTER_ABOVE = 12_000;
/** So many clusters can be told apart. */
const MOST = 250;
/** A group of fewer has no node of its own, unless there are few groups. */
const SMALL = 8;

export interface Groups {
  /** Of each group. */
  readonly members: readonly (readonly number[])[];
  /** The last group is what belongs to none. */
  readonly hasRest: boolean;
}

export const NO_GROUPS: Groups = { members: [], hasRest: false };

/**
 * Groups `count` nodes by community: the largest first. What is too small to be told apart, and what stands alone, is
 * the last group together. Members are in ascending order.
 */
export function groupsOf(count: number, edges: Edges): Groups {
  const community = communitiesOf(count, edges);
  const members: number[][] = [];
  for (let node = 0; node < count; node++) {
    members[community[node]!] ??= [];
    members[community[node]!]!.push(node);
  }
  const bySize = members.sort((a, b) => b.length - a.length);
  const large = bySize.filter((group, at) => at < MOST && group.length >= SMALL);
  const rest = bySize
    .slice(large.length)
    .flat()
    .sort((a, b) => a - b);
  return { members: rest.length > 0 ? [...large, rest] : large, hasRest: rest.length > 0 };
}

/** Words that tell nothing of a field. */
const COMMON = new Set(
  (
    'a an and are as at be by can do does for from how in into is it its not of on or our that the their them these ' +
    'this to toward towards under using use via we what when where which why with without new based approach ' +
    'approaches method methods model models learning study analysis data towards large deep neural networks network'
  ).split(' '),
);

/**
 * The words that tell a cluster from the rest: those that the titles of its papers have more often than all titles do.
 * `counts` says in how many of `total` titles each word is. At most three, the most telling first.
 */
export function tellingWords(
  titles: readonly string[],
  counts: ReadonlyMap<string, number>,
  total: number,
): string[] {
  const here = wordCounts(titles);
  const least = titles.length >= 6 ? 2 : 1;
  return [...here]
    .filter(([, count]) => count >= least)
    .map(([word, count]) => {
      // How much the share here exceeds the share everywhere, weighed by how many papers say so.
      const expected = ((counts.get(word) ?? count) / Math.max(1, total)) * titles.length;
      return { word, weight: count * Math.log(count / Math.max(expected, 1e-9)) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, 3)
    .map(({ word }) => word);
}

/** In how many titles each word is. */
export function wordCounts(titles: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const title of titles)
    for (const word of new Set(title.toLowerCase().match(/\p{L}[\p{L}\p{N}-]{2,}/gu) ?? []))
      if (!COMMON.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The edges between these papers, in the numbers that they have among them. */
export function edgesAmong({ nodes, edges }: MapGraph, papers: readonly number[]) {
  const local = new Int32Array(nodes.id.length).fill(-1);
  for (const [at, paper] of papers.entries()) local[paper] = at;
  const within = edges.from.flatMap((from, edge) =>
    local[from] === -1 || local[edges.to[edge]!] === -1 ? [] : edge,
  );
  return {
    from: Int32Array.from(within, (edge) => local[edges.from[edge]!]!),
    to: Int32Array.from(within, (edge) => local[edges.to[edge]!]!),
  };
}
