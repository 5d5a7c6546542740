/** The map on the screen: what is drawn of a graph, how it is marked, and which paper lies where. */
import type { Colouring, MapGraph } from '../../protocol/map';
import { themeOf } from './colours';
import { Drawing } from './drawing';
import { Camera, extentOf, type MapCamera } from './drawing-camera';
import { Whereabouts } from './drawing-find';
import { Looks, type Marks, type MembersOf } from './drawing-look';
import { listenToPointer, type PointerEvents } from './drawing-pointer';
import { roomsOf, type Scene, type SizeBy, scaleOf, sizesOf } from './drawing-scene';
import { type Extent, FONT_SIZE, type View } from './drawing-view';
import type { Positions } from './layout-input';
import { type Subject, wholeOf } from './picture';

export interface BoardEvents extends PointerEvents {
  camera(): void;
  failed(reason: string): void;
}

const NO_MARKS: Marks = {
  selected: new Set(),
  emphasised: undefined,
  hovered: undefined,
  pinned: new Set(),
  shown: undefined,
  shownEdges: undefined,
};
/** Of more items only what is chosen is brought out, for pointing at one would draw all of them anew. */
const DIMS_ON_HOVER = 3000;

export class Board {
  readonly drawing: Drawing;
  readonly camera: Camera;
  readonly where: Whereabouts;
  #theme = themeOf(document);
  #graph: MapGraph | undefined;
  #scene: Scene | undefined;
  #positions: Positions = new Float32Array();
  #view: View | undefined;
  #colouring: Colouring['id'] | undefined;
  #sizeBy: SizeBy = 'citers';
  #marks: Marks = NO_MARKS;
  #members: MembersOf = () => [];
  #clusterLabel: (cluster: number) => string = () => '';
  /** Where to look as soon as there is something to be seen. */
  #wanted: MapCamera | undefined;

