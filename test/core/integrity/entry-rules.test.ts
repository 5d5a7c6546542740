// The rules for entries, each by examples: wrong ones with what is said and what the fix makes of them, and right ones.
import assert from 'node:assert/strict';
import type { RuleName } from '../../../src/core/checks/rules';
import { BIBLATEX_FILE, BIBTEX_FILE, mended, ofRule } from './asked';

/** Fields of an entry, what is said of them, and what they are when that is mended (left out where nothing mends it). */
type Wrong = readonly [fields: string, message: RegExp, fixed?: string];

interface Examples {
  readonly rule: RuleName;
  /** The entry around the fields. */
  readonly type?: string;
  /** Entries before it. */
  readonly file?: string;
  readonly wrong: readonly Wrong[];
  readonly right: readonly string[];
}

const EXAMPLES: readonly Examples[] = [
  {
    rule: 'malformed-identifier',
    wrong: [
      ['doi = {j.desal.2005.02.017}', /is no DOI/],
      ['doi = {10.1000 / 182}', /is no DOI/],
      ['doi = {arXiv:1706.03762}', /Move it to “eprint”/],
      ['doi = {10.1000/182.}', /ends in “\.”/, 'doi = {10.1000/182}'],
      ['isbn = {0-69-697269-4}', /last digit/],
      ['isbn = {978-3-16-148410-1}', /last digit/],
      ['isbn = {8613716785431}', /begins with 978 or 979/],
      ['isbn = {0361-1981}', /holds an ISSN/, 'issn = {0361-1981}'],
      ['issn = {2049-3631}', /last digit/],
      ['issn = {978-3-16-148410-0}', /holds an ISBN/, 'isbn = {978-3-16-148410-0}'],
      ['eprint = {1713.03762}, archiveprefix = {arXiv}', /no number of arXiv/],
      ['pmid = {PMC1234567}', /digits alone/],
      ['orcid = {0000-0002-1825-0098}', /no ORCID/],
    ],
    right: [
      'doi = {10.1002/(SICI)1097-4571(199009)41:6<391::AID-ASI1>3.0.CO;2-9}',
      'doi = {10.1007/978-3-540-{\\_}12}',
      'doi = {}',
      'isbn = {978-3-16-148410-0}, issn = {2049-3630}',
      'isbn = {0-19-853453-1 (pbk.), 3-540-19102-X}',
      'issn = {1538-957X (Electronic) 1538-9588 (Linking)}',
      'eprint = {hep-th/9901001v3}, archiveprefix = {arXiv}',
      'eprint = {math.GT/0309136}, eprinttype = {arxiv}',
      'eprint = {12345}, eprinttype = {jstor}',
      'pmid = {12345678}, orcid = {https://orcid.org/0000-0002-1825-0097}',
    ],
  },
  {
    rule: 'identifier-as-address',
    wrong: [
      ['doi = {https://doi.org/10.1000/182}', /alone: 10\.1000\/182/, 'doi = {10.1000/182}'],
      ['doi = {http://doi.acm.org/10.1145/1137627.1137631}', /alone/, 'doi = {10.1145/1137627.1137631}'],
      ['doi = "doi:10.1000/182"', /alone/, 'doi = "10.1000/182"'],
      [
        'eprint = {arXiv:1706.03762v5}, archiveprefix = {arXiv}',
        /alone/,
        'eprint = {1706.03762v5}, archiveprefix = {arXiv}',
      ],
      ['pmid = {PMID: 123456}', /alone/, 'pmid = {123456}'],
    ],
    right: ['doi = {10.1000/182}', 'url = {https://doi.org/10.1000/182}'],
  },
  {
    rule: 'arxiv-as-journal',
    type: 'article',
    wrong: [
      [
        'journal = {arXiv preprint arXiv:1706.03762}',
        /no journal/,
        'eprint = {1706.03762},\n  archiveprefix = {arXiv}',
      ],
      ['journal = {CoRR}, volume = {abs/1706.03762}', /no journal/, undefined],
      ['journal = {arXiv}', /no journal/],
    ],
    right: [
      'journal = {CoRR}, eprint = {1706.03762}',
      'journal = {Nature}',
      'journal = {arXiv quarterly review}',
    ],
  },
  {
    rule: 'malformed-year',
    wrong: [
      ['year = {20117}', /no year/],
      ['year = 99', /no year/],
      ['year = {2O17}', /no year/],
      ['year = {2071}', /in the future/],
      ['year = {2017-06-12}', /holds a date/, 'year = {2017}'],
      ['date = {12 June 2017}', /no date/, 'date = {2017-06-12}'],
      ['date = {2017/06/12}', /no date/, 'date = {2017-06-12}'],
      ['date = {2017-6-2}', /no date/, 'date = {2017-06-02}'],
      ['date = {3017-06-02}', /in the future/],
    ],
    right: [
      'year = {2027}',
      'year = {forthcoming}',
      'year = {[1999]}',
      'year = {c. 1850}',
      'year = {1998--2000}',
      'year = {350}',
      'year = {2010-11}',
      'date = {2017-06/2017-07}',
      'date = {1850~}',
      'date = {2019-21}',
      'date = {../1999}',
      'date = {n.d.}',
    ],
  },
  {
    rule: 'conflicting-year',
    wrong: [['year = {2017}, date = {2018-01}', /2017 here and 2018/, 'date = {2018-01}']],
    right: ['year = {2017}, date = {2017-06-12}', 'year = {2017}, date = {2017/2018}'],
  },
  {
    rule: 'malformed-names',
    wrong: [
      ['author = {Doe, Jo et al.}', /and others/, 'author = {Doe, Jo and others}'],
      ['author = {Doe, Jo and et al.}', /and others/, 'author = {Doe, Jo and others}'],
      ['author = {Jo Doe, et al}', /and others/, 'author = {Jo Doe and others}'],
      ['author = {J. Doe et.al.}', /and others/, 'author = {J. Doe and others}'],
      ['author = {Doe, Jo and Others}', /and others/, 'author = {Doe, Jo and others}'],
      ['author = {Doe, Jo; Roe, Ann}', /semicolon/, 'author = {Doe, Jo and Roe, Ann}'],
      ['author = {Doe, Jo and}', /no name behind/, 'author = {Doe, Jo}'],
      ['author = {Doe, Jo, and Roe, Ann}', /comma stands before/, 'author = {Doe, Jo and Roe, Ann}'],
      ['author = {Doe, Jo and and Roe, Ann}', /twice/, 'author = {Doe, Jo and Roe, Ann}'],
      ['editor = {and Doe, Jo}', /begins/, 'editor = {Doe, Jo}'],
      ['author = {Carr2, Thomas}', /number/],
      ['author = {Doe, Jo (0000-0002-1825-0097)}', /ORCID/],
      ['author = {Doe, Jo jo@doe.org}', /e-mail/],
      ['editor = {Doe, Jo (Ed.)}', /“eds\.”/],
    ],
    right: [
      'author = {Doe, Jo and others}',
      'author = {{Ernst \\& Young; Partners, et al.}}',
      'author = {M{\\"u}ller, Jörg and O\'Brien, Jr., Ann}',
      'author = {Hoffmann, Jörg 0001}',
      'author = {{Team 42} and {3M}}',
      'author = {Anderson, Andrew and Andersen, Hans}',
    ],
  },
  {
    rule: 'names-in-capitals',
    wrong: [
      ['author = {SMITH, JOHN A.}', /in capitals/, 'author = {Smith, John A.}'],
      ['author = {JEAN-PAUL SARTRE}', /in capitals/, 'author = {Jean-Paul Sartre}'],
    ],
    right: [
      'author = {NASA}',
      'author = {Smith, JA}',
      'author = {{WORLD HEALTH ORGANIZATION}}',
      'author = {LEE, K.}',
    ],
  },
  {
    rule: 'joined-initials',
    wrong: [['author = {Knuth, D.E. and Lamport, L.}', /D\. E\./, 'author = {Knuth, D. E. and Lamport, L.}']],
    right: ['author = {Knuth, D. E.}', 'author = {Sartre, J.-P.}'],
  },
  {
    rule: 'malformed-pages',
    wrong: [
      ['pages = {pp. 1--9}', /Take “pp\.” out/, 'pages = {1--9}'],
      ['pages = {123--112}', /backwards/],
      ['pages = {263--40}', /backwards/],
      ['pages = {12 pages}', /how many/, 'pagetotal = {12}'],
      ['pages = {??}', /no pages/],
      ['pages = {12-}', /One end/],
    ],
    right: [
      'pages = {1--9}',
      'pages = {123--45}',
      'pages = {e123--e12}',
      'pages = {xi--xx, 7}',
      'pages = {P12}',
      'pages = {12--}',
      'pages = {117.1--117.9}',
      'pages = {2:1--2:20}',
    ],
  },
  {
    rule: 'page-hyphen',
    file: BIBTEX_FILE,
    wrong: [
      ['pages = {1-9}', /two hyphens/, 'pages = {1--9}'],
      ['pages = "12 - 15, 17"', /two hyphens/, 'pages = "12--15, 17"'],
      ['pages = {1---9}', /two hyphens/, 'pages = {1--9}'],
    ],
    right: ['pages = {1--9}', 'pages = {1–9}', 'pages = {A-12}'],
  },
  {
    rule: 'unprotected-capitals',
    wrong: [
      ['title = {A study of BERT and GPT-3}', /BERT and GPT/, 'title = {A study of {BERT} and {GPT}-3}'],
      ['title = "BERT: ImageNet for {NLP}"', /BERT and ImageNet/, 'title = "{BERT}: {ImageNet} for {NLP}"'],
      ['title = {{O}n DNA}', /DNA/, 'title = {{O}n {DNA}}'],
    ],
    right: [
      'title = {A Study Of Words}',
      'title = {{BERT} and {GPT-3}}',
      'title = {{All of BERT}}',
      'title = {The $SU(2)$ model of \\LaTeX}',
      'title = {ALL OF IT IS LOUD}',
    ],
  },
  {
    rule: 'title-in-capitals',
    wrong: [['title = {MODELING MANDATORY LANE CHANGING}', /in capitals/]],
    right: ['title = {BERT, GPT AND ALBERT compared}', 'title = {NASA}', 'title = {{ISO} 690}'],
  },
  {
    rule: 'title-full-stop',
    wrong: [
      ['title = {Burning lamps at night.}', /full stop/, 'title = {Burning lamps at night}'],
      ['title = {{Burning lamps at night.}}', /full stop/, 'title = {{Burning lamps at night}}'],
    ],
    right: [
      'title = {Lamps of Doe et al.}',
      'title = {Lamps ...}',
      'title = {Lamps of Light Inc.}',
      'title = {Lamps in the U.S.}',
    ],
  },
  {
    rule: 'unescaped-character',
    wrong: [
      ['journal = {Astronomy & Astrophysics}', /Write \\&/, 'journal = {Astronomy \\& Astrophysics}'],
      ['title = {50% of #1_a}', /Write/, 'title = {50\\% of \\#1\\_a}'],
      ['title = {A $100 lamp}', /formula opens/, 'title = {A \\$100 lamp}'],
    ],
    right: [
      'title = {50\\% of \\& \\#1\\_a}',
      'title = {The $x_1^2 & y$ of it}',
      'howpublished = {\\url{https://a.b/c_d%20e#f&g}}',
      'note = {see https://a.b/c_d%20e#f}',
      'abstract = {50% of it}',
      'url = {https://a.b/c_d?x=1&y=2}',
    ],
  },
  {
    rule: 'html-in-field',
    wrong: [
      ['journal = {Astronomy &amp; Astrophysics}', /HTML/, 'journal = {Astronomy \\& Astrophysics}'],
      ['author = {M&uuml;ller, J.}', /HTML/, 'author = {Müller, J.}'],
      ['title = {On <i>E. coli</i>}', /HTML/, 'title = {On \\emph{E. coli}}'],
      ['title = {H<sub>2</sub>O &#8211; it}', /HTML/, 'title = {H\\textsubscript{2}O – it}'],
      ['title = {On <i>E. coli}', /HTML/],
    ],
    right: ['title = {a < b and b > c}', 'title = {A &B; C}', 'abstract = {<p>x</p>}'],
  },
  {
    rule: 'repeated-field',
    wrong: [
      ['year = {2017},\n  year = {2017}', /stands above already\./, 'year = {2017},'],
      ['note = {a},\n  note = {b}', /“a”, not “b”/, 'note = {a},'],
    ],
    right: ['year = {2017}, month = may'],
  },
  {
    rule: 'empty-field',
    wrong: [
      ['doi = {},\n  note = "",\n  year = 2017', /“doi” and “note” are empty/, 'year = 2017'],
      ['year = 2017, note = {}', /“note” is empty/, 'year = 2017,'],
    ],
    right: ['note = {a}'],
  },
  {
    rule: 'malformed-url',
    wrong: [
      ['url = {\\url{https://a.b/c}}', /themselves/, 'url = {https://a.b/c}'],
      ['url = {www.example.org/x}', /https/, 'url = {https://www.example.org/x}'],
      ['url = {10.1000/182}', /is a DOI/, 'doi = {10.1000/182}'],
      ['url = {see there}', /no address/],
      ['url = {https://a.b/c https://d.e/f}', /blank/],
      ['url = {https://a.b/c{\\_}d}', /breaks the link/, 'url = {https://a.b/c_d}'],
    ],
    right: [
      'url = {https://a.b/c_d%20e}',
      'url = {https://a.b/c\\_d}',
      'url = {mailto:a@b.c}',
      'url = {example.org/x}',
    ],
  },
  {
    rule: 'redundant-url',
    wrong: [
      [
        'doi = {10.1000/182},\n  url = {https://doi.org/10.1000/182}',
        /says what “doi” says/,
        'doi = {10.1000/182},',
      ],
    ],
    right: ['doi = {10.1000/182}, url = {https://example.org}', 'url = {https://doi.org/10.1000/182}'],
  },
  {
    rule: 'month-form',
    file: BIBTEX_FILE,
    wrong: [
      ['month = {March}', /as mar/, 'month = mar'],
      ['month = "3"', /as mar/, 'month = mar'],
      ['month = {sept.}', /as sep/, 'month = sep'],
    ],
    right: ['month = mar', 'month = {May/June}', 'month = {12 March}', 'month = mar # "~12"'],
  },
  {
    rule: 'edition-form',
    file: BIBLATEX_FILE,
    wrong: [
      ['edition = {Second}', /Write 2/, 'edition = {2}'],
      ['edition = {3rd ed.}', /Write 3/, 'edition = {3}'],
    ],
    right: ['edition = {2}', 'edition = {Revised}'],
  },
  {
    rule: 'edition-form',
    file: BIBTEX_FILE,
    wrong: [['edition = {2}', /Write Second/, 'edition = {Second}']],
    right: ['edition = {Second}', 'edition = {2nd}'],
  },
  {
    rule: 'stray-white-space',
    wrong: [['title = {Lamps  and   wicks}', /Several blanks/, 'title = {Lamps and wicks}']],
    right: ['title = {Lamps\n    and wicks}'],
  },
  {
    rule: 'missing-field',
    type: 'article',
    wrong: [['title = {T}', /needs “author”, “journal” and “year”/]],
    right: [
      'author = {A}, journal = {J}, year = 2017',
      'author = {A}, journaltitle = {J}, date = {2017}',
      'author = {A}, eprint = {1706.03762}, year = 2017',
      'author = {A}, journal = {J}, note = {In press}',
    ],
  },
  {
    rule: 'wrong-entry-type',
    type: 'article',
    wrong: [['booktitle = {Proceedings of Lamps}', /@inproceedings/, undefined]],
    right: ['journal = {Lamps}', 'booktitle = {B}, journal = {J}'],
  },
];

