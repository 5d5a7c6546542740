// A note with a caret (`|`) → the note after `doe99`, or `p. `, was chosen there; '' where nothing is offered.
import assert from 'node:assert/strict';
import { type Caret, completionAt, FAR } from '../../../src/core/completion/completion-at';
import type { CompletionPlace } from '../../../src/core/completion/place';
import { type Trial, trialOnReader, triedIn } from '../../../src/core/completion/trial';
import { findCitations } from '../../../src/core/notes/citations';
import { NoteReader } from '../../../src/core/notes/note-reader';
import { seeded } from '../seeded';

const KNOWN = new Set(['known', 'a', 'b', 'tan2025']);

function caretIn(marked: string, language: string): Caret & { text: string } {
  const offset = marked.indexOf('|');
  const [before, after] = [marked.slice(0, offset), marked.slice(offset + 1)];
  return { offset, before, after, language, text: before + after };
}

function completed(
  marked: string,
  language: string,
  trialOf: (text: string) => Trial,
): CompletionPlace | undefined {
  const caret = caretIn(marked, language);
  return completionAt(caret, trialOf(caret.text), (key) => KNOWN.has(key));
}

function placeIn(marked: string, language = 'markdown'): CompletionPlace | undefined {
  const byText = completed(marked, language, (text) => trialOnText(text, language));
  const { text } = caretIn(marked, language);
  const reader = new NoteReader(text, language);
  const byReader = completed(marked, language, () => onReader(reader, text));
  assert.deepEqual(bare(byReader), bare(byText), 'a reader that follows the note says the same');
  assert.equal(reader.text, text, 'and has the note as it was');
  return byText;
}

/** All of the text is read, with the edit made. */
function trialOnText(text: string, language: string): Trial {
  return ({ span, newText }, keyAt) =>
    triedIn(findCitations(text.slice(0, span.start) + newText + text.slice(span.end), language), keyAt);
}

function onReader(reader: NoteReader, text: string): Trial {
  return trialOnReader(reader, (start, end) => text.slice(start, end));
}

function bare(place: CompletionPlace | undefined): unknown {
  return place && { ...place, ...('write' in place && { write: undefined }) };
}

function chosen(marked: string, language = 'markdown', key = 'doe99'): string {
  const place = placeIn(marked, language);
  if (!place) return '';
  const { text } = caretIn(marked, language);
  const written = place.kind === 'key' ? (place.write(key) ?? '—') : 'p. ';
  return text.slice(0, place.span.start) + written + text.slice(place.span.end);
}

function table(rows: readonly (readonly [marked: string, after: string])[], language = 'markdown'): void {
  for (const [marked, after] of rows) {
    it(`${JSON.stringify(marked)} → ${after === '' ? 'nothing' : JSON.stringify(after)}`, () => {
      assert.equal(chosen(marked, language), after);
    });
  }
}

