/** Learns from what the reader did which papers to read first. */
import type { Work } from '../model';
import { Scanner } from '../search/scanner';
import { closenessTo } from './closeness';
import { dateOf, Features, KINDS, type Row, type Scale } from './features';
import { ReadingModel } from './reading-model';
import { type Examples, logisticWeights } from './regression';
import { type Reader, type Signal, signalOf } from './signals';
import { type Traits, traitsOf } from './traits';

/**
 * So many papers of which nothing is known, and not twice as many, stand for all others: what is usual among them is
 * what the reader's papers stand out from.
 */
const BACKGROUND = 1500;
/** A reader who used more is known well enough by the strongest signals. */
const MOST_SIGNALS = 3000;
/** Of ten papers of which nothing is known some are wanted, too: none of them counts for more. */
const MOST_UNKNOWN = 0.05;
/** Works looked at in one step: a millisecond or two. */
const LOOKED_AT = 2000;
const READ = 40;

/**
 * The model; steps of a few milliseconds. The same papers and the same reader give the same, whatever came when.
 * `before` is given back where it was learnt from just these.
 */
export function* learn(
  works: readonly Work[],
  reader: Reader,
  before?: ReadingModel,
): Generator<void, ReadingModel> {
  const { signals, background, scale } = yield* survey(works, reader);
  if (before?.isOf(works, signals)) return before;
  const closeness = yield* closenessTo(signals);
  const scanner = new Scanner();
  const known = [...signals.map(({ work }) => work), ...background];
  const traits: Traits[] = [];
  for (const [n, work] of known.entries()) {
    traits.push(traitsOf(work, scanner));
    if (n % READ === READ - 1) yield;
  }
  const features = yield* Features.from(traits, signals.length, closeness, scale);
  const rows: Row[] = [];
  for (const [n, work] of known.entries()) {
    rows.push(features.rowOf(work, scanner));
    if (n % READ === READ - 1) yield;
  }
  const { prior } = features;
  const weights =
    signals.length === 0 ? prior.mean : yield* logisticWeights(examplesOf(rows, signals), prior);
  return new ReadingModel({
    features,
    weights,
    usual: usual(features, weights, rows.slice(signals.length)),
    reader,
    works,
    signals,
    traits: traits.slice(0, signals.length),
    scanner,
  });
}

interface Survey {
  readonly signals: readonly Signal[];
  readonly background: readonly Work[];
  readonly scale: Scale;
}

function* survey(works: readonly Work[], reader: Reader): Generator<void, Survey> {
  const signals: Signal[] = [];
  const background: Work[] = [];
  const dates: number[] = [];
  const citers = new Uint32Array(works.length);
  // A power of two: while a library grows, the same papers stand for the others until there are twice as many.
  const mask = 2 ** Math.max(0, Math.floor(Math.log2(works.length / BACKGROUND))) - 1;
  for (const [n, work] of works.entries()) {
    const signal = signalOf(work, reader);
    if (signal) signals.push(signal);
    else if ((hashOfText(work.id) & mask) === 0) background.push(work);
    citers[n] = work.citers.length;
    const date = dateOf(work);
    if (date !== undefined) dates.push(date);
    if (n % LOOKED_AT === LOOKED_AT - 1) yield;
  }
  const strongest = signals.sort(
    (a, b) => Math.abs(b.strength) - Math.abs(a.strength) || (a.work.id < b.work.id ? -1 : 1),
  );
  citers.sort();
  const [medianCiters = 0, mostCiters = 0] = [citers[(citers.length - 1) >> 1], citers.at(-1)];
  return {
    signals: strongest.slice(0, MOST_SIGNALS),
    background,
    scale: { newest: nearlyNewest(dates), mostCiters, medianCiters },
  };
}

/** A misread year far ahead must not make all papers old. */
function nearlyNewest(dates: readonly number[]): number {
  const sorted = Float64Array.from(dates).sort();
  return sorted[Math.floor((sorted.length - 1) * 0.98)] ?? 0;
}

/** FNV-1a, its last bits mixed: a sample of ids that has nothing to do with what they say. */
function hashOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 8;
}

/** Rows of the signals first, then those of the background, which together counts as much as what the reader wants. */
function examplesOf(rows: readonly Row[], signals: readonly Signal[]): Examples {
  const total = rows.reduce((sum, { columns }) => sum + columns.length, 0);
  const starts = new Uint32Array(rows.length + 1);
  const columns = new Uint32Array(total);
  const values = new Float64Array(total);
  for (const [i, row] of rows.entries()) {
    columns.set(row.columns, starts[i]!);
    values.set(row.values, starts[i]!);
    starts[i + 1] = starts[i]! + row.columns.length;
  }
  const wantedWeight = signals.reduce((sum, { strength }) => sum + Math.max(0, strength), 0);
  const rest = Math.min(MOST_UNKNOWN, Math.max(1, wantedWeight) / Math.max(1, rows.length - signals.length));
  return {
    starts,
    columns,
    values,
    wanted: Uint8Array.from(rows, (_, i) => ((signals[i]?.strength ?? 0) > 0 ? 1 : 0)),
    weights: Float64Array.from(rows, (_, i) => (signals[i] ? Math.abs(signals[i].strength) : rest)),
  };
}

/** What each kind adds to the score of a paper of the background, in the mean. */
function usual(features: Features, weights: Float64Array, rows: readonly Row[]): Float64Array {
  const sums = new Float64Array(KINDS.length);
  for (const { columns, values } of rows)
    for (const [k, column] of columns.entries())
      sums[features.kindNumberOf(column)]! += weights[column]! * values[k]!;
  return sums.map((sum) => sum / Math.max(1, rows.length));
}
