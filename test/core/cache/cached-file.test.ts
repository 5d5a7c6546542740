import * as assert from 'node:assert/strict';
import {
  type CachedFile,
  type FileState,
  hasContent,
  isUnchanged,
} from '../../../src/core/cache/cached-file';
import { takeIn } from '../../../src/core/intake';

const ROLE = { dump: true, note: false };
const OTHER_ROLE = { dump: true, note: true };
const intake = takeIn('a.txt', new TextEncoder().encode('A page.'), ROLE);
const READ: CachedFile = { file: 'a.txt', role: ROLE, mtime: 100_000, size: 7, readAt: 110_000, intake };

const check = (what: string, cached: Partial<CachedFile>, now: Partial<FileState>, expected: boolean) =>
  it(what, () => {
    const { mtime, size } = { ...READ, ...cached };
    assert.equal(isUnchanged({ ...READ, ...cached }, ROLE, { mtime, size, ...now }), expected);
  });

describe('a file that was read before is surely the same', () => {
  check('when its time and size are', {}, {}, true);
  check('not when its time is later', {}, { mtime: 100_001 }, false);
  check('not when its time is earlier, as of a file put back', {}, { mtime: 99_999 }, false);
  check('not when its size is another', {}, { size: 11 }, false);
  check('not when it was changed just before it was read', { readAt: 101_999 }, {}, false);
  check('when the coarsest clock had gone on before it was read', { readAt: 102_000 }, {}, true);
  check('not when it is of the future', { readAt: 90_000 }, {}, false);
  check('not when the file system knows no times', { mtime: 0 }, {}, false);
  check('not when it was read as a note too', { role: OTHER_ROLE }, {}, false);
});

describe('a file whose time or size is another need not be read as a page again', () => {
  const same = (cached: CachedFile, text: string) => hasContent(cached, ROLE, new TextEncoder().encode(text));

  it('when its content is what it was', () => assert.equal(same(READ, 'A page.'), true));
  it('not when its content is another', () => assert.equal(same(READ, 'A pale.'), false));
  it('not when it was read as a note too', () =>
    assert.equal(same({ ...READ, role: OTHER_ROLE }, 'A page.'), false));
  it('not when nothing is known of its content', () => {
    const empty = takeIn('a.txt', new Uint8Array(), ROLE);
    assert.equal(same({ ...READ, intake: empty }, ''), false);
  });
});
