import assert from 'node:assert/strict';
import { citationAt, citesIn, findCitations } from '../../../src/core/notes/citations';
import type { Cluster } from '../../../src/core/notes/cluster';
import { usedKeys } from '../../../src/core/notes/used-keys';

/**
 * Clusters in short: `a` for a key in brackets, `@a` for one in the text (`@a?` where it may be a mention), `-`
 * for a suppressed author, `prefix|key|label value|suffix` where there is more; `form:` where it is not Pandoc.
 */
function show(clusters: readonly Cluster[]): string {
  return clusters
    .map(({ form, items, nocite }) => {
      const shown = items.map((item) => {
        const key = `${item.suppressAuthor ? '-' : ''}${item.inText ? '@' : ''}${item.key}${item.certain ? '' : '?'}`;
        const locator = item.locator ? `${item.locator.label} ${item.locator.value}` : '';
        const parts = [item.prefix ?? '', key, locator, item.suffix ?? ''];
        return parts.filter((part) => part !== '').length > 1 ? parts.join('|') : key;
      });
      return `${form === 'pandoc' ? '' : `${form}:`}${nocite ? 'nocite:' : ''}${shown.join('; ')}`;
    })
    .join('  ');
}

function check(text: string, expected: string, language = 'markdown'): void {
  const clusters = findCitations(text, language);
  assert.equal(show(clusters), expected, JSON.stringify(text));
  for (const { span, items } of clusters) {
    assert.ok(span.start >= 0 && span.start < span.end && span.end <= text.length, text);
    for (const item of items) {
      assert.equal(text.slice(item.keySpan.start, item.keySpan.end), item.key, text);
      assert.ok(item.span.start <= item.keySpan.start && item.span.end >= item.keySpan.end, text);
      const { locator } = item;
      if (locator?.span) {
        assert.ok(text.slice(locator.span.start, locator.span.end).includes(locator.value), text);
      }
    }
  }
}

const silent = (text: string, language?: string): void => check(text, '', language);

