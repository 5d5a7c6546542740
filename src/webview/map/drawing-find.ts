/** Finds items by where they lie on the screen. */
import type { Drawing } from './drawing';
import type { Projection } from './drawing-labels';
import type { Marks } from './drawing-look';
import type { Scene } from './drawing-scene';
import type { Positions } from './layout-input';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The one of the items whose middle is nearest among those that the point lies in. */
export function itemAt(
  { x, y }: Point,
  items: Iterable<number>,
  where: (item: number) => Point,
  reach: (item: number) => number,
): number | undefined {
  let [found, least] = [undefined as number | undefined, Infinity];
  for (const item of items) {
    const at = where(item);
    const distance = Math.hypot(at.x - x, at.y - y);
    if (distance <= reach(item) && distance < least) [found, least] = [item, distance];
  }
  return found;
}

/** Whether a point lies in a polygon: whether a ray from it meets its border an odd number of times. */
export function isInside({ x, y }: Point, polygon: readonly Point[]): boolean {
  let inside = false;
  for (const [at, one] of polygon.entries()) {
    const other = polygon[(at + 1) % polygon.length]!;
    if (one.y > y !== other.y > y && x < one.x + ((y - one.y) / (other.y - one.y)) * (other.x - one.x))
      inside = !inside;
  }
  return inside;
}

const TOWARDS: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/**
 * Where a key leads from a point: to the nearest item in that direction, where what lies aside counts as further off.
 * Items more than half a right angle aside are those of another key. Points are those of the screen, downwards.
 */
export function nextInDirection(
  from: Point,
  direction: Direction,
  items: Iterable<number>,
  where: (item: number) => Point,
): number | undefined {
  const towards = TOWARDS[direction];
  let [found, least] = [undefined as number | undefined, Infinity];
  for (const item of items) {
    const at = where(item);
    const [dx, dy] = [at.x - from.x, at.y - from.y];
    const ahead = dx * towards.x + dy * towards.y;
    const aside = Math.abs(dx * towards.y) + Math.abs(dy * towards.x);
    if (ahead <= 0.5 || aside > ahead) continue;
    const cost = ahead + 2 * aside;
    if (cost < least) [found, least] = [item, cost];
  }
  return found;
}

/** Where items lie by a projection of the map onto the screen. */
export const placeOn =
  (positions: Positions, { a, b, c, d }: Projection) =>
  (item: number): Point => ({ x: a * positions[2 * item]! + c, y: b * positions[2 * item + 1]! + d });

/** What is on the screen, for those who look for something on it. */
export interface OnScreen {
  readonly drawing: Drawing;
  readonly scene: Scene | undefined;
  readonly positions: Positions;
  readonly marks: Marks;
}

/** Pixels around a disc that still mean it. */
const REACH = 4;

/** Which paper lies where on the screen, in client coordinates. */
export class Whereabouts {
  readonly #container: HTMLElement;
  readonly #screen: OnScreen;

  constructor(container: HTMLElement, screen: OnScreen) {
    this.#container = container;
    this.#screen = screen;
  }

  /** The item at a point of the container. */
  itemAt(point: Point): number | undefined {
    const reach = (item: number) => this.#screen.drawing.radius(item) + REACH;
    return itemAt(point, this.shown(), this.#where(), reach);
  }

  clientPosition(node: number): Point | undefined {
    const item = this.#screen.scene?.itemOf[node] ?? -1;
    if (item === -1) return undefined;
    const { left, top } = this.#container.getBoundingClientRect();
    const { x, y } = this.#where()(item);
    return { x: x + left, y: y + top };
  }

  /** Papers that lie there, and those of closed clusters that do. */
  inPolygon(points: readonly Point[]): number[] {
    const polygon = points.map(({ x, y }) => this.inContainer(x, y));
    const where = this.#where();
    const items = new Set(this.shown().filter((item) => isInside(where(item), polygon)));
    const { scene, marks } = this.#screen;
    const papers: number[] = [];
    scene?.itemOf.forEach((item, paper) => {
      if (items.has(item) && (!marks.shown || marks.shown[paper] === 1)) papers.push(paper);
    });
    return papers;
  }

  /** Of a closed cluster, one of the papers that it stands for. */
  neighbourInDirection(node: number | undefined, direction: Direction): number | undefined {
    const item = node === undefined ? -1 : (this.#screen.scene?.itemOf[node] ?? -1);
    const { width, height } = this.#screen.drawing.sigma.getDimensions();
    const where = this.#where();
    return this.#paper(
      item === -1
        ? itemAt({ x: width / 2, y: height / 2 }, this.shown(), where, () => Infinity)
        : nextInDirection(where(item), direction, this.shown(), where),
    );
  }

  inContainer(clientX: number, clientY: number): Point {
    const { left, top } = this.#container.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  /** Items that are not filtered out. */
  shown(): number[] {
    const { scene, marks } = this.#screen;
    return Array.from({ length: scene?.count ?? 0 }, (_, item) => item).filter((item) => {
      const paper = scene!.paper[item]!;
      return paper === -1 || !marks.shown || marks.shown[paper] === 1;
    });
  }

  #paper(item: number | undefined): number | undefined {
    const { scene } = this.#screen;
    if (item === undefined || !scene) return undefined;
    const paper = scene.paper[item]!;
    const found = paper === -1 ? scene.itemOf.indexOf(item) : paper;
    return found === -1 ? undefined : found;
  }

  #where(): (item: number) => Point {
    return placeOn(this.#screen.positions, this.#screen.drawing.projection());
  }
}
