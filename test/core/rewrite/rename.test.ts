// Another key for a paper, in notes of every syntax and in bibliographies.
import * as assert from 'node:assert/strict';
import type { Work } from '../../../src/core/model';
import { findCitations } from '../../../src/core/notes/citations';
import { isNoteOn, newNoteName } from '../../../src/core/rewrite/literature-notes';
import { refusalOf } from '../../../src/core/rewrite/refusal';
import { renameInBibliography } from '../../../src/core/rewrite/rename-bibliography';
import { renameInNote } from '../../../src/core/rewrite/rename-note';
import { applyEdits } from '../../../src/core/rewrite/rewriting';
import { seeded } from '../seeded';

const change = (to: string, ...from: string[]) => ({ from: new Set(from.length > 0 ? from : ['a']), to });
const NAMES = new Map([
  ['a', 'b'],
  ['@a', '@b'],
]);

/** The note after the renaming of `a`; what is not to be done stands for it. */
function renamed(
  text: string,
  { language = 'markdown', to = 'b', names = false, isOwn = false } = {},
): string {
  const { edits, blocked } = renameInNote(text, language, change(to), {
    isOwn,
    ...(names && { names: NAMES }),
  });
  return blocked.length > 0 ? `! ${blocked[0]!.reason}` : applyEdits(text, edits);
}

function check(text: string, expected: string, options?: Parameters<typeof renamed>[1]): void {
  assert.equal(renamed(text, options), expected, text);
}

const ODD = '1998ARA&A..36K';

describe('renaming a key in a note', () => {
  it('in Pandoc’s syntax, with braces where the key needs them', () => {
    check('[see @a, p. 3; -@a; @ab] @a: @a.', '[see @b, p. 3; -@b; @ab] @b: @b.');
    check('As @a [p. 3; @c] says, @{a} and [@{a}].', 'As @b [p. 3; @c] says, @{b} and [@{b}].');
    check('[@a, p. 3] and @a.', `[@{${ODD}}, p. 3] and @{${ODD}}.`, { to: ODD });
    check('@a/2', '@a/2');
    check('---\nnocite: "@a, @c"\n---\n\nx', '---\nnocite: "@b, @c"\n---\n\nx');
    check('> [@c;\n> @a]', '> [@c;\n> @b]');
    check('- x [@a]\r\n- y @a\r\n', '- x [@b]\r\n- y @b\r\n');
  });

  it('takes braces away that only the old key needed', () => {
    const text = `[@{${ODD}}, p. 3] and @{${ODD}}x`;
    const { edits } = renameInNote(text, 'markdown', { from: new Set([ODD]), to: 'b' });
    assert.equal(applyEdits(text, edits), '[@b, p. 3] and @{b}x');
  });

  it('in wikilinks and footnotes', () => {
    check(
      '[[@a]] [[@a|a text]] [[@a#h]] [[x/@a]] ![[@a]] [[@ab]]',
      '[[@b]] [[@b|a text]] [[@b#h]] [[x/@b]] ![[@b]] [[@ab]]',
    );
    check('x[^@a]\n\n[^@a]: See @a.\n', 'x[^@b]\n\n[^@b]: See @b.\n');
    check(
      'x[^a] y[^a-2]\n\n[^a]: @a.\n[^a-2]: [@a, p. 3].\n',
      'x[^b] y[^b-2]\n\n[^b]: @b.\n[^b-2]: [@b, p. 3].\n',
    );
    check('x[^a]\n\n[^a]: No citation.\n', 'x[^a]\n\n[^a]: No citation.\n');
    check('x[^a] y[^b]\n\n[^a]: @a.\n[^b]: z\n', 'x[^a] y[^b]\n\n[^a]: @b.\n[^b]: z\n');
  });

  it('in LaTeX, MyST and Typst', () => {
    check(
      '\\cite[see][p. 3]{c, a} \\citet*{a} % \\cite{a}',
      '\\cite[see][p. 3]{c, b} \\citet*{b} % \\cite{a}',
      {
        language: 'latex',
      },
    );
    check('\\bibitem[A]{a} a', '\\bibitem[A]{b} a', { language: 'latex' });
    check('{cite:p}`{see}a{p. 3};c` {cite}`a`', '{cite:p}`{see}b{p. 3};c` {cite}`b`');
    check('@a[p. 7] #cite(<a>, form: "prose")', '@b[p. 7] #cite(<b>, form: "prose")', { language: 'typst' });
    check('@a[p. 7] #cite(<a>)', '#cite(label("x/y"), supplement: [p. 7]) #cite(label("x/y"))', {
      language: 'typst',
      to: 'x/y',
    });
  });

  it('in front matter: inline entries and the key of a literature note', () => {
    check(
      '---\nreferences:\n- id: a\n  title: a\n- {id: "a", title: x}\n---\n[@a]',
      '---\nreferences:\n- id: b\n  title: a\n- {id: "b", title: x}\n---\n[@b]',
    );
    check('---\ncitekey: "@a"\naliases: [a]\n---\n', '---\ncitekey: "@b"\naliases: [a]\n---\n');
    check('---\ncitekey: a\naliases:\n  - "@a"\n---\n', '---\ncitekey: b\naliases:\n  - "@b"\n---\n', {
      isOwn: true,
    });
    check('---\ncitekey: a\n---\n', '---\ncitekey: "1998"\n---\n', { to: '1998' });
  });

  it('in links to a literature note whose file is renamed', () => {
    check(
      '[[a]] [[n/a|t]] ![[a#h]] [t](n/@a.md#h) [t](<@a.md>) [t](%40a.md) `[[a]]` `[t](@a.md)` [[ab]] [t](https://x.org/a.md)',
      '[[b]] [[n/b|t]] ![[b#h]] [t](n/@b.md#h) [t](<@b.md>) [t](@b.md) `[[a]]` `[t](@a.md)` [[ab]] [t](https://x.org/a.md)',
      { names: true },
    );
  });

  it('leaves the word alone in prose, code, math, addresses and e-mail, and says so', () => {
    const text = 'a `@a` $@a$ me@a.org https://x.org/@a [@a](u) \\@a\n\n```\n@a\n```\n<!-- @a -->\n';
    const { edits, left } = renameInNote(text, 'markdown', change('b'));
    assert.deepEqual(edits, []);
    assert.equal(left.length, 9);
  });

  it('refuses where the new key would not be read as one', () => {
    for (const [text, to, language] of [
      ['[@a]', 'fig-b', 'markdown'],
      ['@a', 'fig-b', 'typst'],
      ['[[@a]]', 'x:b', 'markdown'],
      ['\\cite{a}', 'x#b', 'latex'],
      ['@a and <b>', 'b', 'typst'],
      ['(@b) One.\n\nAs @a says.', 'b', 'markdown'],
    ] as const)
      assert.match(renamed(text, { language, to }), /^!/, text);
  });
});

