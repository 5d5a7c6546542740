/** Which papers and citations of a map are shown. Pure: a map and what the reader asked for, in; bytes, out. */
import * as v from 'valibot';
import type { Colouring, MapGraph } from '../../../protocol/map';

/** Groups and roles are kept by their words: after the library has changed their numbers are others. */
export const filtersSchema = v.object({
  /** Of each colouring, the groups that are hidden; `''` stands for papers in no group. */
  hidden: v.record(v.string(), v.array(v.string())),
  /** Roles of citations that are hidden; `''` stands for citations without a role. */
  roles: v.array(v.string()),
  /** First and last year shown; null leaves that side open. */
  from: v.nullable(v.number()),
  to: v.nullable(v.number()),
  note: v.picklist(['any', 'in', 'out']),
  /** Cited by at least so many papers of the library. */
  citers: v.number(),
});
export type Filters = v.InferOutput<typeof filtersSchema>;

export const noFilters: Filters = { hidden: {}, roles: [], from: null, to: null, note: 'any', citers: 0 };

/** What the reader may ask of papers. Each is one test; a paper is shown when it passes all. */
type Facet = 'years' | 'note' | 'citers' | Colouring['id'];

export interface Shown {
  /** 1 for each paper that is shown. */
  readonly nodes: Uint8Array;
  /** 1 for each citation whose role is shown; whether its two papers are shown is not looked at. */
  readonly edges: Uint8Array;
  /** How many papers are shown. */
  readonly count: number;
}

export const isFiltered = ({ hidden, roles, from, to, note, citers }: Filters): boolean =>
  roles.length > 0 ||
  from !== null ||
  to !== null ||
  note !== 'any' ||
  citers > 0 ||
  Object.values(hidden).some((groups) => groups.length > 0);

/** What of the map is shown. What the reader asked about is always shown: without it the rest has no meaning. */
export function shownBy(graph: MapGraph, filters: Filters): Shown {
  const nodes = passing(graph, filters);
  const hiddenRoles = new Set(filters.roles);
  const roleHidden = graph.roles.map((role) => hiddenRoles.has(role));
  const edges = Uint8Array.from(graph.edges.role, (role, edge) => {
    // What is near is no citation: it has no role, and is not hidden with those that lack one.
    if (graph.edges.nearness[edge] !== null) return 1;
    return (role < 0 ? hiddenRoles.has('') : roleHidden[role]) ? 0 : 1;
  });
  return { nodes, edges, count: nodes.reduce((sum, shown) => sum + shown, 0) };
}

/** The papers or citations that are 1. */
export function ones(bytes: Uint8Array): number[] {
  const found: number[] = [];
  bytes.forEach((byte, at) => {
    if (byte) found.push(at);
  });
  return found;
}

/** How many citations are shown between papers that are, and how many lines between similar papers. */
export function linesShown({ edges }: MapGraph, shown: Shown): { citations: number; near: number } {
  const counts = { citations: 0, near: 0 };
  edges.from.forEach((from, edge) => {
    if (shown.edges[edge] && shown.nodes[from] && shown.nodes[edges.to[edge]!])
      counts[edges.nearness[edge] === null ? 'citations' : 'near']++;
  });
  return counts;
}

/**
 * How many papers each group of a colouring holds that pass all that is asked beside this colouring: what a click
 * would bring. The last number is of papers in no group.
 */
export function countsOf(graph: MapGraph, colouring: Colouring, filters: Filters): number[] {
  const counts = new Array<number>(colouring.groups.length + 1).fill(0);
  passing(graph, filters, colouring.id).forEach((shown, node) => {
    if (!shown) return;
    const group = colouring.of[node]!;
    counts[group < 0 ? counts.length - 1 : group]! += 1;
  });
  return counts;
}

