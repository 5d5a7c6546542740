/**
 * Where a few letters stand in a text, overlapping ones left out. All rules look through the whole note after each
 * keystroke: to go from one literal to the next and look there more closely takes a fraction of what a pattern takes
 * that is tried at every letter.
 */
export function* placesOf(literal: string, text: string): Generator<number> {
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + literal.length)) yield at;
}

/** Where the letters stand last before `end`, not more than so many letters before; -1 where they do not. */
export function lastBefore(literal: string, text: string, end: number, far: number): number {
  const from = Math.max(0, end - far);
  const at = text.slice(from, end).lastIndexOf(literal);
  return at < 0 ? at : from + at;
}
