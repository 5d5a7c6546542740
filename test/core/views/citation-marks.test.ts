import assert from 'node:assert/strict';
import { findCitations } from '../../../src/core/notes/citations';
import { usesIn } from '../../../src/core/notes/key-use';
import { marksOf, sameAs } from '../../../src/core/views/citation-marks';
import { makeLibrary, makeWork } from '../builders';

const library = makeLibrary([
  { ...makeWork({ title: 'Lines', citekey: 'lines2024' }), aliases: ['lines2023', 'margins2020'] },
  makeWork({ title: 'Margins', citekey: 'margins2020' }),
]);
const usesOf = (text: string, language = 'markdown') => usesIn(findCitations(text, language));

/** `known lines2024, …` of the keys in order. */
function marks(text: string, language?: string): string {
  return marksOf(library, usesOf(text, language))
    .map(({ standing, key }) => `${standing} ${key}`)
    .join(', ');
}

/** The words that are highlighted when the caret is at this key. */
function same(text: string, key: string): string[] {
  return sameAs(library, usesOf(text), key).map(({ start, end }) => text.slice(start, end));
}

describe('marks of citations', () => {
  it('tell a key of a paper from a former one and from one of none', () => {
    assert.equal(
      marks('[@lines2024; @lines2023] @nobody'),
      'known lines2024, former lines2023, unknown nobody',
    );
    assert.equal(marks('\\cite{lines2024,x}', 'latex'), 'known lines2024, unknown x');
    assert.equal(marks('[[@lines2024]] and [^@lines2023]'), 'known lines2024, former lines2023');
  });

  it('know every key that an entry of a bibliography has', () => {
    const work = makeWork({ title: 'Twice', citekey: 'first2020' });
    const second = { ...work.records[0]!, citekey: 'second2020' };
    const twice = makeLibrary([
      { ...work, aliases: ['second2020', 'old'], records: [...work.records, second] },
    ]);
    const found = marksOf(twice, usesOf('[@first2020; @second2020; @old]'));
    assert.deepEqual(
      found.map(({ standing }) => standing),
      ['known', 'known', 'former'],
    );
  });

  it('take a key that is another paper’s by now for that paper’s', () => {
    assert.equal(marks('@margins2020'), 'known margins2020');
    assert.deepEqual(same('@lines2024 @margins2020', 'lines2024'), ['lines2024']);
  });

  it('leave out what means every entry, code and mail', () => {
    assert.equal(
      marks('---\nnocite: "@*, @lines2024"\n---\n`@lines2024` me@lines2024.org'),
      'known lines2024',
    );
  });

  it('find the same work under each of its keys, and the same unknown key', () => {
    const note = '[@lines2024, p. 3; @x] @lines2023 says @{lines2024} and @x';
    assert.deepEqual(same(note, 'lines2023'), ['lines2024', 'lines2023', 'lines2024']);
    assert.deepEqual(same(note, 'x'), ['x', 'x']);
  });
});