describe('citations of Pandoc', () => {
  it('ends a key where Pandoc does', () => {
    check('@a', '@a?');
    check('@a.', '@a?');
    check('@a_b_', '@a_b_?');
    check('@a--b', '@a?');
    check('@a..b', '@a?');
    check('@a.b.c, d', '@a.b.c?');
    check('@Foo_bar.baz.', '@Foo_bar.baz?');
    check('@Foo_bar--baz', '@Foo_bar?');
    check('[@a:b/c]', 'a:b/c');
    check('[@DBLP:conf/nips/VaswaniSPUJGKP17]', 'DBLP:conf/nips/VaswaniSPUJGKP17');
    check('[@1998ARA&A.36-99K]', '1998ARA&A.36-99K');
    check('[@10.11578/rubin/dc.20250909.20]', '10.11578/rubin/dc.20250909.20');
    check('@doi:10.1/x.y', '@doi:10.1/x.y?');
    check('@arxiv:1609.08144.', '@arxiv:1609.08144?');
    check('@url:https://x.org/a?b=c', '@url:https://x.org/a?b?');
    check('[@https://x.org/a]', 'https://x.org/a');
    check('@müller2020 @李2020 @_x @2020', '@müller2020?  @李2020?  @_x?  @2020?');
    check('@a~b @a<b @a%b @a$b#c', '@a~b?  @a<b?  @a%b?  @a$b#c?');
    check("@a’s and @b's", '@a?  @b?');
    check('x (@a) "@b" *@c* —@d', '@a?  @b?  @c?  @d?');
  });

  it('reads any key in braces', () => {
    check('@{a}', '@a');
    check('[@{https://x.org/a?b,c}]', 'https://x.org/a?b,c');
    check('[@{a{b}c}, p. 3]', '|a{b}c|page 3|');
    check('[-@{a b}]', '');
    check('@{}', '');
    check('[@{a[1]}; @b]', 'a[1]; b');
    check('@{Foo_bar.baz.}', '@Foo_bar.baz.');
  });

  it('sees no key behind a letter or digit, nor behind a backslash', () => {
    silent('me@x.org');
    silent('[me@x.org]');
    silent('é@x 2@x');
    silent(String.raw`\@a [\@b] \@ref(fig:x)`);
    check(String.raw`\\@a`, '@a?');
    check('.@a', '@a?');
    silent('@ a @. @- @/x @*');
  });

  it('reads clusters with prefixes, locators and suffixes', () => {
    check('[@a]', 'a');
    check('[ @a ]', 'a');
    check('[@a; @b;@c]', 'a; b; c');
    check('[-@a]', '-a');
    check('[@a; -@b]', 'a; -b');
    check('[see @a]', 'see|a||');
    check('[see -@a, p. 3]', 'see|-a|page 3|');
    check('[e.g., @a, p. 3; but cf. @b]', 'e.g.,|a|page 3|; but cf.|b||');
    check('[@a and others]', '|a||and others');
    check('[see @a,\npp. 3-4]', 'see|a|page 3-4|');
    check('[see *also* @a]', 'see *also*|a||');
    check('[see `x;y` @a; @b, `c`]', 'see `x;y`|a||; |b||`c`');
    check('[@a &amp; more; @b]', '|a||&amp; more; b');
  });

  it('reads every example of the manual', () => {
    check(
      'Blah blah [see @doe99, pp. 33-35 and *passim*; @smith04, chap. 1].',
      'see|doe99|page 33-35|and *passim*; |smith04|chapter 1|',
    );
    check('[@smith{ii, A, D-Z}, with a suffix]', '|smith|page ii, A, D-Z|with a suffix');
    check(
      '[@smith, {pp. iv, vi-xi, (xv)-(xvii)} with suffix here]',
      '|smith|page iv, vi-xi, (xv)-(xvii)|with suffix here',
    );
    check('[@smith{}, 99 years later]', '|smith||99 years later');
    check('@smith04 [p. 33] says blah', '|@smith04|page 33|');
    check('Smith says blah [-@smith04].', '-smith04');
    check('@smith04 says blah.', '@smith04?');
    check(
      '[@{https://example.com/bib?name=foobar&date=2000}, p.  33]',
      '|https://example.com/bib?name=foobar&date=2000|page 33|',
    );
    check('See @foo [p. 33; @bar], and [see @foo; -@bar]', '|@foo|page 33|; bar  see|foo||; -bar');
    check('Blah blah [@doe99, pp. 33-35, 38-39 and *passim*]', '|doe99|page 33-35, 38-39|and *passim*');
  });

  it('knows the words for locators', () => {
    const locator = (text: string, expected: string) => check(`[@a, ${text}]`, `|a|${expected}`);
    locator('12', 'page 12|');
    locator('p.3', 'page 3|');
    locator('p. iv', 'page iv|');
    locator('P. 3', 'page 3|');
    locator('pp. 3, 5-7', 'page 3, 5-7|');
    locator('pp. 3 & 5', 'page 3|& 5');
    locator('pages 3–5', 'page 3–5|');
    locator('p. (a)(iv)', 'page (a)(iv)|');
    locator('12(a)', 'page 12(a)|');
    locator('bk. 2', 'book 2|');
    locator('chapters 3-4', 'chapter 3-4|');
    locator('col. 3', 'column 3|');
    locator('fig. 3', 'figure 3|');
    locator('fol. 3r', 'folio 3r|');
    locator('no. 3', 'issue 3|');
    locator('l. 3', 'line 3|');
    locator('n. 3', 'note 3|');
    locator('op. 3', 'opus 3|');
    locator('para. 3', 'paragraph 3|');
    locator('pt. 3', 'part 3|');
    locator('sec. 3.2', 'section 3.2|');
    locator('§ 3', 'section 3|');
    locator('§§3-4', 'section 3-4|');
    locator('¶ 3', 'paragraph 3|');
    locator('s.v. 3', 'sub-verbo 3|');
    locator('sub verbo 3', 'sub-verbo 3|');
    locator('v. 3', 'verse 3|');
    locator('vol. 3', 'volume 3|');
    locator('table 3', 'table 3|');
    locator('eq. 3', 'equation 3|');
    locator('chap. 3, 99 years later', 'chapter 3, 99|years later');
    locator('theorem 3', '|theorem 3');
    locator('partsong 3', '|partsong 3');
    locator('who says so', '|who says so');
    locator('p. nothing', '|p. nothing');
    check('[@a p. 3]', '|a|page 3|');
    check('[@a, 2020b]', '|a|page 2020b|');
  });

  it('reads keys in the text with the bracket behind them', () => {
    check('@a [p. 3] says', '|@a|page 3|');
    check('@a [and more] says', '|@a?||and more');
    check('@a [@b]', '@a?; b');
    check('@a [p. 3; @b; see @c]', '|@a|page 3|; b; see|c||');
    check('@a\n[p. 3]', '|@a|page 3|');
    check('@a says [@b]', '@a?  b');
    check('@a [text](url)', '@a?');
    check('@a [text][ref]', '@a?');
    check('@a [^1]', '@a?');
    check('-@a says', '-@a?');
    check('@a -@b', '@a?  -@b?');
  });

  it('takes what is no cluster for what Pandoc takes it', () => {
    check('[@a; and more]', '@a');
    check('[@a, @b]', '|a||@b; @b');
    check('[@a', '@a?');
    check('@a]', '@a?');
    check('[[x] @a]', '[x]|a||');
    check('[see [@a], p. 3]', 'a');
    check('[see [@a] and @b]', 'see [@a] and|b||  a');
    check('[@a [p. 3]; @b]', '|a||[p. 3]; b');
    check('[@a]{.mark}', '@a');
    check('^[see @a, p. 3]', '@a');
    check('[@a\n\n@b]', '@a?  @b?');
    check('[@a][@b]', 'a  b');
    check('[@a][^1]', 'a');
    check('[@a](see there)', 'a');
    check('x[@a]y', 'a');
    check('[@a]: the case', 'a');
    check('> [see @a,\n> p. 3]', 'see|a|page 3|');
    check('| [@a] | @b |\n|---|---|', 'a  @b?');
    check('# On [@a]\n\n**[@b]** *@c*', 'a  b  @c?');
  });

  it('leaves links, definitions and images alone', () => {
    silent('[@a](url)');
    silent('[@a](<u r l> "title")');
    silent('[@a][ref]');
    silent('[@a][]');
    silent('[see @a](https://x.org)');
    silent('![@a](url)');
    silent('[![@a](u)](v)');
    silent('[@a]: x');
    silent('[@a]: https://x.org "title"\n');
    silent('> [@a]: x');
    silent('[x](https://x.org/@a) [y](/@b "@c")');
    check('[@a]: x\n[@b]', 'b');
    check('text\n[@a]: x', 'a');
    check('[x](u) [@a]', 'a');
  });
});

