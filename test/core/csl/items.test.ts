/** The items of a note: its own references, then its bibliographies, then the library. */
import * as assert from 'node:assert/strict';
import { addEntries } from '../../../src/core/bibliography/adding/add-entries';
import { applyEdits } from '../../../src/core/bibliography/adding/added';
import { itemsIn } from '../../../src/core/bibliography/items/item-file';
import { Bibliographies, type NoteText } from '../../../src/core/checks/bibliographies';
import { noteItems } from '../../../src/core/csl/items';
import { makeLibrary, makeWork } from '../builders';

const WORK = makeWork({ title: 'In the library', authors: 'Ann Bering', year: 2020 });

function itemsOf(text: string, files: Readonly<Record<string, string>>, work = WORK) {
  const note: NoteText = { file: 'note.md', text, language: 'markdown' };
  const bibliographies = new Bibliographies((name) => name);
  for (let unread = bibliographies.unread(note); unread.length > 0; unread = bibliographies.unread(note))
    for (const file of unread) bibliographies.set(file, files[file]);
  return noteItems(text, bibliographies.of(note), makeLibrary([work]));
}

function yaml(fields: string): Record<string, unknown> {
  const lines = fields.split('\n').map((line) => `  ${line}`);
  return itemsIn('a.yaml', `references:\n- id: k\n${lines.join('\n')}\n`)('k')!;
}

describe('the items of a note', () => {
  it('are those of the nearest that knows the key', () => {
    const both = '@misc{a, title={First a}}\n@misc{b, title={First b}}\n@misc{c, title={First c}}\n';
    const items = itemsOf(
      `---\nbibliography: [one.bib, two.json]\nreferences:\n- id: a\n  title: Inline\n  type: book\n---\n@a @b\n`,
      { 'one.bib': both, 'two.json': '[{"id":"b","title":"Second b"},{"id":"d","title":"Second d"}]' },
    );
    const titles = ['a', 'b', 'c', 'd', WORK.citekey, 'nobody'].map((key) => items(key)?.title);
    assert.deepEqual(titles, ['Inline', 'First b', 'First c', 'Second d', 'In the library', undefined]);
    assert.deepEqual(items(WORK.citekey)!.author, [{ family: 'Bering', given: 'Ann' }]);
  });

  it('of a paper without an entry are those that it will have with one', () => {
    const work = makeWork({
      title: 'Training Verifiers to Solve BERT Problems',
      authors: 'Ann Bering',
      year: 2020,
    });
    const text = (file: string) => `---\nbibliography: ${file}\n---\n`;
    for (const file of ['refs.bib', 'refs.json']) {
      const before = itemsOf(text(file), { [file]: '' }, work)(work.citekey)!;
      const { edits } = addEntries(file, '', [{ key: work.citekey, work }]);
      const after = itemsOf(text(file), { [file]: applyEdits('', edits) }, work)(work.citekey)!;
      assert.equal(before.title, after.title);
      assert.deepEqual(before.issued, after.issued);
    }
  });

  it('are the same objects while nothing changes', () => {
    const text = '---\nbibliography: a.bib\nreferences:\n- id: x\n  title: X\n---\n';
    const files = { 'a.bib': '@misc{b, title={B}}' };
    const [one, other] = [itemsOf(text, files), itemsOf(text, files)];
    assert.equal(one('b'), one('b'));
    assert.equal(one('x'), other('x'));
    assert.equal(one(WORK.citekey), other(WORK.citekey));
  });

  it('come from what a broken front matter still says, or from elsewhere', () => {
    const items = itemsOf('---\nreferences:\n- id: a\n  title: [\n- id: b\n  title: "B: b"\n---\n', {});
    assert.equal(items('a'), undefined);
    assert.equal(items('b')!.title, 'B: b');
  });

  it('come from RIS by the ids that it has', () => {
    const ris =
      'TY  - JOUR\r\nID  - k\r\nTI  - On maps\r\nAU  - Bering, Ann\r\nPY  - 2020\r\nSP  - 1\r\nEP  - 9\r\nER  - \r\n';
    assert.deepEqual(itemsIn('a.ris', ris)('k'), {
      id: 'k',
      type: 'article-journal',
      title: 'On maps',
      author: [{ family: 'Bering', given: 'Ann' }],
      issued: { 'date-parts': [[2020]] },
      page: '1-9',
    });
  });
});

describe('an item in YAML', () => {
  it('has Markdown as rich text', () => {
    for (const [text, expected] of [
      ['A *b* **c** ^d^ ~e~', 'A <i>b</i> <b>c</b> <sup>d</sup> <sub>e</sub>'],
      [
        '[pH]{.nocase} [x]{.smallcaps}',
        '<span class="nocase">pH</span> <span style="font-variant: small-caps;">x</span>',
      ],
      ['2 \\* 3, snake_case, 5~10', '2 * 3, snake_case, 5~10'],
      ['$x^2$ and `code` -- a [link](https://x.y)', 'x² and code – a link'],
    ] as const)
      assert.equal(yaml(`title: '${text}'`).title, expected);
  });

  it('has each spelling of a date', () => {
    const day = { 'date-parts': [[2017, 6, 12]] };
    for (const [fields, expected] of [
      ['issued: 2017-06-12', day],
      ['issued:\n  year: 2017\n  month: 6\n  day: 12', day],
      ['issued:\n- year: 2017\n  month: 06\n  day: 12', day],
      ['issued:\n  date-parts:\n  - - 2017\n    - 6\n    - 12', day],
      ['issued: 1999/2000', { 'date-parts': [[1999], [2000]] }],
      ['issued:\n- year: 1999\n- year: 2000', { 'date-parts': [[1999], [2000]] }],
      ['issued: 1723~', { 'date-parts': [[1723]], circa: true }],
      ['issued:\n  literal: soon', { literal: 'soon' }],
    ] as const)
      assert.deepEqual(yaml(fields).issued, expected, fields);
  });

  it('has numbers as they are written, names as they are meant', () => {
    assert.deepEqual(
      yaml(
        'volume: 007\npage: 1e3\nauthor:\n- family: Doe\n  given: J\n- name: A *Body*\neditor:\n  literal: X',
      ),
      {
        id: 'k',
        volume: '007',
        page: '1e3',
        author: [{ family: 'Doe', given: 'J' }, { literal: 'A *Body*' }],
        editor: [{ literal: 'X' }],
      },
    );
  });
});

describe('an item in CSL-JSON', () => {
  it('is as it stands, under each of its keys', () => {
    const item = {
      id: 'a',
      type: 'book',
      title: '<i>A</i>',
      custom: { x: 1 },
      issued: { 'date-parts': [[2000]] },
    };
    const read = itemsIn(
      'a.json',
      JSON.stringify({ items: [item, { id: 7, 'citation-key': 'seven', issued: '2001-02' }] }),
    );
    assert.deepEqual(read('a'), item);
    assert.deepEqual(read('seven'), {
      id: 'seven',
      'citation-key': 'seven',
      issued: { 'date-parts': [[2001, 2]] },
    });
    assert.equal(itemsIn('a.json', '[{"id": "a"')('a'), undefined);
  });
});
