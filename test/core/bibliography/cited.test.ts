/** The papers that notes cite. */
import * as assert from 'node:assert/strict';
import { byKey, citedIn } from '../../../src/core/bibliography/export/cited';
import { findCitations } from '../../../src/core/notes/citations';
import { makeLibrary, makeWork } from '../builders';

const DOE = makeWork({ title: 'A thing', citekey: 'doe99' });
const ROE = { ...makeWork({ title: 'Another thing', citekey: 'roe01' }), aliases: ['roe'] };
const POE = makeWork({ title: 'A third thing', citekey: 'poe02' });
const LIBRARY = makeLibrary([DOE, ROE, POE]);

function note(text: string, file = 'n.md') {
  return { file, clusters: findCitations(text, 'markdown') };
}

function keysOf(...texts: string[]): string[] {
  return citedIn(
    LIBRARY,
    texts.map((text, n) => note(text, `${n}.md`)),
  ).entries.map(({ key }) => key);
}

describe('what notes cite', () => {
  it('comes in the order of citing, each once', () => {
    assert.deepEqual(keysOf('[@roe01; @doe99] and @roe01.', '[@poe02; @doe99]'), ['roe01', 'doe99', 'poe02']);
  });

  it('has what is only listed behind what is cited, though it stands above it', () => {
    assert.deepEqual(keysOf('---\nnocite: "@poe02, @roe01"\n---\n[@doe99; @roe01]'), [
      'doe99',
      'roe01',
      'poe02',
    ]);
  });

  it('is all papers where all are listed', () => {
    assert.deepEqual(keysOf('---\nnocite: "@*"\n---\n[@roe01]'), ['roe01', 'doe99', 'poe02']);
  });

  it('has a paper under each key by which it is cited', () => {
    const { entries } = citedIn(LIBRARY, [note('[@roe] is [@roe01]')]);
    assert.deepEqual(entries, [
      { key: 'roe', work: ROE },
      { key: 'roe01', work: ROE },
    ]);
  });

  it('has nothing that only names what the note is about', () => {
    const { entries } = citedIn(LIBRARY, [{ ...note('I am on [@doe99], unlike [@roe01].'), about: DOE }]);
    assert.deepEqual(
      entries.map(({ key }) => key),
      ['roe01'],
    );
  });

  it('says which keys lead nowhere, once for each note, and no mention of somebody', () => {
    const { unknown } = citedIn(LIBRARY, [note('[@no; @no] @someone', 'a.md'), note('[@no]', 'b.md')]);
    assert.deepEqual(unknown, [
      { file: 'a.md', key: 'no' },
      { file: 'b.md', key: 'no' },
    ]);
  });

  it('takes from elsewhere what the library does not know', () => {
    const { entries, unknown } = citedIn(LIBRARY, [note('[@own; @doe99; @no]')], (key) =>
      key === 'own' || key === 'doe99' ? POE : undefined,
    );
    assert.deepEqual(entries, [
      { key: 'own', work: POE },
      { key: 'doe99', work: DOE },
    ]);
    assert.deepEqual(unknown, [{ file: 'n.md', key: 'no' }]);
  });

  it('can be ordered by keys', () => {
    const { entries } = citedIn(LIBRARY, [note('[@roe01; @doe99]')]);
    assert.deepEqual(
      byKey(entries).map(({ key }) => key),
      ['doe99', 'roe01'],
    );
  });
});
