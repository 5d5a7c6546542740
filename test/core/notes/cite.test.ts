import assert from 'node:assert/strict';
import { findCitations } from '../../../src/core/notes/citations';
import { cite, citeAll, writeCitation } from '../../../src/core/notes/cite';
import type { CitationForm } from '../../../src/core/notes/cluster';
import { formFor } from '../../../src/core/notes/forms';
import { insertBlock } from '../../../src/core/notes/insert-block';
import type { CiteKey, CiteMode, TextEdit } from '../../../src/core/notes/request';

/** The text after the edits, given that they are in order and do not overlap. */
function apply(text: string, edits: readonly TextEdit[]): string {
  let out = '';
  let from = 0;
  for (const { span, newText } of edits) {
    assert.ok(span.start >= from && span.end >= span.start && span.end <= text.length, 'edits in order');
    out += text.slice(from, span.start) + newText;
    from = span.end;
  }
  return out + text.slice(from);
}

/** `|` is the caret; two of them are the ends of a selection. */
function unmark(marked: string): { text: string; caret: { start: number; end: number } } {
  const start = marked.indexOf('|');
  const text = marked.replace('|', '');
  const end = text.indexOf('|');
  return { text: text.replace('|', ''), caret: { start, end: end < 0 ? start : end } };
}

type Works = string | readonly CiteKey[];
const works = (keys: Works): readonly CiteKey[] =>
  typeof keys === 'string' ? keys.split(' ').map((key) => ({ key })) : keys;

/** Cites at the mark; `expected` has a `|` where the caret comes to stand. */
function check(
  marked: string,
  keys: Works,
  expected: string,
  form: CitationForm = 'pandoc',
  mode: CiteMode = 'bracketed',
) {
  const { text, caret } = unmark(marked);
  const { edits, caretAfter } = cite(text, caret, { keys: works(keys), form, mode });
  const after = apply(text, edits);
  assert.equal(`${after.slice(0, caretAfter)}|${after.slice(caretAfter)}`, expected, marked);
}

