// What is printed in Markdown is read as what is printed in html, emphasis included.
import * as assert from 'node:assert/strict';
import type { Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { escapedMarkdown } from '../../../src/core/csl/printing/runs-as-markdown';
import { hundredItems } from './hundred-items';
import { processorOf, shippedNames } from './shipped';
import { shown } from './shown-text';

describe('Markdown that is printed', () => {
  it('is read as what is meant @long', () => compare(['ieee']));

  it('is read as what is meant, in all styles @long', () => compare(shippedNames())).timeout(600_000);

  it('escapes what would be markup, and no more', () => {
    const escapes = {
      'a_b *c* [d] `e` <f> {g}': 'a\\_b \\*c\\* \\[d\\] \\`e\\` \\<f> \\{g}',
      'AT&T &amp; R&D, 3.5 (x) #1! - 50 %': 'AT&T \\&amp; R&D, 3.5 (x) #1! - 50 %',
      'x^2 ~ $y$ | @z \\': 'x\\^2 \\~ \\$y\\$ \\| \\@z \\\\',
    };
    for (const [text, escaped] of Object.entries(escapes)) assert.equal(escapedMarkdown(text), escaped);
  });
});

async function compare(styles: readonly string[]): Promise<void> {
  const items = hundredItems();
  for (const style of styles) {
    const processor = await processorOf(style);
    const print = (format: 'html' | 'markdown') =>
      processor.format({
        citations: [...items.keys()].map((key) => ({
          items: [{ key, suppressAuthor: false, inText: false }],
        })),
        uncited: [],
        itemOf: (key) => items.get(key),
        format,
      });
    const [html, markdown] = [print('html'), print('markdown')];
    html.references.forEach(({ text }, index) => {
      const source = markdown.references[index]!.text;
      assert.equal(read(source), meant(text), `${style}: ${source}`);
    });
    html.citations.forEach(({ inText, note }, index) => {
      const source = markdown.citations[index]!;
      assert.equal(read(source.note ?? source.inText), meant(note ?? inText), style);
    });
  }
}

/** Without what CommonMark has no marks for. */
function meant(html: string): string {
  return plain(shown(html).replace(/‹(?:sup|sub|sc|u)›/g, ''));
}

function read(markdown: string): string {
  const html = (node: Nodes): string => {
    if (node.type === 'text') return node.value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    if (node.type === 'break') return '<br>';
    const inside = 'children' in node ? node.children.map(html).join('') : '';
    if (node.type === 'emphasis') return `<i>${inside}</i>`;
    return node.type === 'strong' ? `<b>${inside}</b>` : inside;
  };
  const bare = markdown
    .replace(/(?<!\\)[\^~]|\]\{\.(?:smallcaps|underline)\}/g, '')
    .replace(/(?<![\\\]])\[(?!https?:|10\.)/g, '');
  return plain(shown(html(unified().use(remarkParse).parse(bare))));
}

/** The end of emphasis at white space is nobody's business. */
function plain(text: string): string {
  return text.replace(/\u00A0/g, ' ').replace(/\s+/g, ' ');
}
