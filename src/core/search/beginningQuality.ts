/** A word that is begun fits better the more of it is there. */
const BEST = 0.95;
const WORST = 0.55;

/** How well a word fits that the typed one is the beginning of. */
export function beginningQuality(typed: number, length: number): number {
  if (typed === length) return 1;
  return WORST + (BEST - WORST) * (typed / length);
}