describe('what is completed in Markdown', () => {
  describe('a key', () => {
    table([
      ['@|', '@doe99'],
      ['As @ta| says', 'As @doe99 says'],
      ['(@ta|)', '(@doe99)'],
      ['[@|]', '[@doe99]'],
      ['[@|', '[@doe99'],
      ['[-@ta|]', '[-@doe99]'],
      ['-@ta|', '-@doe99'],
      ['[see @ta|, p. 3]', '[see @doe99, p. 3]'],
      ['[@ta|; @b]', '[@doe99; @b]'],
      ['[@a; @|]', '[@a; @doe99]'],
      ['[@a; @|', '[@a; @doe99'],
      ['[@a, p. 3; @ta|]', '[@a, p. 3; @doe99]'],
      ['[@a,\n@b; @ta|]', '[@a,\n@b; @doe99]'],
      ['> [@a;\n> @ta|]', '> [@a;\n> @doe99]'],
      ['- item @ta|', '- item @doe99'],
      ['# Heading @ta|', '# Heading @doe99'],
      ['| cell @ta| |'.replace('|', '¦').replace(' |', ' ¦'), '¦ cell @doe99 ¦'],
      ['[^1]: @ta|', '[^1]: @doe99'],
      ['^[see @ta|]', '^[see @doe99]'],
      ['*@ta|*', '*@doe99*'],
      ['@smith-20|', '@doe99'],
      ['@smith-|', '@doe99'],
      ['@DBLP:conf/x|', '@doe99'],
      ['@mül|', '@doe99'],
      ['a@b.c and @ta|', 'a@b.c and @doe99'],
      ['@a [p. 3; @ta|]', '@a [p. 3; @doe99]'],
      ['@a [@ta|]', '@a [@doe99]'],
    ]);
  });

  describe('a key in the middle, or before a word', () => {
    table([
      ['[@ta|n2025]', '[@doe99]'],
      ['@ta|n2025.', '@doe99.'],
      ['@ta|n: so', '@doe99: so'],
      ['@|word', '@{doe99}word'],
    ]);
  });

  describe('several words, in brackets only', () => {
    table([
      ['[@tan scal|]', '[@doe99]'],
      ['[@tan scal|', '[@doe99'],
      ['[see @tan |]', '[see @doe99]'],
      ['[@a; @tan reinf learn|]', '[@a; @doe99]'],
      ['[@tan scal|; @b]', '[@doe99; @b]'],
      ['[@tan scal|, p. 3]', '[@doe99, p. 3]'],
      // In running text a few words, and none behind a key or a sentence.
      ['@tan scal|', '@doe99'],
      ['@tan |', '@doe99'],
      ['[0, 1) holds; so does @tan scal|', '[0, 1) holds; so does @doe99'],
      ['@tan scal laws ab|', '@doe99'],
      ['@tan scal laws about f|', ''],
      ['@tan2025 says th|', ''],
      ['@tan2025. Then|', ''],
      ['@tan. Then|', ''],
      ["@tan2025's scal|", ''],
      ['me@tan scal|', ''],
      ['@tan  scal|', ''],
      ['@tan, scal|', ''],
      ['[@known p|]', ''],
      ['[@known |]', ''],
      ['[@tan2025 33|]', ''],
    ]);
  });

  describe('the next item, behind `;`', () => {
    table([
      ['[@a; |]', '[@a; @doe99]'],
      ['[@a;|]', '[@a; @doe99]'],
      ['[@a; |', '[@a; @doe99'],
      ['[@a; scal|]', '[@a; @doe99]'],
      ['[@a; scaling law|]', '[@a; @doe99]'],
      ['[@a; see scal|]', '[@a; see @doe99]'],
      ['[@a; see|]', ''],
      ['[@a, p. 3; |]', '[@a, p. 3; @doe99]'],
      ['[@a; |; @b]', '[@a; @doe99; @b]'],
      ['[one; |]', ''],
      ['@a; |', ''],
      ['[|]', ''],
      ['[ta|]', ''],
      ['[@a; [x](y|)]', ''],
    ]);
  });

  describe('braces, wikilinks, footnotes, roles, commands', () => {
    table([
      ['@{ta|}', '@{doe99}'],
      ['@{|}', '@{doe99}'],
      ['@{ta|', '@{doe99}'],
      ['[@{https://x.org/a|}]', '[@{doe99}]'],
      ['[[@ta|]]', '[[@doe99]]'],
      ['[[@|]]', '[[@doe99]]'],
      ['[[@ta|', '[[@doe99'],
      ['[[@tan scal|]]', '[[@doe99]]'],
      ['[[papers/@ta|]]', '[[papers/@doe99]]'],
      ['[[@ta|#Method]]', '[[@doe99#Method]]'],
      ['[[note|]]', ''],
      ['[[@a#He|]]', ''],
      ['So.[^@ta|]', 'So.[^@doe99]'],
      ['So.[^ta|]', ''],
      ['{cite:p}`ta|`', '{cite:p}`doe99`'],
      ['{cite:p}`|`', '{cite:p}`doe99`'],
      ['{cite}`a;|`', '{cite}`a;doe99`'],
      ['{cite:t}`a, ta|`', '{cite:t}`a, doe99`'],
      ['{cite:t}`ta|', '{cite:t}`doe99'],
      ['{cite:t}`{see}ta|{p. 3}`', '{cite:t}`{see}doe99{p. 3}`'],
      ['{cite:t}`a{p. |`', ''],
      ['{ref}`ta|`', ''],
      ['{cite:p}`ta|n2025;b`', '{cite:p}`doe99;b`'],
      ['\\cite{ta|}', '\\cite{doe99}'],
      ['\\parencite[see][3]{a, |}', '\\parencite[see][3]{a, doe99}'],
    ]);
  });

  describe('nothing where no citation can be', () => {
    table([
      ['me@|', ''],
      ['me@ta|', ''],
      ['a@b@c|', ''],
      ['`@ta|`', ''],
      ['`@ta|', ''],
      ['a `b` @ta|', 'a `b` @doe99'],
      ['```\n@ta|\n```', ''],
      ['```js\n@ta|', ''],
      ['    @ta|', ''],
      ['$x_@ta|$', ''],
      ['$$\n@ta|\n$$', ''],
      ['<!-- @ta| -->', ''],
      ['x <!-- @ta| --> y', ''],
      ['<div>\n@ta|\n</div>', ''],
      ['<a href="@ta|">', ''],
      ['https://x.org/@ta|', ''],
      ['<https://x.org/@ta|>', ''],
      ['[text @ta|](https://x.org)', ''],
      ['[text](https://x.org/@ta|)', ''],
      ['[@a]: https://x.org/@ta|', ''],
      ['\\@ta|', ''],
      ['@fig-|', ''],
      ['@fig-a|', ''],
      ['[@sec-in|]', ''],
      ['@eq:one|', ''],
      ['@figu|', '@doe99'],
      ['---\ntitle: @ta|\n---\n', ''],
      ['---\nnocite: "@ta|"\n---\n', '---\nnocite: "@doe99"\n---\n'],
      ['---\nnocite: |\n---\n', ''],
      ['---\nnocite: ¦\n  @a, @ta|\n---\n', '---\nnocite: ¦\n  @a, @doe99\n---\n'],
      ['no sign here |', ''],
      ['@a and then |', ''],
      ['@ |', ''],
    ]);
  });

  describe('the label of a locator', () => {
    table([
      ['[@a, |]', '[@a, p. ]'],
      ['[@a, p|]', '[@a, p. ]'],
      ['[@a, ch|', '[@a, p. '],
      ['[see @a, |; @b]', '[see @a, p. ; @b]'],
      ['[@a; @b, se|]', '[@a; @b, p. ]'],
      ['[@{a/b}, |]', '[@{a/b}, p. ]'],
      ['[@a,|]', ''],
      ['[@a, p. |]', ''],
      ['[@a, p. 3|]', ''],
      ['[@a, p. 3, |]', ''],
      ['[@a, 3|]', ''],
      ['[@a, see al|]', ''],
      ['[@a, |page 3]', ''],
      ['@a, |', ''],
      ['`[@a, |]`', ''],
      ['[@a, |](x)', ''],
      ['[[@a, |]]', ''],
    ]);
  });

  it('leaves out what is in the cluster', () => {
    const others = (marked: string, language?: string) => {
      const place = placeIn(marked, language);
      return place?.kind === 'key' ? [...place.others] : undefined;
    };
    assert.deepEqual(others('[@a; @b, p. 3; @|]'), ['a', 'b']);
    assert.deepEqual(others('[@a; @b; @|'), ['a', 'b']);
    assert.deepEqual(others('[@|; @b]'), ['b']);
    assert.deepEqual(others('@a and [@|]'), []);
    assert.deepEqual(others('{cite:p}`a;b;|`'), ['a', 'b']);
    assert.deepEqual(others('\\cite{a,|,c}', 'latex'), ['a', 'c']);
  });

  it('writes a key in braces where it breaks the rule', () => {
    assert.equal(chosen('[@x|]', 'markdown', '1998ARA&A..36...99K'), '[@{1998ARA&A..36...99K}]');
    assert.equal(chosen('[@{x|}]', 'markdown', '1998ARA&A..36...99K'), '[@{1998ARA&A..36...99K}]');
    assert.equal(chosen('[@a; |]', 'markdown', 'a..b'), '[@a; @{a..b}]');
    assert.equal(chosen('[@x|]', 'markdown', 'a b'), '[@—]');
    assert.equal(chosen('[[@x|]]', 'markdown', 'DBLP:conf/x'), '[[@—]]');
  });

  it('offers nothing in a language without citations', () => {
    assert.equal(chosen('@ta|', 'javascript'), '');
  });
});

