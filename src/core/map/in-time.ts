/** The papers of a time map: how the seeds hang together, and what stands around them. */
import type { Work } from '../model';
import { bestJoined, beyond } from './around';
import { bridges } from './bridges';
import type { Chosen } from './chosen';
import { connecting, DETOUR } from './connecting';

/** What connects the seeds at most, but for the chains: more would hide what connects them best. */
const CONNECTING = 1000;
/** Neighbours that connect nothing are added until there are so many papers beside the seeds. */
const ENOUGH = 200;

/**
 * Seeds, then what connects them, the strongest first, then their other neighbours, those of most seeds first. The chains
 * that join the seeds are there whatever the number of papers that connect two of them better.
 */
export function* inTime(
  seeds: readonly Work[],
): Generator<void, Pick<Chosen, 'works' | 'total' | 'strengths'>> {
  const strengths = yield* connecting(seeds);
  const chains = yield* bridges(seeds);
  // A chain joins its seeds by four citations and more: it is weaker than all that do so by two or three.
  let weakest = 1;
  for (const strength of strengths.values()) weakest = Math.min(weakest, strength);
  for (const [work, length] of chains)
    if (!strengths.has(work)) strengths.set(work, weakest * DETOUR ** (length - 3));
  const between = [...new Set([...(yield* bestJoined(strengths, CONNECTING)), ...chains.keys()])];
  const known = new Set([...seeds, ...strengths.keys()]);
  const others = yield* beyond(seeds, known);
  return {
    works: [
      ...new Set(seeds),
      ...between,
      ...(yield* bestJoined(others, Math.max(0, ENOUGH - between.length))),
    ],
    strengths,
    total: known.size + others.size,
  };
}