describe('where a note is silent', () => {
  it('reads no code', () => {
    silent('`@a` ``[@b]`` `` ` @c ``');
    silent('```\n@a\n```');
    silent('~~~ python\n@a\n\n[@b]\n~~~');
    silent('    @a');
    silent('\t@a');
    silent('- x\n\n      @a');
    silent('> ```\n> @a\n> ```');
    silent('```\n@a');
    check('- x\n\n  @a', '@a?');
    check('x\n    @a', '@a?');
    check('> ```\n@a', '@a?');
    check('`@a @b', '@a?  @b?');
    check('```\nx\n```\n@a', '@a?');
    check('- ```\n  @x\n\n@a', '@a?');
  });

  it('reads no HTML, comment or address', () => {
    silent('<!-- @a -->');
    silent('<!--\n\n[@a]\n\n-->');
    silent('x <!-- [@a] --> y');
    silent('<a href="@a">');
    silent('<div>\n[@a]\n</div>');
    silent('<script>\n@a\n\n@b\n</script>');
    silent('<me@x.org> <https://x.org/@a>');
    silent('https://x/@user www.x.org/@user (https://x.org/@a/b)');
    check('<b>[@a]</b>', 'a');
    check('(https://x.org) @a', '@a?');
    check('[see https://x.org/@u; @a]', '@a');
    check('<div>\n\n[@a]\n\n</div>', 'a');
  });

  it('reads no math, but knows prices', () => {
    silent('$a_{@x}$ and $$@y$$');
    silent('$$\n@a\n\n@b\n$$');
    check('$20 [@a] and $30', 'a');
    check('costs $5, says @a', '@a?');
    check(String.raw`\$x @a y\$`, '@a?');
    check('$$\n[@a]', 'a');
  });

  it('reads front matter only for nocite', () => {
    silent('---\nauthor: "@a"\n---\n');
    check('---\nauthor: "@a"\n---\n@b', '@b?');
    check("---\nnocite: '@a, @b'\n---\n[@c]", 'nocite:@a  nocite:@b  c');
    check('---\nnocite: |\n  @a\n  @b\ntitle: "@x"\n...\n', 'nocite:@a  nocite:@b');
    check('---\nnocite:\n- "@a"\n- "@b"\n---\n', 'nocite:@a  nocite:@b');
    check('---\nnocite: "@*"\n---\n', 'nocite:@*');
    check('---\r\nnocite: "@a"\r\n---\r\n[@b]\r\n', 'nocite:@a  b');
    check('\n---\nnocite: "@a"\n---\n', '@a?');
  });

  it('takes cross-references and examples for what they are', () => {
    silent('@fig-a @tbl-b @sec-c @eq-d @thm-e @fig:a @eq:b [@tbl:random] @Fig-x @sec:intro');
    check('[@fig-a; @a]', '@a');
    check('@figure @section2 @equation', '@figure?  @section2?  @equation?');
    silent('(@good) An example.\n\nAs (@good) shows.');
    check('As (@good) shows.', '@good?');
  });

  it('takes a bare name for a mention at most', () => {
    check('npm i @types/node', '@types/node?');
    check('thanks, @user!', '@user?');
    silent('--[[@as T]]');
    silent('[[--@as T]]');
  });
});

