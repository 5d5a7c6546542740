/** Entries of BibTeX and BibLaTeX as items of CSL, as Pandoc reads them. */
import * as assert from 'node:assert/strict';
import { bibtexKeys } from '../../../src/core/bibliography/items/bibtex-keys';
import { itemsIn } from '../../../src/core/bibliography/items/item-file';
import { seeded } from '../seeded';
import { KNOWN_WORKS } from './known-works';

function item(fields: string, type = 'article'): Record<string, unknown> {
  return itemsIn('a.bib', `@${type}{k, ${fields}}`)('k')!;
}

const known = itemsIn('a.bib', KNOWN_WORKS);

function has(key: string, expected: Record<string, unknown>): void {
  const read = known(key)!;
  for (const [name, value] of Object.entries(expected)) assert.deepEqual(read[name], value, `${key} ${name}`);
}

function title(text: string): unknown {
  return item(`title={${text}}`).title;
}

function date(fields: string): unknown {
  return item(fields).issued;
}

function people(text: string, more = ''): unknown {
  return item(`author={${text}}${more}`).author;
}

describe('a work in BibTeX', () => {
  it('is whole as an item', () => {
    assert.deepEqual(known('dijkstra1968goto'), {
      id: 'dijkstra1968goto',
      type: 'article-journal',
      title: 'Letters to the editor: Go to statement considered harmful',
      'title-short': 'Letters to the editor',
      author: [{ family: 'Dijkstra', given: 'Edsger W.' }],
      'container-title': 'Communications of the ACM',
      issued: { 'date-parts': [[1968, 3]] },
      volume: '11',
      issue: '3',
      page: '147-148',
      DOI: '10.1145/362929.362947',
    });
  });

  it('has each kind of field in its variable', () => {
    has('knuth1984texbook', {
      type: 'book',
      title: 'The TeXbook',
      'collection-title': 'Computers & typesetting',
      'collection-number': 'A',
      'publisher-place': 'Reading, Mass.',
      'number-of-pages': '483',
      ISBN: '0-201-13447-0',
      note: 'Illustrations by Duane Bibby',
    });
    has('shannon1937relay', {
      type: 'thesis',
      genre: 'Master’s thesis',
      publisher: 'Massachusetts Institute of Technology',
    });
    has('bernerslee1989information', { type: 'report', genre: 'Proposal', publisher: 'CERN' });
    has('he2015resnet', {
      type: 'article',
      number: 'arXiv:1512.03385',
      URL: 'https://arxiv.org/abs/1512.03385',
      accessed: { 'date-parts': [[2024, 5, 1]] },
    });
    has('einstein1905elektrodynamik', {
      title: 'Zur Elektrodynamik bewegter Körper',
      'collection-title': '4th series',
      language: 'de-DE',
    });
    has('watson1953dna', { issued: { 'date-parts': [[1953, 4, 25]] }, PMID: '13054692' });
    has('pandoc', { type: 'software', version: '3.1' });
    has('rfc2616', {
      type: 'document',
      publisher: 'RFC 2616',
      author: [{ literal: 'Internet Engineering Task Force' }],
    });
  });

  it('takes what it lacks from the entry it refers to', () => {
    has('ioffe2015batch', {
      'container-title': 'Proceedings of the 32nd international conference on machine learning',
      editor: [
        { family: 'Bach', given: 'Francis' },
        { family: 'Blei', given: 'David' },
      ],
      volume: '37',
      'publisher-place': 'Lille, France',
    });
    has('rumelhart1986learning', { 'chapter-number': '8', publisher: 'MIT Press', volume: '1' });
    has('goethe1808faust', {
      title: 'Faust: Eine Tragödie',
      'title-short': 'Faust',
      URL: 'https://www.deutschestextarchiv.de/book/show/goethe_faust01_1808',
    });
    const circle = itemsIn('a.bib', '@book{a, title={A}, crossref={B}}\n@book{b, year=2000, crossref={a}}');
    assert.deepEqual(circle('a'), { id: 'a', type: 'book', title: 'A', issued: { 'date-parts': [[2000]] } });
  });
});

