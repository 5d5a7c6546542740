/** RIS, PubMed, EndNote and CSL files: how they are known, and what is left out where they are cut. */
import * as assert from 'node:assert/strict';
import { readFile } from '../../../src/core/sources';

const RIS = 'TY  - JOUR\nAU  - Doe, Jane\nTI  - A Title\nAB  - Of\nAI - based methods\nPY  - 2019///\nER  - ';
const MEDLINE =
  'PMID- 12345678\nTI  - A title of\n      two lines.\nDP  - 2019 Jul-Aug\nAU  - Van Der Berg JH Jr';
const ENW = '%0 Journal Article\n%T A Title\n%A Jane Doe\n%D 2019';
const ITEM = '{"type":"book","title":"A Title","author":[{"family":"Doe"}]}';

function read(file: string, text: string) {
  const { pages, records, problems, notRead } = readFile(file, text);
  return {
    source: pages[0]?.source,
    titles: records.map(({ title }) => title.text),
    codes: problems.map(({ code }) => code),
    notRead,
    record: records[0],
  };
}

describe('a bibliography file', () => {
  it('is known by its first line, also in a text file and below an address', () => {
    for (const [source, text] of [
      ['ris', RIS],
      ['medline', MEDLINE],
      ['endnote', ENW],
    ] as const) {
      assert.equal(read('a.txt', text).source, source);
      assert.equal(read('a.txt', `URL: https://example.org/export\n\n${text}`).source, source);
      assert.equal(read('a.txt', `Some words on it\n\n${text}`).source, undefined);
    }
  });

  it('keeps what only looks like a tag', () => {
    assert.equal(read('a.ris', RIS).record?.abstract?.text, 'Of\nAI - based methods');
    assert.equal(read('a.ris', RIS.replace(/ {2}-/g, ' -')).titles[0], 'A Title');
  });

  it('gives no half title where it is cut', () => {
    assert.deepEqual(read('a.ris', 'TY  - JOUR\nTI  - Half a ti').titles, []);
    assert.deepEqual(read('a.nbib', 'PMID- 12345678\nTI  - Half a ti').codes, ['medline-cut']);
    const cut = read('a.json', `[${ITEM},\n{"type":"book","author":[{"family":"Roe"}],"title":"Half a ti`);
    assert.deepEqual(cut.titles, ['A Title']);
    assert.deepEqual(cut.codes, ['csl-json-cut']);
  });

  it('has names and dates as its format has them', () => {
    const { record } = read('a.nbib', MEDLINE);
    assert.deepEqual(record?.authors, [{ family: 'Van Der Berg Jr', given: 'JH' }]);
    assert.deepEqual(record?.date, { year: 2019 });
    assert.equal(record?.title.text, 'A title of\ntwo lines');
    assert.deepEqual(read('a.ris', RIS).record?.date, { year: 2019 });
  });
});

describe('JSON and YAML', () => {
  it('are CSL only with its types and its fields', () => {
    assert.equal(read('a.json', ITEM).source, 'csl-json');
    assert.equal(read('a.json', `{"items":[${ITEM}]}`).source, 'csl-json');
    for (const text of [
      '{"type":"module","title":"A","author":[{"family":"Doe"}]}',
      '{"type":"book","title":"A","id":"1"}',
      '{"type":"book","title":"A","author":["Doe"]}',
      '{"data":[{"type":"article","id":"1","attributes":{"title":"A"}}]}',
      '{"type":"article","display_name":"A","title":"A","id":"https://openalex.org/W1","authorships":[]}',
    ])
      assert.deepEqual(read('a.json', text), {
        source: undefined,
        titles: [],
        codes: [],
        notRead: undefined,
        record: undefined,
      });
  });

  it('may nest as deep as they like @long', () => {
    assert.ok(read('a.json', `[{"type":"book","title":"A","author":${'['.repeat(50_000)}`));
    assert.ok(read('a.yaml', `- type: book\n  title: A\n  author: ${'['.repeat(20_000)}`));
  });

  it('cost a broken entry alone', () => {
    const good = (title: string) => `- type: book\n  title: ${title}\n  issued: 2019\n`;
    const text = `references:\n${good('One')}${good('Two: a colon')}${good('"Three: quoted"')}nocite: x\n`;
    assert.deepEqual(read('a.yaml', text).titles, ['One', 'Three: quoted']);
    assert.deepEqual(read('a.yaml', text).codes, ['csl-yaml-broken']);
    assert.deepEqual(
      read('a.yaml', `- type: book\n  title: A\n  issued: 2019\n- ${'k: '.repeat(200_000)}`).titles,
      ['A'],
    );
  });

  it('have keys only where a person chose them', () => {
    const key = (id: string) => read('a.json', ITEM.replace('{', `{"id":"${id}",`)).record?.citekey;
    for (const id of ['doe2019', '日本']) assert.equal(key(id), id);
    for (const id of ['http://zotero.org/users/1/items/ABCD2345', '12/ABCD2345', '7', 'ITEM-1', '10.1000/x'])
      assert.equal(key(id), undefined, id);
  });
});
