/** Which labels there is room for: no two overlap, none hides a disc, and the ones that matter come first. */
import { LABEL_OFFSET, type View } from './drawing-view';
import type { Positions } from './layout-input';

/** Where items lie on the screen: `x = a·X + c`, `y = b·Y + d` of a position (X, Y) on the map. */
export interface Projection {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

/** Where a line of the text of an item begins, and the middle of its height, in pixels. */
export interface Label {
  readonly item: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface LabelWish extends Omit<Label, 'x'> {
  /** Where it may begin, the best place first. */
  readonly places: readonly number[];
}

export const LABEL_HEIGHT = 16;
/** Of the lines of one label. */
const LINE_HEIGHT = 14;
/** Between two labels side by side. */
const GAP = 6;
/** Of more discs in view none is kept free: there would be no labels left. */
const DISCS_UP_TO = 700;
/** The part of a disc that is kept free: a label may touch its rim. */
const CORE = 0.75;

/** So many labels are written in any case, as long as no label is in the way. */
const MAIN = 10;

interface Span {
  readonly item: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What is taken, by rows of a label's height. */
class Rows {
  readonly #rows = new Map<number, Span[]>();

  take(span: Span): void {
    for (const row of rowsOf(span)) {
      const inside = this.#rows.get(row);
      if (inside) inside.push(span);
      else this.#rows.set(row, [span]);
    }
  }

  isFree(span: Span): boolean {
    return rowsOf(span).every((row) =>
      (this.#rows.get(row) ?? []).every(
        (other) =>
          other.item === span.item ||
          other.left >= span.right ||
          other.right <= span.left ||
          other.top >= span.bottom ||
          other.bottom <= span.top,
      ),
    );
  }
}

function rowsOf({ top, bottom }: Span): number[] {
  const first = Math.floor(top / LABEL_HEIGHT);
  return Array.from({ length: Math.floor(bottom / LABEL_HEIGHT) - first + 1 }, (_, at) => first + at);
}

export interface Disc {
  readonly item: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The wishes that are granted, of those given in the order of how much they matter. At most `most`. */
export function placedLabels(wishes: Iterable<LabelWish>, discs: readonly Disc[], most: number): Label[] {
  const [labels, covered] = [new Rows(), new Rows()];
  if (discs.length <= DISCS_UP_TO) for (const disc of discs) covered.take(spanOfDisc(disc));
  const placed: Label[] = [];
  let [asked, refused] = [0, 0];
  for (const { item, text, y, width, places } of wishes) {
    const spanAt = (x: number): Span => ({
      item,
      left: x,
      right: x + width + GAP,
      top: y - LABEL_HEIGHT / 2,
      bottom: y + LABEL_HEIGHT / 2,
    });
    const free = places.filter((place) => labels.isFree(spanAt(place)));
    // A map whose main papers have no name is of no use: theirs may lie over discs.
    const x = free.find((place) => covered.isFree(spanAt(place))) ?? (asked++ < MAIN ? free[0] : undefined);
    if (x === undefined) refused++;
    else {
      placed.push({ item, text, x, y, width });
      labels.take(spanAt(x));
    }
    // Where nearly everything is full, what matters least need not be asked.
    if (placed.length >= most || refused > 20 * most) break;
  }
  return placed;
}

function spanOfDisc({ item, x, y, radius }: Disc): Span {
  const core = radius * CORE;
  return { item, left: x - core, right: x + core, top: y - core, bottom: y + core };
}

interface Room {
  readonly width: number;
  readonly height: number;
}

/** Labels of the items that are in view, what is pointed at first. */
export function* labelWishes(
  { scene, looks, order, label, hovered }: View,
  positions: Positions,
  projection: Projection,
  radius: (item: number) => number,
  room: Room,
  widthOf: (text: string) => number,
): Generator<LabelWish> {
  const wishesOf = (item: number): LabelWish[] => {
    const { x, y } = project(projection, positions, item);
    if (!isIn(room, x, y)) return [];
    const lines = label(item).split('\n');
    return lines.flatMap((text, at) => {
      const width = widthOf(text);
      const beside = radius(item) + LABEL_OFFSET;
      // A cluster is named on its disc; a paper beside it, right if there is room, else left.
      const places = scene.paper[item] === -1 ? [x - width / 2] : [x + beside, x - beside - width];
      const within = places.filter((place) => place >= 0 && place + width <= room.width);
      const middle = y + (at - (lines.length - 1) / 2) * LINE_HEIGHT;
      return within.length > 0 ? [{ item, text, y: middle, width, places: within }] : [];
    });
  };
  if (hovered !== undefined) yield* wishesOf(hovered);
  for (const item of order) {
    if (item === hovered) continue;
    const wishes = wishesOf(item);
    if (wishes.length === 0) continue;
    const { hidden, dim } = looks.item(item);
    if (!hidden && !dim) yield* wishes;
  }
}

/** Discs in view, those only that a label could hide. */
export function discsInView(
  { scene, looks }: View,
  positions: Positions,
  projection: Projection,
  radius: (item: number) => number,
  room: Room,
): Disc[] {
  const discs: Disc[] = [];
  for (let item = 0; item < scene.count && discs.length <= DISCS_UP_TO; item++) {
    const { x, y } = project(projection, positions, item);
    if (!isIn(room, x, y)) continue;
    const { hidden, dim } = looks.item(item);
    if (!hidden && !dim) discs.push({ item, x, y, radius: radius(item) });
  }
  return discs;
}

const project = ({ a, b, c, d }: Projection, positions: Positions, item: number) => ({
  x: a * positions[2 * item]! + c,
  y: b * positions[2 * item + 1]! + d,
});

const isIn = ({ width, height }: Room, x: number, y: number): boolean =>
  x >= 0 && y >= 0 && x <= width && y <= height;
