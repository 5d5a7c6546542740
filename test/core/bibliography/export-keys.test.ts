// Keys that BibTeX does not take.
import * as assert from 'node:assert/strict';
import type { NewEntry } from '../../../src/core/bibliography/entry';
import { withKeysFor } from '../../../src/core/bibliography/export/export-keys';

const ENTRIES = ['ok', "o'k", 'O{k', 'fine', "o'k"].map((key) => ({ key }) as NewEntry);
const keysFor = (id: 'bibtex' | 'csl-json') => withKeysFor(id, ENTRIES).entries.map(({ key }) => key);

describe('the keys of an export', () => {
  it('are told where they are written as others, and never another entry’s', () => {
    assert.deepEqual(keysFor('bibtex'), ['ok', 'ok-2', 'Ok-3', 'fine', 'ok-2']);
    assert.deepEqual(withKeysFor('bibtex', ENTRIES).others, [
      { key: "o'k", writtenAs: 'ok-2' },
      { key: 'O{k', writtenAs: 'Ok-3' },
    ]);
  });

  it('stay as they are where the format takes them', () => {
    assert.deepEqual(
      keysFor('csl-json'),
      ENTRIES.map(({ key }) => key),
    );
  });
});
