/** Numbers as pictures made of letters, for places that can hold nothing but text. */

const HEIGHTS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/**
 * A bar, `width` letters long for `most`, by halves of a letter; what is more than nothing is seen. A thin one: letters
 * that fill their line stand apart from each other in many fonts, and shout. Counts are not negative.
 */
export function bar(count: number, most: number, width = 10): string {
  if (count <= 0 || most <= 0) return '';
  const halves = Math.max(1, Math.round((count / most) * width * 2));
  return '━'.repeat(Math.floor(halves / 2)) + (halves % 2 === 1 ? '╸' : '');
}

/** `▁▃█`: a column a count, side by side. Nothing is the lowest. */
export function columns(counts: readonly number[]): string {
  const most = Math.max(1, ...counts);
  return counts.map((count) => HEIGHTS[Math.ceil((count / most) * 7)]!).join('');
}
