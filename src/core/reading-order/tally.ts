/** What papers that are learnt from have in common, counted. */
import type { Traits } from './traits';

/** Examples that are counted in one step. */
const COUNTED = 200;

/** How many examples have each; what only one has that is none of the reader's own is left out. */
export function* tally<K>(
  examples: readonly Traits[],
  own: readonly Traits[],
  keysOf: (traits: Traits) => Iterable<K>,
): Generator<void, Map<K, number>> {
  const counts = new Map<K, number>();
  for (const [n, traits] of examples.entries()) {
    for (const key of keysOf(traits)) counts.set(key, (counts.get(key) ?? 0) + 1);
    if (n % COUNTED === COUNTED - 1) yield;
  }
  const mine = new Set(own.flatMap((traits) => [...keysOf(traits)]));
  for (const [key, count] of counts) if (count === 1 && !mine.has(key)) counts.delete(key);
  return counts;
}
