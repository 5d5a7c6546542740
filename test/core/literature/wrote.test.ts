import * as assert from 'node:assert/strict';
import { readLines, writeLines } from '../../../src/core/jsonl';
import {
  noteFileName,
  relativeAddress,
  usualFolder,
  writingPlace,
} from '../../../src/core/literature/note-file';
import type { PartId } from '../../../src/core/literature/parts';
import { addWritings, LITERATURE_NOTES, type Wrote, WroteByKey } from '../../../src/core/literature/wrote';

const work = (citekey: string, ...aliases: string[]) => ({ citekey, aliases });
const written = (text: string) => new Map<PartId, string>([['region abstract', text]]);

const add = (entries: readonly Wrote[], of: ReturnType<typeof work>, now: ReadonlyMap<PartId, string>) =>
  addWritings(entries, [{ work: of, written: now }]);
const writingsOf = (entries: readonly Wrote[], of: ReturnType<typeof work>) => new WroteByKey(entries).of(of);

describe('what was written in literature notes', () => {
  it('is kept by paper and part, the newest last, and no more than some', () => {
    let entries: readonly Wrote[] = [];
    for (const text of ['1', '2', '3', '2', '4', '5']) entries = add(entries, work('a'), written(text));
    assert.deepEqual(entries, [{ citekey: 'a', part: 'region abstract', texts: ['3', '2', '4', '5'] }]);
    assert.deepEqual(add(entries, work('a'), new Map()), entries);
    assert.deepEqual([...writingsOf(entries, work('b'))], []);
  });

  it('follows a key that is renamed, in the texts too', () => {
    const old = add([], work('old'), written('[@old], [@older], older old'));
    assert.deepEqual(
      [...writingsOf(old, work('new', 'old'))],
      [['region abstract', ['[@new], [@older], older new']]],
    );
    const now = add(old, work('new', 'old'), written('x'));
    assert.deepEqual(now, [
      { citekey: 'new', part: 'region abstract', texts: ['[@new], [@older], older new', 'x'] },
    ]);
  });

  it('holds what was written in each of several notes on one paper', () => {
    const old = add([], work('a'), written('old'));
    const none = new Map<PartId, string>();
    for (const texts of [
      [written('new'), none],
      [none, written('new')],
      [written('new'), written('new')],
    ]) {
      const now = addWritings(
        old,
        texts.map((text) => ({ work: work('a'), written: text })),
      );
      assert.deepEqual(now, [{ citekey: 'a', part: 'region abstract', texts: ['old', 'new'] }]);
    }
    const both = addWritings(old, [
      { work: work('a'), written: written('one') },
      { work: work('a'), written: written('two') },
    ]);
    assert.deepEqual(both, [{ citekey: 'a', part: 'region abstract', texts: ['old', 'one', 'two'] }]);
  });

  it('is read as it was written, and what is no such line is kept', () => {
    const entries = add(
      [],
      work('a'),
      new Map([
        ['field title', 't: "x\n"'],
        ['region b', ''],
      ] as const),
    );
    const text = writeLines(LITERATURE_NOTES, { entries, kept: [] });
    assert.deepEqual(readLines(LITERATURE_NOTES, 'f', text).entries, entries);
    const { kept, problems } = readLines(LITERATURE_NOTES, 'f', '{"citekey":"a","part":"x","texts":[]}\n{\n');
    assert.equal(kept.length, 2);
    assert.equal(problems.length, 2);
  });
});

describe('the file of a literature note', () => {
  it('is named after the key, as far as file systems allow', () => {
    const names = {
      lovelace1843: '@lovelace1843.md',
      'DBLP:conf/a': '@DBLP-conf-a.md',
      'a.': '@a-.md',
      'ä+b': '@ä+b.md',
    };
    for (const [key, name] of Object.entries(names)) assert.equal(noteFileName(key), name);
  });

  it('lies where most of them lie', () => {
    assert.equal(usualFolder([]), undefined);
    assert.equal(usualFolder(['f:///a/b/x.md', 'f:///a/y.md']), 'f:///a');
    assert.equal(usualFolder(['f:///a/b/x.md', 'f:///a/b/z.md', 'f:///a/y.md']), 'f:///a/b');
  });

  it('leads to pages by relative addresses', () => {
    const cases = [
      ['file:///w/notes', 'file:///w/papers/a%20b.txt', '../papers/a%20b.txt'],
      ['file:///w', 'file:///w/a.txt', 'a.txt'],
      ['file:///w/a', 'file:///w/ab/c.txt', '../ab/c.txt'],
      ['file:///w', 'vscode-vfs://github/w/a.txt', 'vscode-vfs://github/w/a.txt'],
      ['vscode-vfs://github/o/r/n', 'vscode-vfs://github/o/r/a.txt', '../a.txt'],
    ] as const;
    for (const [folder, file, address] of cases) assert.equal(relativeAddress(folder, file), address);
  });

  it('is written on below its heading, else at its end', () => {
    const marked = (text: string) => assert.equal(writingPlace(text.replace('|', '')), text.indexOf('|'));
    for (const text of [
      '# A\n\n## Notes\n\n|',
      '## Notes\n|x\n',
      '## notes ##\r\n\r\n|\r\n# B',
      '# A\n\nx|',
      '|',
    ])
      marked(text);
  });
});
