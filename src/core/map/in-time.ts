/** The papers of a time map: how the seeds hang together, and what stands around them. */
import type { Work } from '../model';
import { bestJoined, beyond } from './around';
import { bridges } from './bridges';
import type { Chosen } from './chosen';
import { connecting, DETOUR } from './connecting';

/** What connects the seeds at most: more would hide what connects them best. */
const CONNECTING = 1000;
/** Neighbours that connect nothing are added until there are so many papers beside the seeds. */
const ENOUGH = 200;

/** Seeds, then what connects them, the strongest first, then their other neighbours, those of most seeds first. */
export function* inTime(
  seeds: readonly Work[],
): Generator<void, Pick<Chosen, 'works' | 'total' | 'strengths'>> {
  const strengths = yield* connecting(seeds);
  for (const [work, length] of yield* bridges(seeds))
    if (!strengths.has(work)) strengths.set(work, DETOUR ** (length - 2));
  const between = bestJoined(strengths);
  const known = new Set([...seeds, ...between]);
  const others = bestJoined(yield* beyond(seeds, known));
  const shown = between.slice(0, CONNECTING);
  return {
    works: [...new Set(seeds), ...shown, ...others.slice(0, Math.max(0, ENOUGH - shown.length))],
    strengths,
    total: known.size + others.length,
  };
}
