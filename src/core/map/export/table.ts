/** A map as a table of papers and a table of lines, which each format writes in its own way. */
import { primaryCategoryName } from '../../categories';
import type { Identifier, Work } from '../../model';
import { displayName } from '../../names';
import type { MapGraph } from '../model';
import { roleOfEach } from '../roles';

/** Where papers lie: y grows upwards, as in a chart. */
export interface Layout {
  readonly ids: readonly string[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export type Value = string | number | boolean;
export type Types = Readonly<Record<string, Type>>;
/** What is not known is left out. */
export type Row<Column extends string = string> = { readonly [Name in Column]?: Value };

export interface ExportedNode {
  /** Citekey, by which notes name the paper too. */
  readonly id: string;
  readonly row: Row<keyof typeof NODE_TYPES>;
}

export interface ExportedEdge {
  readonly source: string;
  readonly target: string;
  readonly row: Row<keyof typeof EDGE_TYPES>;
}

export interface MapTable {
  readonly title: string;
  readonly nodes: readonly ExportedNode[];
  readonly edges: readonly ExportedEdge[];
}

type Type = 'string' | 'int' | 'double' | 'boolean';

/** What is written of a paper, in this order. */
export const NODE_TYPES = {
  label: 'string',
  title: 'string',
  authors: 'string',
  year: 'int',
  /** Years with a fraction. */
  date: 'double',
  doi: 'string',
  arxiv: 'string',
  venue: 'string',
  citers: 'int',
  category: 'string',
  /** Which colours it on the map; a machine chose the word. */
  role: 'string',
  status: 'string',
  inNote: 'boolean',
  seed: 'boolean',
  connects: 'double',
  x: 'double',
  y: 'double',
} as const satisfies Types;

/** What is written of a line. `weight`: how near two papers are, up to 1; left out of a citation, where programs take 1. */
export const EDGE_TYPES = {
  kind: 'string',
  role: 'string',
  weight: 'double',
} as const satisfies Types;

/** Rows made in one step. */
const STEP = 1000;

export function* tableOf(
  graph: MapGraph,
  workOf: (id: string) => Work | undefined,
  layout?: Layout,
): Generator<void, MapTable> {
  const placed = layout && new Map(layout.ids.map((id, at) => [id, at]));
  const roles = yield* roleOfEach(graph.nodes.id.length, graph.seeds, graph.edges);
  const seeds = new Set(graph.seeds);
  const ids = new Map<number, string>();
  const nodes: ExportedNode[] = [];
  for (const [node, workId] of graph.nodes.id.entries()) {
    const at = placed?.get(workId);
    if (placed && at === undefined) continue;
    const work = workOf(workId);
    const id = work?.citekey ?? workId;
    ids.set(node, id);
    const row = known({
      ...onMap(graph, node),
      ...(work && ofWork(work)),
      role: graph.roles[roles[node]!],
      ...(seeds.size > 0 && { seed: seeds.has(node) }),
      ...(layout && at !== undefined && { x: layout.x[at], y: layout.y[at] }),
    });
    nodes.push({ id, row });
    if (nodes.length % STEP === 0) yield;
  }
  return { title: graph.title, nodes, edges: yield* edgesOf(graph, ids) };
}

function onMap({ nodes, seeds }: MapGraph, node: number) {
  return {
    label: nodes.label[node],
    title: nodes.title[node],
    date: rounded(nodes.date[node] ?? undefined),
    citers: nodes.citers[node],
    inNote: nodes.inNote[node],
    connects: seeds.length > 1 ? rounded(nodes.connects[node]) : undefined,
  };
}

/** A thousandth of a year is less than a day. */
function rounded(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value * 1000) / 1000;
}

function ofWork(work: Work) {
  const { item, categories, marks } = work;
  return {
    authors: item.author.map(displayName).join('; ') || undefined,
    year: item.issued?.year,
    doi: item.DOI ?? identifier(work, 'doi'),
    arxiv: identifier(work, 'arxiv'),
    venue: item['container-title'],
    category: primaryCategoryName(categories),
    status: marks.status,
  };
}

function identifier(work: Work, scheme: Identifier['scheme']): string | undefined {
  return work.identifiers.find((one) => one.scheme === scheme)?.value;
}

function* edgesOf(graph: MapGraph, ids: ReadonlyMap<number, string>): Generator<void, ExportedEdge[]> {
  const { from, to, nearness, role } = graph.edges;
  const edges: ExportedEdge[] = [];
  for (const [edge, start] of from.entries()) {
    const [source, target] = [ids.get(start), ids.get(to[edge]!)];
    if (edge % STEP === STEP - 1) yield;
    if (source === undefined || target === undefined) continue;
    edges.push({ source, target, row: edgeRow(graph.roles[role[edge]!], nearness[edge] ?? undefined) });
  }
  return edges;
}

function edgeRow(role: string | undefined, near: number | undefined): ExportedEdge['row'] {
  if (near !== undefined) return { kind: 'near', weight: near };
  return role === undefined ? CITATION : { kind: 'cites', role };
}

/** Most lines are this: one for all. */
const CITATION: ExportedEdge['row'] = { kind: 'cites' };

function known<Column extends string>(row: { readonly [Name in Column]?: Value | undefined }): Row<Column> {
  const entries = Object.entries(row).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Row<Column>;
}