describe('rules of entries', () => {
  for (const { rule, type = 'misc', file = '', wrong, right } of EXAMPLES) {
    const entryOf = (fields: string) => `${file}\n@${type}{key,\n  ${fields}\n}\n`;
    const name = type === 'misc' ? rule : `${rule} of @${type}`;
    it(`${name}: wrong ones are told, and their fix changes nothing else`, () => {
      for (const [fields, message, fixed] of wrong) {
        const text = entryOf(fields);
        const [problem, ...more] = ofRule(text, rule).filter(({ key }) => key === 'key');
        assert.ok(problem, fields);
        assert.deepEqual(more, [], fields);
        assert.match(problem.message, message);
        assert.match(problem.message, /[.!/]$/);
        if (fixed === undefined) continue;
        const after = mended(text, problem);
        if (rule === 'arxiv-as-journal') assert.ok(after.includes(fixed), after);
        else
          assert.equal(
            after.replace(/\n {2}(?=\n\})/, '').replace(/\s+\}\n$/, ''),
            entryOf(fixed).replace(/\s+\}\n$/, ''),
          );
        assert.deepEqual(
          ofRule(after, rule).filter(({ key }) => key === 'key'),
          [],
          after,
        );
      }
    });

    it(`${name}: right ones are not`, () => {
      for (const fields of right)
        assert.deepEqual(
          ofRule(entryOf(fields), rule).map(({ message }) => message),
          [],
          fields,
        );
    });
  }

  it('wrong-entry-type: a type that is misspelled, not one that is made up', () => {
    const text =
      '@MasterThesis{a, title = {T}}\n@bachelorthesis{b, title = {T}}\n@inproceeding{c, title = {T}}';
    const found = ofRule(text, 'wrong-entry-type');
    assert.deepEqual(
      found.map(({ key }) => key),
      ['a', 'c'],
    );
    assert.ok(mended(text, found[0]!).startsWith('@mastersthesis{a,'));
  });

  it('malformed-key: of blanks and marks, not of letters of any language', () => {
    const keyed = (key: string) => ofRule(`@misc{${key}, title = {T}}`, 'malformed-key').length;
    for (const key of ['a b', "O'Keeffe", 'a#b', '50%']) assert.equal(keyed(key), 1, key);
    for (const key of ['müller2020', 'DBLP:conf/nips/X17', 'a_b-c.d+e', '2020a'])
      assert.equal(keyed(key), 0, key);
  });
});
