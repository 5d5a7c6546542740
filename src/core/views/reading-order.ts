/** The reading order in words. */
import type { Because } from '../reading-order/model';
import { plural } from './markdown';

/** Shares are shown in steps of a tenth beside the number: a bar is compared faster than numbers are read. */
const STEPS = 10;
const AGAINST = 'speaks against it';

/** More of them than anyone reads while the pointer rests. */
const REASONS_SHOWN = 4;

/** A reason as a row: `▰▰▰▰▱▱▱▱▱▱ Cites 3 papers you cite`, `42 % of what speaks for it`. */
export function reasonWords({ words, share }: Because): {
  readonly label: string;
  readonly description: string;
} {
  const size = Math.min(1, Math.max(0, share));
  const filled = share > 0 ? Math.max(1, Math.round(size * STEPS)) : 0;
  const bar = '▰'.repeat(filled) + '▱'.repeat(STEPS - filled);
  return {
    label: `${bar} ${words[0]!.toUpperCase()}${words.slice(1)}`,
    description: share > 0 ? `${Math.round(size * 100)} % of what speaks for it` : AGAINST,
  };
}

/** `score 87 of 100, learnt from 12 papers of yours`. */
export function scoreWords(score: number, signals: number): string {
  const learnt =
    signals === 0
      ? 'nothing is known of what you read yet'
      : `learnt from ${plural(signals, 'paper')} of yours`;
  return `score ${Math.round(score)} of 100, ${learnt}`;
}

/** What the Papers view says above the rows while nothing is known of the reader. */
export const KNOWS_NOTHING =
  'Nothing is known of what you read yet: newest and most cited come first. Cite, annotate or mark papers, and this order learns from it.';

/** The weightiest reasons, one a line; empty without any. */
export function reasonsText(reasons: readonly Because[]): string {
  return reasons
    .slice(0, REASONS_SHOWN)
    .map(({ words, share }) => `• ${words}${share < 0 ? ` (${AGAINST})` : ''}`)
    .join('\n');
}
