// What a style says of itself, and why one cannot be used.
import * as assert from 'node:assert/strict';
import type { Tree } from 'citeproc';
import { loadProcessor, StyleFault } from '../../../src/core/csl/processor';
import { localeChain, localeName } from '../../../src/core/csl/styles/locales';
import { readStyle } from '../../../src/core/csl/styles/style';
import { readTree } from '../../../src/core/csl/styles/tree';
import { readXml } from '../../../src/core/csl/styles/xml';
import { shippedFiles, shippedNames, shippedStyle } from './shipped';

const NS = 'xmlns="http://purl.org/net/xbiblio/csl"';
const LAYOUT = '<citation><layout><text variable="title"/></layout></citation>';
const style = (inside: string, attributes = 'version="1.0" class="in-text"') =>
  `<?xml version="1.0"?>\n<style ${NS} ${attributes}>\n${inside}\n</style>`;

describe('reading a style', () => {
  it('tells its title, class, format, locale, and whether it has a list', () => {
    const info = `<info><title>Mine &amp; yours</title><category citation-format="numeric"/></info>`;
    const read = readStyle(style(info + LAYOUT, 'version="1.0" class="in-text" default-locale="de"'));
    assert.deepEqual('info' in read && read.info, {
      title: 'Mine & yours',
      class: 'in-text',
      format: 'numeric',
      defaultLocale: 'de-DE',
      hasList: false,
    });
  });

  it('tells the short name of the style that it is another name of, and is printed as that one @long', async () => {
    const link = '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>';
    const text = style(`<info><title>Journal</title>${link}</info>`, 'version="1.0"');
    const read = readStyle(text);
    assert.equal('info' in read && read.info.parent, 'apa');
    const processor = await loadProcessor(text, shippedFiles);
    assert.equal(processor.info.title, 'Journal');
    assert.equal(processor.hasList, true);
    await assert.rejects(
      loadProcessor(text, { ...shippedFiles, style: async () => undefined }),
      new StyleFault('The style is another name of the style “apa”, which is not there.'),
    );
  });

  it('reads all that are shipped', () => {
    for (const name of shippedNames()) assert.ok('info' in readStyle(shippedStyle(name)), name);
  });

  it('reads the same from XML as from the brief form in which styles are shipped', () => {
    for (const name of ['ieee', 'association-for-computational-linguistics']) {
      const shipped = readTree(shippedStyle(name));
      assert.ok('tree' in shipped);
      const read = readTree(`<?xml version="1.0"?>\r\n<!-- A style. -->\n${xmlOf(shipped.tree)}\n`);
      assert.deepEqual('tree' in read && read.tree, shipped.tree, name);
    }
  });

  const faults: (readonly [what: string, text: string, fault: string])[] = [
    [
      'a file that is no XML',
      'Dear diary',
      'Line 1, column 1: it is not XML, for there is text outside the elements.',
    ],
    ['an empty file', ' \n', 'Line 1, column 1: it is not XML, for there is no element in it.'],
    [
      'an element that is never closed',
      `<style>\n  <citation>\n</style>`,
      'Line 3, column 1: it is not XML, for </style> stands where <citation> is to be closed.',
    ],
    [
      'an attribute without quotes',
      `<style\n version=1>`,
      'Line 1, column 7: it is not XML, for the tag <style> is malformed.',
    ],
    [
      'entities of its own',
      `<!DOCTYPE x [<!ENTITY a "aaaa">]>\n<style>&a;</style>`,
      'Line 1, column 1: it is not XML, for it declares entities, which are not read.',
    ],
    [
      'an entity that is not there',
      `<style>\n<a>x &nbsp; y</a></style>`,
      'Line 2, column 6: it is not XML, for an & stands in it that is no entity of XML.',
    ],
    [
      'another file of XML',
      '<html></html>',
      'Line 1: this is no style of the Citation Style Language, for its root is <html>.',
    ],
    [
      'CSL 0.8',
      style(LAYOUT, 'class="in-text"'),
      'Line 2: the style has no version, as in CSL 0.8; styles of CSL 1.0 are understood.',
    ],
    [
      'a later CSL',
      style(LAYOUT, 'version="2.0"'),
      'Line 2: the style is of CSL 2.0; those of CSL 1.0 are understood.',
    ],
    [
      'a style without class',
      style(LAYOUT, 'version="1.0"'),
      'Line 2: the style does not say whether its class is in-text or note.',
    ],
    ['a style that cites nothing', style('<info/>'), 'Line 2: the style has no <citation>.'],
    ['a citation without layout', style('\n<citation/>'), 'Line 4: <citation> has no <layout>.'],
    [
      'a macro that is not there',
      style('<citation><layout>\n<text macro="author"/></layout></citation>'),
      'Line 4: the macro “author” is called, and is not there.',
    ],
    [
      'a macro that calls itself',
      style(
        '<macro name="a"><text macro="b"/></macro>\n<macro name="b">\n<text macro="a"/></macro>\n<citation><layout><text macro="a"/></layout></citation>',
      ),
      'Line 5: the macro “a” calls itself.',
    ],
    [
      'macros that unfold without end',
      style(
        `${Array.from({ length: 40 }, (_, n) => {
          const call = n === 0 ? '<text variable="title"/>' : `<text macro="m${n - 1}"/>`.repeat(2);
          return `<macro name="m${n}">${call}</macro>`;
        }).join('\n')}<citation><layout><text macro="m39"/></layout></citation>`,
      ),
      'Line 19: the macro “m16” unfolds without end.',
    ],
    ...['{"n":"style","c":{}}', '{"n":"style","a":{"x":1}}', '{"n":"style","c":[7]}', '{"c":[]}'].map(
      (text) => [`JSON such as ${text}`, text, 'It is neither XML nor a style of ours.'] as const,
    ),
    [
      'JSON that is nested deep',
      '{"n":"style","c":['.repeat(3000) + ']}'.repeat(3000),
      'It is neither XML nor a style of ours.',
    ],
    ['a broken shipped style', '{"n":', 'It is neither XML nor a style of ours.'],
  ];
  for (const [what, text, fault] of faults) {
    it(`says why ${what} cannot be used`, async () => {
      const read = readStyle(text);
      assert.equal('fault' in read && read.fault, fault);
      await assert.rejects(loadProcessor(text, shippedFiles), new StyleFault(fault));
    });
  }

  it('says what citeproc says where nothing else is known', async () => {
    const text = style('<citation><layout><nonsense/></layout></citation>');
    await assert.rejects(loadProcessor(text, shippedFiles), (error: Error) => {
      assert.ok(error instanceof StyleFault);
      assert.match(error.message, /^The style cannot be used; the citation processor says “.*”\.$/);
      return true;
    });
  });

  it('takes no more time for a long file than its length', () => {
    for (const text of [
      '<a '.repeat(100_000),
      '<!--'.repeat(100_000),
      `<a ${'b="c" '.repeat(50_000)}`,
      '<a>'.repeat(100_000),
    ])
      assert.ok('fault' in readXml(text));
  });
});

