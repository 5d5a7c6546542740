// Work that is asked for again while it is being done: no call is lost, and none fails for another.
import * as assert from 'node:assert/strict';
import { InTurn } from '../../src/vscode/in-turn';

describe('work in turn', () => {
  it('is done for each call, whenever it comes', async () => {
    for (let ticks = 0; ticks < 14; ticks++) {
      let begun = 0;
      let said = 0;
      const turn = new InTurn(async () => {
        begun = said;
        await null;
      });
      const first = turn.call();
      for (let i = 0; i < ticks; i++) await null;
      said = 1;
      await turn.call();
      assert.equal(begun, 1, `after ${ticks} ticks`);
      await first;
    }
  });

  it('is done once at a time, and once more for all who asked meanwhile', async () => {
    let [running, most, runs] = [0, 0, 0];
    const turn = new InTurn(async () => {
      most = Math.max(most, ++running);
      runs++;
      await new Promise((resolve) => setTimeout(resolve, 1));
      running--;
    });
    const first = turn.call();
    await null;
    await null;
    await Promise.all([first, turn.call(), turn.call(), turn.call()]);
    assert.deepEqual([most, runs], [1, 2]);
  });

  it('is done for who asked meanwhile, though it failed before', async () => {
    let runs = 0;
    const turn = new InTurn(async () => {
      if (++runs === 1) throw new Error('the first');
    });
    const first = turn.call();
    await null;
    const second = turn.call();
    await assert.rejects(first, /the first/);
    await second;
    assert.equal(runs, 2);
  });
});
