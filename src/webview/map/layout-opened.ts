/** What has come out of opened clusters and has no place yet: each cluster's part is laid out by itself. */
import type { ClusterTree } from './clusters-tree';
import type { Scene } from './drawing-scene';
import { hasPlace, type LayoutInput } from './layout-input';
import { type Place, type Places, partOf } from './layout-places';

export interface OpenedPart {
  /** Items of the scene; in the input they are numbered from 0, in this order. */
  readonly items: readonly number[];
  readonly input: LayoutInput;
  /** Where the cluster stood. */
  readonly middle: Place;
}

/** The parts, by the innermost opened cluster; undefined where something has no place that came out of no cluster. */
export function openedParts(
  scene: Scene,
  input: LayoutInput,
  tree: ClusterTree,
  places: Places,
): OpenedPart[] | undefined {
  const from = new Map<number, number>();
  // Clusters come before those that they hold: the last that is written is the innermost.
  for (const { id, members, expanded } of tree.list())
    if (expanded) for (const paper of members) from.set(paper, id);
  const items = new Map<number, number[]>();
  for (let item = 0; item < scene.count; item++) {
    if (hasPlace(input, item)) continue;
    const cluster = from.get(paperOf(scene, item));
    if (cluster === undefined || !places.cluster(cluster)) return undefined;
    const others = items.get(cluster);
    if (others) others.push(item);
    else items.set(cluster, [item]);
  }
  return [...items].map(([cluster, part]) => ({
    items: part,
    input: partOf(input, part),
    middle: places.cluster(cluster)!,
  }));
}

/** A paper that stands for an item: itself, or one of a cluster. */
export function paperOf(scene: Scene, item: number): number {
  const paper = scene.paper[item]!;
  return paper === -1 ? scene.itemOf.indexOf(item) : paper;
}
