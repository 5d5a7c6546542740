// Entries as reviewers wrote them: layouts, mathematics, parents and habits that one rule or another got wrong.
import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/checks/problem';
import type { RuleName } from '../../../src/core/checks/rules';
import { fixAll } from '../../../src/core/integrity/fix-all';
import { BIBTEX_FILE, CONTEXT, many, mended, ofRule, problemsIn } from './asked';

/** The first of what a rule says of the text, mended. */
function mend(text: string, rule: RuleName, file?: string): string {
  const [problem] = ofRule(text, rule, file);
  assert.ok(problem, `${rule}: ${text}`);
  return mended(text, problem);
}

const keysOf = (text: string, rule: RuleName) => ofRule(text, rule).map(({ key }) => key);
const isFixed = (text: string, rule: RuleName, file?: string) =>
  ofRule(text, rule, file).some((problem) => problem.fixes().length > 0);

describe('fields taken out', () => {
  it('go with the comma that parts them, before or behind', () => {
    for (const [text, fixed] of [
      ['@misc{a\n  , note = {}\n  , title = {J}\n}', '@misc{a\n  , title = {J}\n}'],
      ['@misc{a\n  , title = {J}\n  , note = {}\n}', '@misc{a\n  , title = {J}\n}'],
      ['@misc{a,\n  note = {} % c\n  , title = {J}\n}', '@misc{a,\n   % c\n  title = {J}\n}'],
      ['@misc{a,\n  note = {}\n  , title = {J}\n}', '@misc{a,\n  title = {J}\n}'],
      ['@misc{a,\n  note = {}, % a, b\n  title = {J}\n}', '@misc{a,\n  % a, b\n  title = {J}\n}'],
      ['@misc{a, note = {}, title = {J}}', '@misc{a, title = {J}}'],
      ['@misc{a\n  , note = {}\n  , isbn = {}\n  , title = {J}\n}', '@misc{a\n  , title = {J}\n}'],
    ] as const)
      assert.equal(mend(text, 'empty-field'), fixed);
  });

  it('are not all there are', () => {
    assert.equal(isFixed('@misc{a\n  , note = {}\n  , isbn = {}\n}', 'empty-field'), false);
  });

  it('are not those that the entry needs, without looking', () => {
    const text = '@article{a,\n  title = {},\n  author = {},\n  year = {2001},\n  note = {},\n}';
    const [problem] = ofRule(text, 'empty-field');
    assert.equal(problem?.isSafe, false);
    assert.deepEqual(
      ofRule(text.replace('{2001}', '{}'), 'missing-field')[0]?.message.includes('year'),
      false,
    );
    assert.equal(ofRule('@misc{a, title = {T}, note = {}}', 'empty-field')[0]?.isSafe, true);
  });
});

describe('names', () => {
  const by = (author: string) => `@misc{a, title = {T}, author = {${author}}}`;

  it('in capitals: not the word between them, not bodies', () => {
    for (const [wrong, right] of [
      ['SMITH, JOHN and MÜLLER, HANS', 'Smith, John and Müller, Hans'],
      ["O'BRIEN, SEÁN", "O'Brien, Seán"],
    ] as const)
      assert.equal(mend(by(wrong), 'names-in-capitals'), by(right));
    for (const right of ['CMS COLLABORATION', 'THE ATLAS GROUP', 'LIGO TEAM'])
      assert.deepEqual(ofRule(by(right), 'names-in-capitals'), [], right);
  });

  it('with entities of HTML are not parted at the semicolon', () => {
    for (const author of ['Müller &amp; Söhne and X, A', 'Doe, J&#246; and R&uuml;'])
      assert.deepEqual(ofRule(by(author), 'malformed-names'), [], author);
  });

  it('with a bare & are told: LaTeX stops there', () => {
    assert.equal(mend(by('{Procter & Gamble}'), 'unescaped-character'), by('{Procter \\& Gamble}'));
  });
});

