import * as assert from 'node:assert/strict';
import { headerAbove } from '../../../src/core/sources/text/header';
import { Lines } from '../../../src/core/sources/text/lines';

describe('the address above a page', () => {
  const URL = 'https://arxiv.org/abs/1512.03385';
  /** The lines above the page; `from` is where the header starts, counted in these lines. */
  const cases: readonly (readonly [above: readonly string[], url: string | undefined, from: number])[] = [
    [[URL], URL, 0],
    [[`<${URL}>`, ''], URL, 0],
    [[`URL: ${URL}`], URL, 0],
    [[`Source: <${URL}>`, '', ''], URL, 0],
    [[`**Source:** ${URL}`], URL, 0],
    [[`> Saved from: ${URL}`], URL, 0],
    [[`Source: [arXiv](${URL})`], URL, 0],
    [[`[Deep Residual Learning](${URL})`], URL, 0],
    [[`<!-- ${URL} -->`], URL, 0],
    [[`<!-- saved from ${URL} on 3 June -->`], URL, 0],
    [['---', 'title: "Deep: Residual"', `url: ${URL}`, 'tags:', '  - vision', '---'], URL, 0],
    [['---', `source: "${URL}"`, '---', ''], URL, 0],
    [['A note.', '', '=====', URL, '-----'], URL, 3],
    [['A note.', `URL Source: ${URL}`, '', 'Published Time: 2015', '', 'Markdown Content:'], URL, 1],
    [[URL, '', 'A note of mine on this paper.', ''], undefined, 4],
    [[`It is at ${URL}, they say.`], undefined, 1],
    [['---', 'title: no address', '---'], undefined, 3],
    [
      ['(or arXiv:1512.03385v1 [cs.CV] for this version)', 'https://doi.org/10.48550/arXiv.1512.03385'],
      undefined,
      2,
    ],
    [['https://a.org/first', URL], URL, 1],
    [[`Source: ${URL}`, 'Source type: preprint', '', '---', ''], URL, 0],
    [[`**URL:** ${URL}`, '**Page Title:** Deep Residual Learning', '**Score:** 2.7', '* * *'], URL, 0],
    [[URL, '[![Logo](https://a.org/logo.svg)](https://a.org/)'], URL, 0],
    [['[![Logo](https://a.org/logo.svg)](https://a.org/)'], undefined, 1],
    [[], undefined, 0],
  ];
  for (const [above, url, from] of cases) {
    it(`is ${url ? 'found' : 'not found'}: ${above.join(' ⏎ ') || 'nothing'}`, () => {
      const header = headerAbove(new Lines('page.txt', [...above, 'the page']), above.length);
      assert.deepEqual([header.url, header.from], [url, from]);
    });
  }
});
