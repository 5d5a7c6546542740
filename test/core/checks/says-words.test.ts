import assert from 'node:assert/strict';
import { saysAll } from '../../../src/core/checks/says-words';
import { makeWork } from '../builders';

describe('whether a paper says what is looked for', () => {
  const work = makeWork({
    title: 'Math-Shepherd: Verify and Reinforce LLMs Step-by-step',
    authors: 'Peiyi Wang; Lei Li',
    year: 2023,
    citekey: 'wangMathShepherd2023',
    ids: ['2312.08935'],
  });

  it('every word counts, slips and the year in short forgiven', () => {
    for (const words of ['mathsheperd 23', 'wang 2023', 'Math shep', 'peiyi verify', '2312.08935'])
      assert.ok(saysAll(work, words), words);
    for (const words of ['zzqx nonsense 2023', 'wang 2019', 'math zebra', '', '  ', '20'])
      assert.ok(!saysAll(work, words), words);
  });
});
