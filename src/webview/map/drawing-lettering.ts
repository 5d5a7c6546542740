/** Writes the labels over the map, and the years under it. */
import type Sigma from 'sigma';
import { rgbOf, type Theme } from './colours';
import {
  discsInView,
  LABEL_HEIGHT,
  type Label,
  labelWishes,
  type Projection,
  placedLabels,
} from './drawing-labels';
import { AXIS_HEIGHT, FONT_SIZE, type Inset, NO_YEAR, type View, YEAR_ROOM } from './drawing-view';
import type { Positions } from './layout-input';
import { ticksOf } from './time-axis';

/** Pixels of the screen for each label: more would hide the map. */
const AREA = 5200;

export class Lettering {
  readonly #sigma: Sigma;
  readonly #labels: CanvasRenderingContext2D;
  readonly #axis: CanvasRenderingContext2D;
  readonly #widths = new Map<string, number>();
  readonly #inset: Inset;
  #theme: Theme;

  constructor(sigma: Sigma, theme: Theme, inset: Inset) {
    this.#sigma = sigma;
    this.#inset = inset;
    this.#theme = theme;
    // Sigma's own canvases, which it clears and resizes; each one more would have to be laid over the others.
    const canvases = sigma.getCanvases();
    this.#axis = canvases.edgeLabels!.getContext('2d')!;
    this.#labels = canvases.labels!.getContext('2d')!;
  }

  theme(theme: Theme): void {
    this.#theme = theme;
    this.#widths.clear();
  }

  /** Writes nothing any more: sigma clears its labels, but not the years. */
  clear(): void {
    this.#axis.canvas.style.display = 'none';
  }

  draw(view: View, positions: Positions, projection: Projection, radius: (item: number) => number): void {
    const { width, height } = this.#sigma.getDimensions();
    this.#axis.canvas.style.display = view.scale ? '' : 'none';
    if (view.scale) this.#years(view, projection, width, height);
    this.#prepare(this.#labels);
    const { right, bottom } = this.#inset;
    const room = {
      width: width - right,
      height: height - Math.max(bottom, view.scale ? AXIS_HEIGHT : 0),
    };
    const discs = discsInView(view, positions, projection, radius, room);
    const wishes = labelWishes(view, positions, projection, radius, room, (text) => this.#width(text));
    for (const label of placedLabels(wishes, discs, mostLabels(view, width * height)))
      this.#label(view, label);
  }

  #prepare(context: CanvasRenderingContext2D): void {
    context.font = `${FONT_SIZE}px ${this.#theme.font}`;
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
  }

  #label(view: View, { item, text, x, y, width }: Label): void {
    const context = this.#labels;
    if (item === view.hovered) {
      context.fillStyle = this.#theme.background;
      context.strokeStyle = this.#theme.focus;
      context.lineWidth = 1;
      context.beginPath();
      context.roundRect(x - 3, y - LABEL_HEIGHT / 2 - 2, width + 6, LABEL_HEIGHT + 4, 3);
      context.fill();
      context.stroke();
    } else {
      // A seam of the background's colour: a label is read over edges and discs.
      context.strokeStyle = this.#theme.background;
      context.lineWidth = 3;
      context.strokeText(text, x, y);
    }
    context.fillStyle = this.#theme.foreground;
    context.fillText(text, x, y);
  }

  #years(view: View, { a, c }: Projection, width: number, height: number): void {
    const scale = view.scale!;
    const context = this.#axis;
    this.#prepare(context);
    const [r, g, b] = rgbOf(this.#theme.foreground)!;
    const top = height - AXIS_HEIGHT;
    context.strokeStyle = `rgba(${r}, ${g}, ${b}, ${this.#theme.highContrast ? 0.5 : 0.14})`;
    context.lineWidth = 1;
    context.fillStyle = this.#theme.foreground;
    context.textAlign = 'center';
    const line = (x: number) => {
      context.beginPath();
      context.moveTo(Math.round(x) + 0.5, 0);
      context.lineTo(Math.round(x) + 0.5, top);
      context.stroke();
    };
    const write = (text: string, x: number) => {
      // Half a year at the border, or under the page's controls, cannot be read.
      const half = this.#width(text) / 2;
      if (x >= half && x <= width - this.#inset.right - half)
        context.fillText(text, x, top + AXIS_HEIGHT / 2);
    };
    for (const { text, x, isYear } of ticksOf(scale, Math.abs(a), YEAR_ROOM)) {
      if (isYear) line(a * x + c);
      write(text, a * x + c);
    }
    if (scale.lane !== undefined) write(NO_YEAR, a * scale.lane + c);
    context.beginPath();
    context.moveTo(0, top + 0.5);
    context.lineTo(width, top + 0.5);
    context.stroke();
    context.textAlign = 'left';
  }

  #width(text: string): number {
    const known = this.#widths.get(text);
    if (known !== undefined) return known;
    const { width } = this.#labels.measureText(text);
    this.#widths.set(text, width);
    return width;
  }
}

/** Of the lines that name clusters there are several for each, and they lie on discs: they hide nothing. */
const mostLabels = ({ scene }: View, area: number): number =>
  Math.ceil(area / AREA) * (scene.cluster.some((cluster) => cluster !== -1) ? 4 : 1);