describe('LaTeX in fields', () => {
  it('is left alone in mathematics, in verbatim and behind commands that take names', () => {
    for (const title of [
      'On \\ensuremath{\\Lambda_c} decays',
      'On $$x^2$$ and \\$5',
      'Of $a$ and $$b_1$$ & c'.replace('& c', 'c'),
      '\\ce{H_2O} and \\si{m^2} and \\SI{3}{m^2}',
      '\\begin{math}x_1\\end{math} of it',
      '\\begin{equation}x_1 & y\\end{equation} of it',
      'As \\cite[p.~3]{a_b} and \\citep{a_b} say',
      'The \\verb|a_b| and \\lstinline|a_b| and \\lstinline[language=C]{a_b}',
    ])
      assert.deepEqual(ofRule(`@misc{a, title = {${title}}}`, 'unescaped-character'), [], title);
    assert.equal(
      mend('@misc{a, title = {\\ce{H_2O} & \\href{a_b}{c & d}}}', 'unescaped-character'),
      '@misc{a, title = {\\ce{H_2O} \\& \\href{a_b}{c \\& d}}}',
    );
  });

  it('and HTML: signs of a formula are no tag, and a quotation mark stays out of YAML', () => {
    assert.deepEqual(ofRule('@misc{a, title = {If $a <b> c$ then}}', 'html-in-field'), []);
    const yaml = (title: string) => `references:\n- id: a\n  type: book\n  title: ${title}\n`;
    assert.equal(isFixed(yaml("'It&#39;s here'"), 'html-in-field', 'refs.yaml'), false);
    assert.equal(isFixed(yaml('It &#58; here'), 'html-in-field', 'refs.yaml'), false);
    assert.equal(mend(yaml("'M&uuml;ller &amp; co'"), 'html-in-field', 'refs.yaml'), yaml("'Müller & co'"));
  });

  it('in an address: \\~{} is a tilde', () => {
    const url = (value: string) => `@misc{a, title = {T}, url = {${value}}}`;
    assert.equal(mend(url('https://a.b/\\~{}doe{\\_}x'), 'malformed-url'), url('https://a.b/~doe_x'));
  });
});

describe('pages and years', () => {
  const field = (text: string) => `${BIBTEX_FILE}\n@misc{a, title = {T}, ${text}}`;

  it('page-hyphen leaves numbers of articles and what runs backwards alone', () => {
    for (const pages of ['2-12 - 2-15', '041011-1 - 041011-10', '2017-03', '8-1'])
      assert.deepEqual(ofRule(field(`pages = {${pages}}`), 'page-hyphen'), [], pages);
    assert.equal(ofRule(field('pages = {8-1}'), 'malformed-pages').length, 1);
  });

  it('pages that are a number of pages lose the word in “pagetotal”', () => {
    assert.match(mend(field('pages = {352 S.}'), 'malformed-pages'), /pagetotal = \{352\}/);
  });

  it('malformed-year of a day that the month does not have', () => {
    assert.equal(ofRule(field('date = {2001-02-31}'), 'malformed-year').length, 1);
    assert.deepEqual(ofRule(field('date = {2000-02-29}'), 'malformed-year'), []);
  });
});

describe('identifiers', () => {
  it('in a second pair of braces are right, as Web of Science writes them', () => {
    const text =
      '@misc{a, title = {T}, DOI = {{10.1000/182}}, PMID = {{123456}}, URL = {{https://a.b/c}}, ISSN = {{2049-3630}}, EPRINT = {{1706.03762}}, archiveprefix = {arXiv}}';
    assert.deepEqual(
      problemsIn(text).map(({ rule }) => rule),
      [],
    );
    assert.equal(
      mend('@misc{a, title = {T}, doi = {{https://doi.org/10.1000/182}}}', 'identifier-as-address'),
      '@misc{a, title = {T}, doi = {{10.1000/182}}}',
    );
  });

  it('of the other kind are not moved onto one that is there', () => {
    const text = (issn: string) => `@misc{a, title = {T}, isbn = {0361-1981}, issn = {${issn}}}`;
    assert.equal(
      mend(text('0361-1981'), 'malformed-identifier'),
      '@misc{a, title = {T}, issn = {0361-1981}}',
    );
    assert.equal(isFixed(text('2049-3630'), 'malformed-identifier'), false);
  });

  it('arxiv-as-journal takes the volume along, and names the archive once', () => {
    const text =
      '@article{a,\n  journal = {CoRR},\n  volume = {abs/1706.03762},\n  archivePrefix = {arXiv},\n  year = 2017\n}';
    assert.equal(
      mend(text, 'arxiv-as-journal'),
      '@misc{a,\n  eprint = {1706.03762},\n  archivePrefix = {arXiv},\n  year = 2017\n}',
    );
  });
});

describe('entries and their parents', () => {
  it('have what any of them has, and what those have in turn', () => {
    const xdata =
      '@xdata{x1, publisher = {P}}\n@xdata{x2, date = {2001}, xdata = {x3}}\n@xdata{x3, author = {A}}';
    assert.deepEqual(keysOf(`@book{a, title = {T}, xdata = {x1, x2}}\n${xdata}`, 'missing-field'), []);
    const circle = '@book{a, title = {T}, crossref = {b}}\n@book{b, title = {T}, crossref = {a}}';
    assert.deepEqual(keysOf(circle, 'missing-field'), ['a', 'b']);
  });
});

