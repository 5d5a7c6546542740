// Names of styles: where their files may be, what is said where there is none, and the lists that are shipped.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import {
  isShippedStyle,
  localePaths,
  noSuchStyle,
  readStyleName,
  SHIPPED_STYLES,
  styleIdOf,
} from '../../../src/core/csl/styles/style-names';
import {
  exampleOf,
  languageRows,
  SHIPPED_LOCALES,
  styleTitle,
} from '../../../src/core/csl/styles/style-rows';

describe('names of styles', () => {
  it('lead to the files where people keep styles', () => {
    const cases: [value: string, id: string, paths: string[]][] = [
      ['apa', 'apa', ['apa.csl', 'csl/apa.csl', 'styles/apa.csl']],
      ['apa.csl', 'apa', ['apa.csl', 'csl/apa.csl', 'styles/apa.csl']],
      [' styles/a b.csl ', 'a b', ['styles/a b.csl']],
      ['..\\mine', 'mine', ['../mine.csl']],
      ['C:\\styles\\mine.csl', 'mine', ['C:/styles/mine.csl']],
      ['v1.2', 'v1.2', ['v1.2.csl', 'csl/v1.2.csl', 'styles/v1.2.csl', 'v1.2', 'csl/v1.2', 'styles/v1.2']],
      ['https://www.zotero.org/styles/ieee?source=1', 'ieee', []],
      ['', '', []],
    ];
    for (const [value, id, paths] of cases) {
      const read = readStyleName(value);
      assert.deepEqual([read.id, read.paths], [id, paths], value);
    }
    assert.equal(styleIdOf('My Style.CSL'), 'My Style');
    assert.equal(styleIdOf('apa.xml'), undefined);
    assert.equal(localePaths('de-AT')[0], 'locales-de-AT.xml');
  });

  it('that lead nowhere are told with what to do', () => {
    const said = (value: string, others: string[]) => noSuchStyle(value, others).fault;
    assert.match(said('aap', []), /^No style is named aap\. Is apa meant\?/);
    assert.equal(noSuchStyle('aap', []).meant, 'apa');
    assert.match(said('vancover', []), /Is vancouver meant\?/);
    assert.match(said('chicago', []), /Is chicago-author-date meant\?/);
    assert.match(said('hosue-style', ['house-style']), /Is house-style meant\?/);
    assert.doesNotMatch(said('quite-another', []), /meant/);
    assert.match(said('styles/mine.csl', []), /^There is no file styles\/mine\.csl\./);
    assert.match(said('file:///a.csl', []), /is the address of a file\. Name its path/);
    assert.match(said(' ', []), /^The name of the style is empty\./);
    assert.match(said('https://a.example/b.csl', []), /not loaded from the web.* as b\.csl /);
  });

  it('and languages are those whose files are shipped', () => {
    const names = (folder: string) =>
      readdirSync(`dist/csl/${folder}`).map((file) => file.replace('.json', ''));
    assert.deepEqual(SHIPPED_STYLES.map(({ id }) => id).sort(), names('styles').sort());
    assert.deepEqual([...SHIPPED_LOCALES].sort(), names('locales').sort());
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
    const { examples } = contributes.configuration.properties['scholium.citation.style'];
    assert.deepEqual(
      examples,
      SHIPPED_STYLES.map(({ id }) => id),
    );
    assert.ok(isShippedStyle('ieee') && !isShippedStyle('IEEE.csl'));
  });
});

describe('rows of the list of styles', () => {
  it('show a citation and a reference in a line, and no icon that a title asks for', () => {
    const layout = { hanging: true };
    const printed = {
      citations: [{ inText: '(Tan, 2025)', unknown: [] }],
      references: [{ key: 'a', label: '[1]', text: 'Tan. $(flame) A title.' }],
      layout,
    } as unknown as Parameters<typeof exampleOf>[0];
    assert.equal(exampleOf(printed), '(Tan, 2025)  ·  [1] Tan. $\u200b(flame) A title.');
    assert.equal(exampleOf({ fault: 'No list.' }), 'No list.');
  });

  it('name languages in their own words and in the reader’s', () => {
    const rows = languageRows('en');
    assert.equal(rows.length, SHIPPED_LOCALES.length);
    const austrian = rows.find(({ tag }) => tag === 'de-AT');
    assert.deepEqual(austrian, {
      tag: 'de-AT',
      label: 'Österreichisches Deutsch',
      description: 'Austrian German · de-AT',
    });
    assert.equal(languageRows('not a language').length, rows.length);
  });
});

describe('the row of a style of the workspace', () => {
  it('has the name that its author gave it', () => {
    const style = (info: string) =>
      `<?xml version="1.0"?>\n<style version="1.0">\n${info}\n<citation/></style>`;
    const info = '<info>\n <title>Lamps &amp;\n  Wicks</title><author><name>Title</name></author></info>';
    assert.equal(styleTitle(style(info)), 'Lamps & Wicks');
    for (const none of ['<info></info>', '<info><title> </title></info>', '<info><title>A', ''])
      assert.equal(styleTitle(style(none)), undefined);
  });
});
