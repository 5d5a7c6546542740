/** References that a style printed, as files. */
import * as assert from 'node:assert/strict';
import { htmlPage, listInHtml, listInMarkdown } from '../../../src/core/bibliography/export/export-list';

const PLAIN = {
  references: [
    { key: 'doe99', text: 'Doe, J. (1999). *A thing*.' },
    { key: 'a b<', text: 'Roe, J.\n(2001).' },
  ],
  layout: { hanging: true },
  language: 'en-US',
};
const NUMBERED = {
  references: [
    { key: 'doe99', label: '[1]', text: 'J. Doe, A thing.' },
    { key: 'roe01', label: '[2]', text: 'J. Roe.' },
  ],
  layout: { hanging: false },
  language: 'de-DE',
};

describe('a list of references', () => {
  it('is a list in Markdown, or paragraphs where works are numbered', () => {
    assert.equal(listInMarkdown(PLAIN), '- Doe, J. (1999). *A thing*.\n- Roe, J. (2001).\n');
    assert.equal(listInMarkdown(NUMBERED), '[1] J. Doe, A thing.\n\n[2] J. Roe.\n');
  });

  it('is a list in HTML, each with an address of its own', () => {
    assert.equal(
      listInHtml(PLAIN),
      '<ul class="references hanging">\n  <li id="ref-doe99">Doe, J. (1999). *A thing*.</li>\n  <li id="ref-a-b&lt;">Roe, J. (2001).</li>\n</ul>\n',
    );
    assert.match(
      listInHtml(NUMBERED),
      /<li id="ref-doe99"><span>\[1\]<\/span><span>J\. Doe, A thing\.<\/span>/,
    );
  });

  it('is a page for a browser: its letters, its language, its look', () => {
    const page = htmlPage(listInHtml(NUMBERED), 'de-DE', 'A & B');
    assert.match(page, /^<!DOCTYPE html>\n<html lang="de-DE">\n<head>\n<meta charset="utf-8">/);
    assert.ok(
      page.includes('<title>A &amp; B</title>') && page.includes('<style>') && !page.includes('<script'),
    );
    assert.ok(page.endsWith('</ul>\n</body>\n</html>\n'));
  });
});