describe('other forms of citation', () => {
  it('reads wikilinks and footnotes named by a key', () => {
    check('[[@a]]', 'wikilink:@a');
    check('[[@a|Doe 2020]] and [[@b#Results]]', 'wikilink:@a  wikilink:@b');
    check('[[@a^block]] ![[@b]]', 'wikilink:@a  wikilink:@b');
    check('[[refs/@a.md]]', 'wikilink:@a');
    check('[[@a]]/[[@b]]', 'wikilink:@a  wikilink:@b');
    check('CS[[@Zhang2018ISTANet]]', 'wikilink:@Zhang2018ISTANet');
    check(String.raw`| [[@a\|Doe]] | x |`, 'wikilink:@a');
    check('x[^@a].', 'footnote:a');
    check('x[^1].\n\n[^1]: @a, p. 3.', '@a?');
    check('[^1]: See [@a].\n\n    More [@b].\n\n      [@c]', 'a  b  c');
    silent('[^1]: x\n\n        [@a]');
    silent('[[a]] [[a@b]] [^1]');
  });

  it('reads the roles of MyST', () => {
    check('{cite:p}`a;b`', 'myst:a; b');
    check('{cite}`a, b`', 'myst:a; b');
    check('{cite:t}`a`', 'myst:@a');
    check('{cite}`{see}a{fig 1}`', 'myst:see|a||fig 1');
    check('{cite:p}`{see}a{p. 3};b`', 'myst:see|a|page 3|; b');
    check('{cite:year}`a`', 'myst:-a');
    check('{cite:p}`10.1093/nar/22.22.4673`', 'myst:10.1093/nar/22.22.4673');
    silent('`{cite:p}` {ref}`@a`');
    check('```{note}\n[@a]\n```\n\n[@b]', 'a  b');
    silent('```{code-cell}\n[@a]\n```');
    check(':::{note}\n[@a]\n:::', 'a');
  });

  it('reads the commands of LaTeX, also in Markdown', () => {
    for (const language of ['latex', 'markdown']) {
      check(String.raw`\cite{a,b}`, 'latex:a; b', language);
      check(String.raw`\cite[p.~3]{a}`, 'latex:|a|page 3|', language);
      check(String.raw`\parencite[see][pp. 3-4]{a, b}`, 'latex:see|a||; |b|page 3-4|', language);
      check(String.raw`\textcite{a} \citet{b} \Textcite{c}`, 'latex:@a  latex:@b  latex:@c', language);
      check(String.raw`\citeyear{a} \parencite*{b}`, 'latex:-a  latex:-b', language);
      check(String.raw`\parencites(see)()[3]{a}[4]{b}`, 'latex:|a|page 3|; |b|page 4|', language);
      check(String.raw`\nocite{*}`, 'latex:nocite:*', language);
      check('\\cite{a,\n  b}', 'latex:a; b', language);
    }
    silent(String.raw`\citestyle{x} \cite{#1} \cite`, 'latex');
    silent('% \\cite{a}\n\\begin{verbatim}\n\\cite{b}\n\\end{verbatim} \\verb|\\cite{c}|', 'latex');
    check('10\\% \\cite{a}\n\\cite{b,% x\nc}', 'latex:a  latex:b; c', 'latex');
    silent('@a [@b]', 'latex');
    silent('`\\cite{a}`');
  });

  it('reads Typst', () => {
    check('As @a and @b: shows @c.', 'typst:a  typst:b  typst:c', 'typst');
    check('@a[p.~7] says', 'typst:|a|page 7|', 'typst');
    check('#cite(<a>, form: "prose")', 'typst:@a', 'typst');
    check('#cite(<a>, supplement: [p. 7])', 'typst:|a|page 7|', 'typst');
    check('#cite(label("DBLP:x/y"))', 'typst:DBLP:x/y', 'typst');
    silent('// @a\n/* @b */ `@c` ```\n@d\n``` \\@e me@x.org https://x.org/@f $@g$', 'typst');
    check('= A <intro>\nSee @intro and @a', 'typst:a', 'typst');
    check('https://x.org @a // @b', 'typst:a', 'typst');
  });

  it('is silent in a language without citations', () => {
    silent('[@a] \\cite{b}', 'typescript');
    silent('[@a]', 'constructor');
    assert.equal(citesIn('quarto'), true);
    assert.equal(citesIn('toString'), false);
    check('[@a]', 'a', 'rmd');
  });
});

