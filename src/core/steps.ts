/** Long work that can be done in steps: a generator whose steps take a few milliseconds each. */

/** Does all of it at once. */
export function atOnce<T>(steps: Iterator<unknown, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The items that pass, looked at so many in a step. */
export function* passing<T>(
  items: Iterable<T>,
  passes: (item: T) => boolean,
  inStep: number,
): Generator<void, T[]> {
  const found: T[] = [];
  let looked = 0;
  for (const item of items) {
    if (passes(item)) found.push(item);
    if (++looked % inStep === 0) yield;
  }
  return found;
}
