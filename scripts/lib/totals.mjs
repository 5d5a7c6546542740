// What a stage of `npm test` found. `failures` are shown again at the end.

/** @typedef {{passed: number, failed: number, skipped: number, failures?: string[]}} Totals */

/** Counts out of the closing lines of mocha's own reporters.
 * @param {{code: number, output: string}} run @returns {Totals} */
export function mochaTotals({ code, output }) {
  /** @param {string} word */
  const last = (word) => Number([...output.matchAll(new RegExp(`^ +(\\d+) ${word}`, 'gm'))].at(-1)?.[1] ?? 0);
  const totals = { passed: last('passing'), failed: last('failing'), skipped: last('pending') };
  // A run that broke before it counted, such as a bundle that does not build.
  if (code !== 0 && totals.failed === 0) totals.failed = 1;
  return totals;
}
