// What is wrong among entries, in other formats and by the library; switches; fixes made all at once; what a change costs.
import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/checks/problem';
import { EntryCheck } from '../../../src/core/integrity/check-entries';
import { fixAll, safeEdits } from '../../../src/core/integrity/fix-all';
import { switchOffEntry } from '../../../src/core/integrity/switches';
import { buildLibrary } from '../../../src/core/library/build';
import { readFile } from '../../../src/core/sources';
import { type Random, seeded } from '../seeded';
import { BIBLATEX_FILE, BIBTEX_FILE, CONTEXT, many, mended, ofRule, problemsIn } from './asked';

describe('entries of a bibliography together', () => {
  it('repeated-paper: of one identifier and title, or of one title, year and first author', () => {
    const a =
      '@article{a, title = {Burning lamps in the dark}, author = {Doe, Jo}, year = 2017, doi = {10.1000/1}}';
    const same = (entry: string) => ofRule(`${a}\n${entry}`, 'repeated-paper').map(({ key }) => key);
    assert.deepEqual(
      same('@article{b, title = {{Burning} Lamps in the Dark}, doi = {https://doi.org/10.1000/1}}'),
      ['b'],
    );
    assert.deepEqual(
      same('@article{b, title = {Burning lamps in the dark}, author = {Jo Doe}, year = {2017}}'),
      ['b'],
    );
    // Other papers, parts and editions.
    for (const other of [
      '@article{b, title = {Burning lamps in the dark}, author = {Doe, Jo}, year = 2017, doi = {10.1000/2}}',
      '@inbook{b, title = {The wicks of lamps in winter}, doi = {10.1000/1}}',
      '@inproceedings{b, title = {Burning lamps in the dark}, author = {Doe, Jo}, year = 2017}',
      '@article{b, title = {Burning lamps in the dark}, author = {Roe, Jo}, year = 2017}',
      '@article{b, title = {Burning lamps in the dark}, author = {Doe, Jo}, year = 2017, related = {a}}',
      '@article{a, title = {Burning lamps in the dark}, author = {Doe, Jo}, year = 2017}',
    ])
      assert.deepEqual(same(other), [], other);
  });

  it('missing-parent: of crossref, xref and xdata, and of a parent above its child where BibTeX reads the file', () => {
    const told = (text: string) => ofRule(text, 'missing-parent').map(({ message }) => message);
    assert.match(told('@inbook{a, crossref = {B}}')[0]!, /No entry of this file has the key “B”/);
    assert.deepEqual(told('@inbook{a, crossref = {B}}\n@book{b, title = {T}}'), []);
    assert.deepEqual(told('@xdata{x, publisher = {P}}\n@book{a, xdata = {x}, title = {T}}'), []);
    assert.deepEqual(told('@inbook{a, crossref = { , }}'), []);
    const above = '@proceedings{p, title = {P}}\n@inproceedings{c, crossref = {p}, title = {C}}';
    assert.deepEqual(told(above), []);
    assert.match(told(`${BIBTEX_FILE}\n${above}`)[0]!, /only where it stands below/);
    assert.deepEqual(told(`${BIBLATEX_FILE}\n${above}`), []);
  });

  it('missing-field: what the parent has is not missing', () => {
    const text =
      '@inproceedings{c, crossref = {p}, author = {A}, title = {C}}\n@proceedings{p, title = {P}, year = 2017}';
    assert.deepEqual(ofRule(text, 'missing-field'), []);
    assert.equal(ofRule(text.replace(', year = 2017', ''), 'missing-field').length, 2);
  });

  it('swapped-name: against two other entries', () => {
    const by = (key: string, author: string) => `@misc{${key}, title = {T ${key}}, author = {${author}}}\n`;
    const text = `${by('a', 'Vaswani, Ashish')}${by('b', 'Ashish Vaswani')}${by('c', 'Roe, Ann and Ashish, Vaswani')}`;
    const [only, ...more] = ofRule(text, 'swapped-name');
    assert.deepEqual([only?.key, more], ['c', []]);
    assert.ok(mended(text, only!).includes('{Roe, Ann and Vaswani, Ashish}'));
    assert.deepEqual(
      ofRule(text.replaceAll('Vaswani', 'Chen').replaceAll('Ashish', 'Yang'), 'swapped-name'),
      [],
    );
  });

  it('mixed-journal-names: told for the rarer form', () => {
    const text = `${many((n) => `@article{j${n}, journal = {Journal of Machine Learning Research}}`, 3)}
@article{s, journal = {J. Mach. Learn. Res.}}
@article{o, journal = {J. Chem. Phys.}}`;
    const [only, ...more] = ofRule(text, 'mixed-journal-names');
    assert.deepEqual([only?.key, more], ['s', []]);
    assert.ok(mended(text, only!).includes('@article{s, journal = {Journal of Machine Learning Research}}'));
  });

  it('mixed-letters: told for what the rest of the file writes otherwise', () => {
    const latex = many((n) => `@misc{l${n}, title = {T}, author = {M{\\"u}ller, J${n}}}`);
    const unicode = many((n) => `@misc{u${n}, title = {T}, author = {Müller, J${n}}}`);
    const mend = (text: string) => ofRule(text, 'mixed-letters').map((problem) => mended(text, problem));
    assert.ok(mend(`${latex}\n@misc{x, author = {Gödel, K}}`)[0]!.includes('{G{\\"o}del, K}'));
    assert.ok(mend(`${unicode}\n@misc{x, author = {G\\"{o}del, K{\\'a}}}`)[0]!.includes('{Gödel, Ká}'));
    assert.deepEqual(mend(`${latex}\n${unicode}`), []);
    assert.deepEqual(mend(`${latex}\n@misc{x, title = {中文}}`), []);
  });
});

