/** Where papers and clusters lie, kept while scenes come and go. Along time and without time are two maps. */
import type { Scene } from './drawing-scene';
import { edgesWithin, type LayoutInput, type Positions } from './layout-input';

export type Place = readonly [x: number, y: number];

export class Places {
  readonly #papers = new Map<number, Place>();
  readonly #clusters = new Map<number, Place>();

  get(scene: Scene, item: number): Place | undefined {
    const paper = scene.paper[item]!;
    return paper === -1 ? this.#clusters.get(scene.cluster[item]!) : this.#papers.get(paper);
  }

  set(scene: Scene, item: number, place: Place): void {
    const paper = scene.paper[item]!;
    if (paper === -1) this.#clusters.set(scene.cluster[item]!, place);
    else this.setPaper(paper, place);
  }

  setPaper(paper: number, place: Place): void {
    this.#papers.set(paper, place);
  }

  cluster(id: number): Place | undefined {
    return this.#clusters.get(id);
  }

  papers(): ReadonlyMap<number, Place> {
    return this.#papers;
  }

  /** Forgets all but these papers. */
  keepOnly(papers: ReadonlySet<number>): void {
    for (const paper of this.#papers.keys()) if (!papers.has(paper)) this.#papers.delete(paper);
    this.#clusters.clear();
  }

  take(scene: Scene, positions: Positions): void {
    for (let item = 0; item < scene.count; item++)
      this.set(scene, item, [positions[2 * item]!, positions[2 * item + 1]!]);
  }

  /** Positions of all items, or undefined when one has none. */
  positions(scene: Scene): Positions | undefined {
    const positions = new Float32Array(2 * scene.count);
    for (let item = 0; item < scene.count; item++) {
      const place = this.get(scene, item);
      if (!place) return undefined;
      positions.set(place, 2 * item);
    }
    return positions;
  }
}

/**
 * What the layout is to do. The layout reckons downwards, as pages are read, and the map upwards, as charts are: here
 * and in {@link fromLayout} the one becomes the other.
 */
export function layoutInput(
  scene: Scene,
  rooms: Float32Array,
  places: Places,
  along: 'time' | undefined,
): LayoutInput {
  const placed = Array.from({ length: scene.count }, (_, item) => places.get(scene, item));
  return {
    count: scene.count,
    from: scene.from,
    to: scene.to,
    weight: scene.weight,
    size: rooms,
    x: Float32Array.from(placed, (place) => place?.[0] ?? Number.NaN),
    y: Float32Array.from(placed, (place) => (place ? -place[1] : Number.NaN)),
    date: along === 'time' ? scene.date : undefined,
  };
}

/** The part of a layout's task that is about these items, in their order and without places, by itself. */
export function partOf(input: LayoutInput, items: readonly number[]): LayoutInput {
  const edges = edgesWithin(input, new Map(items.map((item, at) => [item, at])));
  return {
    count: items.length,
    from: Int32Array.from(edges.from),
    to: Int32Array.from(edges.to),
    weight: Float32Array.from(edges.weight),
    size: Float32Array.from(items, (item) => input.size[item]!),
    x: new Float32Array(items.length).fill(Number.NaN),
    y: new Float32Array(items.length).fill(Number.NaN),
  };
}

export function fromLayout(positions: Positions): Positions {
  return positions.map((value, at) => (at % 2 === 0 ? value : -value));
}
