/**
 * Logistic regression with a Gaussian prior on every weight, its mean and its width: where the data say nothing a weight
 * stays at its mean. Found by Newton's method, each step by conjugate gradients (Lin, Weng and Keerthi 2008, without
 * the trust region: a step that makes it worse is halved). The problem is convex, so the same data give the same
 * weights, whatever they were before.
 */

/** Examples as rows of a sparse matrix. */
export interface Examples {
  /** Where each row begins in `columns` and `values`; one more than there are rows. */
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float64Array;
  /** 1 or 0. */
  readonly wanted: Uint8Array;
  /** How much each row counts. */
  readonly weights: Float64Array;
}

export interface Prior {
  readonly mean: Float64Array;
  /** Standard deviations. */
  readonly width: Float64Array;
}

const NEWTON_STEPS = 12;
const GRADIENT_STEPS = 30;
const HALVINGS = 8;
/** Of the first gradient: good to three digits, which no order of papers can show. */
const CLOSE_ENOUGH = 1e-3;

/** The most likely weights; a step of the generator goes over the examples a few times. */
export function* logisticWeights(examples: Examples, prior: Prior): Generator<void, Float64Array> {
  const { mean, width } = prior;
  // In units of the prior's width around its mean the penalty is the same for all.
  const scaled = scaledBy(examples, width);
  const offsets = times(examples, mean);
  const u = new Float64Array(mean.length);
  let state = stateAt(scaled, offsets, u);
  let first = 0;
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const gradient = gradientAt(scaled, state, u);
    const size = norm(gradient);
    first ||= size;
    if (size <= CLOSE_ENOUGH * first || size === 0) break;
    const direction = yield* newtonStep(scaled, state.curvature, gradient);
    const next = downhill(scaled, offsets, u, direction, state.loss);
    if (!next) break;
    state = next;
    yield;
  }
  return u.map((value, j) => mean[j]! + value * width[j]!);
}

interface State {
  readonly loss: number;
  /** Of each row: how much too likely it is held, times its weight. */
  readonly residual: Float64Array;
  readonly curvature: Float64Array;
}

function stateAt(examples: Examples, offsets: Float64Array, u: Float64Array): State {
  const { wanted, weights } = examples;
  const scores = times(examples, u);
  let loss = dot(u, u) / 2;
  const residual = new Float64Array(scores.length);
  const curvature = new Float64Array(scores.length);
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]! + offsets[i]!;
    const likely = sigmoid(score);
    const margin = wanted[i] === 1 ? score : -score;
    // log(1 + e^-margin), without an overflow on either side.
    loss += weights[i]! * (Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(0, -margin));
    residual[i] = weights[i]! * (likely - wanted[i]!);
    curvature[i] = weights[i]! * likely * (1 - likely);
  }
  return { loss, residual, curvature };
}

function gradientAt(examples: Examples, { residual }: State, u: Float64Array): Float64Array {
  const gradient = transposedTimes(examples, residual, u.length);
  for (let j = 0; j < u.length; j++) gradient[j]! += u[j]!;
  return gradient;
}

/** Solves (XᵀDX + I)·s = −g. */
function* newtonStep(
  examples: Examples,
  curvature: Float64Array,
  gradient: Float64Array,
): Generator<void, Float64Array> {
  const size = gradient.length;
  const solution = new Float64Array(size);
  const residual = gradient.map((value) => -value);
  const direction = residual.slice();
  let squared = dot(residual, residual);
  const enough = squared * 1e-4;
  for (let step = 0; step < GRADIENT_STEPS && squared > enough; step++) {
    const scores = times(examples, direction);
    for (let i = 0; i < scores.length; i++) scores[i]! *= curvature[i]!;
    const image = transposedTimes(examples, scores, size);
    for (let j = 0; j < size; j++) image[j]! += direction[j]!;
    const along = squared / dot(direction, image);
    for (let j = 0; j < size; j++) {
      solution[j]! += along * direction[j]!;
      residual[j]! -= along * image[j]!;
    }
    const next = dot(residual, residual);
    for (let j = 0; j < size; j++) direction[j] = residual[j]! + (next / squared) * direction[j]!;
    squared = next;
    yield;
  }
  return solution;
}

/** Moves `u` along `direction` as far as that makes it better; undefined, and `u` as it was, where nothing does. */
function downhill(
  examples: Examples,
  offsets: Float64Array,
  u: Float64Array,
  direction: Float64Array,
  loss: number,
): State | undefined {
  const before = u.slice();
  let length = 1;
  for (let halving = 0; halving < HALVINGS; halving++, length /= 2) {
    for (let j = 0; j < u.length; j++) u[j] = before[j]! + length * direction[j]!;
    const state = stateAt(examples, offsets, u);
    if (state.loss < loss) return state;
  }
  u.set(before);
  return undefined;
}

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

function scaledBy(examples: Examples, width: Float64Array): Examples {
  const { columns, values } = examples;
  return { ...examples, values: values.map((value, k) => value * width[columns[k]!]!) };
}

function times({ starts, columns, values }: Examples, vector: Float64Array): Float64Array {
  const result = new Float64Array(starts.length - 1);
  for (let i = 0; i < result.length; i++) {
    let sum = 0;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) sum += values[k]! * vector[columns[k]!]!;
    result[i] = sum;
  }
  return result;
}

function transposedTimes(
  { starts, columns, values }: Examples,
  vector: Float64Array,
  size: number,
): Float64Array {
  const result = new Float64Array(size);
  for (let i = 0; i < vector.length; i++) {
    const factor = vector[i]!;
    if (factor === 0) continue;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) result[columns[k]!]! += factor * values[k]!;
  }
  return result;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}

function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}
