/** The map on the screen: what is drawn of a graph, how it is marked, and which paper lies where. */
import type { Colouring, MapGraph } from '../../protocol/map';
import { themeOf } from './colours';
import { Drawing } from './drawing';
import { Camera, extentOf, type MapCamera, withYears } from './drawing-camera';
import { Whereabouts } from './drawing-find';
import { Looks, type Marks, NO_MARKS } from './drawing-look';
import { listenToLoss, listenToPointer, type PointerEvents } from './drawing-pointer';
import { type DrawnClusters, EMPTY, type Scene, type SizeBy, scaleOf, viewOf } from './drawing-scene';
import { type Extent, FONT_SIZE, type Inset, type View } from './drawing-view';
import type { Positions } from './layout-input';
import { type Subject, wholeOf } from './picture';

export interface BoardEvents extends PointerEvents {
  camera(): void;
  /** The graphics card gave the drawing up. */
  lost(): void;
  /** It would draw again: on a board that is made anew. */
  restored(): void;
}

export interface BoardOptions {
  /** Nothing moves but by the reader's hand. */
  readonly still: boolean;
  readonly inset: Inset;
}

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
  #clusters: DrawnClusters = { members: () => [], label: () => '' };
  /** Where to look as soon as there is something to be seen. */
  #wanted: MapCamera | undefined;

  /** Throws where there is no WebGL. */
  constructor(container: HTMLElement, { still, inset }: BoardOptions, events: BoardEvents) {
    try {
      this.drawing = new Drawing(container, this.#theme, inset);
    } catch (error) {
      // Sigma leaves its canvases behind when it finds that it cannot draw on them.
      container.replaceChildren();
      throw error;
    }
    this.camera = new Camera(this.drawing, still, () => events.camera());
    this.where = new Whereabouts(container, this);
    listenToPointer(this.drawing, (point) => this.where.itemAt(point), events);
    listenToLoss(Object.values(this.drawing.sigma.getCanvases()), events);
  }

  /** Shows what another board showed, which is of no use any more. */
  takeOver(old: Board, camera: MapCamera | undefined): void {
    this.#graph = old.#graph;
    [this.#scene, this.#positions, this.#marks] = [old.#scene, old.#positions, old.#marks];
    [this.#colouring, this.#sizeBy] = [old.#colouring, old.#sizeBy];
    [this.#clusters, this.#wanted] = [old.#clusters, camera];
    if (old.#view) this.#draw(old.#view.scale !== undefined);
  }

  /** Where the reader looks, or is going to; undefined where all is seen. */
  view(): MapCamera | undefined {
    return this.#wanted ?? (this.camera.hasMoved ? this.camera.get() : undefined);
  }

  /** Draws at once: what lies over the map asks where things are now. */
  resize(): void {
    this.drawing.sigma.resize();
    this.#frame();
    this.drawing.sigma.refresh();
  }

  get isDrawn(): boolean {
    return this.#view !== undefined;
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

  /** Another graph is going to be shown, from a camera or where all is seen. `same`: till then the old one stays in sight. */
  begin(graph: MapGraph, pinned: ReadonlySet<number>, camera: MapCamera | 'same' | undefined): void {
    this.#graph = graph;
    this.#scene = undefined;
    this.#view = undefined;
    this.#marks = { ...NO_MARKS, pinned };
    if (camera === 'same') return;
    this.#wanted = camera;
    this.drawing.clear();
    if (!camera) this.camera.home();
  }

  show(scene: Scene, positions: Positions, alongTime: boolean, clusters: DrawnClusters): void {
    [this.#clusters, this.#scene, this.#positions] = [clusters, scene, positions];
    this.#draw(alongTime);
  }

  #draw(alongTime: boolean): void {
    this.#view = this.#made(alongTime);
    this.#frame();
    this.drawing.show(this.#view!, this.#positions);
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
    const isHover = !dims && Object.keys(marks).every((what) => what === 'hovered');
    if (!isHover) this.#view.looks.mark(dims ? this.#marks : { ...this.#marks, hovered: undefined });
    const item = hovered === undefined ? -1 : this.#view.scene.itemOf[hovered]!;
    this.#view = { ...this.#view, hovered: item === -1 ? undefined : item };
    if (isHover) this.drawing.point(this.#view);
    else this.drawing.restyle(this.#view);
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
      this.#graph &&
      new Looks(this.#graph, EMPTY, this.#colouring, this.#theme, this.#marks, this.#clusters.members)
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
    const extent = this.#extent(nodes?.flatMap((node) => this.itemOf(node) ?? []) ?? this.where.shown());
    if (extent) this.camera.fit(extent);
  }

  /** What a picture of the map is made of; undefined as long as nothing is drawn. */
  subject(what: 'shown' | 'all', format: 'svg' | 'png'): Subject | undefined {
    const [view, positions] = [this.#view, this.#positions];
    if (!view || !this.#graph) return undefined;
    const context = document.createElement('canvas').getContext('2d')!;
    context.font = `${FONT_SIZE}px ${this.#theme.font}`;
    const widthOf = (text: string) => context.measureText(text).width;
    const rest = { title: this.#graph.title, view, positions, theme: this.#theme, widthOf };
    const { width, height } = this.drawing.sigma.getDimensions();
    const corner = this.drawing.sigma.viewportToGraph({ x: 0, y: 0 });
    const seen = { pixels: this.drawing.pixels, left: corner.x, top: corner.y, width, height };
    const all = this.#extent(this.where.shown());
    return { ...rest, ...(what === 'shown' || !all ? seen : wholeOf(all, format)) };
  }

  /** The item that stands for a paper. */
  itemOf(node: number): number | undefined {
    const item = this.#scene?.itemOf[node] ?? -1;
    return item === -1 ? undefined : item;
  }

  /** The map grows while it is laid out, and all of it is seen; but not once the reader looks at something in it. */
  #frame(): void {
    if (this.camera.hasMoved && !this.#wanted) return;
    const extent = this.#extent(this.where.shown());
    if (extent) this.drawing.frame(extent);
  }

  /** The part of the map that these items take. */
  #extent(items: readonly number[]): Extent | undefined {
    const extent = this.#view && extentOf(this.#positions, this.#view.sizes, items);
    const scale = this.#view?.scale;
    return extent && scale && items.length === this.#scene?.count ? withYears(extent, scale) : extent;
  }

  #restyle(): void {
    if (!this.#view) return;
    this.#view = this.#made(this.#view.scale !== undefined);
    this.drawing.restyle(this.#view!);
  }

  #made(alongTime: boolean): View | undefined {
    const [graph, scene] = [this.#graph, this.#scene];
    if (!graph || !scene) return undefined;
    const looks = new Looks(graph, scene, this.#colouring, this.#theme, this.#marks, this.#clusters.members);
    const { hovered } = this.#marks;
    return {
      ...viewOf(graph, scene, this.#sizeBy, this.#clusters),
      looks,
      scale: alongTime ? scaleOf(scene) : undefined,
      hovered: hovered === undefined ? undefined : this.itemOf(hovered),
    };
  }
}