describe('entries of one title, author and year', () => {
  const told = (type: string, a: string, b: string) =>
    keysOf(
      [a, b]
        .map(
          (more, n) =>
            `@${type}{k${n}, title = {A note on the lamps}, author = {Doe, Jo}, year = 2001, ${more}}`,
        )
        .join('\n'),
      'repeated-paper',
    );

  it('are two where they stand in other journals, books, months or addresses', () => {
    assert.deepEqual(told('article', 'journal = {Lamps}', 'journal = {Wicks}'), []);
    assert.deepEqual(told('inbook', 'booktitle = {Lamps}', 'booktitle = {Wicks}'), []);
    assert.deepEqual(told('misc', 'month = may', 'month = jun'), []);
    assert.deepEqual(told('online', 'url = {https://a.b}', 'url = {https://a.c}'), []);
    assert.deepEqual(told('online', 'date = {2001-05-01}', 'date = {2001-06-01}'), []);
  });

  it('are one where a journal is abbreviated, or one identifier says so', () => {
    assert.deepEqual(told('article', 'journal = {Journal of Lamps}', 'journal = {J. Lamps}'), ['k1']);
    assert.deepEqual(
      told('article', 'journal = {A}, doi = {10.1000/1}', 'journal = {B}, doi = {10.1000/1}'),
      ['k1'],
    );
    assert.deepEqual(told('article', 'month = may', 'month = {May}'), ['k1']);
  });
});

describe('entries that BibTeX or pandoc refuse', () => {
  it('broken-entry: a comma that is missing, and it is put there', () => {
    const text = '@article{a,\n  journal={J} year={2001}\n  title = {T}, % c\n note = 3 }';
    assert.equal(ofRule(text, 'broken-entry').length, 1);
    assert.equal(
      mend(text, 'broken-entry'),
      '@article{a,\n  journal={J}, year={2001},\n  title = {T}, % c\n note = 3 }',
    );
  });

  it('broken-entry: a macro that nobody defines, and an entry without a key', () => {
    assert.match(ofRule('@misc{a, title = {T}, year = yy}', 'broken-entry')[0]!.message, /yy/);
    assert.deepEqual(
      ofRule('@string{yy = "2001"}\n@misc{a, title = {T}, year = yy, month = jan}', 'broken-entry'),
      [],
    );
    assert.equal(
      ofRule('@string{acm = "ACM"}\n@misc{a, title = {T}, journal = ieee # "x"}', 'broken-entry')[0]!
        .severity,
      'information',
    );
    assert.deepEqual(ofRule('@misc{a, title = {T}, journal = ieee}', 'broken-entry'), []);
    assert.match(ofRule('@misc{, title = {T}}', 'broken-entry')[0]!.message, /no key/);
    assert.deepEqual(ofRule('TY  - JOUR\nTI  - T\nER  - \n', 'broken-entry', 'refs.ris'), []);
  });
});

describe('one thing wrong is told once', () => {
  const rules = (text: string) => problemsIn(text).map(({ rule }) => rule);

  it('an empty author is empty, and not missing as well', () => {
    const text = '@article{a, title = {T}, author = {}, journal = {J}, year = {}}';
    assert.deepEqual(rules(text), ['empty-field']);
  });

  it('titles in another language keep their capitals', () => {
    const text = (language: string) => `@misc{a, title = {Über BERT}, langid = {${language}}}`;
    assert.deepEqual(ofRule(text('ngerman'), 'unprotected-capitals'), []);
    assert.equal(ofRule(text('american'), 'unprotected-capitals').length, 1);
  });

  it('@inbook needs a chapter or pages', () => {
    const text = `${BIBTEX_FILE}\n@inbook{a, title = {T}, author = {A}, year = 2001, publisher = {P}}`;
    assert.match(ofRule(text, 'missing-field')[0]!.message, /“chapter” or “pages”/);
  });
});

describe('what is large or deep', () => {
  it('JSON nested thousands deep has no entries, and throws at nothing', () => {
    const deep = `[{"type": "x", "title": "t", "note": ${'{"a":['.repeat(6000)}${']}'.repeat(6000)}}]`;
    assert.deepEqual(problemsIn(deep, 'deep.json'), []);
    const brackets = `[{"type": "book", "title": "${'['.repeat(500)} of lamps.", "DOI": "x"}]`;
    assert.ok(problemsIn(brackets, 'flat.json').length > 0);
  });

  it('a list of ten thousand names, and a line of blanks, take no longer than they are long @long', () => {
    const names = Array.from({ length: 10_000 }, () => 'DOE, JOHN;').join(' ');
    assert.ok(ofRule(`@misc{a, title = {T}, author = {${names}}}`, 'malformed-names').length > 0);
    const yaml = `- id: a\n  type: book\n  title: T${' '.repeat(80_000)}x y\n  DOI: x\n`;
    assert.equal(ofRule(yaml, 'malformed-identifier', 'refs.yaml').length, 1);
  });

  it('all that is safe leaves entries that can be read', () => {
    const text = many((n) => `@misc{a${n}\n  , note = {}\n  , title = {Of BERT}\n  , isbn = {}\n}`, 3);
    assert.equal(
      applyEdits(text, fixAll('a.bib', text, CONTEXT)),
      many((n) => `@misc{a${n}\n  , title = {Of {BERT}}\n}`, 3),
    );
  });
});
