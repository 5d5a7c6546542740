/** What each format makes of a paper, as its readers want it. */
import * as assert from 'node:assert/strict';
import { texNames } from '../../../src/core/bibliography/bibtex/tex-names';
import { texText } from '../../../src/core/bibliography/bibtex/tex-text';
import { texTitle } from '../../../src/core/bibliography/bibtex/tex-title';
import { type Described, entryOf } from '../../../src/core/bibliography/entry';
import { FORMATS, type FormatId, type WriteOptions } from '../../../src/core/bibliography/formats';
import type { Item, Name } from '../../../src/core/model';
import { parseName } from '../../../src/core/names';
import { readable } from '../../../src/core/prose';
import { makeWork, type WorkSketch } from '../builders';

function work(sketch: WorkSketch, item: Partial<Item> = {}): Described {
  const made = makeWork(sketch);
  return { ...made, item: { ...made.item, ...item } };
}

const PREPRINT = work(
  {
    title: 'Attention Is All You Need: 50% of BERT',
    authors: 'Ashish Vaswani; Łukasz Kaiser',
    ids: ['1706.03762'],
    categories: ['Computation and Language (cs.CL)'],
  },
  {
    issued: { year: 2017, month: 6, day: 12 },
    'container-title': 'CoRR',
    URL: 'https://arxiv.org/abs/1706.03762',
  },
);

const PUBLISHED = work(
  {
    title: 'Compass Needles',
    authors: 'Ann Bering; Jim Cook',
    year: 2024,
    ids: ['10.1000/j_m.2024.3', '2401.12345'],
  },
  {
    type: 'article-journal',
    'container-title': 'Journal of Maps & Charts',
    volume: '3',
    issue: '2',
    page: '101-9',
  },
);

function written(format: FormatId, given: Described, options?: WriteOptions): string[] {
  return FORMATS[format]
    .write([{ key: 'key', work: given }], options)
    .trimEnd()
    .split(/\r?\n/);
}

function title(raw: string): string {
  return texTitle({ raw, shown: readable(raw) }, 'utf-8');
}

function names(...list: (string | Name)[]): string | undefined {
  return texNames(
    list.map((name) => (typeof name === 'string' ? parseName(name) : name)),
    true,
    'utf-8',
  );
}

