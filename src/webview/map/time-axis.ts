/** The axis of a map along time: which x a date has, and where years are written. */
import { SPACING } from './layout-input';

export interface TimeScale {
  /** Where a date lies; NaN lies in a lane of its own, left of the first year. */
  readonly x: (date: number) => number;
  /** How long a year is. */
  readonly perYear: number;
  /** First and last whole year of the axis. */
  readonly first: number;
  readonly last: number;
  /** Middle of the lane of papers whose year is not known; undefined where every paper has one. */
  readonly lane: number | undefined;
}

/** Shorter, and the labels of a handful of papers run into each other. */
const LEAST_WIDTH = 900;
/** Width by the square root of the papers: with it the map is about as high as an editor is for its width. */
const WIDTH = 1.7 * SPACING;
/** From the first year to the middle of the lane. */
const LANE = 130;
const NO_DATES = { first: 2000, last: 2001 };

/** The scale for papers of these dates (years with a fraction, NaN where unknown): the same dates have the same one. */
export function timeScale(dates: ArrayLike<number>): TimeScale {
  let [first, last, unknown] = [Infinity, -Infinity, 0];
  for (let at = 0; at < dates.length; at++) {
    const date = dates[at]!;
    if (Number.isNaN(date)) unknown++;
    else [first, last] = [Math.min(first, date), Math.max(last, date)];
  }
  const years =
    first > last
      ? NO_DATES
      : { first: Math.floor(first), last: Math.max(Math.floor(first) + 1, Math.ceil(last)) };
  const perYear = Math.max(LEAST_WIDTH, WIDTH * Math.sqrt(dates.length)) / (years.last - years.first);
  const middle = (years.first + years.last) / 2;
  const lane = (years.first - middle) * perYear - LANE;
  return {
    ...years,
    perYear,
    lane: unknown > 0 ? lane : undefined,
    x: (date) => (Number.isNaN(date) ? lane : (date - middle) * perYear),
  };
}

export interface Tick {
  readonly year: number;
  /** On the map. */
  readonly x: number;
}

/** Steps between years that people count in. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** The years to write where a unit of the map takes `pixels` and a label needs `room` pixels: no two overlap. */
export function ticksOf(scale: TimeScale, pixels: number, room: number): Tick[] {
  const step = STEPS.find((years) => years * scale.perYear * pixels >= room) ?? STEPS.at(-1)!;
  const ticks: Tick[] = [];
  for (let year = Math.ceil(scale.first / step) * step; year <= scale.last; year += step)
    ticks.push({ year, x: scale.x(year) });
  return ticks;
}
