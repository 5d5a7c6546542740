import * as assert from 'node:assert/strict';
import { displayIdentifier } from '../../../src/core/identifiers';
import { displayName } from '../../../src/core/names';
import { dumpOf, PAGE } from '../../../src/core/saving/dump';
import { looksLikeHtml, pageFromHtml } from '../../../src/core/saving/page-from-html';
import { readFile } from '../../../src/core/sources';
import { ACL_HTML, ARXIV_HTML, NATURE_HTML, OPENREVIEW_HTML } from './pages';

const textOf = (html: string) => pageFromHtml(html).text;

describe('saving: a page from its HTML', () => {
  const cases = [
    {
      site: 'arXiv',
      html: ARXIV_HTML,
      url: 'https://arxiv.org/abs/2509.25300',
      title: /^Scaling Behaviors of LLM Reinforcement Learning Post-Training: An Empirical Study in/,
      authors: ['Zelin Tan', 'Hejia Geng', 'Xiaohang Yu'],
      ids: ['arXiv:2509.25300'],
      abstract: /^How post-training .* from \$0\.5B\$ to 72B .* data & compute\. .* saturates\.$/,
    },
    {
      site: 'the ACL Anthology',
      html: ACL_HTML,
      url: 'https://aclanthology.org/2020.acl-main.703/',
      title: /^BART: Denoising Sequence-to-Sequence .* and Comprehension$/,
      authors: ['Mike Lewis', 'Yinhan Liu', 'Luke Zettlemoyer'],
      ids: ['ACL:2020.acl-main.703', 'doi:10.18653/v1/2020.acl-main.703'],
      abstract: /^A sequence-to-sequence model .* at understanding & does better at writing\.$/,
    },
    {
      site: 'OpenReview',
      html: OPENREVIEW_HTML,
      url: 'https://openreview.net/forum?id=SkeHuCVFDr',
      title: /^BERTScore: Evaluating Text Generation with BERT$/,
      authors: ['Tianyi Zhang', 'Varsha Kishore', 'Felix Wu'],
      ids: ['OpenReview:SkeHuCVFDr'],
      abstract: /^A text that .* counts of words do\.$/,
    },
  ];

  for (const { site, html, url, title, authors, ids, abstract } of cases) {
    it(`becomes a dump that is read with title, authors, ids and abstract: ${site} @long`, () => {
      const page = pageFromHtml(html);
      assert.equal(page.url, url);
      for (const content of [page, { text: page.text, url }]) {
        const parsed = readFile(PAGE, dumpOf({ ...content, savedOn: '2026-11-21' }));
        assert.equal(parsed.pages[0]?.url, url);
        assert.deepEqual(parsed.pages[0]?.saved, { year: 2026, month: 11, day: 21 });
        const record = parsed.records[0]!;
        assert.match(record.title.text, title);
        assert.deepEqual(record.authors.map(displayName), authors);
        assert.deepEqual(record.identifiers.map(displayIdentifier), ids);
        assert.match(record.abstract?.text ?? '', abstract);
      }
    });
  }

  it('fills in from the head of a page what its text leaves out', () => {
    const page = pageFromHtml(NATURE_HTML);
    const dump = dumpOf({ ...page, savedOn: '2026-11-21' });
    const [record] = readFile(PAGE, dump).records;
    assert.deepEqual(record?.identifiers, [{ scheme: 'doi', value: '10.1038/s41586-020-2649-2' }]);
    assert.equal(record?.title.text, 'Array programming with NumPy');
    assert.deepEqual(record?.authors.map(displayName), ['Charles R. Harris', 'K. Jarrod Millman']);
    assert.equal(record?.publication?.volume, '585');
    // What no source reads is known by its head alone.
    const bare = dumpOf({ ...page, text: 'Sign in to read on.', savedOn: '2026-11-21' });
    assert.match(
      bare,
      /^---\ntitle: "Array programming with NumPy"\n[\s\S]*\ndoi: "10\.1038[\s\S]*\n---\n\nSign in to read on\.\n$/,
    );
    const [walled, ...others] = readFile(PAGE, bare).records;
    assert.deepEqual(
      [walled?.title.text, walled?.publication?.['container-title'], walled?.date, others.length],
      ['Array programming with NumPy', 'Nature', { year: 2020, month: 9 }, 0],
    );
  });

  it('takes `<b/>` for an empty element, however many there are @long', () => {
    const html = `<html><body>${'<a name="x"/>'.repeat(2000)}<p>The words of the page.</p></body></html>`;
    assert.match(pageFromHtml(html).text, /The words of the page\./);
    // Nested, so many would take minutes.
    assert.equal(pageFromHtml(`<html><body>${'<b/>'.repeat(50_000)}</body></html>`).text.trim(), '');
  });

  it('takes no note for a page because of its front matter', () => {
    for (const front of [
      'title: "Banana bread"\nsaved: 2026-11-21',
      'title: "Weekly notes"\nsaved: yes\nauthors: ["Me"]',
    ])
      assert.deepEqual(readFile(PAGE, `---\n${front}\n---\n\nWords.`).records, []);
  });

  it('keeps what the head says for programs', () => {
    assert.deepEqual(pageFromHtml(ACL_HTML).metadata, {
      title:
        'BART: Denoising Sequence-to-Sequence Pre-training for Natural Language Generation, Translation, and Comprehension',
      authors: ['Mike Lewis', 'Yinhan Liu', 'Luke Zettlemoyer'],
      date: '2020-07',
      doi: '10.18653/v1/2020.acl-main.703',
      journal: 'Proceedings of the 58th Annual Meeting of the Association for Computational Linguistics',
      pages: '7871-7880',
      keywords: [],
    });
    assert.deepEqual(pageFromHtml(ARXIV_HTML).metadata?.arxiv, '2509.25300');
  });

  it('reads other tags for the same: Dublin Core, PRISM, all authors in one', () => {
    const { metadata } = pageFromHtml(`<head>
      <meta name="DC.Title" content="On   Lines"><meta name="DC.Creator" content="Lovelace, Ada">
      <meta name="dc.identifier" content="doi:10.1000/XYZ"><meta name="dc.date" content="7 July 2020"></head>`);
    assert.deepEqual(metadata, {
      title: 'On Lines',
      authors: ['Lovelace, Ada'],
      date: '2020-07-07',
      doi: '10.1000/xyz',
      keywords: [],
    });
    const joined = pageFromHtml(
      '<meta name=citation_title content=T><meta name=citation_authors content="Lovelace, Ada; Babbage, Charles">',
    );
    assert.deepEqual(joined.metadata?.authors, ['Lovelace, Ada', 'Babbage, Charles']);
  });

  it('takes no metadata from a page that names no paper', () => {
    const page = pageFromHtml(
      '<title>News</title><meta property="og:title" content="News of today"><p>Words',
    );
    assert.deepEqual(page, { text: 'Words', title: 'News' });
  });

  it('finds the address where a browser, the page or its tags give it', () => {
    const at = (head: string) => pageFromHtml(`${head}<p>x</p>`).url;
    assert.equal(
      at('<!-- saved from url=(0032)https://arxiv.org/abs/2401.00001 -->'),
      'https://arxiv.org/abs/2401.00001',
    );
    assert.equal(
      at('<!--\n Page saved with SingleFile \n url: https://a.org/b?c=1 \n-->'),
      'https://a.org/b?c=1',
    );
    assert.equal(at('<meta property="og:url" content="https://a.org/b">'), 'https://a.org/b');
    assert.equal(at('<meta name="citation_abstract_html_url" content="https://a.org/c">'), 'https://a.org/c');
    assert.equal(
      at('<link rel="canonical" href="https://a.org/"><meta property="og:url" content="https://a.org/d">'),
      'https://a.org/d',
    );
    assert.equal(at('<link rel="canonical" href="/only/a/path">'), undefined);
    assert.equal(at('<link rel="canonical" href="javascript:alert(1)">'), undefined);
  });

  it('leaves out what is no text: scripts, styles, drawings, menus, hidden parts, addresses of links', () => {
    const html = `<header><a href="#x">Skip</a></header><nav>Menu</nav><script>if (a < b) c()</script><style>p{}</style>
      <svg><title>icon</title><text>7</text></svg><div hidden>secret</div><form><input value="q"><label>Search</label></form>
      <p>Kept <a href="https://a.org">words</a><img alt="picture" src="x.png"></p><footer>Imprint</footer>`;
    assert.equal(textOf(html), 'Kept words');
  });

  it('keeps a form or a header that holds the page', () => {
    assert.equal(textOf('<form><h1>Title</h1><p>Words</p></form>'), 'Title\n\nWords');
    assert.equal(textOf('<article><header><p>Names</p></header><p>Words</p></article>'), 'Names\n\nWords');
  });

  it('has a line for each block and row, headings as they are, lists with their marks', () => {
    const html = `<h2>A Heading</h2><div>One<br>two</div><div>three</div>
      <table><tr><th>Year</th><td>2020</td></tr><tr><td>Pages</td><td>1–9</td></tr></table>
      <ul><li>first<li>second</ul><ol start="3"><li>third</li></ol><dl><dt>DOI:</dt><dd>10.1000/x</dd></dl>`;
    assert.equal(
      textOf(html),
      'A Heading\n\nOne\ntwo\nthree\nYear 2020\nPages 1–9\n- first\n- second\n3. third\nDOI: 10.1000/x',
    );
  });

  it('has a formula once, as TeX', () => {
    const tex = '<annotation encoding="application/x-tex">x^2</annotation>';
    const katex = `<span class="katex"><span class="katex-mathml"><math><semantics><msup><mi>x</mi><mn>2</mn></msup>${tex}</semantics></math></span><span class="katex-html" aria-hidden="true">x2</span></span>`;
    assert.equal(textOf(`<p>is ${katex} here</p>`), 'is $x^2$ here');
    assert.equal(textOf('<p>is <math alttext="{\\displaystyle n=1}"><mi>n</mi></math>.</p>'), 'is $n=1$.');
    assert.equal(textOf('<p>is <math><mi>n</mi><mo>=</mo><mn>1</mn></math>.</p>'), 'is n=1.');
    const mathjax =
      '<span class="MathJax_Preview">[m]</span><span class="MathJax"><nobr>y</nobr></span><script type="math/tex">y_1</script>';
    assert.equal(textOf(`<p>is ${mathjax} here</p>`), 'is $y_1$ here');
  });

  it('takes the main part of a page when that is most of it', () => {
    const words = 'Words of the page itself. '.repeat(20).trim();
    assert.equal(textOf(`<body><div>Cookies</div><main><p>${words}</p></main></body>`), words);
    assert.match(textOf(`<body><div><p>${words}</p></div><main>frame</main></body>`), /^Words/);
  });

  it('bears any source @long', () => {
    for (const html of [
      '',
      '<',
      '<p',
      '</p></p>',
      '<!--',
      '&#x110000;&nosuch;',
      '<a href="',
      '<table><td>x',
      '<li>x',
    ])
      assert.doesNotThrow(() => pageFromHtml(html));
    const started = performance.now();
    for (const part of [
      '<div>',
      '<b></i>',
      '<ul><li>',
      '<x>y',
      '<math><mi>',
      '<form>',
      '<script>',
      '<!-- url: http',
    ])
      pageFromHtml(part.repeat(50_000));
    assert.ok(performance.now() - started < 3000);
  });
});

describe('saving: the source of a page, or its text', () => {
  const HTML = [
    '<!DOCTYPE html><html><p>x</p></html>',
    '\uFEFF\n<!-- saved from url=(0022)https://a.org/b -->\n<html lang=en><body>x</body></html>',
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html></html>',
    '<div class="a"><p>x</p></div>\n',
    "<meta charset='utf-8'><span>x</span>",
  ];
  const TEXT = [
    '',
    'x < y and y > z',
    '<y, x> is the inner product',
    '<think> of a title </think>',
    '<https://arxiv.org/abs/2401.00001>\nTitle:X',
    '<!-- https://arxiv.org/abs/2401.00001 -->\nTitle:X',
    '<p align="center">A readme</p>\n\n# That goes on as Markdown',
    '<html> is a tag of HTML.',
    '<?xml version="1.0"?><feed><entry/></feed>',
    'Abstract: the <b>bold</b>',
    '{"html": "<p>x</p>"}',
  ];
  it('tells them apart', () => {
    for (const html of HTML) assert.equal(looksLikeHtml(html), true, html);
    for (const text of TEXT) assert.equal(looksLikeHtml(text), false, text);
  });
});