describe('what is completed in LaTeX', () => {
  const FILLING = 'Words of a line.\n'.repeat(400);

  table(
    [
      ['\\cite{|}', '\\cite{doe99}'],
      ['\\cite{ta|', '\\cite{doe99'],
      ['\\cite{tan scal|}', '\\cite{doe99}'],
      ['\\textcite[see][p. 3]{a, ta|, b}', '\\textcite[see][p. 3]{a, doe99, b}'],
      ['\\parencites[3]{a}[4]{ta|}', '\\parencites[3]{a}[4]{doe99}'],
      ['\\citep{a,\n  ta|}', '\\citep{a,\n  doe99}'],
      ['\\nocite{|}', '\\nocite{doe99}'],
      ['\\citeauthor{ta|n99}', '\\citeauthor{doe99}'],
      ['\\cite[ta|]{a}', ''],
      ['\\cite{a} ta|', ''],
      ['% \\cite{ta|}', ''],
      ['\\verb+\\cite{ta|}+', ''],
      ['\\begin{verbatim}\n\\cite{ta|}\n\\end{verbatim}', ''],
      [`\\begin{lstlisting}\n${FILLING}\\cite{ta|}`, ''],
      [
        `\\begin{verbatim}\n\\end{verbatim}\n${FILLING}\\cite{|}`,
        `\\begin{verbatim}\n\\end{verbatim}\n${FILLING}\\cite{doe99}`,
      ],
      [`% \\begin{verbatim}\n${FILLING}\\cite{|}`, `% \\begin{verbatim}\n${FILLING}\\cite{doe99}`],
      ['\\ref{ta|}', ''],
      ['\\citestyle{ta|}', ''],
      ['@ta|', ''],
    ],
    'latex',
  );
});