describe('BibTeX as it is written', () => {
  it('has a preprint by its number at arXiv', () => {
    assert.deepEqual(written('bibtex', PREPRINT), [
      '@misc{key,',
      '  title = {Attention Is All You Need: 50\\% of {BERT}},',
      '  author = {Vaswani, Ashish and Kaiser, Łukasz},',
      '  year = {2017},',
      '  month = jun,',
      '  day = {12},',
      '  eprint = {1706.03762},',
      '  archiveprefix = {arXiv},',
      '  primaryclass = {cs.CL},',
      '}',
    ]);
    assert.deepEqual(written('biblatex', PREPRINT).slice(3), [
      '  date = {2017-06-12},',
      '  eprint = {1706.03762},',
      '  eprinttype = {arxiv},',
      '  eprintclass = {cs.CL},',
      '}',
    ]);
  });

  it('has an article by its journal, the preprint beside', () => {
    assert.deepEqual(written('bibtex', PUBLISHED), [
      '@article{key,',
      '  title = {Compass Needles},',
      '  author = {Bering, Ann and Cook, Jim},',
      '  journal = {Journal of Maps \\& Charts},',
      '  year = {2024},',
      '  volume = {3},',
      '  number = {2},',
      '  pages = {101--9},',
      '  doi = {10.1000/j_m.2024.3},',
      '  eprint = {2401.12345},',
      '  archiveprefix = {arXiv},',
      '}',
    ]);
    assert.equal(written('biblatex', PUBLISHED)[3], '  journaltitle = {Journal of Maps \\& Charts},');
  });

  it('has each type by its own fields', () => {
    const of = (item: Partial<Item>) =>
      written('bibtex', work({ title: 'T' }, { publisher: 'P', 'container-title': 'C', ...item }))
        .map((line) => /^@(\w+)|^ {2}(\w+) = /.exec(line))
        .flatMap((match) => match?.[1] ?? match?.[2] ?? [])
        .join(' ');
    assert.equal(of({ type: 'paper-conference' }), 'inproceedings title booktitle publisher');
    assert.equal(of({ type: 'chapter' }), 'incollection title booktitle publisher');
    assert.equal(of({ type: 'book' }), 'book title series publisher');
    assert.equal(of({ type: 'thesis' }), 'phdthesis title school type');
    assert.equal(of({ type: 'report' }), 'techreport title institution type');
    assert.equal(of({ type: 'article' }), 'article title journal publisher');
    assert.equal(of({ type: 'software' }), 'misc title howpublished publisher');
    const biblatex = (type: Item['type']) => written('biblatex', work({ title: 'T' }, { type }))[0];
    assert.deepEqual(
      (['article', 'thesis', 'report', 'dataset', 'software', 'webpage'] as const).map(biblatex),
      ['@online{key,', '@thesis{key,', '@report{key,', '@dataset{key,', '@software{key,', '@online{key,'],
    );
  });

  it('keeps the capitals that say something, and no others', () => {
    assert.equal(
      title('LLMs for k-NN in arXiv: A Survey of mRNA'),
      '{LLMs} for k-{NN} in {arXiv}: A Survey of {mRNA}',
    );
    assert.equal(
      title('On the equations of Euler and Navier in fluids'),
      'On the equations of {Euler} and {Navier} in fluids',
    );
    assert.equal(title('Dancing with Wolves from Mars'), 'Dancing with Wolves from Mars');
    assert.equal(title('Programming in C and Vitamin D'), 'Programming in {C} and Vitamin {D}');
    assert.equal(title('ATTENTION IS ALL YOU NEED'), 'ATTENTION IS ALL YOU NEED');
    assert.equal(title('{LLM} Agents'), '{LLM} Agents');
    assert.equal(title('O’Reilly’s McDonald'), '{O’Reilly}’s {McDonald}');
  });

  it('keeps formulas, and prices what they are', () => {
    assert.equal(title('Sorting in $O(n \\log n)$ Time'), 'Sorting in {$O(n \\log n)$} Time');
    assert.equal(title('From $5 to $10'), 'From \\$5 to \\$10');
    assert.equal(title('The $S^3$-R1 of 100% & more'), 'The {$S^3$}-{R1} of 100\\% \\& more');
    assert.equal(title('An unbalanced $x_{1$ formula'), 'An unbalanced x\\_$\\lbrace$1 formula');
  });

  it('escapes what TeX would take for its own', () => {
    assert.equal(
      texText('a_b & 5% #1 $x ~ ^ \\ {y}'),
      'a\\_b \\& 5\\% \\#1 \\$x \\textasciitilde{} \\textasciicircum{} \\textbackslash{} \\{y\\}',
    );
    assert.equal(texText('{'), '$\\lbrace$');
    assert.equal(texText('--verbose'), '-{}-verbose');
    assert.equal(
      texText('Ærø, Łódź – “naïve” 概念 ć̣', 'ascii'),
      "{\\AE}r{\\o}, {\\L}{\\'o}d{\\'z} -- ``na{\\\"i}ve'' 概念 ć̣",
    );
    assert.equal(written('bibtex', work({ title: 'Ö' }), { charset: 'ascii' })[1], '  title = {{\\"O}},');
  });

  it('has names that BibTeX takes apart as they are meant', () => {
    assert.equal(
      names('Ludwig van Beethoven', 'Martin Luther King Jr.'),
      'van Beethoven, Ludwig and King, Jr., Martin Luther',
    );
    assert.equal(
      names('DeepSeek-AI', { literal: 'Barnes and Noble, Inc.' }),
      '{DeepSeek-AI} and {Barnes and Noble, Inc.}',
    );
    assert.equal(names({ family: 'Castro e Silva', given: 'Ana' }), '{Castro e Silva}, Ana');
    assert.equal(names({ family: 'Ñandú', given: 'J.' }, { family: 'Plato' }), 'Ñandú, J. and {Plato}');
    assert.equal(names(), undefined);
    const [, , author] = written('bibtex', { ...PUBLISHED, authorsComplete: false });
    assert.equal(author, '  author = {Bering, Ann and Cook, Jim and others},');
  });

  it('says nothing that no page says', () => {
    assert.deepEqual(
      written('bibtex', { ...work({ title: 'Title resolution pending' }), titlePending: true }),
      ['@misc{key,', '}'],
    );
    assert.deepEqual(written('bibtex', work({ title: 'T' }, { issued: { month: 3 } })), [
      '@misc{key,',
      '  title = {T},',
      '}',
    ]);
  });

  it('has addresses and keys that break no file', () => {
    const lines = written('bibtex', work({ title: 'T' }, { URL: 'https://x.org/a_b?c=%20}{ d\\' }));
    assert.equal(lines[2], '  url = {https://x.org/a_b?c=%20%7D%7B%20d%5C},');
    assert.match(FORMATS.bibtex.write([{ key: 'a key,{}', work: PREPRINT }]), /^@misc\{akey,\n/);
  });

  it('has the address of a paper that no identifier tells', () => {
    const url = (ids: string[], URL?: string) =>
      entryOf({ key: 'k', work: work({ title: 'T', ids }, { ...(URL && { URL }) }) }).url;
    assert.equal(url(['10.1000/x'], 'https://doi.org/10.1000/x'), undefined);
    assert.equal(url(['10.1000/x'], 'https://x.org/paper'), 'https://x.org/paper');
    assert.equal(url(['1706.03762', 'pith:ABCDEFGH']), undefined);
    assert.equal(url(['pith:ABCDEFGH']), 'https://pith.science/paper/ABCDEFGH');
    assert.equal(
      url(['1706.03762', 'https://aclanthology.org/2020.acl-main.1']),
      'https://aclanthology.org/2020.acl-main.1/',
    );
  });
});

describe('CSL as it is written', () => {
  it('has Zotero’s fields', () => {
    const [item] = JSON.parse(FORMATS['csl-json'].write([{ key: 'key', work: PUBLISHED }]));
    assert.deepEqual(item, {
      id: 'key',
      type: 'article-journal',
      title: 'Compass Needles',
      author: [
        { family: 'Bering', given: 'Ann' },
        { family: 'Cook', given: 'Jim' },
      ],
      issued: { 'date-parts': [[2024]] },
      'container-title': 'Journal of Maps & Charts',
      volume: '3',
      issue: '2',
      page: '101-9',
      custom: { arXiv: '2401.12345' },
      DOI: '10.1000/j_m.2024.3',
      URL: 'https://arxiv.org/abs/2401.12345',
    });
  });

  it('is no Markdown by chance in YAML', () => {
    const yaml = (text: string) =>
      /title: (.*)/.exec(FORMATS['csl-yaml'].write([{ key: 'k', work: work({ title: text }) }]))?.[1];
    assert.equal(yaml('A* in snake_case for a@b'), 'A\\* in snake_case for a@b');
    assert.equal(yaml('Mail @home for _all_ of $5'), 'Mail \\@home for \\_all\\_ of \\$5');
    assert.match(
      written('csl-yaml', PREPRINT).join('\n'),
      /^---\nreferences:\n- id: key\n(?: .*\n)* {2}issued: "2017-06-12"\n(?: .*\n)*\.\.\.$/,
    );
    assert.equal(FORMATS['csl-yaml'].write([]), '---\nreferences: []\n...\n');
  });
});

describe('other formats', () => {
  it('RIS has a line a field', () => {
    assert.deepEqual(written('ris', PUBLISHED), [
      'TY  - JOUR',
      'ID  - key',
      'TI  - Compass Needles',
      'AU  - Bering, Ann',
      'AU  - Cook, Jim',
      'PY  - 2024',
      'T2  - Journal of Maps & Charts',
      'VL  - 3',
      'IS  - 2',
      'SP  - 101',
      'EP  - 9',
      'DO  - 10.1000/j_m.2024.3',
      'AN  - arXiv:2401.12345',
      'UR  - https://arxiv.org/abs/2401.12345',
      'ER  -',
    ]);
  });

  it('CFF has one paper as the preferred citation, several as references', () => {
    const one = written('cff', PUBLISHED).join('\n');
    assert.match(
      one,
      /^cff-version: 1\.2\.0\nmessage: .*\ntitle: Compass Needles\nauthors:\n {2}- family-names: Bering\n/,
    );
    assert.match(one, /\npreferred-citation:\n {2}type: article\n/);
    assert.match(
      one,
      /\n {2}journal: Journal of Maps & Charts\n {2}volume: "3"\n {2}issue: "2"\n {2}start: "101"\n {2}end: "9"\n {2}doi: /,
    );
    const entry = { key: 'k', work: PUBLISHED };
    assert.match(FORMATS.cff.write([entry, entry]), /^references:\n {2}- type: article\n/);
  });

  it('CSV is no formula, and keeps commas and quotation marks', () => {
    const [head, row] = written(
      'csv',
      work({ title: '=HYPERLINK("x"), a title', authors: 'Ann Bee; Jo Coe', year: 2020 }),
    );
    assert.equal(
      head,
      'key,type,title,authors,date,venue,volume,issue,pages,publisher,doi,arxiv,url,keywords,abstract',
    );
    assert.equal(row, `key,article,"'=HYPERLINK(""x""), a title","Ann Bee; Jo Coe",2020,,,,,,,,,,`);
  });

  it('lists are inert', () => {
    const nasty = work(
      { title: '<img src=x onerror=alert(1)> *A* [b](javascript:c)', authors: 'Ann Bee', year: 2020 },
      { URL: 'javascript:alert(1)' },
    );
    assert.deepEqual(written('md', PUBLISHED), [
      '- Ann Bering and Jim Cook (2024). Compass Needles. Journal of Maps & Charts 3(2), pp. 101-9. <https://doi.org/10.1000/j_m.2024.3>',
    ]);
    assert.doesNotMatch(written('html', nasty).join(''), /<img|href/);
    assert.match(written('md', nasty)[0]!, /\\\*A\\\*.*\\\[b\\\]/);
    assert.match(
      written('html', PUBLISHED)[1]!,
      /^ {2}<li id="ref-key">Ann Bering .*Maps &amp; Charts.*<a href="https:\/\/doi\.org\/10\.1000\/j_m\.2024\.3">/,
    );
  });

  it('have nothing that a terminal would take for a command', () => {
    for (const sign of [
      '\x1b[2J',
      '\x1b]0;x\x07',
      '\x9b',
      '\0',
      '\x7f',
      '&#27;',
      '&#x9b;',
      '\\char27 ',
      '^^[',
    ]) {
      const nasty = `a${sign}b`;
      const described = work(
        { title: nasty, abstract: `${nasty}\r\n\r${nasty}`, keywords: [nasty] },
        {
          author: [{ literal: nasty }, { family: nasty, given: sign }],
          'container-title': nasty,
          volume: nasty,
          issue: nasty,
          page: nasty,
          publisher: nasty,
          DOI: `10.1000/${nasty}`,
          URL: `https://example.com/${nasty}`,
        },
      );
      for (const { id, write } of Object.values(FORMATS)) {
        const text = write([{ key: nasty, work: described }]);
        assert.doesNotMatch(text, /(?![\t\r\n])\p{Cc}|\r(?!\n)/u, `${id}: ${JSON.stringify(text)}`);
      }
    }
  });

  it('take an empty library', () => {
    for (const format of Object.values(FORMATS)) assert.equal(typeof format.write([]), 'string');
    assert.equal(FORMATS.bibtex.write([]), '');
    assert.equal(FORMATS['csl-json'].write([]), '[]\n');
  });
});
