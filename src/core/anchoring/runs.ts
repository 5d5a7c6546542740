/** What a pattern and a text have in common, stretch by stretch: where the pattern may stand. */
import { GRAM } from './grams';
import type { Pattern } from './pattern';
import type { PreparedText } from './prepared';

/** Equal letters: `length` from `at` in the pattern, and from `place` in the text. */
export interface Run {
  readonly at: number;
  readonly place: number;
  readonly length: number;
}

/** A stretch with more places than these tells nothing. */
const COMMON = 64;
/** Of a text that repeats itself without end, the longest. */
const MOST = 240;

/** The longest runs, in the order of the pattern; none goes across a border of its quote. */
export function runsOf(text: PreparedText, pattern: Pattern): Run[] {
  const { letters } = pattern;
  const found: Run[] = [];
  /** Behind the last run on each diagonal. */
  const done = new Map<number, number>();
  for (let at = 0; at + GRAM <= letters.length; at++) {
    for (const place of text.grams.places(letters, at, COMMON) ?? []) {
      const diagonal = place - at;
      if ((done.get(diagonal) ?? 0) > at) continue;
      const run = extended(text.letters, letters, at, place, done.get(diagonal) ?? 0);
      done.set(diagonal, run.at + run.length);
      found.push(...split(run, pattern));
    }
  }
  if (found.length > MOST) found.sort((a, b) => b.length - a.length).length = MOST;
  return found.sort((a, b) => a.at - b.at || a.place - b.place);
}

/** As far as the letters are equal, back to `floor`. */
function extended(text: string, pattern: string, at: number, place: number, floor: number): Run {
  let before = 0;
  while (
    at - before > floor &&
    place - before > 0 &&
    pattern.charCodeAt(at - before - 1) === text.charCodeAt(place - before - 1)
  )
    before++;
  let length = GRAM;
  while (
    at + length < pattern.length &&
    place + length < text.length &&
    pattern.charCodeAt(at + length) === text.charCodeAt(place + length)
  )
    length++;
  return { at: at - before, place: place - before, length: length + before };
}

function split(run: Run, { from, to }: Pattern): Run[] {
  const end = run.at + run.length;
  const cuts = [run.at, ...[from, to].filter((cut) => cut > run.at && cut < end), end];
  return cuts
    .slice(1)
    .map((cut, i) => ({ at: cuts[i]!, place: run.place + cuts[i]! - run.at, length: cut - cuts[i]! }));
}