describe('what is completed in Typst', () => {
  table(
    [
      ['@ta|', '@doe99'],
      ['See @|', 'See @doe99'],
      ['@ta|[p. 3]', '@doe99[p. 3]'],
      ['#cite(<ta|>)', '#cite(<doe99>)'],
      ['#cite(<|', '#cite(<doe99>'],
      ['#cite(label("ta|"))', '#cite(label("doe99"))'],
      ['// @ta|', ''],
      ['/* @ta| */', ''],
      ['`@ta|`', ''],
      ['$@ta|$', ''],
      ['me@ta|', ''],
      ['https://x.org/@ta|', ''],
      ['@fig-ta|', ''],
    ],
    'typst',
  );

  it('writes a command for a key that is no name', () => {
    assert.equal(chosen('See @x|', 'typst', 'DBLP:conf/x'), 'See #cite(label("DBLP:conf/x"))');
    assert.equal(chosen('#cite(<x|>)', 'typst', 'DBLP:conf/x'), '#cite(<—>)');
  });
});

describe('what it costs', () => {
  it('is not more in a long note: only what the key touches is read @long', () => {
    const cost = (paragraphs: number) => {
      const part = 'Words of a paragraph, [@a; @b, p. 3] and so on.\n\n'.repeat(paragraphs);
      const text = `${part}So [@a; @ta]\n\n${part}`;
      const reader = new NoteReader(text, 'markdown');
      const read = reader.charactersRead;
      const offset = part.length + 11;
      const caret = {
        offset,
        before: text.slice(offset - 2000, offset),
        after: text.slice(offset, offset + 2000),
        language: 'markdown',
      };
      assert.equal(completionAt(caret, onReader(reader, text))?.typed, 'ta');
      return reader.charactersRead - read;
    };
    assert.equal(cost(2000), cost(200));
  });

  for (const [language, opening] of [
    ['typst', 'See @ta'],
    ['latex', 'See \\parencite[p. 3]{ta'],
  ] as const) {
    it(`is little in a file of 5 MB in ${language}, as its key is typed @long`, () => {
      const paragraph = 'As @tan2025[p. 3] and \\cite{tan2025} say, `raw` and $x^2$ stand there.\n'.repeat(5);
      const part = `${paragraph}\n`.repeat(7100);
      let text = `${part}\n\n${part}`;
      const reader = new NoteReader(text, language);
      const whole = reader.charactersRead;
      let offset = part.length;
      for (const letter of opening) {
        text = text.slice(0, offset) + letter + text.slice(offset);
        reader.change(offset, offset, letter);
        offset++;
        const before = text.slice(offset - FAR, offset);
        const after = text.slice(offset, offset + FAR);
        const place = completionAt({ offset, before, after, language }, onReader(reader, text));
        if (text.slice(part.length, offset) === opening) assert.equal(place?.typed, 'ta');
      }
      assert.ok(whole >= 5e6, `${whole}`);
      assert.ok(reader.charactersRead - whole < opening.length * 10_000);
    });
  }

  it('is no reading at all at a space in prose', () => {
    const trial = () => assert.fail('read');
    for (const before of ['Some words ', 'As @a says, some words ', 'See [a link](x) and ', 'me@x.org '])
      completionAt({ offset: before.length, before, after: '', language: 'markdown' }, trial);
  });
});

describe('any text with a caret anywhere', () => {
  const PARTS = [
    '@',
    '[',
    ']',
    ';',
    ',',
    ' ',
    '\n',
    '`',
    '$',
    '{',
    '}',
    'ta',
    'p.',
    '-',
    '<',
    '>',
    '\\cite{',
    '{cite:p}`',
    '[[@',
    '#cite(',
    '\n\n',
    '\r\n',
    '---\n',
    'ü',
    '😀',
  ];

  it('throws nothing, and the span is on the line of the caret and holds it @long', () => {
    const random = seeded(41);
    for (let round = 0; round < 600; round++) {
      const parts = Array.from({ length: 1 + random.below(12) }, () => random.of(PARTS));
      const at = random.below(parts.length + 1);
      const marked = `${parts.slice(0, at).join('')}|${parts.slice(at).join('')}`;
      for (const language of ['markdown', 'latex', 'typst']) {
        const place = placeIn(marked, language);
        if (!place) continue;
        const { text, offset } = caretIn(marked, language);
        assert.ok(place.span.start <= offset && offset <= place.span.end, marked);
        assert.ok(!text.slice(place.span.start, place.span.end).includes('\n'), marked);
      }
    }
  });
});
