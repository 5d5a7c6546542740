// Which texts say the same: two ways to set the same words and figures, and two that differ in one.
import assert from 'node:assert/strict';
import { printedTokens, quotedTokens } from '../../../src/core/quotations/tokens';

const forms = (text: string) =>
  printedTokens(text)
    .map(({ form }) => form)
    .join(' ');

describe('words and figures', () => {
  const same: readonly (readonly [string, string])[] = [
    ['1,000', '1000'],
    ['1{,}000.50', '1000.5'],
    ['10\u202f000', '10,000'],
    ['0.5', '.5'],
    ['51.30\\%', '51.3 %'],
    ['51.3 percent', '51.3 per cent'],
    ['10^{-3}', '$10^{-3}$'],
    ['10⁻³', '0.001'],
    ['1.5e-3', '$1.5 \\times 10^{-3}$'],
    ['1.5 × 10^4', '15,000'],
    ['$2^{10}$', '2¹⁰'],
    ['10<sup>6</sup>', '1,000,000'],
    ['−5', '-5'],
    ['$-$5', '−5'],
    ['five', '5'],
    ['twenty-five', '25'],
    ['2×', '2x'],
    ['2$\\times$', '2×'],
    ['p<0.05', '$p < .05$'],
    ['x \\leq 3', 'x ≤ 3'],
    ['10--20%', '10–20 %'],
    ['naïve Poincaré', "naive Poincar\\'e"],
    ['ﬁnd the eﬃcient', 'find the efficient'],
    ['“LLM” {LLM}', 'LLM "llm"'],
    ['AIRA_2', 'AIRA₂'],
    ['\\alpha-helix', 'α-helix'],
    ['transfor-\nmer', 'transformer'],
    ['trans\u00adfor\u200bmer', 'transformer'],
    ['it’s — well —', "it's, well"],
    ['AT&amp;T &lt; B', 'AT\\&T < B'],
    ['<i>E.</i> coli', 'E. coli'],
  ];
  for (const [a, b] of same) it(`${a} = ${b}`, () => assert.equal(forms(a), forms(b)));

  const different: readonly (readonly [string, string])[] = [
    ['51.3%', '53.1%'],
    ['1,000', '10,000'],
    ['1.000', '1,000'],
    ['0.5', '5'],
    ['-5', '5'],
    ['10^{-3}', '10^{3}'],
    ['10^3', '103'],
    ['2^10', '210'],
    ['51.3%', '51.3'],
    ['5 MW', '5 mW'],
    ['5 ms', '5 s'],
    ['p < 0.05', 'p > 0.05'],
    ['p ≤ 0.05', 'p < 0.05'],
    ['~90%', '90%'],
    ['1,2', '1.2'],
    ['five', 'six'],
    ['supervised', 'unsupervised'],
    ['able', 'not able'],
    ['10-20', '10 to 20'],
    ['1.5B', '1.5M'],
    ['GPT-4', 'GPT-3'],
    ['v1.5', 'v15'],
    ['x ± 3', 'x 3'],
    ['5e3', '5e2'],
    ['1 2', '12'],
  ];
  for (const [a, b] of different) it(`${a} ≠ ${b}`, () => assert.notEqual(forms(a), forms(b)));

  it('in brackets are the writer’s', () => {
    const said = quotedTokens('[T]he test[ed] [model] is [sic] good […] and [12] so').map(
      ({ form, soft, behindGap }) => `${behindGap ? '…' : ''}${form}${soft ? '~' : ''}`,
    );
    assert.deepEqual(said, ['the', 'tested~', 'model~', 'is', 'good', '…and', '12e0~', 'so']);
    assert.deepEqual(
      printedTokens('the [model] of [12, 13]').map(({ form, soft }) => `${form}${soft ? '~' : ''}`),
      ['the', 'model', 'of', '12e0~', '13e0~'],
    );
  });
});
