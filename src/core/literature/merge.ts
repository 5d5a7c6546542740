/** Three texts of one place: what we wrote, what it became under the reader's hands, what we would write now. */
import { diff3Merge } from 'node-diff3';

/** The time grows with the pairs of equal lines; no region that we write has so many. */
const MOST_PAIRS = 20_000;

/** The text with the changes of both sides; undefined where both changed the same lines. */
export function mergeLines(theirs: string, base: string, ours: string): string | undefined {
  const [a, o, b] = [theirs, base, ours].map((text) => text.split('\n'));
  if (haveManyPairs(a!, o!) || haveManyPairs(o!, b!)) return undefined;
  const parts: { ok?: string[]; conflict?: unknown }[] = diff3Merge(a!, o!, b!, {
    excludeFalseConflicts: true,
  });
  if (parts.some(({ conflict }) => conflict !== undefined)) return undefined;
  return parts.flatMap(({ ok }) => ok ?? []).join('\n');
}

/** Whether so many lines of the one are in the other, each with each, that comparing them would hold up the editor. */
export function haveManyPairs(a: readonly string[], b: readonly string[]): boolean {
  return pairs(a, b) > MOST_PAIRS / 2;
}

/** How many pairs of equal lines there are. */
function pairs(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of a) counts.set(line, (counts.get(line) ?? 0) + 1);
  return b.reduce((sum, line) => sum + (counts.get(line) ?? 0), 0);
}