describe('the citation at an offset', () => {
  const at = (marked: string, expected: string | undefined, language = 'markdown') => {
    const offset = marked.indexOf('|');
    const text = marked.slice(0, offset) + marked.slice(offset + 1);
    assert.equal(citationAt(text, offset, language)?.item.key, expected, marked);
  };

  it('is that of the key which the offset touches', () => {
    at('x |@a', 'a');
    at('x @|a', 'a');
    at('x @a|', 'a');
    at('x| @a', undefined);
    at('[see |@a; @b]', 'a');
    at('[se|e @a; @b]', undefined);
    at('[see @a; @b|]', 'b');
    at('[see |-@a]', 'a');
    at('[|@{a b}]', undefined);
    at('[|@{a,b}]', 'a,b');
    at('[@{a,b}|]', 'a,b');
    at('[[@a|]]', 'a');
    at('\\cite{a,b|}', 'b', 'latex');
    at('{cite:p}`a;|b`', 'b');
    at('`@a|`', undefined);
    at('plain| text', undefined);
    at('```\n@x\n```\n\n- item\n\n  [@a; @b|]\n\n@c', 'b');
  });
});

describe('the keys of a note', () => {
  it('are given once, in order of first use', () => {
    assert.deepEqual([...usedKeys('---\nnocite: "@z"\n---\n[@b; @a] @b `@c`', 'markdown')], ['z', 'b', 'a']);
  });
});

describe('a note of any kind', () => {
  it('costs little, however long a line is', () => {
    const long = [
      '@a [',
      '[@a ',
      '[@a [b] ',
      '`@a ``',
      '@{',
      '$@a ',
      '<a b="@',
      '<!-- @',
      '[[@a',
      '\\cite[{@',
      '{cite}`@',
      '> - @a\n',
      '](@a',
      '![@a](',
      '@a@b:/',
      '[@a]: x\n',
      '    @\n',
      '&@',
      'https://@',
    ];
    for (const piece of long) {
      const text = piece.repeat(Math.ceil(2_000 / piece.length));
      for (const language of ['markdown', 'latex', 'typst']) findCitations(text, language);
    }
    assert.deepEqual(findCitations('x '.repeat(2_500_000), 'markdown'), []);
    assert.equal(findCitations(`${'x '.repeat(2_500_000)}[@a]`, 'markdown').length, 1);
  });

  it('is read without an exception, and spans stay within it', () => {
    const pieces = [
      '@',
      'a',
      '[',
      ']',
      '(',
      ')',
      '{',
      '}',
      '`',
      '$',
      '\\',
      '\n',
      '\n\n',
      '- ',
      '> ',
      '    ',
      '\t',
    ]
      .concat([
        '; ',
        ', p. 3',
        '-',
        '<',
        '>',
        '<!--',
        '-->',
        '[^',
        ']:',
        '[[',
        ']]',
        '|',
        '\\cite{',
        '{cite}`',
      ])
      .concat([
        '```',
        '---\n',
        'nocite: ',
        ':',
        '#',
        '😀',
        'é',
        '%',
        '\r\n',
        '!',
        'https://',
        '"',
        '\uFFFC',
        '(@x) y',
      ]);
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    for (let round = 0; round < 600; round++) {
      const text = Array.from({ length: random(40) }, () => pieces[random(pieces.length)]).join('');
      for (const language of ['markdown', 'latex', 'typst']) {
        for (const { span, items } of findCitations(text, language)) {
          assert.ok(span.start < span.end && span.end <= text.length, JSON.stringify(text));
          for (const { key, keySpan } of items) {
            assert.equal(text.slice(keySpan.start, keySpan.end), key, JSON.stringify(text));
          }
        }
      }
    }
  });
});
