/** How much of the heap something takes that is kept: what is left more after all else has been collected. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Megabytes that what is made takes as long as it is kept, and what was made. */
export function heapOf<T>(make: () => T): { readonly mb: number; readonly kept: T } {
  const before = heapInUse();
  const kept = make();
  return { mb: (heapInUse() - before) / 1e6, kept };
}

/** Bytes. Twice, for what only a finalizer let go of is collected the second time. */
function heapInUse(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
