import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Finding } from '../../../src/core/model';
import { findCitations } from '../../../src/core/notes/citations';
import type { CitationForm } from '../../../src/core/notes/cluster';
import { placeInLine } from '../../../src/core/place';
import {
  CITERS_TEMPLATE,
  citersList,
  FINDING_TEMPLATE,
  findingText,
  type Quotation,
} from '../../../src/core/quotations/write';
import { makeLibrary, makeWork } from '../builders';

const PAPER = makeWork({
  title: 'On $L_2$ Margins',
  authors: 'Ada Lovelace; Alan Turing',
  year: 1999,
  citekey: 'lovelaceMargins1999',
});
const WORK = { ...PAPER, item: { ...PAPER.item, URL: 'https://doi.org/10.1/a(b)--_c' } };

/** The quotation of these words on line 5 of a dump, in the markup of the form. */
function quote(text: string, says: Partial<Quotation> & { kind?: Finding['kind'] } = {}): string {
  const { kind = 'result', ...rest } = says;
  return findingText({
    work: WORK,
    finding: { kind, text, place: placeInLine('x', 4, 0, 1) },
    cite: '[@lovelaceMargins1999]',
    file: 'pages/000_d6fa.txt',
    form: 'pandoc',
    template: '',
    ...rest,
  });
}

describe('a finding as a quotation', () => {
  it('has its words, its citation and a trace', () => {
    assert.equal(
      quote('Wide margins win.'),
      '> Wide margins win.\n>\n> — [@lovelaceMargins1999] <!-- scholium: pages/000_d6fa.txt:5 -->',
    );
  });

  it('says when a machine wrote it', () => {
    assert.match(quote('Margins are good.', { kind: 'summary' }), /1999\] \(machine-written summary\) <!--/);
  });

  it('goes by the template of the reader', () => {
    const filled = (template: string) => quote('A < B.', { template });
    assert.equal(filled('“{{quote}}” {{cite}}'), '“A \\< B.” [@lovelaceMargins1999]');
    assert.equal(
      filled(
        '{{authors}}{{#year}} ({{year}}){{/year}}: {{title}} [@{{citekey}}] {{kind}}{{#summary}}!{{/summary}}',
      ),
      'Lovelace and Turing (1999): On L₂ Margins [@lovelaceMargins1999] result',
    );
    assert.equal(
      filled('[page]({{file}}#L{{line}}) {{url}}'),
      '[page](pages/000_d6fa.txt#L5) https://doi.org/10.1/a%28b%29-%2D%5Fc',
    );
    assert.throws(
      () => filled('{{qoute}}'),
      /setting scholium\.finding\.template is broken at line 1, column 1.*quote, cite, title/,
    );
  });

  it('keeps the lines of a passage in the quotation, and makes one line of them elsewhere', () => {
    const passage = 'First line,\nsecond line.\r\n\r\n# New paragraph';
    assert.equal(
      quote(passage, { template: ' > > {{quote}}' }),
      ' > > First line,\n > > second line.\n > >\n > > \\# New paragraph',
    );
    assert.equal(quote(passage, { template: '- {{quote}}' }), '- First line, second line. \\# New paragraph');
  });

  it('is LaTeX in LaTeX and Typst in Typst, whatever the template', () => {
    const says = { template: '> {{quote}}', kind: 'summary' } as const;
    assert.equal(
      quote('50% of $x_1$ \\input{y} & #z\nend', { ...says, form: 'latex', cite: '\\cite{a}' }),
      '\\begin{quote}\n50\\% of \\$x\\_1\\$ \\textbackslash{}input\\{y\\} \\& \\#z end \\cite{a} (machine-written summary)\n' +
        '\\end{quote} % scholium: pages/000_d6fa.txt:5',
    );
    assert.equal(
      quote('50% of $x_1$ #read("y") @z]\nend', { ...says, form: 'typst', cite: '@a' }),
      '#quote(block: true, attribution: [@a])[50% of \\$x\\_1\\$ \\#read("y") \\@z\\] end (machine-written summary)]' +
        ' // scholium: pages/000_d6fa.txt:5',
    );
  });
});

/** The one comment of ours; any other HTML is a fault. */
const COMMENT = /^<!-- scholium: [^\s<>]+:5 -->$/;

/** The nodes of the note, from the root down. */
function nodesOf(markdown: string): Nodes[] {
  const flat = (node: Nodes): Nodes[] => [node, ...('children' in node ? node.children.flatMap(flat) : [])];
  return flat(unified().use(remarkParse).parse(markdown) as Root);
}

