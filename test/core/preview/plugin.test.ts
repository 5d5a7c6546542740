// Citations in the Markdown preview: what stands for them, what stays as it was, where the list goes.
import * as assert from 'node:assert/strict';
import { parseDocument } from 'htmlparser2';
import { findCitations } from '../../../src/core/notes/citations';
import { withPlaceholders } from '../../../src/core/preview/placeholders';
import { citationsPlugin } from '../../../src/core/preview/plugin';
import { below, pick } from '../notes/chance';
import { PIECES } from '../notes/note-pieces';
import { markdownWith, plainMarkdown, printedBy, rendered, type Told } from './rendering';

/** Without our attributes, anchors and links: what one reads. */
function words(html: string): string {
  return withoutCards(html)
    .replace(/<span id="cite-[^"]*"><\/span>/g, '')
    .replace(/<\/?(?:span|a)(?:\s[^>]*)?>/g, '')
    .replace(/ data-line="\d+"/g, '')
    .replace(/<sup [^>]*>/g, '<sup>');
}

function withoutCards(html: string): string {
  return html.replace(/<span class="scholium-card"[^>]*>(?:<span>.*?<\/span>)+<\/span>/g, '');
}

/** The note without its list. */
function body(text: string, told?: Told): string {
  return words(rendered(text, told).split(/(?:<div[^>]*>)?<section class="scholium/)[0]!).trim();
}

function shows(text: string, html: string, told?: Told): void {
  it(JSON.stringify(text), () => assert.equal(body(text, told), html));
}

const notes: Told = { isNoteStyle: true, unknown: ['who'] };

describe('preview: citations', () => {
  shows('It is so [@tan, p. 3].', '<p>It is so (tan).</p>');
  shows('As @tan [p. 3] says.', '<p>As (tan) says.</p>');
  shows('[see @tan; @lee]', '<p>(tan; lee)</p>');
  shows('[[@tan]] and [[notes/@tan|Tan]]', '<p>(tan) and (tan)</p>');
  shows('{cite:t}`tan`', '<p>(tan)</p>');
  shows('\\cite{tan}', '<p>(tan)</p>');
  shows('*[@tan]* **@lee** word*[@tan]*', '<p><em>(tan)</em> <strong>(lee)</strong> word*(tan)*</p>');
  shows('`[@tan]` $@tan$ [@lee]', '<p><code>[@tan]</code> $@tan$ (lee)</p>');
  shows('# Head [@tan]', '<h1>Head (tan)</h1>');
  shows('| a [@tan] |\n|---|\n| [@lee, p. 3] |', rowsOf('a (tan)', '(lee)'));
  shows('- one [@tan]\n- two [@lee]', '<ul>\n<li>one (tan)</li>\n<li>two (lee)</li>\n</ul>');
  shows('> quoted [see @tan,\n> p. 3] on', '<blockquote>\n<p>quoted (tan) on</p>\n</blockquote>');
  shows('over [see @tan;\r\n@lee]\r\nlines', '<p>over (tan; lee)\nlines</p>');
  shows('A [@tan;\n@lee;\n@roe] b', '<p>A (tan; lee; roe) b</p>');
  shows('A [@tan;\r\n@lee;\r\n@roe;\r\n@doe], b', '<p>A (tan; lee; roe; doe), b</p>');
  shows('- A [@tan;\n  @lee;\n  @roe] b', '<ul>\n<li>A (tan; lee; roe) b</li>\n</ul>');
  shows('> A [@tan;\n> @lee;\n> @roe] b', '<blockquote>\n<p>A (tan; lee; roe) b</p>\n</blockquote>');
  shows('\uFEFFmarked [@tan]', '<p>\uFEFFmarked (tan)</p>');
  shows('![of [@tan]](a.png) [@lee]', '<p><img src="a.png" alt="of [@tan]"> (lee)</p>');
  shows('"[@tan]" -- it', '<p>&quot;(tan)&quot; -- it</p>');
  shows('npm @scope and [@tan]', '<p>npm @scope and (tan)</p>', { unknown: ['scope'] });
  shows('[@tan; @who]', '<p>(tan; who?)</p>', { unknown: ['who'] });
  shows('So[^1].\n\n[^1]: @tan.', '<p>So[^1].</p>\n<p>[^1]: (tan).</p>');
  shows('```\n[@tan]\n```\n\n[@lee]', '<pre><code>[@tan]\n</code></pre>\n<p>(lee)</p>');
  shows('<b title="@tan">x</b> [@lee]', '<p><b title="@tan">x</b> (lee)</p>');

  function rowsOf(head: string, cell: string): string {
    return `<table>\n<thead>\n<tr>\n<th>${head}</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>${cell}</td>\n</tr>\n</tbody>\n</table>`;
  }

  it('links each citation to its entry, with a card of what the list says, and the entry back', () => {
    const html = rendered('One [@tan].\n\nTwo [@tan; @lee].\n', {
      entry: (key) => `<i>${key}</i> &amp; <a href="https://doi.org/1">"it"</a>`,
    });
    assert.ok(html.includes('<a href="#ref-tan" aria-describedby="scholium-card-1">tan</a>; '), html);
    assert.ok(
      html.includes(
        ')<span class="scholium-card" id="scholium-card-1" role="tooltip" hidden>' +
          '<span><i>tan</i> &amp; <a href="https://doi.org/1">"it"</a></span>' +
          '<span><i>lee</i> &amp; <a href="https://doi.org/1">"it"</a></span></span>',
      ),
      html,
    );
    assert.match(html, /<div class="scholium-entry" id="ref-tan">/);
    assert.match(html, /href="#cite-tan-1" title="Back to the citation in line 1">↩<sup>1<\/sup>/);
    assert.match(html, /href="#cite-tan-2" title="Back to the citation in line 3">↩<sup>2<\/sup>/);
    assert.match(html, /href="#cite-lee-1" title="Back to the citation in line 3">↩<\/a>/);
    assert.match(html, /href=".\/tan.txt#L12" title="Read from tan.txt:12"/);
  });

  it('every link within the page leads to one element, and no id is there twice', () => {
    const keys = ['tan', 'a.b:c', 'ü_x', 'x/y%z', "o'brien", 'a&b', 'half\uD83D'];
    const text = keys.map((key) => `[@{${key}}] and @{${key}}\n\n`).join('');
    for (const isNoteStyle of [false, true]) {
      const html = rendered(text, { isNoteStyle });
      const ids = [...attributes(html, 'id')];
      assert.equal(new Set(ids).size, ids.length);
      const targets = [...attributes(html, 'href')].filter((href) => href.startsWith('#'));
      assert.ok(targets.length >= 24);
      for (const href of targets) assert.ok(ids.includes(decodeURIComponent(href.slice(1))), href);
    }
  });

  it('a citation in the text of a link is no link', () => {
    const html = rendered('[as [[@tan]] says](https://x.org)\n');
    const links = html.split('<section')[0]!.match(/<a /g);
    assert.equal(links?.length, 1, html);
  });

  it('what is no link is reached by the keyboard for its card', () => {
    const html = rendered('---\nlink-citations: false\n---\n\n[@tan]\n');
    assert.ok(html.includes('<span tabindex="0" aria-describedby="scholium-card-0">tan</span>'), html);
  });

  it('folds the arrows of a work that is cited often, and each still leads back', () => {
    const html = (times: number) => rendered('[@tan] '.repeat(times));
    assert.ok(!html(7).includes('<details'));
    const often = html(300);
    assert.match(often, /↩<sup>6<\/sup><\/a> <details class="scholium-more"><summary>294 more<\/summary> <a/);
    assert.equal(often.match(/class="scholium-back"/g)?.length, 300);
  });

  it('is as without us while it is off', () => {
    const text = '[@tan]\n\n::: {#refs}\n:::\n\n[^1]: @tan.\n';
    let isOn = false;
    const md = citationsPlugin(
      plainMarkdown(),
      ({ clusters }) => printedBy()(clusters),
      () => isOn,
    );
    assert.equal(md.render(text, {}), plainMarkdown().render(text));
    isOn = true;
    assert.match(md.render(text, {}), /id="ref-tan"/);
  });

  it('marks unknown keys with the reason', () => {
    const html = rendered('[@who, p. 3] and [@tan]', { unknown: ['who'] });
    assert.match(
      html,
      /<span class="scholium-unknown" title="@who is in no bibliography[^"]*">\[@who, p\. 3\]</,
    );
  });

  it('does as the front matter says', () => {
    const note = (fields: string) => rendered(`---\n${fields}\n---\n\n[@tan]\n`);
    assert.ok(!note('suppress-bibliography: true').includes('scholium-references'));
    assert.ok(!note('suppress-bibliography: true').includes('href="#ref-'));
    assert.match(note('reference-section-title: Read & cited'), /<h1[^>]*>Read &amp; cited<\/h1>/);
    assert.ok(!note('link-citations: false').includes('href="#ref-'));
    assert.match(note('nocite: "@lee"'), /id="ref-lee"/);
    assert.match(
      rendered('---\nnocite: "@lee"\n---\n\nProse.\n'),
      /<p[^>]*>Prose.<\/p>\n<div data-line="5"><section[\s\S]*id="ref-lee"/,
    );
  });

  it('headings keep the words that their anchors are made of', () => {
    const md = markdownWith(({ clusters }) => printedBy()(clusters));
    const heading = md.parse('# Head [@tan]\n', {}).find(({ type }) => type === 'inline')!;
    const said = (token: typeof heading): string => token.children?.map(said).join('') ?? token.content;
    assert.equal(said(heading), 'Head [@tan]');
    assert.equal(heading.content, 'Head [@tan]');
    assert.doesNotThrow(() => structuredClone(md.parse('[@tan]', {}).map((token) => ({ ...token }))));
  });

  it('shows citations as typed as long as nothing is known, and says why where a style fails', () => {
    const text = '# Head\n\nSo [see @tan;\n@lee;\n@roe] and [[@lee]].\n';
    assert.equal(markdownWith(() => undefined).render(text, {}), plainMarkdown().render(text));
    const html = markdownWith(() => ({ fault: 'There is no style <b>.' })).render(text, {});
    assert.ok(
      html.startsWith(
        '<p class="scholium-fault">Citations are shown as typed: There is no style &lt;b&gt;.</p>',
      ),
    );
    assert.ok(html.endsWith(plainMarkdown().render(text)));
  });

  it('asks anew at each rendering of the same tokens', () => {
    let word = 'first';
    const md = markdownWith(({ clusters }) => printedBy({ entry: () => word })(clusters));
    const tokens = md.parse('[@tan]', {});
    assert.match(md.renderer.render(tokens, md.options, {}), /first/);
    word = 'second';
    assert.match(md.renderer.render(tokens, md.options, {}), /second/);
  });
});

describe('preview: notes', () => {
  shows(
    'It is so [@tan]. And\tso [@lee], it is',
    '<p>It is so.<sup>1</sup> And\tso,<sup>2</sup> it is</p>',
    notes,
  );
  shows('See [@tan] and\n[@lee]. On', '<p>See<sup>1</sup> and.<sup>2</sup> On</p>', notes);
  shows('See\n[@tan] and\n[@who].', '<p>See<sup>1</sup> and\n[@who].</p>', notes);
  shows('*So* [@tan]... [@who].', '<p><em>So</em><sup>1</sup>... [@who].</p>', notes);

  it('numbers lead to notes behind the text and back', () => {
    const html = rendered('One [@tan].\n\nTwo [@lee].\n', { isNoteStyle: true });
    assert.match(
      html,
      /<sup class="scholium-note-mark" id="scholium-note-mark-1"><a href="#scholium-note-1" aria-describedby="scholium-card-0">1<\/a><span class="scholium-card"[^>]*><span>Note tan\.</,
    );
    assert.match(
      html,
      /<li id="scholium-note-2" value="2"><span class="scholium-note">Note <a href="#ref-lee"[^>]*>lee<\/a>\.<span class="scholium-card" .*<\/span> <a class="scholium-back" href="#scholium-note-mark-2"/,
    );
    assert.ok(html.indexOf('scholium-notes') < html.indexOf('scholium-references'));
  });

  it('numbers those that are shown, where the footnotes of the writer stand as typed', () => {
    const print = (note: { clusters: Parameters<ReturnType<typeof printedBy>>[0] }) => {
      const printed = printedBy({ isNoteStyle: true })(note.clusters);
      if ('fault' in printed) return printed;
      // The second stands in a footnote.
      const citations = printed.formatted.citations.map((citation, index) =>
        index === 1 ? { inText: 'tan', unknown: [], parts: [{ text: 'tan' }] } : citation,
      );
      return { ...printed, formatted: { ...printed.formatted, citations } };
    };
    const md = markdownWith(print);
    const shown = md.render('One [@tan].\n\n[^1]: [@tan].\n\nThree [@lee].\n', {});
    assert.deepEqual([...attributes(shown, 'value')], ['1', '2']);
    assert.match(words(shown), /Three\.<sup>2<\/sup>/);
    md.renderer.rules.footnote_ref = () => '';
    assert.deepEqual(
      [...attributes(md.render('One [@tan]. Two [@tan]. Three [@lee].\n', {}), 'value')],
      ['1', '3'],
    );
  });

  it('footnotes that another extension renders stay its own', () => {
    const text = 'One[^@tan] and [@lee].\n\n[^@tan]: Says @tan.\n';
    const md = markdownWith(({ clusters }) => printedBy()(clusters));
    assert.match(words(md.render(text, {})), /One\(tan\) and \(lee\)/);
    md.renderer.rules.footnote_ref = () => '';
    assert.match(words(md.render(text, {})), /One\[\^@tan\] and \(lee\)/);
  });
});

describe('preview: where the list stands', () => {
  const order = (text: string, told?: Told): string =>
    withoutCards(rendered(text, told))
      .replace(/<section class="scholium-references[\s\S]*?<\/section>/g, 'LIST')
      .replace(/<\/?(?:a|span)[^>]*>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  const stands = (text: string, words: string) =>
    it(JSON.stringify(text), () => assert.equal(order(text), words));

  stands('[@tan]\n\nBehind.\n', '(tan) Behind. LIST');
  stands('[@tan]\n\n::: {#refs}\n:::\n\nBehind.\n', '(tan) LIST Behind.');
  stands('[@tan]\n::: {#refs}\n:::\nBehind.\n', '(tan) LIST Behind.');
  stands('[@tan]\n\n::: {#refs .wide}\n# Read\n\nThese:\n:::\n\nBehind.\n', '(tan) Read These: LIST Behind.');
  stands('[@tan]\n\n:::: {.box #refs}\n::: {.in}\nx\n:::\n::::\n', '(tan) ::: {.in} x ::: LIST');
  stands('[@tan]\n\n> ::: {#refs}\n> :::\n\nBehind.\n', '(tan) LIST Behind.');
  stands('[@tan]\n\n::: {#refs}\nopen\n', '(tan) ::: {#refs} open LIST');
  stands('[@tan]\n\n```\n::: {#refs}\n:::\n```\n', '(tan) ::: {#refs} ::: LIST');
  stands('[@tan]\n\n<div id="refs"></div>\n\nBehind.\n', '(tan) LIST Behind.');
  stands('[@tan]\n\n<div class="x" id=refs>\n\n</div>\n\nBehind.\n', '(tan) LIST Behind.');
  stands('[@tan]\n\n<div data-id="refs"></div>\n\nBehind.\n', '(tan) Behind. LIST');
  stands('[@tan]\n\n```{bibliography}\n:style: unsrt\n```\n\nBehind.\n', '(tan) LIST Behind.');
  stands('[@tan]\n\n:::{bibliography}\n:::\n\nBehind.\n', '(tan) LIST Behind.');
  stands('::: {#refs}\n:::\n\n[@tan]\n\n<div id="refs"></div>\n', 'LIST (tan)');
  stands(
    '[@tan]\n\n<!-- scholium:references ab12 -->\n\nMine.\n\n<!-- /scholium:references -->\n\nBehind.\n',
    '(tan) Mine. Behind.',
  );
  stands(
    '[@tan]\n\n{/* scholium:references ab12 */}\n\nMine.\n\n{/* /scholium:references */}\n\nBehind.\n',
    '(tan) Mine. Behind.',
  );
  stands(
    '[@tan]\n\n- {/* scholium:references ab12 */}\n  {/* /scholium:references */}\n\nBehind.\n',
    '(tan) Behind.',
  );
  stands('[@tan] {/* scholium:references */}\n', '(tan) {/* scholium:references */} LIST');
  stands('[@tan]\n\n    {/* scholium:references */}\n', '(tan) {/* scholium:references */} LIST');
  stands('[@tan] `<!-- scholium:references -->`\n', '(tan) &lt;!-- scholium:references --&gt; LIST');

  /** Which words follow the anchor of each key in a list of these paragraphs. */
  const written = (paragraphs: string, told: Told = {}, marks = ['<!-- ', ' -->']): string => {
    const [open, close] = marks;
    const html = rendered(
      `[@tan; @lee; @roe]\n\n${open}scholium:references${close}\n\n${paragraphs}\n\n${open}/scholium:references${close}\n\nTan.\n`,
      told,
    );
    assert.ok(!html.includes('<section'));
    const ids = [...attributes(html, 'id')].filter((id) => id.startsWith('ref-'));
    assert.equal(new Set(ids).size, 3);
    assert.equal(ids.length, 3);
    return html
      .slice(html.indexOf('</p>'))
      .replace(/<span class="scholium-written" id="ref-(\w+)"><\/span>/g, '#$1 ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  };
  const entry = (key: string) => `<i>Entry</i> &quot;of ${key}&quot; ${key === 'lee' ? '10.1/x' : '2020'}.`;

  it('links lead to the paragraph of a work in a list that the note has in its own words, and back', () => {
    const all = '#tan Entry tan. page ↩ #lee Entry lee. page ↩ #roe Entry roe. page ↩ Tan.';
    assert.equal(written('Entry tan.\n\nEntry lee.\n\nEntry roe.'), all);
    assert.equal(written('Entry tan.\n\nEntry lee.\n\nEntry roe.', {}, ['{/* ', ' */}']), all);
    assert.equal(
      written('## Read\n\n- [2] *Entry* “of roe” 2020\n- Mine.\n- Of the Lees 10.1/x\n', { entry }),
      '#tan Read #roe [2] Entry “of roe” 2020 page ↩ Mine. #lee Of the Lees 10.1/x page ↩ Tan.',
    );
    assert.equal(written('Mine.'), '#tan #lee #roe Mine. Tan.');
  });

  it('a title stands only above a list at the end', () => {
    const note = (rest: string) => rendered(`---\nreference-section-title: Read\n---\n\n[@tan]\n${rest}`);
    assert.match(note(''), /<h1 class="scholium-heading">Read/);
    for (const place of ['\n::: {#refs}\n:::\n', '\n<div id="refs"></div>\n'])
      assert.ok(!note(place).includes('scholium-heading'));
  });

  it('the list knows its line', () => {
    assert.match(
      rendered('[@tan]\n\n::: {#refs}\n:::\n'),
      /<div data-line="2"><section class="scholium-references/,
    );
    assert.match(rendered('[@tan]\n\nEnd.\n'), /<div data-line="3"><section class="scholium-references/);
    assert.match(
      rendered('[@tan]\n\nEnd.', { isNoteStyle: true }),
      /<div data-line="2"><section class="scholium-notes[\s\S]*<div data-line="2"><section class="scholium-ref/,
    );
  });

  it('labels stand apart', () => {
    const html = rendered('[@tan] [@lee]', { hasLabels: true });
    assert.match(html, /scholium-labelled[\s\S]*<span class="scholium-label">\[2\]<\/span>/);
  });
});

describe('preview: all else', () => {
  /** Of pieces of which chance makes a note. */
  const note = (seed: number): string => {
    const random = below(seed);
    const { calm, wild } = PIECES.markdown!;
    return Array.from({ length: 1 + Math.floor(random() * 25) }, () =>
      pick(random, random() < 0.25 ? wild : calm),
    ).join('');
  };

  it('a note without citations is rendered byte for byte as without us', () => {
    for (const text of [
      '# Plain\n\na@b.de\n',
      '::: {#refs}\n:::\n',
      '<div id="refs"></div>\n',
      '`[@tan]`\n',
      '',
    ])
      assert.equal(rendered(text), plainMarkdown().render(text));
  });

  it('with citations as typed, any note is rendered as without us, line for line @long', () => {
    const ours = markdownWith(() => undefined);
    const plain = plainMarkdown();
    for (let seed = 1; seed <= 3000; seed++) {
      const text = note(seed);
      // Typed words are words, hard line ends among them; footnotes are no links, and citations none either.
      if (/`l`|\[\^[^\]\n]*\]:|\[@m\]:| {2}\n/.test(text)) continue;
      assert.equal(ours.render(text, {}), plain.render(text), `seed ${seed}: ${JSON.stringify(text)}`);
    }
  });

  it('placeholders keep the number of lines @long', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const text = note(seed);
      const clusters = findCitations(text, 'markdown').filter(({ nocite }) => !nocite);
      const placed = withPlaceholders(text, clusters)!;
      assert.equal(placed.text.split(/\r\n?|\n/).length, text.split(/\r\n?|\n/).length, JSON.stringify(text));
    }
  });

  it('a note with letters that no note has is left alone', () => {
    const text = 'So \uFDD0 it is [@tan].\n';
    assert.equal(rendered(text), plainMarkdown().render(text));
  });

  it('what keys, affixes and titles say is never markup @long', () => {
    const evil = [
      '"><script>x</script>',
      "' onload='x",
      '<img src=x onerror=x>',
      '&quot;>',
      'javascript:x',
      '](x)',
    ];
    for (const words of evil) {
      const text = `[${words} @{a${words.replace(/[{}]/g, '')}b}, ${words}] [[@${words}]] \\cite{${words}} [@tan]\n`;
      for (const unknown of [
        [],
        findCitations(text, 'markdown').flatMap(({ items }) => items.map(({ key }) => key)),
      ]) {
        const escaped = (key: string) =>
          `Entry ${key.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)}`;
        const ours = rendered(text, { unknown, entry: escaped, isNoteStyle: words.length % 2 === 0 });
        const theirs = plainMarkdown().render(text);
        assert.equal(
          (ours.match(/<(?:script|img)/g) ?? []).length <= (theirs.match(/<(?:script|img)/g) ?? []).length,
          true,
        );
        for (const name of ['onload', 'onerror'])
          assert.equal([...attributes(withoutTyped(ours), name)].length, 0, ours);
      }
    }
  });

  function withoutTyped(html: string): string {
    return html.replace(/<img src=x onerror=x>/g, '');
  }
});

function* attributes(html: string, name: string): Generator<string> {
  const walk = function* (nodes: readonly unknown[]): Generator<string> {
    for (const node of nodes as { attribs?: Record<string, string>; children?: unknown[] }[]) {
      const value = node.attribs?.[name];
      if (value !== undefined) yield value;
      yield* walk(node.children ?? []);
    }
  };
  yield* walk(parseDocument(html).children);
}