describe('renaming a key in a bibliography', () => {
  const inFile = (file: string, text: string, from = ['a'], others: string[] = []) => {
    const { edits, blocked } = renameInBibliography(file, text, change('b', ...from), new Set(others));
    return blocked.length > 0 ? `! ${blocked[0]!.reason}` : applyEdits(text, edits);
  };

  it('in BibTeX: the entry, and fields that name it', () => {
    assert.equal(
      inFile('x.bib', '@article{a,\n title={a}}\n@book( c , crossref = {a}, xdata={d, a}, note = {a})'),
      '@article{b,\n title={a}}\n@book( c , crossref = {b}, xdata={d, b}, note = {a})',
    );
    assert.equal(inFile('x.bib', '@article{c, ids = {x,a}}'), '@article{c, ids = {x,b}}');
    assert.equal(inFile('x.bib', '@article{a, ids = {x}}', ['a', 'x']), '@article{b, ids = {x}}');
  });

  it('leaves another paper’s entry of that key, and a second entry of the paper, alone', () => {
    assert.equal(inFile('x.bib', '@article{a, title={T}}', ['a'], ['a']), '@article{a, title={T}}');
    assert.equal(
      inFile('x.bib', '@article{a,}@article{c,}@article{d, crossref={c}}', ['a', 'c']),
      '@article{b,}@article{c,}@article{d, crossref={c}}',
    );
    assert.match(inFile('x.bib', '@article{a,}@article{b,}'), /^! The entry b/);
  });

  it('in CSL-JSON and CSL-YAML', () => {
    assert.equal(
      inFile('x.json', '[{"id": "a", "title": "a"}, {"id":"z/1","citation-key":"a"}, {"id":"c"}]'),
      '[{"id": "b", "title": "a"}, {"id":"z/1","citation-key":"a"}, {"id":"c"}]',
    );
    assert.equal(
      inFile('x.json', '{"items":[{"id":"z/1","citation-key":"a"}]}'),
      '{"items":[{"id":"z/1","citation-key":"b"}]}',
    );
    assert.equal(inFile('x.yaml', '- id: a\n  title: a\n- id: c\n'), '- id: b\n  title: a\n- id: c\n');
    assert.equal(
      inFile('x.yaml', '---\nreferences:\n- title: x\n  id: "a" # a\n...\n'),
      '---\nreferences:\n- title: x\n  id: "b" # a\n...\n',
    );
    assert.equal(inFile('x.json', '{"id": "a'), '{"id": "a');
  });
});

