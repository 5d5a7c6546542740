/** How long something takes: the least of some tries, for a machine shared with others is never faster than it is. */

/** Milliseconds. */
export function time(act: () => unknown): number {
  const started = performance.now();
  act();
  return performance.now() - started;
}

/** Milliseconds of each of some tries. */
export function times(tries: number, act: () => unknown): number[] {
  return Array.from({ length: tries }, () => time(act));
}

/** Milliseconds of the fastest of some tries. */
export function least(tries: number, act: () => unknown): number {
  return Math.min(...times(tries, act));
}

/** Milliseconds of each step of a generator that does its work bit by bit, and what it gives in the end. */
export function stepTimes<T>(steps: Iterator<unknown, T>): { result: T; times: number[] } {
  const times: number[] = [];
  for (;;) {
    const started = performance.now();
    const step = steps.next();
    times.push(performance.now() - started);
    if (step.done) return { result: step.value, times };
  }
}
