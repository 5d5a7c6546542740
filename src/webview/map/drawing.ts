/** Draws a scene with sigma, and says where on the screen it lies. Positions are those of the map, upwards. */
import Graph from 'graphology';
import Sigma from 'sigma';
import type { EdgeDisplayData, NodeDisplayData } from 'sigma/types';
import type { Theme } from './colours';
import { ArrowProgram, HairProgram, LineProgram } from './drawing-edges';
import { Lettering } from './drawing-lettering';
import { PaperProgram } from './drawing-nodes';
import { type Extent, growth, type Inset, type View, withRoom } from './drawing-view';
import type { Positions } from './layout-input';

/** With more edges than this only nodes are drawn while the map moves, so that it moves smoothly. */
const EDGES_WHILE_MOVING = 6000;
/** With more edges no heads are drawn, and thin lines: they would be a grey mass. */
const HEADS_UP_TO = 4000;
/** Both of them where there is no graphics card, as in a virtual machine. */
const SLOW = 1000;
const PADDING = 40;

export class Drawing {
  readonly sigma: Sigma;
  readonly #lettering: Lettering;
  readonly #inset: Inset;
  /** Nobody but the processor draws. */
  readonly #isSlow: boolean;
  #view: View | undefined;
  #positions: Positions = new Float32Array();
  /** Pixels that a unit of the map takes when the camera is where it begins. */
  #base = 1;

  /** Throws where there is no WebGL. */
  constructor(container: HTMLElement, theme: Theme, inset: Inset) {
    this.#inset = inset;
    this.sigma = new Sigma(new Graph(), container, {
      allowInvalidContainer: true,
      renderLabels: false,
      defaultNodeType: 'paper',
      defaultEdgeType: 'line',
      nodeProgramClasses: { paper: PaperProgram },
      edgeProgramClasses: { arrow: ArrowProgram, line: LineProgram, hair: HairProgram },
      nodeReducer: (key) => this.#node(Number(key)),
      edgeReducer: (key) => this.#edge(Number(key)),
      zIndex: true,
      stagePadding: PADDING,
      minCameraRatio: 0.002,
      maxCameraRatio: 4,
      zoomToSizeRatioFunction: (ratio) => 1 / growth(this.#base / ratio),
    });
    // What sigma would draw of what is pointed at: never seen here, and yet laid over the rest at each frame.
    for (const name of ['hovers', 'hoverNodes']) this.sigma.getCanvases()[name]!.style.display = 'none';
    this.#isSlow = isSoftware(this.sigma.getCanvases().nodes!);
    this.#lettering = new Lettering(this.sigma, theme, inset);
    this.sigma.on('afterProcess', () => {
      this.#base = this.#baseNow();
    });
    this.sigma.on('afterRender', () => this.#letter());
  }

  /** Shows another scene. */
  show(view: View, positions: Positions): void {
    const { scene } = view;
    const graph = new Graph({ type: 'directed', multi: true });
    this.#view = undefined;
    for (let item = 0; item < scene.count; item++)
      graph.addNode(item, { x: positions[2 * item], y: positions[2 * item + 1] });
    for (let edge = 0; edge < scene.from.length; edge++)
      graph.addDirectedEdgeWithKey(edge, scene.from[edge], scene.to[edge]);
    this.#view = view;
    this.#positions = positions;
    this.sigma.setSetting('hideEdgesOnMove', scene.from.length > (this.#isSlow ? SLOW : EDGES_WHILE_MOVING));
    this.sigma.setGraph(graph);
    this.sigma.refresh({ schedule: true });
  }

  /** Shows nothing. */
  clear(): void {
    this.#view = undefined;
    this.#lettering.clear();
    this.sigma.setGraph(new Graph());
  }

  /** The same scene elsewhere. */
  move(positions: Positions): void {
    this.#positions = positions;
    const graph = this.sigma.getGraph();
    // Written behind the graph's back, which would tell every listener of every node; sigma reads all again below.
    graph.forEachNode((key, attributes) => {
      attributes.x = positions[2 * Number(key)];
      attributes.y = positions[2 * Number(key) + 1];
    });
    this.sigma.refresh({ schedule: true });
  }

  /** The same scene with other looks or sizes. */
  restyle(view: View): void {
    this.#view = view;
    this.sigma.refresh({ schedule: true });
  }

  /** Another item is pointed at: only what is written changes. */
  point(view: View): void {
    this.#view = view;
    this.sigma.scheduleRender();
  }

  interactive(on: boolean): void {
    this.sigma.getMouseCaptor().enabled = on;
    this.sigma.getTouchCaptor().enabled = on;
  }

  theme(theme: Theme): void {
    this.#lettering.theme(theme);
  }

  /** The part of the map that the screen shows when the camera is where it begins. */
  frame(extent: Extent): void {
    this.sigma.setCustomBBox(this.withRoom(extent));
  }

  /** A part of the map with room for its labels and for the page's controls. */
  withRoom(extent: Extent): Extent {
    return withRoom(extent, this.sigma.getDimensions(), PADDING, this.#inset);
  }

  /** Pixels that a unit of the map takes now. */
  get pixels(): number {
    return this.#base / this.sigma.getCamera().ratio;
  }

  /** Radius on the screen, in pixels. */
  radius(item: number): number {
    return (this.#view?.sizes[item] ?? 0) * growth(this.pixels);
  }

  /** Where items lie, in pixels of the container: `x = a·X + c`, `y = b·Y + d` of a position (X, Y) on the map. */
  projection(): { a: number; b: number; c: number; d: number } {
    const origin = this.sigma.graphToViewport({ x: 0, y: 0 });
    const unit = this.sigma.graphToViewport({ x: 1000, y: 1000 });
    return { a: (unit.x - origin.x) / 1000, b: (unit.y - origin.y) / 1000, c: origin.x, d: origin.y };
  }

  #baseNow(): number {
    const cameraState = { x: 0.5, y: 0.5, angle: 0, ratio: 1 };
    const origin = this.sigma.graphToViewport({ x: 0, y: 0 }, { cameraState });
    const unit = this.sigma.graphToViewport({ x: 1000, y: 0 }, { cameraState });
    const base = (unit.x - origin.x) / 1000;
    return Number.isFinite(base) && base > 0 ? base : 1;
  }

  #node(item: number): Partial<NodeDisplayData> {
    const at = { x: this.#positions[2 * item]!, y: this.#positions[2 * item + 1]! };
    if (!this.#view) return at;
    const { layer, ...look } = this.#view.looks.item(item);
    return { ...at, ...look, size: this.#view.sizes[item]!, zIndex: layer };
  }

  #edge(edge: number): Partial<EdgeDisplayData> {
    if (!this.#view) return {};
    const { layer, width, ...look } = this.#view.looks.edge(edge);
    const { directed, from } = this.#view.scene;
    // What stands out has its head among any number of others.
    const isMany = from.length > (this.#isSlow ? SLOW : HEADS_UP_TO) && layer < 2;
    const type = isMany ? 'hair' : directed[edge] ? 'arrow' : 'line';
    return { ...look, size: width, zIndex: layer, type };
  }

  #letter(): void {
    if (this.#view)
      this.#lettering.draw(this.#view, this.#positions, this.projection(), (item) => this.radius(item));
  }
}

/** Whether WebGL is done by the processor: what draws says its name. */
function isSoftware(canvas: HTMLCanvasElement): boolean {
  const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
  const names = gl?.getExtension('WEBGL_debug_renderer_info');
  const name = names ? String(gl?.getParameter(names.UNMASKED_RENDERER_WEBGL)) : '';
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}
