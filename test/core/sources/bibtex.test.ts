/** What a BibTeX file tells when it is broken: the bad entry is named, the others are read. */
import * as assert from 'node:assert/strict';
import { shownTitle } from '../../../src/core/library/record-keys';
import { displayName } from '../../../src/core/names';
import { readFile } from '../../../src/core/sources';
import { readBibNames } from '../../../src/core/sources/bibliography/bibtex-names';

const FIRST = '@article{first, title = {The First}, author = {Jane Doe}, year = 2001}';
const LAST = '@book{last,\n  title = "The Last",\n  author = "John Roe",\n  year = "2003"\n}';
const MIDDLE = `@inproceedings{middle,
  title = {The {M}iddle of \`\`It''},
  author = "Ann Poe and {\\"O}mer {\\'S}en",
  booktitle = conf # { 7},
  month = jun # "~24--26,",
  year = {2002},
}`;

function titles(text: string, file = 'a.bib'): string[] {
  return readFile(file, text).records.map(({ title }) => title.text);
}

function codes(text: string): string[] {
  return readFile('a.bib', text).problems.map(({ code, place }) => `${code} ${place.line + 1}`);
}

function names(text: string): string[] | undefined {
  return readBibNames(text)?.names.map(displayName);
}

describe('a broken BibTeX entry', () => {
  it('costs itself alone, wherever it is cut @long', () => {
    for (let end = 1; end < MIDDLE.length; end++) {
      const text = `${FIRST}\n\n${MIDDLE.slice(0, end)}\n\n${LAST}\n`;
      const { records, problems } = readFile('a.bib', text);
      const found = records.map(({ title }) => title.text);
      assert.deepEqual([found[0], found.at(-1)], ['The First', 'The Last'], `cut at ${end}`);
      // What is read of it is right, or it is not read.
      for (const title of found.slice(1, -1)) assert.equal(title, "The {M}iddle of ``It''", `cut at ${end}`);
      for (const { authors } of records.slice(1, -1))
        assert.ok(['', 'Ann Poe; Ömer Śen'].includes(authors.map(displayName).join('; ')), `cut at ${end}`);
      // `@in` alone is no entry yet.
      if (end > MIDDLE.indexOf(',')) {
        assert.ok(problems.length > 0, `cut at ${end}`);
        for (const { place } of problems) assert.ok(place.line >= 2 && place.line <= 9, `cut at ${end}`);
      }
    }
  });

  it('costs itself alone, whichever letter it lacks @long', () => {
    for (let at = 0; at < MIDDLE.length; at++) {
      const text = `${FIRST}\n\n${MIDDLE.slice(0, at)}${MIDDLE.slice(at + 1)}\n\n${LAST}\n`;
      const found = titles(text);
      assert.deepEqual([found[0], found.at(-1)], ['The First', 'The Last'], `without letter ${at}`);
      assert.ok(found.length <= 3, `without letter ${at}`);
      for (const title of found) assert.ok(!/author|year|@/.test(title), `without letter ${at}: ${title}`);
    }
  });

  it('is named with the line to mend', () => {
    assert.deepEqual(codes(`@article{a,\n title = {A\n\n@article{b, title = {B}}`), ['bibtex-value-open 2']);
    assert.deepEqual(codes(`@article{a,\n title = {A}\n\n@article{b, title = {B}}`), ['bibtex-entry-open 1']);
    assert.deepEqual(codes('@article{a,\n title = "The "Big" One",\n year = 1}'), ['bibtex-entry-broken 2']);
    assert.deepEqual(codes('@article{a,\n title = {A}},\n year = {2001}\n}'), ['bibtex-closed-early 2']);
    assert.deepEqual(codes('@article{a, title = {A}}\n@article{a, title = {B}}'), ['bibtex-key-twice 2']);
    assert.deepEqual(codes('@article{a,\n title = {A},\n author = {A B, C D, E F}}'), [
      'bibtex-authors-not-parted 3',
    ]);
  });

  it('never gives two fields as one title', () => {
    assert.deepEqual(titles('@article{a, title = {A study, year = {2020}}\n@misc{b, title = {B}}'), ['B']);
    assert.deepEqual(
      titles('@article{a,\n title = "A study,\n author = "Jane Doe"\n}\n@misc{b, title = {B}}'),
      ['B'],
    );
  });

  it('is forgiven a missing or second comma', () => {
    assert.deepEqual(titles('@misc{a\n title = {A} year = 2001,, note = {N}\n}'), ['A']);
    assert.deepEqual(codes('@misc{a\n title = {A} year = 2001,, note = {N}\n}'), []);
  });
});

