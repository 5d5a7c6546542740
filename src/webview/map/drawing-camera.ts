/** Where the reader looks: moves sigma's camera, and tells it in the units of the map, which outlive a resize. */
import type Sigma from 'sigma';
import type { Drawing } from './drawing';
import type { Extent } from './drawing-view';
import type { Positions } from './layout-input';
import type { TimeScale } from './time-axis';

/** The middle of what is seen, on the map, and how many of its units a pixel takes. */
export interface MapCamera {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

const HOME = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };
const DURATION = 250;
/** Nearer than so many pixels for a unit of the map nothing more is to be seen when a few papers are to fill it. */
const NEAREST = 2.5;

export class Camera {
  readonly #drawing: Drawing;
  readonly #sigma: Sigma;
  readonly #still: boolean;
  /** The reader has looked around: the map is not moved under their eyes any more. */
  #moved = false;
  #ours = false;

  /** With `still`, the camera jumps. */
  constructor(drawing: Drawing, still: boolean, onDidMove: () => void) {
    this.#drawing = drawing;
    this.#sigma = drawing.sigma;
    this.#still = still;
    this.#sigma.getCamera().on('updated', () => {
      if (!this.#ours) this.#moved = true;
      onDidMove();
    });
  }

  get hasMoved(): boolean {
    return this.#moved;
  }

  /** A map begins: all of it is to be seen, and what comes to be seen while it is laid out. */
  home(): void {
    this.#moved = false;
    this.#set(HOME);
  }

  get(): MapCamera {
    const { width, height } = this.#sigma.getDimensions();
    const { x, y } = this.#sigma.viewportToGraph({ x: width / 2, y: height / 2 });
    return { x, y, ratio: 1 / this.#drawing.pixels };
  }

  /** Looks there again, at once. */
  set({ x, y, ratio }: MapCamera): void {
    this.#moved = true;
    this.#set(this.#stateAt(x, y, ratio));
  }

  zoom(factor: number): void {
    const camera = this.#sigma.getCamera();
    this.#go({ ...camera.getState(), ratio: camera.getBoundedRatio(camera.ratio / factor) });
  }

  /** By pixels of the screen. */
  pan(dx: number, dy: number): void {
    const { width, height } = this.#sigma.getDimensions();
    const { x, y } = this.#sigma.viewportToFramedGraph({ x: width / 2 + dx, y: height / 2 + dy });
    this.#set({ ...this.#sigma.getCamera().getState(), x, y });
    this.#moved = true;
  }

  centre(x: number, y: number): void {
    // From afar a paper cannot be seen: then it is brought near, too.
    const ratio = Math.min(1 / this.#drawing.pixels, 1.2);
    this.#go(this.#stateAt(x, y, ratio));
  }

  fit(extent: Extent): void {
    const { x, y } = this.#drawing.withRoom(extent);
    const { width, height } = this.#sigma.getDimensions();
    const room = 2 * this.#sigma.getStagePadding();
    const needed = Math.max(
      (x[1] - x[0]) / Math.max(1, width - room),
      (y[1] - y[0]) / Math.max(1, height - room),
      1 / NEAREST,
    );
    this.#go(this.#stateAt((x[0] + x[1]) / 2, (y[0] + y[1]) / 2, needed));
  }

  #stateAt(x: number, y: number, unitsPerPixel: number) {
    const camera = this.#sigma.getCamera();
    const framed = this.#sigma.viewportToFramedGraph(this.#sigma.graphToViewport({ x, y }));
    const base = this.#drawing.pixels * camera.ratio;
    return { ...framed, angle: 0, ratio: camera.getBoundedRatio(base * unitsPerPixel) };
  }

  #go(state: typeof HOME): void {
    this.#moved = true;
    if (this.#still) this.#set(state);
    else void this.#sigma.getCamera().animate(state, { duration: DURATION });
  }

  #set(state: typeof HOME): void {
    this.#ours = true;
    this.#sigma.getCamera().setState(state);
    this.#ours = false;
  }
}

/** The part of the map that these items take; undefined without any. */
export function extentOf(
  positions: Positions,
  sizes: Float32Array,
  items: Iterable<number>,
): Extent | undefined {
  const x: [number, number] = [Infinity, -Infinity];
  const y: [number, number] = [Infinity, -Infinity];
  for (const item of items) {
    const [atX, atY, size] = [positions[2 * item]!, positions[2 * item + 1]!, sizes[item]!];
    x[0] = Math.min(x[0], atX - size);
    x[1] = Math.max(x[1], atX + size);
    y[0] = Math.min(y[0], atY - size);
    y[1] = Math.max(y[1], atY + size);
  }
  return x[0] > x[1] ? undefined : { x, y };
}

/** With the whole of the years, at whose borders they are written. */
export function withYears({ x, y }: Extent, scale: TimeScale): Extent {
  if (!scale.hasYears) return { x, y };
  return { x: [Math.min(x[0], scale.x(scale.first)), Math.max(x[1], scale.x(scale.last))], y };
}