  /** Throws where there is no WebGL. With `still`, nothing moves but by the reader's hand. */
  constructor(container: HTMLElement, still: boolean, events: BoardEvents) {
    try {
      this.drawing = new Drawing(container, this.#theme);
    } catch (error) {
      // Sigma leaves its canvases behind when it finds that it cannot draw on them.
      container.replaceChildren();
      throw error;
    }
    this.camera = new Camera(this.drawing, still, () => events.camera());
    this.where = new Whereabouts(container, this);
    listenToPointer(this.drawing, (point) => this.where.itemAt(point), events);
    for (const canvas of Object.values(this.drawing.sigma.getCanvases()))
      canvas.addEventListener('webglcontextlost', () => events.failed('The graphics card gave the map up.'));
  }

  get scene(): Scene | undefined {
    return this.#scene;
  }

  get positions(): Positions {
    return this.#positions;
  }

  get marks(): Marks {
    return this.#marks;
  }

  /** Another graph is going to be shown, from a camera or from where all of it is seen. */
  begin(graph: MapGraph, pinned: ReadonlySet<number>, camera: MapCamera | undefined): void {
    this.#graph = graph;
    this.#scene = undefined;
    this.#marks = { ...NO_MARKS, pinned };
    this.#wanted = camera;
    if (!camera) this.camera.home();
  }

  show(
    scene: Scene,
    positions: Positions,
    alongTime: boolean,
    cluster: { members: MembersOf; label: (id: number) => string },
  ): void {
    this.#members = cluster.members;
    this.#clusterLabel = cluster.label;
    this.#scene = scene;
    this.#positions = positions;
    this.#view = this.#made(alongTime);
    this.#frame();
    this.drawing.show(this.#view!, positions);
    if (!this.#wanted) return;
    // Before sigma has drawn once it cannot tell where a place of the map lies on the screen.
    this.drawing.sigma.refresh();
    this.camera.set(this.#wanted);
    this.#wanted = undefined;
  }

  move(positions: Positions): void {
    this.#positions = positions;
    this.#frame();
    this.drawing.move(positions);
  }

  put(item: number, x: number, y: number): void {
    this.#positions[2 * item] = x;
    this.#positions[2 * item + 1] = y;
    this.drawing.move(this.#positions);
  }

  mark(marks: Partial<Marks>): void {
    this.#marks = { ...this.#marks, ...marks };
    if (!this.#view) return;
    const { hovered } = this.#marks;
    const dims = this.#view.scene.count <= DIMS_ON_HOVER;
    this.#view.looks.mark(dims ? this.#marks : { ...this.#marks, hovered: undefined });
    const item = hovered === undefined ? -1 : this.#view.scene.itemOf[hovered]!;
    this.#view = { ...this.#view, hovered: item === -1 ? undefined : item };
    if (dims || !('hovered' in marks)) this.drawing.restyle(this.#view);
    else this.drawing.point(this.#view);
  }

  colourBy(id: Colouring['id'] | undefined): void {
    this.#colouring = id;
    this.#restyle();
  }

  sizeBy(what: SizeBy): void {
    this.#sizeBy = what;
    this.#restyle();
  }

  themeChanged(): void {
    this.#theme = themeOf(document);
    this.drawing.theme(this.#theme);
    this.#restyle();
  }

  /** Looks of the graph, also before anything is drawn: the legend asks for colours at once. */
  looks(): Looks | undefined {
    if (this.#view) return this.#view.looks;
    return (
      this.#graph && new Looks(this.#graph, EMPTY, this.#colouring, this.#theme, this.#marks, this.#members)
    );
  }

  centre(node: number): void {
    const item = this.itemOf(node);
    if (item !== undefined) this.camera.centre(this.#positions[2 * item]!, this.#positions[2 * item + 1]!);
  }

  /** Comes near to papers that have just been drawn. */
  look(nodes: readonly number[]): void {
    // Before sigma has drawn them it cannot tell where on the screen they lie.
    this.drawing.sigma.refresh();
    this.fit(nodes);
  }

  /** Shows these papers, or all. */
  fit(nodes: readonly number[] | undefined): void {
    const items = nodes?.flatMap((node) => this.itemOf(node) ?? []) ?? this.where.shown();
    const extent = this.#view && extentOf(this.#positions, this.#view.sizes, items);
    if (extent) this.camera.fit(withLabels(extent));
  }

  /** What a picture of the map is made of; undefined as long as nothing is drawn. */
  subject(what: 'shown' | 'all'): Subject | undefined {
    const [view, positions] = [this.#view, this.#positions];
    if (!view || !this.#graph) return undefined;
    const context = document.createElement('canvas').getContext('2d')!;
    context.font = `${FONT_SIZE}px ${this.#theme.font}`;
    const widthOf = (text: string) => context.measureText(text).width;
    const rest = { title: this.#graph.title, view, positions, theme: this.#theme, widthOf };
    const { width, height } = this.drawing.sigma.getDimensions();
    const corner = this.drawing.sigma.viewportToGraph({ x: 0, y: 0 });
    const seen = { pixels: this.drawing.pixels, left: corner.x, top: corner.y, width, height };
    const all = extentOf(positions, view.sizes, this.where.shown());
    return { ...rest, ...(what === 'shown' || !all ? seen : wholeOf(all)) };
  }

  /** The item that stands for a paper. */
  itemOf(node: number): number | undefined {
    const item = this.#scene?.itemOf[node] ?? -1;
    return item === -1 ? undefined : item;
  }

  /** The map grows while it is laid out, and all of it is seen; but not once the reader looks at something in it. */
  #frame(): void {
    if (this.camera.hasMoved && !this.#wanted) return;
    const extent = this.#view && extentOf(this.#positions, this.#view.sizes, this.where.shown());
    if (extent) this.drawing.frame(withLabels(extent));
  }

  #restyle(): void {
    if (!this.#view) return;
    this.#view = this.#made(this.#view.scale !== undefined);
    this.drawing.restyle(this.#view!);
  }

  #made(alongTime: boolean): View | undefined {
    const [graph, scene] = [this.#graph, this.#scene];
    if (!graph || !scene) return undefined;
    const sizes = sizesOf(
      graph,
      scene,
      this.#sizeBy,
      roomsOf(scene, (id) => this.#members(id).length),
    );
    const seeds = new Set(graph.seeds);
    const weight = (item: number) => (seeds.has(scene.paper[item]!) ? 1000 : 0) + sizes[item]!;
    const order = Array.from(sizes, (_, item) => item).sort((a, b) => weight(b) - weight(a) || a - b);
    const hovered = this.#marks.hovered === undefined ? undefined : this.itemOf(this.#marks.hovered);
    const label = (item: number) => {
      const paper = scene.paper[item]!;
      return paper === -1 ? this.#clusterLabel(scene.cluster[item]!) : graph.nodes.label[paper]!;
    };
    const looks = new Looks(graph, scene, this.#colouring, this.#theme, this.#marks, this.#members);
    return { scene, sizes, looks, label, order, scale: alongTime ? scaleOf(scene) : undefined, hovered };
  }
}

/** Room for the labels at the right: they stand beside their discs. */
const withLabels = ({ x, y }: Extent): Extent => ({ x: [x[0], x[1] + 0.09 * (x[1] - x[0])], y });

const NOTHING = new Int32Array();
const EMPTY: Scene = {
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
