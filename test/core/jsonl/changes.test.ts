// What was changed in a list, made again in another: for entries that have no id, and for their text on disk.
import assert from 'node:assert/strict';
import { type LineKind, readLines, writeLines } from '../../../src/core/jsonl';
import { applyChanges, changesBetween, mergeEntries } from '../../../src/core/jsonl/changes';
import { readIntent, writeIntent } from '../../../src/core/jsonl/intent';

interface Word {
  readonly word: string;
}

/** As pins and decisions are: told by all that they say. */
const KIND: LineKind<Word> = {
  name: 'words',
  version: 2,
  read: (value) => ('word' in value ? (value as Word) : undefined),
  compare: (a, b) => (a.word < b.word ? -1 : 1),
  notAnEntry: 'No word.',
};

const list = (words: string): Word[] => [...words].map((word) => ({ word }));
const words = (entries: readonly Word[]) => entries.map(({ word }) => word).join('');

describe('changes among entries without an id', () => {
  const check = (base: string, ours: string, theirs: string, both: string) =>
    it(`${base || '∅'} → ${ours || '∅'} and ${theirs || '∅'} make ${both || '∅'}`, () => {
      for (const [a, b] of [
        [ours, theirs],
        [theirs, ours],
      ] as const)
        assert.equal([...words(mergeEntries(KIND, list(base), list(a), list(b)))].sort().join(''), both);
    });
  check('abc', 'abc', 'abc', 'abc');
  check('abc', 'abcx', 'abcy', 'abcxy');
  check('abc', 'ab', 'bc', 'b');
  check('abc', 'abd', 'abe', 'abde');
  check('', 'x', 'x', 'x');
  check('abc', '', 'abc', '');

  it('are none where nothing is another, in whatever order', () => {
    assert.deepEqual(changesBetween(KIND, list('abc'), list('cab')), []);
    const entries = list('abc');
    assert.equal(applyChanges(KIND, entries, changesBetween(KIND, list('ab'), list('abc'))), entries);
  });

  it('keep what one adds while another deletes it', () => {
    const [adds, deletes] = [changesBetween(KIND, [], list('a')), changesBetween(KIND, list('a'), [])];
    for (const changes of [
      [...adds, ...deletes],
      [...deletes, ...adds],
    ])
      for (const entries of ['', 'a']) assert.equal(words(applyChanges(KIND, list(entries), changes)), 'a');
  });
});

describe('an intent on disk', () => {
  const changes = changesBetween(KIND, list('abc'), list('abd'));

  it('is read as it was written', () => {
    assert.deepEqual(readIntent(KIND, writeIntent(KIND, changes)), changes);
    assert.deepEqual(readIntent(KIND, writeIntent(KIND, [])), []);
  });

  it('is nothing when it was cut, is of another kind or of a newer version', () => {
    const text = writeIntent(KIND, changes);
    for (let end = 0; end < text.length - 1; end++)
      assert.deepEqual(readIntent(KIND, text.slice(0, end)), []);
    assert.deepEqual(readIntent({ ...KIND, name: 'others' }, text), []);
    assert.deepEqual(readIntent({ ...KIND, version: 1 }, text), []);
  });
});

describe('a file of entries without an id', () => {
  it('keeps the marks of a merge as lines that cannot be read', () => {
    const text =
      '{"scholium":"words","version":2}\n<<<<<<< HEAD\n{"word":"a"}\n=======\n{"word":"b"}\n>>>>>>> x\n';
    const file = readLines(KIND, 'words.jsonl', text);
    assert.equal(words(file.entries), 'ab');
    assert.deepEqual(file.kept, ['<<<<<<< HEAD', '=======', '>>>>>>> x']);
    assert.match(writeLines(KIND, file), /"b"\}\n<<<<<<< HEAD\n=======\n>>>>>>> x\n$/);
  });
});
