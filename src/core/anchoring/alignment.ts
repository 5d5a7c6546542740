/** Letter by letter: which of a pattern's letters stand where in a text. */
import type { Chain } from './chains';

/** For each letter of the pattern its place in the text, or -1; rising where it is not -1. */
export type Alignment = Int32Array;

/** More pairs of letters than these are not compared: both sides are too different to be one. */
const MOST_PAIRS = 1_000_000;
/** Fewer letters in a row are equal by chance. */
const LEAST_RUN = 3;

/** Fills what lies between, before and behind the runs of a chain. */
export function aligned(text: string, pattern: string, chain: Chain): Alignment {
  const places = new Int32Array(pattern.length).fill(-1);
  for (const { at, place, length } of chain) for (let i = 0; i < length; i++) places[at + i] = place + i;
  for (const [i, run] of chain.entries()) {
    const next = chain[i + 1];
    if (!next) continue;
    fill(places, pattern, run.at + run.length, next.at, text, run.place + run.length, next.place, 'both');
  }
  const first = chain[0];
  const last = chain.at(-1);
  if (!first || !last) return places;
  const end = { at: last.at + last.length, place: last.place + last.length };
  fill(places, pattern, 0, first.at, text, first.place - reach(first.at), first.place, 'end');
  const rest = pattern.length - end.at;
  fill(places, pattern, end.at, pattern.length, text, end.place, end.place + reach(rest), 'start');
  dropChance(places);
  return places;
}

/** How far in the text so many letters can lie. */
function reach(letters: number): number {
  return letters === 0 ? 0 : Math.ceil(letters * 1.25) + 24;
}

/** Which ends of the two stretches belong together. */
type Bound = 'both' | 'start' | 'end';

function fill(
  places: Int32Array,
  a: string,
  aFrom: number,
  aTo: number,
  b: string,
  bFrom: number,
  bTo: number,
  bound: Bound,
): void {
  const from = Math.max(0, bFrom);
  const to = Math.min(b.length, bTo);
  if (aTo <= aFrom || to <= from || (aTo - aFrom) * (to - from) > MOST_PAIRS) return;
  trace(places, a.slice(aFrom, aTo), b.slice(from, to), bound, aFrom, from);
}

const SKIP_A = 1;
const SKIP_B = 2;

/** The fewest edits between two stretches; at an end that is not bound, letters of `b` may be left over. */
function trace(places: Int32Array, a: string, b: string, bound: Bound, aFrom: number, bFrom: number): void {
  const width = b.length + 1;
  const steps = new Uint8Array((a.length + 1) * width);
  let row = new Int32Array(width);
  let above = new Int32Array(width);
  for (let j = 1; j < width; j++) {
    above[j] = bound === 'end' ? 0 : j;
    steps[j] = SKIP_B;
  }
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    steps[i * width] = SKIP_A;
    const unit = a.charCodeAt(i - 1);
    for (let j = 1; j < width; j++) {
      let cost = above[j - 1]! + (unit === b.charCodeAt(j - 1) ? 0 : 1);
      let step = 0;
      if (above[j]! + 1 < cost) {
        cost = above[j]! + 1;
        step = SKIP_A;
      }
      if (row[j - 1]! + 1 < cost) {
        cost = row[j - 1]! + 1;
        step = SKIP_B;
      }
      row[j] = cost;
      steps[i * width + j] = step;
    }
    [row, above] = [above, row];
  }
  let j = bound === 'start' ? cheapest(above) : b.length;
  for (let i = a.length; i > 0; ) {
    const step = steps[i * width + j]!;
    if (step === 0) {
      i--;
      j--;
      if (a.charCodeAt(i) === b.charCodeAt(j)) places[aFrom + i] = bFrom + j;
    } else if (step === SKIP_A) i--;
    else j--;
  }
}

function cheapest(costs: Int32Array): number {
  let best = 0;
  for (let j = 1; j < costs.length; j++) if (costs[j]! < costs[best]!) best = j;
  return best;
}

/** Takes back letters that are equal alone or in pairs. */
function dropChance(places: Int32Array): void {
  for (let i = 0; i < places.length; ) {
    let end = i + 1;
    if (places[i]! < 0) {
      i = end;
      continue;
    }
    while (end < places.length && places[end] === places[end - 1]! + 1) end++;
    if (end - i < LEAST_RUN) places.fill(-1, i, end);
    i = end;
  }
}