describe('names that the reader of the file cannot tell apart', () => {
  it('are mended, and told by the reader alone', () => {
    const text = '@misc{a, title = {T}, author = {Doe, Jo, and Roe, Ann}}';
    const [problem] = problemsIn(text);
    assert.deepEqual([problem?.rule, problem?.readerTells], ['malformed-names', true]);
    assert.deepEqual(
      readFile('refs.bib', text).problems.map(({ code }) => code),
      ['bibtex-authors-not-parted'],
    );
    const fixed = mended(text, problem!);
    assert.deepEqual([readFile('refs.bib', fixed).problems, problemsIn(fixed)], [[], []]);
  });

  it('commas alone become “and” where it is plain which', () => {
    const by = (author: string) => `@misc{a, title = {T}, author = {${author}}}`;
    for (const [wrong, right] of [
      ['Doe, J., Roe, R.-L., Poe, E.', 'Doe, J. and Roe, R.-L. and Poe, E.'],
      ['Jo Doe, Ann Roe, Eve M. Poe', 'Jo Doe and Ann Roe and Eve M. Poe'],
      ['Doe, J., Roe, R., & Poe, E.', 'Doe, J. and Roe, R. and Poe, E.'],
    ] as const) {
      const [problem, ...more] = problemsIn(by(wrong));
      assert.deepEqual([problem?.rule, problem?.readerTells, more], ['malformed-names', true, []], wrong);
      assert.equal(mended(by(wrong), problem!), by(right));
    }
    for (const author of ['Doe, Jo', 'García Márquez, Gabriel José', 'Beethoven, Ludwig van', 'Doe, Jr., Jo'])
      assert.deepEqual(problemsIn(by(author)), [], author);
  });
});

describe('entries and the library', () => {
  const page = (title: string, year: number) =>
    readFile('page.bib', `@article{page, title = {${title}}, year = {${year}}, doi = {10.1000/lamps.1}}`);
  const text = (fields: string) => `@article{own, ${fields}, author = {Doe, Jo}, doi = {10.1000/lamps.1}}`;
  const told = (entry: string, title: string, year: number) => {
    const library = buildLibrary([readFile('refs.bib', entry), page(title, year)], {});
    return problemsIn(entry, 'refs.bib', { ...CONTEXT, library });
  };

  it('conflicting-year: before the pages, or long behind', () => {
    const years = (own: number) =>
      told(text(`title = {Burning lamps in the dark}, year = {${own}}`), 'Burning lamps in the dark', 2017)
        .filter(({ rule }) => rule === 'conflicting-year')
        .map(({ severity }) => severity);
    assert.deepEqual([2017, 2018, 2020, 2016].flatMap(years), []);
    assert.deepEqual([2010, 2025].flatMap(years), ['information', 'information']);
  });

  it('title-in-capitals: mended by the title as its page prints it', () => {
    const entry = text('title = {BURNING LAMPS WITHOUT WICKS}, year = {2017}');
    const found = told(entry, 'Burning Lamps without Wicks', 2017).filter(
      ({ rule }) => rule === 'title-in-capitals',
    );
    assert.equal(found.length, 1);
    assert.ok(mended(entry, found[0]!).includes('title = {Burning Lamps without Wicks}'));
  });

  it('repeated-paper: two entries that the library takes for one, as information', () => {
    const entry = `${text('title = {Burning lamps in the dark}')}\n@misc{pre, title = {Lamps burning in the dark: early words}, doi = {10.1000/lamps.1}}`;
    const library = buildLibrary([readFile('refs.bib', entry)], {});
    const found = problemsIn(entry, 'refs.bib', { ...CONTEXT, library }).filter(
      ({ rule }) => rule === 'repeated-paper',
    );
    const isOne = library.size === 1;
    assert.deepEqual(
      found.map(({ severity }) => severity),
      isOne ? ['information'] : [],
    );
  });
});

