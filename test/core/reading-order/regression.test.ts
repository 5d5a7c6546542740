// Logistic regression with a prior: it finds what is most likely, and stays at the prior where nothing is known.
import assert from 'node:assert/strict';
import {
  type Examples,
  logisticWeights,
  type Prior,
  sigmoid,
} from '../../../src/core/reading-order/regression';
import { atOnce } from '../../../src/core/steps';
import { type Random, seeded } from '../seeded';

/** So many rows over so many columns, some of them empty. */
function problem(random: Random, rows: number, size: number): { examples: Examples; prior: Prior } {
  const number = () => (random.below(2001) - 1000) / 500;
  const starts = [0];
  const columns: number[] = [];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < size; j++) if (random.chance(0.4)) columns.push(j);
    starts.push(columns.length);
  }
  return {
    examples: {
      starts: Uint32Array.from(starts),
      columns: Uint32Array.from(columns),
      values: Float64Array.from(columns, number),
      wanted: Uint8Array.from({ length: rows }, () => random.below(2)),
      weights: Float64Array.from({ length: rows }, () => random.below(100) / 20),
    },
    prior: {
      mean: Float64Array.from({ length: size }, number),
      width: Float64Array.from({ length: size }, () => 0.1 + random.below(50) / 10),
    },
  };
}

/** How unlikely the weights are: what is to be as small as can be. */
function loss(
  { starts, columns, values, wanted, weights }: Examples,
  { mean, width }: Prior,
  w: Float64Array,
): number {
  let sum = 0;
  for (let j = 0; j < w.length; j++) sum += ((w[j]! - mean[j]!) / width[j]!) ** 2 / 2;
  for (let i = 0; i < wanted.length; i++) {
    let score = 0;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) score += values[k]! * w[columns[k]!]!;
    sum -= weights[i]! * Math.log(Math.max(1e-300, sigmoid(wanted[i] === 1 ? score : -score)));
  }
  return sum;
}

describe('logistic regression', () => {
  it('nothing near is likelier than what it finds', () => {
    const random = seeded(3);
    for (let round = 0; round < 60; round++) {
      const { examples, prior } = problem(random, 1 + random.below(40), 1 + random.below(12));
      const found = atOnce(logisticWeights(examples, prior));
      const least = loss(examples, prior, found);
      for (let step = 0; step < 20; step++) {
        const near = found.map((value) => value + (random.below(201) - 100) / 400);
        assert.ok(loss(examples, prior, near) >= least - 1e-3 * Math.max(1, least), `round ${round}`);
      }
    }
  });

  it('without examples the weights are the prior’s', () => {
    const { examples, prior } = problem(seeded(1), 0, 6);
    assert.deepEqual(atOnce(logisticWeights(examples, prior)), prior.mean);
  });

  it('a column that no example has stays at its mean', () => {
    const { examples, prior } = problem(seeded(2), 30, 5);
    const wider = { mean: Float64Array.of(...prior.mean, 0.7), width: Float64Array.of(...prior.width, 2) };
    assert.equal(atOnce(logisticWeights(examples, wider))[5], 0.7);
  });

  it('numbers beyond all measure give numbers still', () => {
    const { examples, prior } = problem(seeded(4), 10, 4);
    const huge = { ...examples, values: examples.values.map((value) => value * 1e6) };
    for (const weight of atOnce(logisticWeights(huge, prior))) assert.ok(Number.isFinite(weight));
  });
});
