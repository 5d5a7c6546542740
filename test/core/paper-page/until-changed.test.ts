/** What is kept until something changes. */
import assert from 'node:assert/strict';
import { UntilChanged } from '../../../src/core/paper-page/until-changed';

describe('what is good until something changes', () => {
  it('is made once, and again when something has changed', async () => {
    const kept = new UntilChanged<number>();
    let made = 0;
    const get = () => kept.get(async () => ++made);
    assert.deepEqual([await get(), await get()], [1, 1]);
    kept.change();
    assert.deepEqual([await get(), await get()], [2, 2]);
  });

  it('is not kept when something changed while it was made, or when nothing came of it', async () => {
    const kept = new UntilChanged<string>();
    const old = kept.get(async () => 'old');
    kept.change();
    assert.equal(await old, 'old');
    assert.equal(await kept.get(async () => undefined), undefined);
    assert.equal(await kept.get(async () => 'new'), 'new');
    assert.equal(await kept.get(async () => 'newer'), 'new');
  });
});
