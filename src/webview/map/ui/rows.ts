/**
 * The map as a tree: papers by the groups of their colouring, each with the papers on the map that it cites and that
 * cite it. Pure; only rows below what is expanded are made.
 */
import type { MapGraph } from '../../../protocol/map';
import type { View } from './view';

export interface TreeRow {
  /** Of this row and no other: what is expanded, and where the focus is, is kept by it. */
  readonly key: string;
  /** From 1. */
  readonly level: number;
  readonly label: string;
  readonly detail: string;
  /** The paper that the row is of. */
  readonly node?: number;
  /** Undefined where there is nothing below. */
  readonly expanded?: boolean;
  /** The group's number in the colouring, for its colour. */
  readonly group?: number;
  /** Place among its brothers, from 1, and how many they are. */
  readonly position: number;
  readonly size: number;
}

/** Papers on the map that each cites, and that cite it. */
export class Neighbours {
  readonly #cites: number[][];
  readonly #citedBy: number[][];
  readonly #near: number[][];

  constructor({ nodes, edges }: MapGraph) {
    const lists = () => nodes.id.map((): number[] => []);
    [this.#cites, this.#citedBy, this.#near] = [lists(), lists(), lists()];
    edges.from.forEach((from, edge) => {
      const to = edges.to[edge]!;
      if (edges.nearness[edge] === null) {
        this.#cites[from]?.push(to);
        this.#citedBy[to]?.push(from);
      } else {
        this.#near[from]?.push(to);
        this.#near[to]?.push(from);
      }
    });
  }

  of(node: number): readonly { readonly words: string; readonly nodes: readonly number[] }[] {
    return [
      { words: 'Cites', nodes: this.#cites[node] ?? [] },
      { words: 'Cited by', nodes: this.#citedBy[node] ?? [] },
      { words: 'Similar to', nodes: this.#near[node] ?? [] },
    ].filter(({ nodes }) => nodes.length > 0);
  }
}

/** The group rows are open unless closed; the others are closed unless opened: `turned` holds those that are otherwise. */
export function treeRows(view: View, neighbours: Neighbours, turned: ReadonlySet<string>): TreeRow[] {
  const { graph } = view;
  if (!graph) return [];
  const rows: TreeRow[] = [];
  const groups = groupsOf(view, graph);
  groups.forEach(({ group, label, nodes }, at) => {
    const key = `group ${label}`;
    const expanded = !turned.has(key);
    const level = groups.length === 1 && label === '' ? 0 : 1;
    if (level > 0)
      rows.push({
        ...{ key, level, label, group, expanded, position: at + 1, size: groups.length },
        detail: nodes.length.toLocaleString('en'),
      });
    if (expanded) papers(nodes, key, level + 1);
  });
  return rows;

  function papers(nodes: readonly number[], below: string, level: number): void {
    const { label, title, id } = graph!.nodes;
    nodes.forEach((node, at) => {
      const key = `${below}\n${id[node]}`;
      const lists = level <= 2 ? neighbours.of(node) : [];
      const expanded = lists.length > 0 ? turned.has(key) : undefined;
      const place = { position: at + 1, size: nodes.length };
      rows.push({
        key,
        level,
        label: label[node]!,
        detail: title[node]!,
        node,
        ...place,
        ...(expanded === undefined ? {} : { expanded }),
      });
      if (!expanded) return;
      lists.forEach(({ words, nodes }, nth) => {
        const listKey = `${key}\n${words}`;
        // Two clicks to a name would be one too many.
        const open = !turned.has(listKey);
        const detail = nodes.length.toLocaleString('en');
        rows.push({
          key: listKey,
          level: level + 1,
          label: words,
          detail,
          expanded: open,
          position: nth + 1,
          size: lists.length,
        });
        if (open) papers(nodes, listKey, level + 2);
      });
    });
  }
}

interface Group {
  readonly group: number;
  readonly label: string;
  readonly nodes: number[];
}

/** The papers that are shown by group, the most cited first; one group without a name where nothing is coloured. */
function groupsOf(view: View, graph: MapGraph): Group[] {
  const colouring = view.currentColouring();
  const groups: Group[] = [...(colouring?.groups ?? []), colouring?.none ?? ''].map((label, at, all) => ({
    group: at === all.length - 1 ? -1 : at,
    label,
    nodes: [],
  }));
  view.shown.nodes.forEach((shown, node) => {
    if (shown) groups.at(colouring?.of[node] ?? -1)?.nodes.push(node);
  });
  const { citers } = graph.nodes;
  for (const { nodes } of groups) nodes.sort((a, b) => citers[b]! - citers[a]! || a - b);
  return groups.filter(({ nodes }) => nodes.length > 0);
}
