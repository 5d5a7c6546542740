/** What arXiv's lists must not be mistaken for, and how long they may take. */
import * as assert from 'node:assert/strict';
import { readFile } from '../../../src/core/sources';

describe('a list of arXiv’s', () => {
  const others: readonly (readonly [string, readonly string[]])[] = [
    [
      'a reader’s own card',
      ['arXiv:1706.03762', 'Date: 5 Jan 2024', 'Title: Attention Is All You Need', '', 'Read it again.'],
    ],
    [
      'references with ids',
      [
        '[1] arXiv:1706.03762',
        'Attention Is All You Need.',
        '[2] arXiv:1512.03385',
        'Deep Residual Learning.',
      ],
    ],
    [
      'the feed of a weblog that links to papers',
      [
        '<?xml version="1.0"?>',
        '<rss version="2.0"><channel><title>Notes</title><link>https://example.org/</link>',
        '<item><title>On attention</title><link>https://arxiv.org/abs/1706.03762</link></item>',
        '</channel></rss>',
      ],
    ],
    [
      'JSON of another site',
      ['{"entries":[{"id":"https://example.org/1","title":"A Title","formats":{"pdf":"a.pdf"}}]}'],
    ],
  ];
  for (const [what, lines] of others) {
    it(`is not ${what}`, () => {
      assert.deepEqual(readFile('page.txt', lines.join('\n')).records, []);
    });
  }

  it('gives the paper no name, and no title, that only may be one', () => {
    const runOn =
      '[1] arXiv:1706.02515 [pdf] Title: Self-Normalizing Neural Networks Günter Klambauer Subjects: X';
    assert.deepEqual(readFile('page.txt', runOn).records, []);
  });

  it('does not take the heading of a list for the title of a paper in it', () => {
    const note = [
      '## Papers',
      '[Submitted on 12 Jun 2017]',
      'Attention Is All You Need',
      'Abstract: Layers of attention.',
    ];
    assert.deepEqual(readFile('page.md', note.join('\n')).records, []);
  });

  const feed = '<feed xmlns:a="http://arxiv.org/schemas/atom">';
  const large: readonly (readonly [string, string])[] = [
    ['ids', 'arXiv:2001.08361\n'.repeat(60_000)],
    ['a listing', '[1] arXiv:2001.08361 [pdf]\nTitle: A\n'.repeat(15_000)],
    ['labels on one line', `[1] arXiv:2001.08361 [pdf]\nTitle: A\nComments: ${'Comments:'.repeat(60_000)}`],
    ['cards', 'arXiv:2001.08361 [pdf]\nA\nAuthors: B\nAbstract: ▽ More\n'.repeat(15_000)],
    ['tags', `arXiv:2001.08361 [pdf]\n${'cs.LG'.repeat(60_000)}!\nA\nAuthors: B\nAbstract: ▽ More x`],
    ['records', '\\\\\narXiv:2001.08361\nDate: Fri, 3 Jan 2020 10:00:00 GMT\nTitle: A\n'.repeat(15_000)],
    ['elements never closed', feed + '<entry><title>A'.repeat(60_000)],
    ['entities', `${feed}<entry><title>${'&amp;'.repeat(200_000)}</title></entry></feed>`],
    ['beginnings of feeds', `${feed}\n`.repeat(20_000)],
  ];
  for (const [what, text] of large) {
    it(`is read in time linear in its size: ${what} @long`, function () {
      this.timeout(20_000);
      assert.ok(readFile('large.txt', text));
    });
  }
});
