/** How the lines of a RIS file are told that open a field. */

/** The tag is the first group; the value starts where the match ends. */
export const RIS_TAG = /^([A-Z][A-Z0-9]) {2}-(?:\s|$)/;

/** With the spaces of a copy from a page. */
export const LOOSE_RIS_TAG = /^\s{0,4}([A-Z][A-Z0-9])\s{1,2}-(?:\s|$)/;

/** Where the first entry's tag has its two spaces, `AI - based methods` in an abstract is no tag. */
export function risTagIn(lines: readonly string[]): RegExp {
  const first = lines.find((line) => LOOSE_RIS_TAG.exec(line.slice(0, 40))?.[1] === 'TY');
  return first !== undefined && RIS_TAG.test(first) ? RIS_TAG : LOOSE_RIS_TAG;
}