describe('entries of other formats', () => {
  it('CSL-JSON', () => {
    const text = `[{"id": "a", "type": "article-journal", "title": "Burning lamps at night.",
 "DOI": "https://doi.org/10.1000/1", "issued": {"date-parts": [[2071, 6]]}, "page": "pp. 12-15", "ISSN": "2049-3631"}]`;
    const rules = problemsIn(text, 'refs.json').map(({ rule, key }) => `${key} ${rule}`);
    assert.deepEqual(rules, [
      'a title-full-stop',
      'a identifier-as-address',
      'a malformed-year',
      'a malformed-pages',
      'a malformed-identifier',
    ]);
    const fixed = applyEdits(text, fixAll('refs.json', text, CONTEXT));
    assert.equal(fixed, text.replace('night.', 'night').replace('https://doi.org/', '').replace('pp. ', ''));
    assert.deepEqual(problemsIn('{"name": "x", "type": "y", "DOI": "z"}', 'package.json'), []);
    assert.deepEqual(problemsIn(`${'['.repeat(5000)}`, 'deep.json'), []);
  });

  it('CSL-YAML', () => {
    const text = `---\nreferences:\n- id: a\n  type: article-journal\n  title: "Burning lamps at night."\n  DOI: https://doi.org/10.1000/1\n  author:\n  - family: Doe\n- id: b\n  type: book\n  title: Wicks\n  ISBN: 978-3-16-148410-1 # who knows\n`;
    const rules = problemsIn(text, 'refs.yaml').map(({ rule, key }) => `${key} ${rule}`);
    assert.deepEqual(rules, ['a title-full-stop', 'a identifier-as-address']);
    const fixed = applyEdits(text, fixAll('refs.yaml', text, CONTEXT));
    assert.equal(fixed, text.replace('night.', 'night').replace('https://doi.org/', ''));
    const off = text.replace('- id: a', '# scholium-disable-next-line\n- id: a');
    assert.deepEqual(problemsIn(off, 'refs.yaml'), []);
  });

  it('RIS', () => {
    const text =
      'TY  - JOUR\r\nTI  - Burning lamps\r\nDO  - doi:10.1000/1\r\nPY  - 2071/06/05/\r\nSN  - 978-3-16-148410-0\r\nER  - \r\n';
    assert.deepEqual(
      problemsIn(text, 'refs.ris').map(({ rule }) => rule),
      ['identifier-as-address', 'malformed-year'],
    );
    assert.equal(applyEdits(text, fixAll('refs.ris', text, CONTEXT)), text.replace('doi:', ''));
  });
});

describe('rules switched off in a bibliography', () => {
  const text = `@misc{a,\n  title = {Of BERT},\n  doi = {x}\n}\n\n@misc{b,\n  title = {Of BERT},\n  doi = {x}\n}\n`;
  const rules = (each: string) => problemsIn(each).map(({ rule, key }) => `${key} ${rule}`);

  it('the fix puts a comment above the entry, or the name into the one that is there', () => {
    const [first, second] = problemsIn(text);
    const off = switchOffEntry(text, 'refs.bib', first!.entry, first!.rule)!;
    const once = applyEdits(text, off.edits);
    assert.ok(once.startsWith('% scholium-disable-next-line unprotected-capitals\n@misc{a,'));
    assert.deepEqual(rules(once), [
      'a malformed-identifier',
      'b unprotected-capitals',
      'b malformed-identifier',
    ]);
    const again = problemsIn(once)[0]!;
    const twice = applyEdits(once, switchOffEntry(once, 'refs.bib', again.entry, second!.rule)!.edits);
    assert.ok(
      twice.startsWith('% scholium-disable-next-line unprotected-capitals, malformed-identifier\n@misc{a,'),
    );
    assert.deepEqual(rules(twice), ['b unprotected-capitals', 'b malformed-identifier']);
  });

  it('a name that no rule has is told, with the one that was meant', () => {
    const wrong = `% scholium-disable malformed-identifer\n${text}`;
    const [problem] = ofRule(wrong, 'unknown-rule');
    assert.match(problem!.message, /no rule “malformed-identifer”/);
    assert.deepEqual(rules(mended(wrong, problem!)), ['a unprotected-capitals', 'b unprotected-capitals']);
  });

  it('for the whole file', () => {
    assert.deepEqual(rules(`% scholium-disable malformed-identifier\n${text}`), [
      'a unprotected-capitals',
      'b unprotected-capitals',
    ]);
    assert.deepEqual(rules(`% scholium-disable\n${text}`), []);
  });
});