/** How many papers are in a note, and how many are not, of those that pass all else. */
export function noteCounts(graph: MapGraph, filters: Filters): { in: number; out: number } {
  const counts = { in: 0, out: 0 };
  passing(graph, filters, 'note').forEach((shown, node) => {
    if (shown) counts[graph.nodes.inNote[node] ? 'in' : 'out']++;
  });
  return counts;
}

/** How many citations between papers that are shown have each role; the last number is of those without one. */
export function roleCounts({ roles, edges }: MapGraph, { nodes }: Shown): number[] {
  const counts = new Array<number>(roles.length + 1).fill(0);
  edges.role.forEach((role, edge) => {
    const isShown = nodes[edges.from[edge]!] && nodes[edges.to[edge]!];
    if (isShown && edges.nearness[edge] === null) counts[role < 0 ? roles.length : role]! += 1;
  });
  return counts;
}

/** The years that the map spans, or undefined where no paper has a date. */
export function yearsOf({ nodes }: MapGraph): { first: number; last: number } | undefined {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const date of nodes.date) {
    if (date === null) continue;
    first = Math.min(first, Math.floor(date));
    last = Math.max(last, Math.floor(date));
  }
  return first <= last ? { first, last } : undefined;
}

/** How many papers that pass all else each year from `first` to `last` has: the bars above the two years. */
export function yearCounts(
  graph: MapGraph,
  filters: Filters,
  { first, last }: { first: number; last: number },
): number[] {
  const counts = new Array<number>(last - first + 1).fill(0);
  passing(graph, filters, 'years').forEach((shown, node) => {
    const date = graph.nodes.date[node];
    if (shown && date != null) counts[Math.floor(date) - first]! += 1;
  });
  return counts;
}

/** The filters with a group of a colouring hidden, or shown again. */
export function toggled(filters: Filters, id: Colouring['id'], group: string): Filters {
  return { ...filters, hidden: { ...filters.hidden, [id]: flipped(filters.hidden[id] ?? [], group) } };
}

/** The filters with all groups of a colouring hidden but one; with all shown when that is so already. */
export function only(filters: Filters, { id, groups }: Colouring, group: string): Filters {
  const others = [...groups, ''].filter((other) => other !== group);
  const before = new Set(filters.hidden[id] ?? []);
  const isSo = !before.has(group) && others.every((other) => before.has(other));
  return { ...filters, hidden: { ...filters.hidden, [id]: isSo ? [] : others } };
}

/** The filters with citations of a role hidden, or shown again. */
export const roleToggled = (filters: Filters, role: string): Filters => ({
  ...filters,
  roles: flipped(filters.roles, role),
});

const flipped = (list: readonly string[], item: string): string[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item];

function passing(graph: MapGraph, filters: Filters, except?: Facet): Uint8Array {
  const { inNote, citers, date } = graph.nodes;
  const shown = new Uint8Array(graph.nodes.id.length).fill(1);
  const drop = (fails: (node: number) => boolean) => {
    for (let node = 0; node < shown.length; node++) if (shown[node] && fails(node)) shown[node] = 0;
  };
  const { from, to, note } = filters;
  if (except !== 'note' && note !== 'any') drop((node) => inNote[node] !== (note === 'in'));
  if (except !== 'citers' && filters.citers > 0) drop((node) => citers[node]! < filters.citers);
  if (except !== 'years' && (from !== null || to !== null))
    drop((node) => {
      const when = date[node];
      if (when == null) return true;
      return Math.floor(when) < (from ?? -Infinity) || Math.floor(when) > (to ?? Infinity);
    });
  for (const { id, groups, of } of graph.colourings) {
    const hidden = new Set(filters.hidden[id]);
    if (id === except || hidden.size === 0) continue;
    const isHidden = groups.map((group) => hidden.has(group));
    drop((node) => (of[node]! < 0 ? hidden.has('') : isHidden[of[node]!]!));
  }
  for (const seed of graph.seeds) shown[seed] = 1;
  return shown;
}
