import assert from 'node:assert/strict';
import { numbersIn } from '../../../src/core/findings/numbers-in';

describe('the numbers of a finding', () => {
  const cases: readonly (readonly [text: string, numbers: readonly string[]])[] = [
    ['PAPO reaches 51.3% vs.\\ 46.3\\% on OlympiadBench.', ['51.3 %', '46.3 %']],
    ['GPT-4, Qwen2.5-7B and LLaMA-7B are on AIME24 as good.', []],
    ['It is 2.4x, $2\\times$ and five times faster, by a 3-fold margin.', ['2.4 ×', '2 ×', '5 ×', '3 ×']],
    [
      'Only 25-40% of the 1,200 readers, −0.5 points, took 3 ms.',
      ['25 %', '40 %', '1200', '-0.5 points', '3 ms'],
    ],
    ['A rate of 10^{-3} at 1.5e-3 or .5.', ['0.001', '0.0015', '0.5']],
    ['Accuracy rises from 41.0\\% to 57.5\\%, with 70B parameters.', ['41 %', '57.5 %', '70 B']],
    ['There is one finding and two readers.', []],
    ['A 10-point gain and 4.2 BLEU.', ['10 points', '4.2 BLEU']],
  ];
  for (const [text, numbers] of cases) {
    it(text, () => {
      const found = numbersIn({ text });
      for (const { start, end, text: printed } of found) assert.equal(text.slice(start, end), printed);
      assert.deepEqual(
        found.map(({ value, unit }) => `${value}${unit === undefined ? '' : ` ${unit}`}`),
        numbers,
      );
    });
  }
});