describe('citing at a caret', () => {
  it('writes a Pandoc citation with the space it needs', () => {
    check('|', 'a', '[@a]|');
    check('word|', 'a', 'word [@a]|');
    check('word |', 'a b', 'word [@a; @b]|');
    check('word |.', 'a', 'word [@a]|.');
    check('word|.', 'a', 'word [@a]|.');
    check('(|)', 'a', '([@a]|)');
    check('“|', 'a', '“[@a]|');
    check('say "|"', 'a', 'say "[@a]|"');
    check('"so"|', 'a', '"so" [@a]|');
    check('|word', 'a', '[@a]| word');
    check('a\n|\nb', 'k', 'a\n[@k]|\nb');
    check('^|', 'a', '^ [@a]|');
    check('\\|', 'a', '\\ [@a]|');
  });

  it('cuts no identifier and no address in two', () => {
    check('see arXiv:1|809.10005.', 'a', 'see arXiv:1809.10005 [@a]|.');
    check('see (arX|iv:1809.10005), and', 'a', 'see (arXiv:1809.10005) [@a]|, and');
    check(
      'see [it](https://arxiv.org/abs/1809|.10005)',
      'a',
      'see [it](https://arxiv.org/abs/1809.10005) [@a]|',
    );
    check('10.1000/la|mps.1 says', 'a', '10.1000/lamps.1 [@a]| says');
    check('\\url{https://a.org/|b}', 'a', '\\url{https://a.org/b} \\cite{a}|', 'latex');
    check('wo|rd', 'a', 'wo [@a]| rd');
    check('arXiv:1809.10005| says', 'a', 'arXiv:1809.10005 [@a]| says');
  });

  it('makes no link and no definition', () => {
    check('|(2020)', 'a', '[@a]| (2020)');
    check('|[x]', 'a', '[@a]| [x]');
    check('|{.x}', 'a', '[@a]| {.x}');
    check('|: so', 'a', '[@a]| : so');
    check('> - |: so', 'a', '> - [@a]| : so');
    check('as in |: so', 'a', 'as in [@a]|: so');
  });

  it('replaces a selection', () => {
    check('say |this| now', 'a', 'say [@a]| now');
    check('[|@x|]', 'a', '[[@a]|]');
  });

  it('adds to the cluster at the caret, and skips what it has', () => {
    check('[@a|]', 'b', '[@a; @b|]');
    check('[|@a]', 'b', '[@a; @b|]');
    check('|[@a]', 'b', '[@a; @b|]');
    check('[@a]|', 'b c', '[@a; @b; @c|]');
    check('x [see @a, p. 3|] y', 'b', 'x [see @a, p. 3; @b|] y');
    check('[@a |]', 'b', '[@a; @b| ]');
    check('[@a|; @b]', 'b c', '[@a; @b; @c|]');
    check('@a [p. 3|]', 'b', '@a [p. 3; @b|]');
    check('[@a|]', 'a', '[@a|]');
    assert.deepEqual(
      cite('[@a; @b]', { start: 3, end: 3 }, { keys: works('b a'), form: 'pandoc', mode: 'bracketed' }),
      {
        edits: [],
        caretAfter: 3,
        skipped: ['b', 'a'],
      },
    );
    check('[@a|]', 'b', '[@a; -@b|]', 'pandoc', 'author-suppressed');
    check('@a|', 'b', '@a [@b]|');
    check('@a| says', 'a', '@a| says');
    check('@a|(x)', 'b', '@a [@b]| (x)');
    check('`[@a|]`', 'b', '`[@a; @b|]`');
  });

  it('fills brackets that are no cluster yet', () => {
    check('x [|]', 'a', 'x [@a|]');
    check('x [@|]', 'a b', 'x [@a; @b|]');
    check('[@a; |]', 'b', '[@a; @b|]');
    check('[@a;|]', 'b', '[@a; @b|]');
    check('[@a; @|]', 'b', '[@a; @b|]');
    check('[@a; |; @c]', 'b', '[@a; @b|; @c]');
    check('[see |]', 'a', '[see [@a]|]');
    check('[|](url)', 'a', '[[@a]|](url)');
    check('[x |\n\n]', 'a', '[x [@a]|\n\n]');
    check('x @|', 'a', 'x [@a]|');
  });

  it('writes keys in the text, and in braces where the rule asks for it', () => {
    check('|', 'a b', '@a; @b|', 'pandoc', 'in-text');
    check('As | says', 'a', 'As @a| says', 'pandoc', 'in-text');
    check('As |, b', 'a', 'As @a|, b', 'pandoc', 'in-text');
    check('As |.b', 'a', 'As @{a}|.b', 'pandoc', 'in-text');
    check('x-|', 'a', 'x- @a|', 'pandoc', 'in-text');
    check('|', 'a b', '[-@a; -@b]|', 'pandoc', 'author-suppressed');
    check('|', 'a. x,y', '[@{a.}; @{x,y}]|');
    check('|', [{ key: 'a b' }, { key: 'c' }], '[@c]|');
  });

  it('writes prefixes, locators and suffixes', () => {
    const full = [{ key: 'a', prefix: 'see', locator: 'pp. 3-5', suffix: 'and more' }, { key: 'b' }];
    const one = full.slice(0, 1);
    check('|', full, '[see @a, pp. 3-5, and more; @b]|');
    check('|', one, 'see @a [pp. 3-5, and more]|', 'pandoc', 'in-text');
    check('|', one, '\\cite[see][pp.~3-5, and more]{a}|', 'latex');
    check('|', full, '{cite:p}`{see}a{pp. 3-5, and more};b`|', 'myst');
    check('|', one, 'see @a[pp. 3-5, and more]|', 'typst');
    check('|', one, 'see [[@a]], pp. 3-5, and more|', 'wikilink');
    check('x|', one, 'x[^a]|\n\n[^a]: [see @a, pp. 3-5, and more].\n', 'footnote');
  });

  it('writes the other forms, and adds to them', () => {
    check('x|', 'a b', 'x [[@a]]; [[@b]]|', 'wikilink');
    check('[[|]]', 'a', '[[@a]]|', 'wikilink');
    check('[[@|]]', 'a', '[[@a]]|', 'wikilink');
    check('[[@a|]]', 'a b', '[[@a]]; [[@b]]|', 'wikilink');
    check('x|', 'a b', 'x \\cite{a,b}|', 'latex');
    check('x~|', 'a', 'x~\\cite{a}|', 'latex');
    check('\\cite{a|}', 'b', '\\cite{a,b|}', 'latex');
    check('\\cite{a, b|}', 'b c', '\\cite{a, b, c|}', 'latex');
    check('\\citep[p.~3]{|}', 'a b', '\\citep[p.~3]{a,b|}', 'latex');
    check('\\usepackage{natbib} |', 'a', '\\usepackage{natbib} \\citet{a}|', 'latex', 'in-text');
    check('\\parencite{x} |', 'a', '\\parencite{x} \\parencite*{a}|', 'latex', 'author-suppressed');
    check('x|', 'a b', 'x {cite:p}`a;b`|', 'myst');
    check('{cite:p}`a|`', 'a b', '{cite:p}`a;b|`', 'myst');
    check('{cite:t}`|`', 'a b', '{cite:t}`a;b|`', 'myst');
    check('{cite}`a,b|`', 'c', '{cite}`a,b,c|`', 'myst');
    check('x|', 'a b', 'x @a @b|', 'typst');
    check('x @a|', 'a b', 'x @a @b|', 'typst');
    check('|', 'a', '#cite(<a>, form: "prose")|', 'typst', 'in-text');
    check('|', 'x/y', '#cite(label("x/y"))|', 'typst');
    check('|[x]', 'a', '@a| [x]', 'typst');
  });

  it('writes Markdown links, whose text is inert', () => {
    const paper = { key: 'a', title: 'On [x] <b>', authorsYear: 'Doe 2020', url: 'https://x.org/a(b)' };
    check('|', [paper], '[On \\[x\\] \\<b\\>](<https://x.org/a(b)>)|', 'markdown-link');
    check(
      '|',
      [{ ...paper, url: 'https://x.org' }],
      '[Doe 2020](https://x.org)|',
      'markdown-link',
      'in-text',
    );
    check('|', 'a', '[@a]|', 'markdown-link');
  });

  it('adds footnotes at the end, each once', () => {
    check('x|', 'a b', 'x[^a][^b]|\n\n[^a]: @a.\n[^b]: @b.\n', 'footnote');
    check('x|\n', 'a', 'x[^a]|\n\n[^a]: @a.\n', 'footnote');
    check('x[^a]| y\n\n[^a]: @a.\n', 'b', 'x[^a][^b]| y\n\n[^a]: @a.\n[^b]: @b.\n', 'footnote');
    check('x[^a] y|\n\n[^a]: @a.\n', 'a', 'x[^a] y[^a]|\n\n[^a]: @a.\n', 'footnote');
    check('x|\n\n[^a]: other', 'a', 'x[^a-2]|\n\n[^a]: other\n[^a-2]: @a.\n', 'footnote');
    check('x[^a]|\n', 'a', 'x[^a]|\n', 'footnote');
    check('x|\r\n', 'a', 'x[^a]|\r\n\r\n[^a]: @a.\r\n', 'footnote');
    const text = 'one two';
    const request = { keys: works('a'), form: 'footnote', mode: 'bracketed' } as const;
    const all = citeAll(
      text,
      [
        { start: 7, end: 7 },
        { start: 3, end: 3 },
      ],
      request,
    );
    assert.equal(apply(text, all.edits), 'one[^a] two[^a]\n\n[^a]: @a.\n');
    assert.deepEqual(all.caretsAfter, [15, 7]);
    assert.deepEqual(writeCitation('x', request), { newText: '[^a]', atEnd: '\n\n[^a]: @a.\n' });
  });

  it('cites at several carets in one step', () => {
    const text = 'one [@a] two';
    const request = { keys: works('a b'), form: 'pandoc', mode: 'bracketed' } as const;
    const carets = [12, 5, 7, 3].map((at) => ({ start: at, end: at }));
    const all = citeAll(text, carets, request);
    assert.equal(apply(text, all.edits), 'one [@a; @b] [@a; @b] two [@a; @b]');
    assert.deepEqual(all.skipped, []);
  });

  it('is read again as exactly what was asked for, in order @long', () => {
    const before = [
      '',
      'word',
      'word ',
      '(',
      '# ',
      '- ',
      '> ',
      '“',
      'x.',
      'x—',
      '[x](u)',
      '**b**',
      '`c`',
      'a\n\n',
      'x]',
      '!',
    ];
    const after = [
      '',
      '.',
      ' word',
      'word',
      ')',
      '[x]',
      '(y)',
      ': z',
      '{',
      '; ',
      '\n',
      '-',
      '@',
      '.5',
      '//x',
      '`',
      '$',
    ];
    const keys = ['smith2020', 'a.b', 'a:', 'x--y', 'doi:10.1/x', 'müller', 'a{b}', '_', 'x/'];
    const forms: [CitationForm, string][] = [
      ['pandoc', 'markdown'],
      ['wikilink', 'markdown'],
      ['latex', 'latex'],
      ['latex', 'markdown'],
      ['typst', 'typst'],
      ['myst', 'markdown'],
      ['footnote', 'markdown'],
    ];
    for (const [form, language] of forms) {
      for (const [index, lead] of before.entries()) {
        for (const [shift, tail] of after.entries()) {
          const mode = (['bracketed', 'in-text', 'author-suppressed'] as const)[(index + shift) % 3]!;
          const at = { start: lead.length, end: lead.length };
          const asked = [0, 1, 2].map((step) => ({ key: keys[(index + shift * 2 + step) % keys.length]! }));
          const { edits, skipped } = cite(lead + tail, at, { keys: asked, form, mode, language });
          const text = apply(lead + tail, edits);
          const wanted = asked.map(({ key }) => key).filter((key) => !skipped.includes(key));
          const found = findCitations(text, language).flatMap(({ items }) => items.map(({ key }) => key));
          assert.deepEqual(found, wanted, `${form} ${mode} ${JSON.stringify(text)}`);
        }
      }
    }
  });
});