describe('a title in BibTeX', () => {
  it('is a sentence but for what is protected', () => {
    for (const [latex, expected] of [
      ['Attention Is All You Need', 'Attention is all you need'],
      ['{BERT}: Pre-training of Deep Models', 'BERT: Pre-training of deep models'],
      ['GPT-4 and NASA on iPhones', 'GPT-4 and NASA on iPhones'],
      ['A Study: the Sequel. In J. Smith’s Words? Yes', 'A study: The sequel. In j. smith’s words? Yes'],
      [
        'On {pH} and {the Rhine}',
        'On <span class="nocase">pH</span> and <span class="nocase">the Rhine</span>',
      ],
      ['{B}ert in {\\`A}bc', 'Bert in Àbc'],
      ['H\\textsubscript{2}O and {CO$_2$}', 'H<sub>2</sub>O and CO₂'],
      ['An \\emph{Homo {Sapiens}} and {\\em Mus Musculus}', 'An <i>homo Sapiens</i> and <i>mus musculus</i>'],
      ['{{Whole Title}}', 'Whole Title'],
      ['ALL CAPITALS', 'ALL CAPITALS'],
      ['Large-Scale Multi-Agent Learning', 'Large-scale multi-agent learning'],
      ['word2vec Explained', 'word2vec explained'],
    ] as const)
      assert.equal(title(latex), expected);
    assert.equal(item('title={Der Gute Mensch}, langid={german}').title, 'Der Gute Mensch');
  });

  it('has signs and markup of LaTeX as a reader sees them', () => {
    for (const [latex, expected] of [
      ["50\\% \\& more --- a “b” ``C'' don't", '50% & more — a “b” “c” don’t'],
      [
        'The $O(n \\log n)$ bound, $x_{i,j}$',
        'The <span class="nocase">O(n log n)</span> bound, x<sub><span class="nocase">i,j</span></sub>',
      ],
      [
        'A \\textbf{b} \\textsc{c} \\textsuperscript{d} \\enquote{e}',
        'A <b>b</b> <span style="font-variant: small-caps;">c</span> <sup>d</sup> “e”',
      ],
      ['Braces \\{a, b\\} stay', 'Braces {a, b} stay'],
    ] as const)
      assert.equal(
        title(latex.replace('{brace', '\\{brace').replace('emph{x', 'emph x')),
        expected.replace('\\emph{x', '\\emph x'),
      );
  });

  it('is read in time however deep its braces are', () => {
    for (const text of [
      `${'{'.repeat(3000)}x${'}'.repeat(3000)}`,
      '\\emph{'.repeat(2000) + '}'.repeat(2000),
      '$'.repeat(4001),
    ])
      assert.equal(typeof (title(text) ?? ''), 'string');
  });
});

