/** The part of a quotation by which one looks for it in an index. */

/** Fewer words are in many papers. */
const FEWEST = 4;
/** More make a search no surer. */
const MOST = 8;

/**
 * The longest run of plain words, cut to a few: figures and formulas are written in too many ways. Undefined where there
 * is none that says anything.
 */
export function phraseOf(words: string): string | undefined {
  const runs: string[][] = [[]];
  for (const word of words.split(' ')) {
    if (/^\p{L}+$/u.test(word)) runs.at(-1)!.push(word);
    else runs.push([]);
  }
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best));
  return longest.length < FEWEST ? undefined : longest.slice(0, MOST).join(' ');
}
