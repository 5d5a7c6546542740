// The items that an engine has been given.
import * as assert from 'node:assert/strict';
import { KnownItems } from '../../../src/core/csl/printing/known-items';

describe('known items', () => {
  it('are forgotten where nobody uses them, whatever their key stands for', () => {
    const known = new KnownItems();
    const item = { type: 'book', title: 'A' };
    const [kept, other] = [known.idOf('kept', item), known.idOf('other', item)];
    known.keepOnly(new Set([kept]));
    assert.equal(known.of(kept)?.key, 'kept');
    assert.equal(known.idOf('kept', item), kept);
    assert.equal(known.of(other), undefined);
    assert.notEqual(known.idOf('other', item), other);
  });
});