const PIECES = [
  '@article{',
  'key',
  ',\n  ',
  'title = {',
  'author = "',
  'year = ',
  'pages = {',
  'doi = {',
  'url = {',
  'journal = {',
  'crossref = {',
  'month = {',
  '}',
  '"',
  '},\n  ',
  ',',
  '=',
  '#',
  '\\',
  '$',
  '&',
  '%',
  '&amp;',
  '<i>',
  '</i>',
  ' and ',
  'et al.',
  ';',
  'BERT',
  'Doe, Jo',
  '10.1000/182',
  'https://doi.org/',
  '1-9',
  'pp. ',
  '2017',
  '20177',
  'March',
  '{\\"u}',
  'ü',
  '\n',
  '\r\n',
  '\n}\n\n',
  '@string{a = "b"}\n',
  '@comment{',
  '% scholium-disable-line\n',
  '\u0000',
  '😀',
  '\ud800',
] as const;

function scribbled(random: Random): string {
  return Array.from({ length: 5 + random.below(120) }, () => random.of(PIECES)).join('');
}

describe('the check of entries', () => {
  it('throws at nothing, and what it says is what a fresh one says @long', () => {
    const random = seeded(7);
    const check = new EntryCheck();
    for (let round = 0; round < 120; round++) {
      const text = scribbled(random) + (random.chance(0.3) ? BIBTEX_FILE : '');
      const file = random.of(['a.bib', 'a.bib', 'a.bib', 'a.json', 'a.yaml', 'a.ris']);
      const plain = (problems: ReturnType<typeof problemsIn>) =>
        problems.map((problem) => ({ ...problem, fixes: problem.fixes() }));
      const found = plain(check.problemsOf(file, text, CONTEXT));
      assert.deepEqual(found, plain(problemsIn(text, file)), JSON.stringify(text));
      for (const { span, fixes } of found) {
        assert.ok(span.start >= 0 && span.end <= text.length && span.start <= span.end);
        for (const { edits } of fixes.filter((fix) => fix.kind === 'edit'))
          for (const [n, edit] of edits.entries()) {
            assert.ok(edit.start <= edit.end && edit.end <= text.length);
            assert.ok(n === 0 || edits[n - 1]!.end <= edit.start, JSON.stringify(text));
          }
      }
    }
  });

  it('what is mended without looking stays mended, and nothing outside the entries changes @long', () => {
    const random = seeded(11);
    for (let round = 0; round < 80; round++) {
      const text = scribbled(random) + (random.chance(0.3) ? BIBLATEX_FILE : '');
      const once = applyEdits(text, fixAll('a.bib', text, CONTEXT));
      assert.equal(applyEdits(once, fixAll('a.bib', once, CONTEXT)), once, JSON.stringify(text));
      const edits = safeEdits(problemsIn(text));
      for (const problem of problemsIn(text).filter(({ isSafe }) => isSafe)) {
        const after = mended(text, problem);
        const again = problemsIn(after).filter(
          ({ rule, entry, span }) =>
            rule === problem.rule && entry === problem.entry && span.start === problem.span.start,
        );
        assert.ok(again.length === 0 || after !== text, JSON.stringify(text));
      }
      assert.ok(edits.every(({ end }, n) => n === 0 || edits[n - 1]!.end <= end));
    }
  });

  it('a change costs the entry that changed', () => {
    const text = many(
      (n) => `@misc{k${n},\n  title = {Title number ${n} of all of them},\n  year = {2000}\n}\n`,
      500,
    );
    const check = new EntryCheck();
    check.problemsOf('a.bib', text, CONTEXT);
    assert.equal(check.checked, 500);
    check.problemsOf('a.bib', text.replace('number 250', 'number X250'), CONTEXT);
    assert.equal(check.checked, 501);
    check.problemsOf('a.bib', `% a word above\n${text}`, CONTEXT);
    assert.ok(check.checked <= 502);
  });
});
