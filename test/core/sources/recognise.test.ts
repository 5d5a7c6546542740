import * as assert from 'node:assert/strict';
import { readFile } from '../../../src/core/sources';

describe('a file that looks like a dump', () => {
  /** Lines, then words of the reason. */
  const cases: readonly (readonly [what: string, lines: readonly string[], reason: RegExp])[] = [
    [
      'a citing-papers page without its beginning',
      ['representative citing papers', 'A summary.', 'citing papers explorer', '-', 'A Title', 'A summary.'],
      /title.*citing-papers page: it has .*“citing papers explorer”/,
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
      /It looks like a Pith review: it has “pith. … sign in”, “The pith”/,
    ],
    ['a Pith Number page', ['Pith Number', 'pith:PDCTJBTC', 'not attested'], /a Pith Number page: it has/],
    [
      'an arXiv page without its head',
      [
        'View PDF HTML (experimental)Abstract:Words of it.',
        'Submission history',
        'From: Kaiming He [view email]',
      ],
      /^Its line “\[Submitted on.*an arXiv abstract page: it has “View PDF”, .*“Submission history”/,
    ],
    [
      'an arXiv page cut below its head',
      ['Computer Science > Computation and Language', 'arXiv:2305.14314 (cs)', '[Submitted on 23 May 2023]'],
      /^Its line “\[Submitted on.*an arXiv abstract page: it has “arXiv:… \(cs\)”/,
    ],
    [
      'a PubMed page without its title',
      ['PMID: 12345678', 'DOI: 10.1016/j.cell.2009.01.042', 'Abstract', 'Words.'],
      /^Its title.*It looks like a PubMed page: it has “PMID: …”, “DOI: 10\.…”/,
    ],
    [
      'an arXiv listing',
      [
        'Total of 2 entries',
        '[1] arXiv:1512.03385 [pdf, html, other]',
        'Deep Residual Learning',
        '[2] arXiv:1412.6980 [pdf]',
      ],
      /title \(“Title:”\).*listing/,
    ],
    [
      'a feed of abstracts whose ids stand behind them',
      [
        'Very deep networks are easier to train when layers learn what is to be added.',
        'Tech report',
        'arXiv:1512.03385We give a first-order optimiser for noisy objectives.',
        'Published as a conference paper at ICLR 2015',
        'arXiv:1412.6980',
      ],
      /belongs to the paragraph above.*feed of abstracts without titles/,
    ],
    [
      'a feed’s dateline at the end',
      ['LGSep 29, 2025'],
      /^No title.*a Scholar Feed page: it has .*“LGSep 29, 2025”|^No title.*a Scholar Feed page/,
    ],
    [
      'a check for robots',
      [
        'arxiv.org needs to review the security of your connection before proceeding.',
        'Verifying you are human. This may take a few seconds.',
        'Ray ID: 8c1f0a2b3c4d5e6f',
        'Performance & security by Cloudflare',
      ],
      /save the page again.*a check for robots: it has .*human/i,
    ],
    [
      'a check for robots before a publisher’s page',
      ['Just a moment...', 'Enable JavaScript and cookies to continue'],
      /a check for robots: it has “Just a moment”/,
    ],
    [
      'a publisher’s page whose title was lost',
      [
        'Skip to main content',
        'Neural Networks',
        'Volume 61, January 2015, Pages 85-117',
        'Author links open overlay panelJürgen Schmidhuber',
        'Add to Mendeley',
        'https://doi.org/10.1016/j.neunet.2014.09.003Get rights and content',
        'Abstract',
        'Deep networks have won many contests in pattern recognition. This survey sums up the work, much of it from the last century, and tells shallow from deep learners by the depth of their chains of credit.',
        'Recommended articles',
      ],
      /no title.*a publisher’s page: it has /i,
    ],
    [
      'a publisher’s page without a title',
      [
        'Abstract',
        'Words of an abstract that say what was found, how it was found, and for whom it is of use.',
        'Similar content being viewed by others',
        'Rights and permissions',
      ],
      /no title.*a publisher’s page: it has “Abstract”, /i,
    ],
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
