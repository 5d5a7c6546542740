/** What the parts of the map's page share: the map, and what the reader has chosen on it. No DOM. */
import type { Colouring, MapGraph } from '../../../protocol/map';
import type { Cluster } from '../engine';
import { type Filters, noFilters, ones, type Shown, shownBy } from './filters';

export type Change =
  | 'graph'
  | 'selection'
  | 'hover'
  | 'filters'
  | 'colouring'
  | 'layout'
  | 'clusters'
  | 'camera'
  | 'panel';
export type Panel = 'paper' | 'filters' | 'list';

/** What is done in other places than this page, or by its drawing. Papers are indexes into the nodes of the map. */
export interface Actions {
  open(node: number, what: 'page' | 'line' | 'row'): void;
  cite(nodes: readonly number[]): void;
  expand(node: number): void;
  /** Shows another map in this place: of what cites the paper and is cited by it, or of what is near it. */
  mapOf(node: number, of: 'papers' | 'similar'): void;
  isPinned(node: number): boolean;
  /** Pins papers where they are, or lets them go when all of them are pinned. */
  togglePins(nodes: readonly number[]): void;
  /** A paper is being dragged: says what it is to where it will be dropped. */
  drag(event: DragEvent, node: number): void;
  /** Moves the map so that the paper is seen, and opens the group that stands for it. */
  reveal(node: number): void;
  /** Moves the map so that the paper is seen, or the group that stands for it. */
  approach(node: number): void;
  /** Papers that are drawn as one, and those groups of them that were opened. */
  clusters(): readonly Cluster[];
  /** Opens a group of papers that are drawn as one, or closes it again. */
  turnCluster(cluster: Cluster): void;
  /** The group of papers that is drawn as one and stands for this one. */
  groupOf(node: number): Cluster | undefined;
  /** The colour of a group of the current colouring; -1 for papers in none. */
  colourOf(group: number): string;
  /** The colour of a role of citations; -1 for citations without one. */
  edgeColourOf(role: number): string;
}

/** Each part draws what it finds here when it is told that something has changed. */
export class View {
  graph: MapGraph | undefined;
  /** Papers by their ids. */
  #index = new Map<string, number>();
  selected: readonly number[] = [];
  /** The paper that is pointed at, or that the keys have reached. */
  hovered: number | undefined;
  filters: Filters = noFilters;
  shown: Shown = { nodes: new Uint8Array(), edges: new Uint8Array(), count: 0 };
  /** Papers that the filters leave out are dimmed, not taken away. */
  dims = false;
  colouring: Colouring['id'] | undefined;
  sizing: 'citers' | 'connects' | 'same' = 'citers';
  /** Which part is open beside the map; undefined when none is. */
  panel: Panel | undefined = 'paper';
  /** The reader has closed the part beside the map: it opens on demand only. */
  wantsRoom = false;
  readonly #listeners: ((change: Change) => void)[] = [];

  onDidChange(listener: (change: Change) => void): void {
    this.#listeners.push(listener);
  }

  tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  /** Shows a map; what was selected stays selected where it is on this one too. */
  show(graph: MapGraph): void {
    const before = this.ids(this.selected);
    this.graph = graph;
    this.#index = new Map(graph.nodes.id.map((id, node) => [id, node]));
    this.selected = this.nodes(before);
    this.hovered = undefined;
    if (!colouringsOf(graph).some(({ id }) => id === this.colouring)) this.colouring = telling(graph)?.id;
    this.shown = shownBy(graph, this.filters);
    this.tell('graph');
  }

  /** Takes up what was kept, before a map is shown. */
  adopt({
    filters,
    dims,
    colouring,
    sizing,
  }: Pick<View, 'filters' | 'dims' | 'sizing'> & { colouring?: View['colouring'] }): void {
    Object.assign(this, { filters, dims, colouring, sizing });
  }

  /** Papers by their ids; those that are not on the map are left out. */
  nodes(ids: readonly string[]): number[] {
    return ids.flatMap((id) => this.#index.get(id) ?? []);
  }

  /** Whether a paper is on the drawing; one that is only dimmed is. */
  isSeen(node: number): boolean {
    return this.dims || this.shown.nodes[node] === 1;
  }

  /** `3 of them hidden by the filters`, or nothing. */
  hiddenOfSelected(): string[] {
    const hidden = this.selected.filter((node) => !this.isSeen(node)).length;
    if (hidden === 0) return [];
    return [
      this.selected.length === 1
        ? 'hidden by the filters'
        : `${hidden.toLocaleString('en')} of them hidden by the filters`,
    ];
  }

  ids(nodes: readonly number[]): string[] {
    return nodes.flatMap((node) => this.graph?.nodes.id[node] ?? []);
  }

  select(nodes: readonly number[]): void {
    this.selected = [...new Set(nodes)];
    this.tell('selection');
  }

  /** Selects all papers that the filters leave. */
  selectShown(): void {
    this.select(ones(this.shown.nodes));
  }

  /** Selects a paper beside the others, or no longer. */
  toggle(node: number): void {
    this.select(
      this.selected.includes(node)
        ? this.selected.filter((other) => other !== node)
        : [...this.selected, node],
    );
  }

  hover(node: number | undefined): void {
    if (this.hovered === node) return;
    this.hovered = node;
    this.tell('hover');
  }

  filterBy(filters: Filters, dims = this.dims): void {
    this.filters = filters;
    this.dims = dims;
    if (this.graph) this.shown = shownBy(this.graph, filters);
    this.tell('filters');
  }

  colourBy(id: Colouring['id'] | undefined): void {
    this.colouring = id;
    this.tell('colouring');
  }

  sizeBy(sizing: View['sizing']): void {
    this.sizing = sizing;
    this.tell('colouring');
  }

  openPanel(panel: Panel | undefined): void {
    this.panel = panel;
    this.wantsRoom = panel === undefined;
    this.tell('panel');
  }

  currentColouring(): Colouring | undefined {
    return this.graph && colouringsOf(this.graph).find(({ id }) => id === this.colouring);
  }

  /** What a paper is called: `Lightman 2023`, and its title. */
  nameOf(node: number): string {
    const { label = [], title = [] } = this.graph?.nodes ?? {};
    return [label[node], title[node]].filter(Boolean).join(': ');
  }
}

/** Those that tell papers apart. */
export const colouringsOf = ({ colourings }: MapGraph): readonly Colouring[] =>
  colourings.filter(({ groups }) => groups.length > 0);

/** What tells most of a map, the most telling first: most papers have a year, and few a status. */
const preferred = ['role', 'category', 'year', 'status'] as const;

/** The first of these that has a group for half of the papers: a map all in grey tells nothing. Else the fullest. */
function telling(graph: MapGraph): Colouring | undefined {
  const colourings = colouringsOf(graph);
  const filled = preferred
    .flatMap((id) => colourings.find((colouring) => colouring.id === id) ?? [])
    .map((colouring) => ({
      colouring,
      count: colouring.of.reduce((sum, group) => sum + (group < 0 ? 0 : 1), 0),
    }));
  const half = filled.find(({ count }) => count * 2 >= graph.nodes.id.length);
  return (half ?? filled.sort((a, b) => b.count - a.count)[0])?.colouring;
}