describe('page text in a quotation', () => {
  const hostile: readonly string[] = [
    '<img src=x onerror=alert(1)> and <b>bold</b> <!-- a comment',
    '[click](command:evil) ![see](https://evil.example/x.png) ](command:x)',
    '--> <b> <!-- -->',
    'as @key and [@key] and [[@key]] and [^key] and \\cite{key} say',
    'first\n\n# heading\n\n- item\n\n    code\n\n```\nfence\n```\n\n***\n\n<div>\n\nlast',
    'first\r\r1. item\r\r[x]: command:evil\r\r$$\r\\x\r$$\r> deeper',
    '`code` ``more`` *em* __strong__ ~~gone~~ $x_1$ \\(y\\) ==mark== %%hidden%% {{< shortcode >}} {cite}`a`',
    'https://evil.example www.evil.example <https://evil.example> a@evil.example',
    '&lt;b&gt; &#60;b&#62; &amp;',
    'heading\n===\nanother\n---\n\n| a |\n|---|\n| b |',
    'a trailing backslash \\',
    '{{quote}} {{#year}} {{/title}}',
    '\u2028# separator\u2029\0\u0007\u0085# control',
  ];
  for (const text of hostile) {
    it(`stays text: ${JSON.stringify(text.slice(0, 50))}`, () => {
      const nodes = nodesOf(quote(text));
      assert.deepEqual(nodes.filter(({ type }) => type === 'blockquote').length, 1, 'is one quotation');
      const [root] = nodes;
      assert.equal((root as Root).children.length, 1);
      const types = new Set(nodes.map(({ type }) => type));
      assert.deepEqual([...types].sort(), ['blockquote', 'html', 'paragraph', 'root', 'text']);
      assert.deepEqual(
        nodes.filter((node) => node.type === 'html').map((node) => COMMENT.test(node.value)),
        [true],
      );
    });

    it(`cites nothing but the paper: ${JSON.stringify(text.slice(0, 50))}`, () => {
      const keys = findCitations(quote(text), 'markdown').flatMap(({ items }) => items.map(({ key }) => key));
      assert.deepEqual(keys, ['lovelaceMargins1999']);
    });

    it(`reads as it is printed: ${JSON.stringify(text.slice(0, 50))}`, () => {
      const words = (part: string) => part.replace(/[\s\p{Cc}]+/gu, ' ').trim();
      const shown = nodesOf(quote(text)).map((node) => (node.type === 'text' ? node.value : ''));
      assert.equal(words(shown.join(' ').split(' — ').slice(0, -1).join(' — ')), words(text));
    });
  }

  const dialects: readonly (readonly [text: string, quoted: string])[] = [
    [
      'see evil.com, a.b.co.uk and main.py; e.g. 3.5 of v1.5B.',
      'see evil\\.com, a.b\\.co\\.uk and main\\.py; e.g. 3.5 of v1.5B.',
    ],
    ['% a comment of MyST', '\\% a comment of MyST'],
    ['(1) a list of Pandoc', '(1\\) a list of Pandoc'],
    ['iv. another', 'iv\\. another'],
    ['A) a third', 'A\\) a third'],
    ['50% (1) of i.e. it', '50% (1) of i.e. it'],
  ];
  for (const [text, quoted] of dialects) {
    it(`is text to every reader of Markdown: ${text}`, () => {
      assert.equal(quote(text, { template: '> {{quote}}' }), `> ${quoted}`);
    });
  }

  const files: readonly (readonly [file: string, trace: string])[] = [
    ['pages/000_d6fa.txt', 'pages/000_d6fa.txt'],
    ['a --> <b>.txt', 'a%20-%2D%3E%20%3Cb%3E.txt'],
    ['a---b.txt', 'a-%2D%2Db.txt'],
    ['100% @home?.txt', '100%25%20%40home%3F.txt'],
    ['_x_/Fassung ä (1).txt', '%5Fx%5F/Fassung%20ä%20%281%29.txt'],
    ['a\nb.txt', 'a%0Ab.txt'],
    ['😀.txt', '%F0%9F%98%80.txt'],
  ];
  for (const [file, trace] of files) {
    it(`keeps the name of ${JSON.stringify(file)} in the comment`, () => {
      for (const form of ['pandoc', 'latex', 'typst'] as const) {
        assert.ok(quote('A.', { file, form }).includes(`scholium: ${trace}:5`));
      }
      assert.equal(decodeURIComponent(trace), file);
    });
  }
});

describe('the citers as a list', () => {
  const works = [
    makeWork({ title: 'Cited', citekey: 'cited' }),
    makeWork({ title: '[One] *first*', citekey: 'one', year: 2020, file: 'one.txt' }),
    makeWork({ title: 'Two @key', citekey: 'two' }),
  ];
  const summary = { text: 'It cites <b>.', place: placeInLine('a.txt', 6, 0, 9) };
  const says = { role: 'background', summary } as object;
  const library = makeLibrary(works, [
    ['one', 'cited', says],
    ['two', 'cited'],
  ]);
  const list = (form: CitationForm, template = '') =>
    citersList(library.byCitekey('cited')!.citers, {
      cite: ({ citekey }) => `[@${citekey}]`,
      file: (file) => `pages/${file}`,
      form,
      template,
    });

  it('has a line for each, with the summary a machine wrote', () => {
    assert.equal(
      list('pandoc'),
      '- \\[One\\] \\*first\\* [@one]: It cites \\<b\\> (machine-written)\n- Two \\@key [@two]',
    );
  });

  it('goes by the template of the reader', () => {
    assert.equal(
      list(
        'wikilink',
        '* {{citekey}}{{#role}} ({{role}}){{/role}} {{file}}:{{line}}{{^year}} n.d.{{/year}}\n',
      ),
      '* one (background) pages/a.txt:7\n* two pages/test.txt:1 n.d.',
    );
    assert.throws(
      () => list('pandoc', '{{quote}}'),
      /setting scholium\.citersList\.template.*\{\{quote\}\} is not known/,
    );
  });

  it('is LaTeX in LaTeX and Typst in Typst', () => {
    assert.equal(
      list('latex', '- {{title}}'),
      '\\begin{itemize}\n\\item {[}One] *first* [@one]: It cites <b> (machine-written)\n\\item Two @key [@two]\n\\end{itemize}',
    );
    assert.equal(
      list('typst', '* {{title}}'),
      '- \\[One\\] \\*first\\* [@one]: It cites \\<b\\> (machine-written)\n- Two \\@key [@two]',
    );
  });
});

describe('the templates in the settings', () => {
  it('are the ones of the core', () => {
    const { properties } = JSON.parse(readFileSync('package.json', 'utf8')).contributes.configuration;
    assert.equal(properties['scholium.finding.template'].default, FINDING_TEMPLATE);
    assert.equal(properties['scholium.citersList.template'].default, CITERS_TEMPLATE);
  });
});
