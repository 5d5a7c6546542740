// Whatever items and writers say, what is printed holds our own markup and nothing else.
import * as assert from 'node:assert/strict';
import { Parser } from 'htmlparser2';
import type { Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { CslItem } from '../../../src/core/bibliography/csl';
import type { Formatted, OutputFormat } from '../../../src/core/csl/processor';
import { type Random, seeded } from '../seeded';
import { processorOf } from './shipped';

const BITS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<i onclick="x">a</i>',
  '<span class="nocase"><b>',
  '</span></div>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '![x](http://a/b.png)',
  '<http://a.b>',
  '[x]: http://a.b',
  '`code`',
  '*a* **b** _c_',
  '\\',
  '&lt;script&gt;',
  '&amp;#60;',
  '\uFDD0\uFDE01\uFDEE',
  '\uFDEF',
  '"quoted" \'inner\'',
  '<!-- x -->',
  '<![CDATA[x]]>',
  '|',
  '$x$',
  '[^1]',
  '\n\n# Heading\n\n- item',
  '\u0000\u2028',
  '\uD800',
  'word',
  'T<sub>E</sub>X',
  '<sc>caps</sc>',
  '{.class onclick=x}',
  '!',
  '~~~',
  '1. ',
  '@key',
];
const FIELDS = [
  'title',
  'container-title',
  'publisher',
  'volume',
  'page',
  'note',
  'URL',
  'DOI',
  'genre',
  'number',
];
const TAGS = new Set(['i', 'b', 'u', 'sup', 'sub', 'br', 'code', 'a', 'span']);

describe('safety of what is printed', () => {
  for (const [style, count] of [
    ['apa', 25],
    ['ieee', 25],
    ['chicago-fullnote-bibliography', 15],
  ] as const) {
    it(`holds in html and Markdown for hostile items, in ${style} @long`, () => hostile(style, count));
  }

  it('holds for thousands of hostile items @long', async () => {
    for (const style of ['apa', 'nature', 'vancouver', 'oscola', 'din-1505-2']) await hostile(style, 400);
  }).timeout(600_000);

  it('takes keys that are names of properties', async () => {
    const processor = await processorOf('apa');
    const keys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const { citations, references } = processor.format({
      citations: keys.map((key) => ({ items: [{ key, suppressAuthor: false, inText: false }] })),
      uncited: [],
      itemOf: (key) => ({ id: key, type: 'book', title: key, author: [{ literal: `By ${key}` }] }),
      format: 'text',
    });
    assert.deepEqual(
      citations.map(({ inText }) => inText),
      keys.map((key) => `(By ${key}, n.d.)`),
    );
    assert.deepEqual(references.map(({ key }) => key).sort(), [...keys].sort());
  });

  it('follows http and https alone @long', async () => {
    const processor = await processorOf('apa');
    const print = (item: CslItem, format: OutputFormat) =>
      processor.format({ citations: [], uncited: ['a'], itemOf: () => item, format }).references[0]!.text;
    const of = (fields: object) => ({ type: 'book', title: 'A', author: [{ family: 'B' }], ...fields });
    const doi = of({ DOI: '10.1000/a(b)<c>' });
    assert.match(print(doi, 'html'), /<a href="https:\/\/doi\.org\/10\.1000\/a\(b\)%3Cc%3E">https:\/\/doi/);
    assert.match(print(of({ DOI: '10.1000/182' }), 'markdown'), / <https:\/\/doi\.org\/10\.1000\/182>$/);
    assert.match(
      print(of({ URL: 'https://a.org/?x=1&y=2' }), 'html'),
      /href="https:\/\/a\.org\/\?x=1&amp;y=2"/,
    );
    for (const URL of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'https://a b',
      'ftp://a',
    ])
      assert.doesNotMatch(print(of({ URL }), 'html'), /<a/);
  });
});

