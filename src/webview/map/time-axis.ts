/** The axis of a map along time: which x a date has, and where years are written. */
import { SPACING } from './layout-input';

/** In whole years. */
interface Gap {
  readonly from: number;
  readonly to: number;
}

export interface TimeScale {
  /** Where a date lies; NaN lies in a lane of its own, left of the first year. */
  readonly x: (date: number) => number;
  /** How long a year is, but in gaps. */
  readonly perYear: number;
  /** First and last whole year of the axis. */
  readonly first: number;
  readonly last: number;
  /** Some paper has a date: there are years to be written. */
  readonly hasYears: boolean;
  /** Whether places are those of this scale: nearly all that have a date lie where it says (some may have been dragged). */
  fits(dates: ArrayLike<number>, x: (node: number) => number): boolean;
  /** Years without papers that take less room than others. */
  readonly gaps: readonly Gap[];
  /** From the first year to the last, on the map. */
  readonly width: number;
  /** Middle of the lane of papers whose year is not known; undefined where every paper has one. */
  readonly lane: number | undefined;
}

/** Shorter, and the labels of a handful of papers run into each other. */
const LEAST_WIDTH = 900;
/** But one or two years need not fill it. */
const WIDEST_YEAR = 300;
/** More years than that without a paper take the room of some: one old paper is not to press the others together. */
const LONG = 10;
const SHORTENED = 2;
/** Where years are left out an axis is broken. */
const LEFT_OUT = '//';
/** Width by the square root of the papers: with it the map is about as high as an editor is for its width. */
const WIDTH = 1.7 * SPACING;
/** From the first year to the middle of the lane. */
const LANE = 130;
/** Places are kept as numbers of single precision, and to a hundredth. */
const NO_DIFFERENCE = 0.5;
const NO_DATES = { first: 2000, last: 2001 };

/** The scale for papers of these dates (years with a fraction, NaN where unknown): the same dates have the same one. */
export function timeScale(dates: ArrayLike<number>): TimeScale {
  const known = Float64Array.from(dates)
    .filter((date) => !Number.isNaN(date))
    .sort();
  const first = known.length > 0 ? Math.floor(known[0]!) : NO_DATES.first;
  const last = known.length > 0 ? Math.max(first + 1, Math.ceil(known.at(-1)!)) : NO_DATES.last;
  const gaps = gapsOf(known);
  const counted = (date: number) =>
    gaps.reduce(
      (sum, { from, to }) => sum - Math.max(0, Math.min(date, to) - from) * (1 - SHORTENED / (to - from)),
      date - first,
    );
  const years = counted(last);
  const width = Math.max(Math.min(LEAST_WIDTH, years * WIDEST_YEAR), WIDTH * Math.sqrt(dates.length));
  const perYear = width / years;
  const lane = -width / 2 - LANE;
  const x = (date: number) => (Number.isNaN(date) ? lane : counted(date) * perYear - width / 2);
  const fits = (dated: ArrayLike<number>, at: (node: number) => number): boolean => {
    let [right, wrong] = [0, 0];
    for (let node = 0; node < dated.length; node++) {
      if (Number.isNaN(dated[node]!) || Number.isNaN(at(node))) continue;
      if (Math.abs(at(node) - x(dated[node]!)) < NO_DIFFERENCE) right++;
      else wrong++;
    }
    return wrong <= right;
  };
  return {
    ...{ first, last, gaps, width, perYear, x, fits },
    hasYears: known.length > 0,
    lane: known.length < dates.length ? lane : undefined,
  };
}

/** Whole years without a paper between ascending dates, where they are many. */
function gapsOf(dates: Float64Array): Gap[] {
  const gaps: Gap[] = [];
  for (let at = 1; at < dates.length; at++) {
    const [from, to] = [Math.ceil(dates[at - 1]!), Math.floor(dates[at]!)];
    if (to - from > LONG) gaps.push({ from, to });
  }
  return gaps;
}

export interface Tick {
  readonly text: string;
  /** On the map. */
  readonly x: number;
  /** Else it says that years are left out. */
  readonly isYear: boolean;
}

/** Steps between years that people count in. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** The years to write where a unit of the map takes `pixels` and a label needs `room` pixels: no two overlap. */
export function ticksOf(scale: TimeScale, pixels: number, room: number): Tick[] {
  if (!scale.hasYears) return [];
  const step = STEPS.find((years) => years * scale.perYear * pixels >= room) ?? STEPS.at(-1)!;
  const ticks: Tick[] = [];
  const add = (date: number, text?: string) => {
    const x = scale.x(date);
    const before = ticks.at(-1);
    // What is no year is shorter: the sign of a gap, and the name of the lane from its middle on.
    const needed = room * (!before ? 0.8 : text || !before.isYear ? 0.5 : 1);
    if ((x - (before?.x ?? scale.lane ?? -Infinity)) * pixels >= needed)
      ticks.push({ text: text ?? String(date), x, isYear: text === undefined });
  };
  const addYears = (from: number, to: number) => {
    // What stands alone before a gap would else have no year.
    if (scale.gaps.length > 0 && Math.ceil(from / step) * step > to) add(from);
    for (let year = Math.ceil(from / step) * step; year <= to; year += step) add(year);
  };
  let from = scale.first;
  for (const gap of scale.gaps) {
    addYears(from, gap.from);
    add((gap.from + gap.to) / 2, LEFT_OUT);
    from = gap.to;
  }
  addYears(from, scale.last);
  return ticks;
}
