/** The places of a text where a passage may stand. */
import { aligned } from './alignment';
import { type Candidate, candidateOf } from './candidate';
import { chainsOf } from './chains';
import { isOnePlace, scoreOf } from './judge';
import type { Pattern } from './pattern';
import type { PreparedText } from './prepared';
import type { Run } from './runs';

/** Each place once, the best first. */
export function candidatesOf(text: PreparedText, pattern: Pattern, runs: readonly Run[]): Candidate[] {
  const kept: Candidate[] = [];
  const all = chainsOf(runs, pattern).map((chain) =>
    candidateOf(text, pattern, aligned(text.letters, pattern.letters, chain)),
  );
  // Of two readings of a place the one that explains more.
  for (const candidate of all.sort((a, b) => explained(b) - explained(a)))
    if (!kept.some((better) => isOnePlace(candidate, better))) kept.push(candidate);
  return kept.sort((a, b) => scoreOf(b) - scoreOf(a));
}

/** Letters of quote and context, wherever the context begins, less what stands within the passage between them. */
function explained({ matched, from, to, prefix, suffix }: Candidate): number {
  const around = [prefix, suffix].map((side) =>
    side && side.agreement > 0 ? (side.letters * side.share) / side.agreement : 0,
  );
  return matched + around[0]! + around[1]! - 0.3 * Math.max(0, to - from - matched);
}