async function hostile(style: string, count: number): Promise<void> {
  const random = seeded(13);
  const processor = await processorOf(style);
  const items = new Map<string, CslItem>(
    Array.from({ length: count }, (_, n) => [`k${n}`, hostileItem(random)]),
  );
  const affix = () => Array.from({ length: 1 + random.below(3) }, () => random.of(BITS)).join(' ');
  const affixes = Array.from({ length: count }, affix);
  const bare = processor.format({
    citations: [...items.keys()].map((key, n) => ({
      items: [{ key: n % 9 === 8 ? '*nobody* <b>' : key, suppressAuthor: false, inText: n % 5 === 0 }],
    })),
    uncited: [],
    itemOf: (key) => items.get(key),
    format: 'markdown',
  });
  const print = (format: OutputFormat) =>
    processor.format({
      citations: [...items.keys()].map((key, n) => ({
        items: [
          {
            key: n % 9 === 8 ? '<b>nobody</b>' : key,
            prefix: n % 2 ? AFFIXES[n % AFFIXES.length]! : affixes[n]!,
            suffix: affixes[(n * 7) % affixes.length]!,
            locator: { label: 'page', value: affixes[(n * 3) % affixes.length]! },
            suppressAuthor: false,
            inText: n % 5 === 0,
          },
        ],
      })),
      uncited: [],
      itemOf: (key) => items.get(key),
      format,
    });
  for (const html of texts(print('html'))) assertSafeHtml(html);
  // A writer's own code and formulas are printed as they are typed: what items say is looked at alone.
  for (const markdown of texts(bare)) assertSafeMarkdown(markdown);
  print('markdown');
  for (const text of texts(print('text'))) assert.doesNotMatch(text, /[\uFDD0-\uFDEF]/);
}

const AFFIXES = ['see *also*', 'a `<b>` code', '$x<y$', '[a](javascript:x)', '<img src=x onerror=y>'];

function texts({ citations, references }: Formatted): string[] {
  return [
    ...citations.flatMap(({ inText, note, parts }) => [inText, note ?? '', ...parts.map(({ text }) => text)]),
    ...references.flatMap(({ text, label }) => [text, label ?? '']),
  ];
}

function hostileItem(random: Random): CslItem {
  const text = () =>
    Array.from({ length: 1 + random.below(4) }, () => random.of(BITS)).join(random.of(['', ' ']));
  const value = (): unknown =>
    random.chance(0.9) ? text() : random.of<unknown>([null, 7, {}, [], [null], { raw: text() }, true, ['a']]);
  const item: Record<string, unknown> = {
    type: random.chance(0.9) ? random.of(['book', 'article-journal', 'report']) : value(),
  };
  for (const field of FIELDS) if (random.chance(0.6)) item[field] = value();
  if (random.chance(0.3)) item.DOI = `10.1000/${text()}`;
  if (random.chance(0.3)) item.URL = `https://example.org/${text()}`;
  if (random.chance(0.8))
    item.author = random.chance(0.8) ? [{ family: value(), given: value() }, { literal: value() }] : value();
  if (random.chance(0.8))
    item.issued = random.of<unknown>([
      { 'date-parts': [[2001, 2, 3]] },
      { raw: text() },
      { literal: text() },
      value(),
    ]);
  return item;
}

function assertSafeHtml(html: string): void {
  let depth = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name !== 'br') depth++;
      assert.ok(TAGS.has(name), `${name} in ${html}`);
      const { href, style, class: classes, ...others } = attributes;
      assert.deepEqual(others, {}, html);
      if (name === 'a') assert.match(href!, /^https?:\/\/[^\s"<>]+$/, html);
      else assert.equal(href, undefined, html);
      if (style !== undefined) assert.equal(style, 'font-variant:small-caps');
      if (classes !== undefined) assert.equal(classes, 'scholium-unknown');
    },
    onclosetag(name) {
      if (name !== 'br') depth--;
    },
    oncomment: () => assert.fail(html),
    onprocessinginstruction: () => assert.fail(html),
  });
  parser.end(html);
  assert.equal(depth, 0, html);
}

function assertSafeMarkdown(markdown: string): void {
  const look = (node: Nodes): void => {
    const isOurs = ['root', 'paragraph', 'text', 'emphasis', 'strong', 'link', 'break'].includes(node.type);
    assert.ok(isOurs, `${node.type} in ${markdown}`);
    if (node.type === 'link') assert.match(node.url, /^https?:\/\//, markdown);
    if ('children' in node) node.children.forEach(look);
  };
  look(unified().use(remarkParse).parse(markdown));
}
