import assert from 'node:assert/strict';
import type { Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { findCitations } from '../../../src/core/notes/citations';
import {
  escapeLatex,
  escapeMarkdownLine,
  escapeMarkdownLines,
  escapeTypst,
} from '../../../src/core/notes/escape';

const processor = unified().use(remarkParse).freeze();
const SAMPLES = [
  'Plain words, with 50% (or so) and a – dash.',
  '*a* _b_ **c** `d` ~~e~~ [f](g) ![h](i) [j]: k',
  '# a\n## b\n\n- c\n* d\n+ e\n1. f\n2) g\n> h\n---\n===\n***\n___\n    code\n\ttab',
  '<b>a</b> <!-- b --> --> <https://c> &amp; &#64; <script>',
  '```\na\n```\n~~~\nb',
  '[@a; @b] @c me@x.org $x^2$ $$y$$ {cite}`d` \\cite{e} [[@f]] [^@g]',
  '| a | b |\n| - | - |',
  ': a\n:::{note}\n::: b',
  'a  \nb\\\nc\r\nd\u2028e\u0000f',
  '\\',
  '1986. A great year',
  '- ',
];

/** The text of the only paragraphs there are; anything else in the tree is an error. */
function plain(markdown: string, allowed: readonly string[]): string {
  const visit = (node: Nodes): string => {
    if (node.type === 'text') return node.value;
    assert.ok(allowed.includes(node.type), `${node.type} in ${JSON.stringify(markdown)}`);
    return 'children' in node ? node.children.map(visit).join('\n') : '';
  };
  return visit(processor.parse(markdown));
}

const words = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

describe('page text in a note', () => {
  it('is plain text in Markdown, and the same text', () => {
    for (const sample of SAMPLES) {
      const line = escapeMarkdownLine(sample);
      assert.equal(words(plain(line, ['root', 'paragraph'])), words(sample), line);
      assert.ok(!line.includes('\n'));
      const lines = escapeMarkdownLines(sample);
      assert.equal(words(plain(lines, ['root', 'paragraph'])), words(sample), lines);
      for (const text of [line, lines]) assert.deepEqual(findCitations(text, 'markdown'), [], text);
    }
  });

  it('leaves the common run of text readable', () => {
    const same = 'A 5.2% gain (p < .05); e.g., k-means, “so” it is: yes!'.replace('<', 'of');
    assert.equal(escapeMarkdownLine(same), same);
    assert.equal(
      escapeMarkdownLine('https://x.org www.x.org a == b %%c%%'),
      'https\\://x.org www\\.x.org a \\=\\= b \\%\\%c\\%\\%',
    );
  });

  it('is plain text in LaTeX and Typst', () => {
    assert.equal(
      escapeLatex('50% of $x_1$ \\cite{a} ~ ^'),
      '50\\% of \\$x\\_1\\$ \\textbackslash{}cite\\{a\\} \\textasciitilde{} \\textasciicircum{}',
    );
    assert.equal(escapeTypst('#x @a *b* // c'), '\\#x \\@a \\*b\\* \\// c');
    assert.deepEqual(findCitations(escapeTypst('@a #cite(<b>)'), 'typst'), []);
    assert.deepEqual(findCitations(escapeLatex('\\cite{a}'), 'latex'), []);
  });
});