describe('the form to write', () => {
  it('is that of the language, or of the setting where the language leaves a choice', () => {
    assert.equal(formFor('markdown', 'auto'), 'pandoc');
    assert.equal(formFor('markdown', 'wikilink'), 'wikilink');
    assert.equal(formFor('latex', 'wikilink'), 'latex');
    assert.equal(formFor('typst', 'auto'), 'typst');
    assert.equal(formFor('constructor', 'auto'), 'pandoc');
  });
});

describe('inserting a block', () => {
  const block = (marked: string, expected: string, atEnd = '') => {
    const { text, caret } = unmark(marked);
    const { edits, caretAfter } = insertBlock(text, caret, '> q\n', atEnd);
    const after = apply(text, edits);
    assert.equal(
      `${after.slice(0, caretAfter)}|${after.slice(caretAfter)}`,
      expected,
      JSON.stringify(marked),
    );
  };

  it('tears no quotation apart', () => {
    block('> a |b\n>\n> — [@k]\n\ny', '> a b\n>\n> — [@k]\n\n> q\n|\ny');
    block('> a\n|>\n> — [@k]\n', '> a\n>\n> — [@k]\n\n> q\n|');
    block('> a\n|\ny', '> a\n\n> q\n|\ny');
    block('|> a\n', '> q\n|\n> a\n');
  });

  it('gives it lines of its own', () => {
    block('|', '> q\n|');
    block('x|', 'x\n\n> q\n|');
    block('x\n|', 'x\n\n> q\n|');
    block('x\n\n|\n\ny', 'x\n\n> q\n|\ny');
    block('x\n|\ny', 'x\n\n> q\n|\ny');
    block('some |words\ny', 'some words\n\n> q\n|\ny');
    block('|words', '> q\n|\nwords');
    block('a |sel| b', 'a \n\n> q\n|\n b');
    block('x\r\n|\r\ny', 'x\r\n\r\n> q\r\n|\r\ny');
    block('x|', 'x\n\n> q\n|\n[^a]: @a.\n', '\n\n[^a]: @a.\n');
    block('x|\n\ny', 'x\n\n> q\n|\ny\n\n[^a]: @a.\n', '\n\n[^a]: @a.\n');
  });
});

describe('the form of citations', () => {
  it('goes by the language, then by the setting; a setting that is no form counts as auto', () => {
    assert.equal(formFor('latex', 'wikilink'), 'latex');
    assert.equal(formFor('markdown', 'wikilink'), 'wikilink');
    assert.equal(formFor('markdown', 'bogus' as 'auto'), 'pandoc');
  });
});
