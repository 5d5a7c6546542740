// The heading path and the sentence around a citation.
import assert from 'node:assert/strict';
import { findCitations } from '../../../src/core/notes/citations';
import { type Context, contextReader } from '../../../src/core/notes/context';
import { seeded } from '../seeded';

function all(text: string, language = 'markdown'): Context[] {
  const clusters = findCitations(text, language);
  const cited = clusters.flatMap((cluster) => cluster.items.map((item) => ({ cluster, item })));
  return contextReader(text, language, clusters)(cited);
}

/** `Heading › Heading: sentence with «@key»`, one for each citation. */
function told(text: string, language?: string): string[] {
  return all(text, language).map(({ headings, words, key }) => {
    const marked = `${words.slice(0, key.start)}«${words.slice(key.start, key.end)}»${words.slice(key.end)}`;
    return headings.length > 0 ? `${headings.join(' › ')}: ${marked}` : marked;
  });
}

describe('the context of a citation', () => {
  const examples: readonly (readonly [text: string, ...told: string[]])[] = [
    ['One. As [@a] says. Three.', 'As [«@a»] says.'],
    [
      'One.\n\nTwo [see @a, p. 3; @{b:c}] more. End.',
      'Two [see «@a», p. 3; @{b:c}] more.',
      'Two [see @a, p. 3; «@{b:c}»] more.',
    ],
    [
      '*Very* **bold** [link](http://x.y) `code` \\* ~~x~~ says @a [p. 3].',
      'Very bold link code * x says «@a» [p. 3].',
    ],
    [
      '**As @a says** and _so_ on, snake_case 2 * 3 $a_b * c*d$ stay.',
      'As «@a» says and so on, snake_case 2 * 3 $a_b * c*d$ stay.',
    ],
    ['[@a_b] and [@_c]', '[«@a_b»] and [@_c]', '[@a_b] and [«@_c»]'],
    ['It is so. [@a]', 'It is so. [«@a»]'],
    ['It is so. [@a] says more.', '[«@a»] says more.'],
    ['Lines that\n  go on [@a,\npp. 3]\nto the end. Next.', 'Lines that go on [«@a», pp. 3] to the end.'],
    ['- one\n- two @a\n  goes on\n- three', 'two «@a» goes on'],
    ['> quoted *words*\n> of [@a].', 'quoted words of [«@a»].'],
    ['| a | b |\n|---|---|\n| one | [@a] |\n| two | [@b] |', '| one | [«@a»] |', '| two | [«@b»] |'],
    ['x[^1]\n\n[^1]: Compare @a, p. 3.', 'Compare «@a», p. 3.'],
    ['x <b>y</b><!-- z --> &c [@a]', 'x y &c [«@a»]'],
    ["---\ntitle: x\nnocite: '@a, @b'\n---\n", "nocite: '«@a», @b'", "nocite: '@a, «@b»'"],
    ['See [[@a|the note]] now.', 'See [[«@a»|the note]] now.'],
    [
      'Smith et al. say p. 3 in [@a, e.g. fig. 4. See] it.',
      'Smith et al. say p. 3 in [«@a», e.g. fig. 4. See] it.',
    ],
    ['![A *caption* of @a.](x.png) and so on.', 'A caption of «@a». and so on.'],
  ];
  for (const [text, ...expected] of examples) {
    it(JSON.stringify(text), () => assert.deepEqual(told(text), expected));
  }

  it('has the headings above it, and knows them from comments in code', () => {
    const text = [
      '# The *Title* {#t .c}',
      'See [@a].',
      '## Methods ##',
      '```sh',
      '# no heading',
      '```',
      'See [@b].',
      '#### Deep [@c]',
      '- # in a list\n\n  See [@d].\n',
      'Underlined',
      '==========',
      'See [@e].\n\nTwo\n---\nSee [@f].\n\n# Last',
      'See [@g].',
    ].join('\n');
    assert.deepEqual(told(text), [
      'The Title: See [«@a»].',
      'The Title › Methods: See [«@b»].',
      'The Title › Methods: Deep [«@c»]',
      'The Title › Methods › Deep [@c]: See [«@d»].',
      'Underlined: See [«@e»].',
      'Underlined › Two: See [«@f»].',
      'Last: See [«@g»].',
    ]);
  });

  it('reads the sections of LaTeX', () => {
    const text = [
      '\\documentclass{article}\\begin{document}',
      '\\section{The \\emph{first}}\\label{x}',
      'One % \\section{no}',
      'with \\textbf{bold} words~\\cite[p.~3]{a, b} of 3\\% costs. Two.',
      '\\begin{itemize} \\item Here \\citet{c}. \\item There. \\end{itemize}',
      '\\subsection*{Second}',
      '',
      'Last \\citep{d}.',
    ].join('\n');
    assert.deepEqual(told(text, 'latex'), [
      'The first: One with bold words \\cite[p.~3]{«a», b} of 3% costs.',
      'The first: One with bold words \\cite[p.~3]{a, «b»} of 3% costs.',
      'The first: Here \\citet{«c»}.',
      'The first › Second: Last \\citep{«d»}.',
    ]);
  });

  it('reads the headings of Typst', () => {
    const text = '= The *title*\nOne @a.\n\n== Two\n- item @b\n- other\n\n= Three\nWords\nof @c[p. 3].';
    assert.deepEqual(told(text, 'typst'), [
      'The title: One «@a».',
      'The title › Two: item «@b»',
      'Three: Words of «@c»[p. 3].',
    ]);
  });

  it('tells where the sentence stands', () => {
    const text = '# A\r\n\r\nOne. As [@a] *says*. Three.';
    const [{ span }] = all(text) as [Context];
    assert.equal(text.slice(span.start, span.end), 'As [@a] *says*.');
  });

  it('keeps a sentence without end short, and the key in it', () => {
    const [{ words, key }] = all(`${'word '.repeat(5000)}[@a] ${'word '.repeat(5000)}`) as [Context];
    assert.ok(words.length < 2100);
    assert.equal(words.slice(key.start, key.end), '@a');
  });

  it('has the key in the words, whatever the note @long', () => {
    const { below, of } = seeded(11);
    const pieces = [
      '[@a]',
      ' @b ',
      '[-@c, p. 3]',
      '*',
      '_',
      '`',
      '\n',
      '\n\n',
      '# ',
      '> ',
      '- ',
      '. ',
      'Word ',
      '|',
      '$',
      '\\',
      '{',
      '}',
      '<b>',
      '[',
      '](x)',
      '@{d}',
      '\\cite{e}',
      '\\section{',
      '= ',
      '%',
      '---\n',
      '\r\n',
      '~~',
      '[^1]: ',
      '@f_',
      'é ',
    ];
    for (let n = 0; n < 3000; n++) {
      const text = Array.from({ length: below(25) }, () => of(pieces)).join('');
      const language = of(['markdown', 'latex', 'typst']);
      const clusters = findCitations(text, language);
      const cited = clusters.flatMap((cluster) => cluster.items.map((item) => ({ cluster, item })));
      for (const [i, { words, key, span }] of contextReader(text, language, clusters)(cited).entries()) {
        const { item } = cited[i]!;
        const shown = words.slice(key.start, key.end);
        assert.ok(
          shown.replace(/^@\{?|\}$/g, '') === item.key || shown.includes(item.key),
          `${JSON.stringify([text, language, words])}: ${shown}`,
        );
        assert.ok(!/[\n\r]/.test(words));
        assert.ok(span.start <= item.keySpan.start && item.keySpan.end <= span.end, JSON.stringify(text));
      }
    }
  });
});
