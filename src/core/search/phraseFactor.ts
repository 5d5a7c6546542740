/** What it multiplies a score by that this share of the words stands side by side as it does in the query. */
export function phraseFactor(words: number, share: number): number {
  return 1 + Math.min(4, 0.25 * (words - 1) ** 2) * share ** 4;
}