describe('BibTeX', () => {
  it('is known in a text file by its first entry', () => {
    assert.deepEqual(titles(FIRST, 'a.txt'), ['The First']);
    assert.deepEqual(titles(`% from a site\n\n${FIRST}`, 'a.txt'), ['The First']);
    assert.deepEqual(titles(`@string{a = "b"}\n@comment{c}\n${FIRST}`, 'a.txt'), ['The First']);
    assert.deepEqual(titles(`My entry:\n${FIRST}`, 'a.txt'), []);
    assert.deepEqual(titles(`% a comment\n\\cite{a}\n${FIRST}`, 'a.txt'), []);
    assert.deepEqual(titles(FIRST, 'a.md'), []);
  });

  it('has macros, joined values and entries that refer to others', () => {
    const [child] = readFile(
      'a.bib',
      `@inproceedings{c, title = "On " # TOPIC, crossref = "P"}
@proceedings{p, title = {Proceedings of } # conf, year = 1999, doi = {10.1000/proceedings}, editor = {E. Ditor}}
@string{conf = "C" # "F"} @string{topic = {Trees}}`,
    ).records;
    assert.equal(child?.title.text, 'On Trees');
    assert.equal(child?.date?.year, 1999);
    assert.deepEqual(child?.identifiers, []);
    assert.deepEqual(child?.authors, []);
    assert.equal(child?.publication?.['container-title'], 'Proceedings of CF');
    assert.deepEqual(child?.places?.publication, child?.places?.date);
  });

  it('has names in every order', () => {
    assert.deepEqual(names('Ludwig van Beethoven and van Beethoven, Ludwig'), [
      'Ludwig van Beethoven',
      'Ludwig van Beethoven',
    ]);
    assert.deepEqual(names('King, Jr., Martin Luther'), ['Martin Luther King Jr.']);
    assert.deepEqual(names('{Wright}, Edward L. and {Kennicutt}, Robert C., Jr.'), [
      'Edward L. Wright',
      'Robert C. Kennicutt Jr.',
    ]);
    assert.deepEqual(names('{Barnes and Noble} and {OpenAI}'), ['Barnes and Noble', 'OpenAI']);
    assert.deepEqual(names('Ana {de la Torre}\n  AND G{\\"o}del, Kurt'), ['Ana de la Torre', 'Kurt Gödel']);
    assert.deepEqual(names('Doe, Jane; Roe, Richard'), ['Jane Doe', 'Richard Roe']);
    assert.deepEqual(names('Woo, Soomin; and Tak, Sehyun;'), ['Soomin Woo', 'Sehyun Tak']);
    assert.deepEqual(names('J{\\"o}rg Hoffmann 0001 and Li 0002, Lei'), ['Jörg Hoffmann', 'Lei Li']);
    assert.deepEqual(names('Beilock, Sian L and Carr2, Thomas H'), ['Sian L Beilock', 'Thomas H Carr']);
    assert.deepEqual(names('Franc{\\ocirc{u}}, Jan and Paul {\\={P}}ot'), ['Jan Franců', 'Paul P̄ot']);
    assert.deepEqual(names('{Knuth, Jr.}, Donald and {Acme, Inc.}'), ['Donald Knuth, Jr.', 'Acme, Inc.']);
    assert.equal(names('{Gong, Lei, Sato}, Hitomi'), undefined);
    assert.deepEqual(readBibNames('Doe, Jane and et al. Wang, Z.'), {
      names: [
        { family: 'Doe', given: 'Jane' },
        { family: 'Wang', given: 'Z.' },
      ],
      complete: false,
    });
    assert.equal(names('Jane Doe, Richard Roe, John Poe'), undefined);
    assert.equal(readBibNames('Doe, Jane and others')?.complete, false);
    assert.equal(readBibNames('Doe, Jane et al.')?.complete, false);
    assert.deepEqual(readBibNames('family=Velde, given=Robin, prefix=van der')?.names, [
      { family: 'Velde', given: 'Robin', 'non-dropping-particle': 'van der' },
    ]);
  });

  it('has titles whose braces nobody sees', () => {
    const shown = (title: string) =>
      readFile('a.bib', `@misc{a, title = {${title}}}`).records.map(shownTitle);
    assert.deepEqual(shown('From {"}Dijkstra{"} to {CuO:In}'), ['From "Dijkstra" to CuO:In']);
    assert.deepEqual(titles('@misc{a, title = {On {N,O} {\\"U}bung}}'), ['On {N,O} {\\"U}bung']);
    assert.deepEqual(shown('Planes with \\{001\\}'), ['Planes with {001}']);
    assert.deepEqual(shown('{$k$-means}'), ['k-means']);
  });

  it('takes no value of a template', () => {
    for (const value of [`\${title}`, '{$title}', `\${citation.title} again`, '<#if title??>'])
      assert.deepEqual(titles(`@misc{a, title = {${value}}}`), [], value);
    for (const formula of [`\${\\mathcal O}(n)$ and \${n}$`, `$k$-Means of \${1.5}$`])
      assert.deepEqual(titles(`@misc{a, title = {${formula}}}`), [formula]);
    const template = `TY  - JOUR\nT1  - \${citation.articleTitle}\n<#list citation.authors as author>\nER  - \n`;
    assert.deepEqual(titles(template, 'a.ris'), []);
  });

  it('has dates in parts', () => {
    const date = (fields: string) => readFile('a.bib', `@misc{a, title = {A}, ${fields}}`).records[0]?.date;
    assert.deepEqual(date('year = 2019, month = jun # "~24--26,"'), { year: 2019, month: 6 });
    assert.deepEqual(date('year = {2019}, month = "2~" # jun'), { year: 2019, month: 6, day: 2 });
    assert.deepEqual(date('year = {2019}, month = {6}'), { year: 2019, month: 6 });
    assert.deepEqual(date('year = {2019}, month = {May/June}'), { year: 2019 });
    assert.deepEqual(date('date = {2019-06-02/2019-06-07}'), { year: 2019, month: 6, day: 2 });
    assert.equal(date('year = {in press}'), undefined);
  });

  it('does not take macros that double each other for a text without end', () => {
    const doubling = Array.from({ length: 60 }, (_, at) => `@string{a${at + 1} = a${at} # a${at}}`).join(
      '\n',
    );
    const [record] = readFile('a.bib', `@string{a0 = "x"}\n${doubling}\n@misc{a, title = a60}`).records;
    assert.ok(record && record.title.text.length < 50_000);
  });

  it('takes time linear in its size @long', function () {
    this.timeout(20_000);
    for (const text of [
      '@article{k,\n title={A {b,\n author={x,\n'.repeat(20_000),
      '@comment{ x\n'.repeat(50_000),
      `@article{a, title = {A}, author = {${' and A'.repeat(100_000)}}}`,
      `@article{a, title = {${'{'.repeat(100_000)}`,
      '% @article{ '.repeat(50_000),
      `@article{a, title = {b${' '.repeat(500_000)}c}}`,
    ])
      assert.ok(readFile('a.bib', text));
  });
});
