/** Which citation of a note is which of those that were printed, whose text may be a moment older. */
import type { Cluster } from '../notes/cluster';

/** For each of `cited` its index in `printed`; either may lack some. Of equal ones the first is the first. */
export function matchClusters(
  cited: readonly Cluster[],
  printed: readonly Cluster[],
): readonly (number | undefined)[] {
  const places = new Map<string, number[]>();
  for (let index = printed.length - 1; index >= 0; index--) {
    const shape = shapeOf(printed[index]!);
    const same = places.get(shape);
    if (same) same.push(index);
    else places.set(shape, [index]);
  }
  return cited.map((cluster) => places.get(shapeOf(cluster))?.pop());
}

/** All that a citation says, wherever it stands. */
function shapeOf({ form, items }: Cluster): string {
  const said = items.map(({ key, prefix, locator, suffix, suppressAuthor, inText, certain }) => [
    key,
    prefix,
    locator?.label,
    locator?.value,
    suffix,
    suppressAuthor,
    inText,
    certain,
  ]);
  return JSON.stringify([form, said]);
}
