/** Long work in short pieces, so that the extension host answers in between. */

/** Work is interrupted after so long: half of what a reader's eye takes for an instant. Milliseconds. */
const SLICE = 8;

/**
 * Does the steps one after the other and gives what comes of them; undefined when that is no longer wanted. `pause`: for
 * work in the background, how long to leave the host to others between two pieces, in milliseconds.
 */
export async function inSlices<T>(
  steps: Iterator<unknown, T>,
  isWanted: () => boolean = () => true,
  pause = 0,
): Promise<T | undefined> {
  let until = performance.now() + SLICE;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await new Promise<void>((resolve) => setTimeout(resolve, pause));
    if (!isWanted()) return undefined;
    until = performance.now() + SLICE;
  }
}