describe('the locale of a language', () => {
  it('is named by BCP 47', () => {
    const names = {
      en: 'en-US',
      de_at: 'de-AT',
      EN: 'en-US',
      'zh-Hant': 'zh-TW',
      'zh-Hans-CN': 'zh-CN',
      no: 'nb-NO',
    };
    for (const [language, name] of Object.entries(names)) assert.equal(localeName(language), name);
    for (const language of ['german', '', 'Deutsch', 'x', '../../en'])
      assert.equal(localeName(language), undefined);
  });

  it('falls back to its primary dialect, and to American English', () => {
    assert.deepEqual(localeChain('de-AT'), ['de-AT', 'de-DE', 'en-US']);
    assert.deepEqual(localeChain('pt-BR'), ['pt-BR', 'pt-PT', 'en-US']);
    assert.deepEqual(localeChain('la'), ['la', 'en-US']);
    assert.deepEqual(localeChain('nonsense'), ['en-US']);
  });

  it('is the note’s, else the style’s own, else American English', async () => {
    const [plain, german] = ['', ' default-locale="de"'].map((own) =>
      style(LAYOUT, `version="1.0" class="in-text"${own}`),
    );
    const language = async (text: string, wanted?: string) =>
      (await loadProcessor(text, shippedFiles, wanted)).language;
    assert.equal(await language(german!), 'de-DE');
    assert.equal(await language(german!, 'fr'), 'fr-FR');
    assert.equal(await language(plain!), 'en-US');
    assert.equal(await language(plain!, 'german'), 'en-US');
    assert.equal(await language(plain!, 'de-LU'), 'de-DE');
    assert.equal(await language(plain!, 'tlh'), 'en-US');
  });
});

function xmlOf({ name, attrs, children }: Tree): string {
  const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const attributes = Object.entries(attrs).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inside = children.map((child) =>
    typeof child === 'string' ? escaped(child) : `\n  ${xmlOf(child)}`,
  );
  return `<${name}${attributes.join('')}>${inside.join('')}</${name}>`;
}