describe('names in BibTeX', () => {
  it('have their particles, suffixes and bodies', () => {
    for (const [name, expected] of [
      ['Donald E. Knuth', { family: 'Knuth', given: 'Donald E.' }],
      ['Ludwig van Beethoven', { family: 'Beethoven', 'dropping-particle': 'van', given: 'Ludwig' }],
      [
        "de la Vall{\\'e}e Poussin, Charles",
        { family: 'Vallée Poussin', 'dropping-particle': 'de la', given: 'Charles' },
      ],
      ['King, Jr., Martin Luther', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
      ['{von Neumann}, John', { family: 'Neumann', 'non-dropping-particle': 'von', given: 'John' }],
      ["d'Alembert, Jean", { family: 'Alembert', 'non-dropping-particle': 'd’', given: 'Jean' }],
      ['{Barnes and Noble}', { literal: 'Barnes and Noble' }],
      ["{\\'E}mile Zola", { family: 'Zola', given: 'Émile' }],
      ['Knuth, D.E.', { family: 'Knuth', given: 'D. E.' }],
      ['Pe\\~na, A.', { family: 'Peña', given: 'A.' }],
      ['Plato', { family: 'Plato' }],
      ['others', { literal: 'others' }],
      [
        'family=Velde, given=Robin, prefix=van der, useprefix=true',
        { family: 'Velde', 'non-dropping-particle': 'van der', given: 'Robin' },
      ],
    ] as const)
      assert.deepEqual(people(name), [expected], name);
    assert.deepEqual(people('Vincent van Gogh', ', options={useprefix=true}'), [
      { family: 'Gogh', 'non-dropping-particle': 'van', given: 'Vincent' },
    ]);
  });
});

describe('a date in BibTeX', () => {
  it('is a day, a range, a season, or about', () => {
    for (const [fields, expected] of [
      ['date={2001-02-03}', { 'date-parts': [[2001, 2, 3]] }],
      ['date={1984-05/1986}', { 'date-parts': [[1984, 5], [1986]] }],
      ['date={1997/}', { 'date-parts': [[1997], [0]] }],
      ['date={1905-21}', { 'date-parts': [[1905]], season: 1 }],
      ['date={1723~}', { 'date-parts': [[1723]], circa: true }],
      ['date={199X}', { 'date-parts': [[1990], [1999]] }],
      ['date={-0043}', { 'date-parts': [[-44]] }],
      ['date={soon}', { literal: 'soon' }],
      ['year=1999, month=may', { 'date-parts': [[1999, 5]] }],
      ['year={1999/2000}', { 'date-parts': [[1999], [2000]] }],
      ['year={c. 1450}', { 'date-parts': [[1450]], circa: true }],
      ['year={in press}', { literal: 'in press' }],
      ['year={{\\noopsort{1973b}}1973}', { 'date-parts': [[1973]] }],
      ['year=1999, month="10~" # jan', { 'date-parts': [[1999, 1, 10]] }],
      [
        'year=1999, month={June/July}',
        {
          'date-parts': [
            [1999, 6],
            [1999, 7],
          ],
        },
      ],
    ] as const)
      assert.deepEqual(date(fields), expected, fields);
    assert.equal(date('year={}'), undefined);
  });
});

describe('one entry of many', () => {
  it('is read though the others are broken, and macros stand behind it', () => {
    const text =
      '@article{a, title = jml # { Papers}, year = 2000}\n@article{broken, title = {No end\n@article{b, title={B}}\n@string(jml = "The {JMLR}")\n% @string{jml = "no"}\n';
    const read = itemsIn('a.bib', text);
    assert.equal(read('a')!.title, 'The JMLR papers');
    assert.equal(read('b')!.title, 'B');
    assert.equal(read('c'), undefined);
    assert.equal(read('a'), read('a'));
  });
});

describe('a broken bibliography', () => {
  it('is read without a throw, whatever is wrong with it @long', () => {
    const signs = [
      '{',
      '}',
      '"',
      '@',
      ',',
      '=',
      '\\',
      '$',
      '#',
      '%',
      '\n',
      '',
      '\\emph{',
      '_',
      '/',
      '~',
      '\\constructor{',
      'and ',
    ];
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed);
      const letters = [...KNOWN_WORKS];
      for (let at = 0; at < 40; at++) letters[random.below(letters.length)] = random.of(signs);
      const text = letters.join('');
      const read = itemsIn('a.bib', text);
      for (const key of bibtexKeys(text).keys()) assert.equal(read(key)?.id, key);
    }
  });

  it('has titles that no one could have meant', () => {
    for (const text of [
      '\\constructor{x}',
      '{\\toString x}',
      `${'{'.repeat(9000)}${'\\}'.repeat(9000)}`,
      '$',
      '{$}$',
      '\\',
    ])
      assert.doesNotThrow(() => item(`title={${text}}`));
  });
});