describe('a key that a paper cannot get', () => {
  const work = { id: '1', citekey: 'a', title: 'A' } as Work;
  const other = { id: '2', citekey: 'b', title: 'B' } as Work;
  const byCitekey = (key: string) => ({ a: work, old: work, b: other, was: other })[key];
  const refusal = (key: string) =>
    refusalOf(key, work, { library: { byCitekey }, isOfAnother: (each) => each === 'away' });

  it('is refused with the reason', () => {
    assert.match(refusal('')!, /at least one/);
    assert.match(refusal('a')!, /the paper has/);
    assert.match(refusal('b')!, /the key of “B”/);
    assert.match(refusal('was')!, /“B” had this key before/);
    assert.match(refusal('B')!, /small and capital/);
    assert.match(refusal('fig-x')!, /begin with fig-/);
    assert.match(refusal('eq:x')!, /begin with eq:/);
    assert.match(refusal('x y')!, /no space/);
    assert.match(refusal('away')!, /pinned to another/);
    assert.equal(refusal('old'), undefined);
    assert.equal(refusal('new'), undefined);
    assert.equal(refusal(ODD), undefined);
  });
});

describe('literature notes', () => {
  it('are known by `@` and key, or by their front matter', () => {
    const name = (file: string, text = '') => newNoteName(file, text, change('b'))?.after;
    assert.equal(name('@a.md'), '@b');
    assert.equal(name('a.md'), undefined);
    assert.equal(name('a.md', '---\ncitekey: a\n---\n'), 'b');
    assert.equal(name('x.md', '---\ncitekey: a\n---\n'), undefined);
    assert.equal(isNoteOn('---\ncitation-key: "@a"\n---\n', change('b')), true);
  });
});

/** All that is read of the citations of a note, but for where they stand. */
function tell(note: string, language: string) {
  return findCitations(note, language).map(({ form, nocite, items }) => ({
    form,
    nocite,
    items: items.map(({ key, prefix, suffix, locator, suppressAuthor, inText, certain }) => ({
      ...{ key, prefix, suffix, suppressAuthor, inText, certain },
      locator: locator && [locator.label, locator.value],
    })),
  }));
}

const SNIPPETS: Readonly<Record<string, readonly string[]>> = {
  markdown: [
    '[@K]',
    '[see @K, pp. 3-4; -@K]',
    '@K',
    '@K [p. 3]',
    '[[@K]]',
    '[[@K|K]]',
    '\\cite[3]{K,c}',
    '{cite:p}`K;c`',
    '[^@K]',
    'K',
    '`@K`',
    '$K$',
    '[@c; @K]',
    '(@K)',
    '[^K]\n\n[^K]: @K.\n\n',
    '\n\n```\n@K\n```\n\n',
    '> [@K]\n',
    '- K\n',
    '[K](@K)',
    '@K: x',
  ],
  latex: [
    '\\cite{K}',
    '\\textcites[3]{K}{c}',
    'K',
    '% \\cite{K}\n',
    '\\citeyear{c, K}',
    '\\nocite{K}',
    '\\bibitem{K}',
  ],
  typst: ['@K', '@K[p. 3]', '#cite(<K>)', '#cite(label("K"))', 'K', '`@K`', '// @K\n'],
};

describe('any note', () => {
  for (const [language, snippets] of Object.entries(SNIPPETS)) {
    it(`in ${language}: there and back gives the text, and citations differ by the key alone`, () => {
      const random = seeded(11);
      for (let round = 0; round < 80; round++) {
        const parts = Array.from({ length: 1 + random.below(8) }, () => random.of(snippets));
        const text = parts.join(random.of([' ', '\n\n', '. '])).replaceAll('K', 'old2020');
        const there = renameInNote(text, language, { from: new Set(['old2020']), to: 'newKey_1' });
        assert.deepEqual(there.blocked, [], text);
        const after = applyEdits(text, there.edits);
        const back = renameInNote(after, language, { from: new Set(['newKey_1']), to: 'old2020' });
        assert.equal(applyEdits(after, back.edits), text);
        assert.deepEqual(tell(after, language), tell(text.replaceAll('old2020', 'newKey_1'), language), text);
        assert.equal(there.edits.length + there.left.length, text.split('old2020').length - 1, text);
      }
    });
  }

  it('never throws, and changes nothing but keys @long', () => {
    const random = seeded(5);
    const pieces = [
      '@a',
      '[',
      ']',
      ';',
      '{',
      '}',
      '`',
      '$',
      '\n',
      '---\n',
      'a',
      '[^a]',
      ':',
      '|',
      '(',
      ')',
      '\\cite',
      '"',
      '- id: ',
      '#',
      '<',
      '>',
    ];
    for (let round = 0; round < 300; round++) {
      const text = Array.from({ length: random.below(20) }, () => random.of(pieces)).join('');
      for (const language of ['markdown', 'latex', 'typst']) {
        const { edits } = renameInNote(text, language, change('b'), { isOwn: true, names: NAMES });
        for (const { span, newText } of edits)
          assert.equal(
            newText.replaceAll(/b/g, 'a').replace(/^"a"$/, 'a'),
            text.slice(span.start, span.end).replace(/^"a"$/, 'a'),
            text,
          );
      }
      for (const file of ['x.bib', 'x.json', 'x.yaml']) renameInBibliography(file, text, change('b'));
    }
  });
});
