import assert from 'node:assert/strict';
import { citedAs } from '../../../src/core/completion/uses';
import { makeLibrary, makeWork } from '../builders';

describe('the key by which a note cites a paper', () => {
  it('is the one cited last before the caret, unless no entry has it any more', () => {
    const work = makeWork({ title: 'One paper', citekey: 'first2020' });
    const second = { ...work.records[0]!, citekey: 'second2020' };
    const twice = { ...work, aliases: ['second2020', 'old2020'], records: [work.records[0]!, second] };
    const library = makeLibrary([twice]);
    const keyIn = (...uses: string[]) => [...citedAs(uses, library).values()];
    assert.deepEqual(keyIn('old2020', 'second2020', 'first2020', 'nobody'), ['second2020']);
    assert.deepEqual(keyIn('first2020'), ['first2020']);
    assert.deepEqual(keyIn('old2020'), []);
  });
});
