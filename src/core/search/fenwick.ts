/**
 * Counts of numbered things, to be changed and summed over a range in steps that are the logarithm of how many
 * things there are (Fenwick's binary indexed tree): place i, from 1, holds the sum of as many counts up to it as
 * the lowest bit of i says.
 */

export function emptyTree(length: number): Uint32Array {
  return new Uint32Array(length + 1);
}

/** The tree of these counts. */
export function treeOf(counts: Uint32Array): Uint32Array {
  const tree = emptyTree(counts.length);
  tree.set(counts, 1);
  for (let i = 1; i < tree.length; i++) {
    const above = i + (i & -i);
    if (above < tree.length) tree[above]! += tree[i]!;
  }
  return tree;
}

export function addOne(tree: Uint32Array, thing: number): void {
  for (let i = thing + 1; i < tree.length; i += i & -i) tree[i]!++;
}

/** Of the things before this one. */
export function sumBefore(tree: Uint32Array, thing: number): number {
  let sum = 0;
  for (let i = thing; i > 0; i -= i & -i) sum += tree[i]!;
  return sum;
}
