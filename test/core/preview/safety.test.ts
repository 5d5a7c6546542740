// Whatever items, keys and notes say: of what the preview gets, only our own elements and addresses are markup.
import * as assert from 'node:assert/strict';
import { parseDocument } from 'htmlparser2';
import type { CslItem } from '../../../src/core/bibliography/csl';
import { formatNote } from '../../../src/core/csl/format-note';
import type { Processor } from '../../../src/core/csl/processor';
import { processorOf } from '../csl/shipped';
import { seeded } from '../seeded';
import { markdownWith } from './rendering';

const WORDS = [
  'Attention',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><a href="javascript:x">',
  "' onmouseover='x",
  '<i>so</i>',
  '</section></div>',
  '&lt;b&gt;',
  '\uFDD0\uFDD1\uFDEF',
  '[x](command:y)',
  '<!-- -->',
  'ﬁn & \u0000 \u202E',
];
const ADDRESSES = [
  'javascript:alert(1)',
  'https://x.org/"onload="y',
  'command:workbench.x',
  'https://x.org/?a=1&b=2',
];

/** Elements with their attributes; `style` is citeproc's small capitals alone. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title', 'class', 'aria-describedby'],
  b: [],
  br: [],
  code: [],
  div: ['class', 'id', 'data-line'],
  h1: ['class'],
  i: [],
  li: ['id', 'value'],
  ol: [],
  p: ['data-line', 'class'],
  section: ['class'],
  span: ['id', 'class', 'title', 'style', 'role', 'hidden', 'tabindex', 'aria-describedby'],
  sub: [],
  sup: ['class', 'id'],
  u: [],
};

interface Element {
  readonly name?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Element[];
}

function check(elements: readonly Element[], html: string): void {
  for (const { name, attribs = {}, children = [] } of elements) {
    if (name !== undefined) {
      assert.ok(ALLOWED[name], `<${name}> in ${html}`);
      for (const attribute of Object.keys(attribs))
        assert.ok(ALLOWED[name]!.includes(attribute), `<${name} ${attribute}> in ${html}`);
      if (attribs.href !== undefined) assert.match(attribs.href, /^(?:#|https?:\/\/|\.\/)/, html);
      if (attribs.style !== undefined) assert.equal(attribs.style, 'font-variant:small-caps');
    }
    check(children, html);
  }
}

describe('preview: safety', () => {
  const processors: Processor[] = [];

  before(async () => {
    for (const name of ['apa', 'ieee', 'chicago-note-bibliography']) processors.push(await processorOf(name));
  });

  it('nothing but our own elements, with links to the page itself, to http and to files @long', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const random = seeded(seed);
      const words = () => Array.from({ length: 1 + random.below(3) }, () => random.of(WORDS)).join(' ');
      const items = new Map(
        ['tan', 'lee', 'k"ey', 'a&b'].map((key): [string, CslItem] => [
          key,
          {
            id: key,
            type: random.of(['article-journal', 'book', 'webpage']),
            title: words(),
            author: [{ family: words(), given: words() }, { literal: words() }],
            'container-title': words(),
            publisher: words(),
            URL: random.of(ADDRESSES),
            DOI: random.of(['10.1000/x', `10.1000/${random.of(WORDS)}`]),
            issued: { 'date-parts': [[1900 + random.below(120)]] },
          } as CslItem,
        ]),
      );
      const text = `---\nreference-section-title: '${random.of(WORDS).replace(/'/g, "''")}'\n---\n\nSo [@tan; @lee] and @{k"ey}, [@{a&b}, p. 3; @{<b>}] [-@who].\n`;
      for (const processor of processors) {
        const md = markdownWith(({ clusters }) => ({
          formatted: formatNote(clusters, (key) => items.get(key), processor, 'html', { text }),
          sourceOf: (key) => ({
            href: `./${encodeURIComponent(key)}#L1`,
            words: `${key}${words()}`,
            kind: 'page',
          }),
        }));
        // What the front matter says is VS Code's.
        const tokens = md.parse(text, {}).filter(({ type }) => !/^(?:hr|heading)/.test(type));
        const html = md.renderer.render(tokens, md.options, {}).replace(/reference-section-title: .*/, '');
        check(parseDocument(html).children as unknown as Element[], html);
      }
    }
  });
});
