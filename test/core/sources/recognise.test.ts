import * as assert from 'node:assert/strict';
import { readFile } from '../../../src/core/sources';

describe('a file that looks like a dump', () => {
  /** Lines, then words of the reason. */
  const cases: readonly (readonly [what: string, lines: readonly string[], reason: RegExp])[] = [
    [
      'a citing-papers page without its beginning',
      ['representative citing papers', 'A summary.', 'citing papers explorer', '-', 'A Title', 'A summary.'],
      /citing-papers page \(it has .*“citing papers explorer”.*title/,
    ],
    [
      'a Pith review',
      [
        'pith. sign in',
        'Let’s Verify Step by Step',
        'The pith',
        'One sentence.',
        'What would settle it',
        'Another.',
      ],
      /a Pith review \(it has “pith. … sign in”, “The pith”.*citations/,
    ],
    [
      'a Pith Number page',
      ['Pith Number', 'pith:PDCTJBTC', 'not attested'],
      /a Pith Number page.*arXiv abstract page/,
    ],
    [
      'an arXiv page without its head',
      [
        'View PDF HTML (experimental)Abstract:Words of it.',
        'Submission history',
        'From: Kaiming He [view email]',
      ],
      /an arXiv abstract page \(it has “View PDF”, .*“Submission history”\).*Submitted on/,
    ],
    [
      'an arXiv listing',
      [
        'Total of 2 entries',
        '[1] arXiv:1512.03385 [pdf, html, other]',
        'Title: Deep Residual Learning',
        '[2] arXiv:1412.6980 [pdf]',
      ],
      /listing.*abstract page of each paper/,
    ],
    ['a feed’s dateline at the end', ['LGSep 29, 2025'], /a Scholar Feed page.*“LGSep 29, 2025”.*no title/],
  ];
  for (const [what, lines, reason] of cases) {
    it(`is said to be ${what}`, () => {
      const parsed = readFile('page.txt', lines.join('\n'));
      assert.deepEqual([parsed.pages, parsed.records], [[], []]);
      assert.match(parsed.notRead ?? 'no reason', reason);
    });
  }

  it('gives no reason where a page was read', () => {
    const page = [
      'LGSep 29, 2025',
      'Adam: A Method for Stochastic OptimizationDiederik P. Kingma, Jimmy Ba',
      'Words.',
      '',
      'View PDF',
      'Submission history',
    ];
    assert.equal(readFile('page.txt', page.join('\n')).notRead, undefined);
  });

  it('is none when it stands in a block of code', () => {
    const quoted = [
      'Look:',
      '',
      '```',
      'View PDF',
      'Submission history',
      'LGSep 29, 2025',
      'A TitleAna Duarte, Bo Li et al.',
      '```',
    ];
    const { pages, notRead } = readFile('note.md', quoted.join('\n'));
    assert.deepEqual([pages, notRead], [[], undefined]);
  });
});
