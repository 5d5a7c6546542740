// What to read first is learnt as long as somebody shows it, and not for the rest of the session.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Work } from '../../src/core/model';
import type { LastRead } from '../../src/vscode/reading-order/last-read';
import { ReadingOrder } from '../../src/vscode/reading-order/reading-order';
import type { LibraryStore } from '../../src/vscode/store';
import { makeWork } from '../core/builders';

/** Longer than papers must have rested before they are learnt from. Milliseconds. */
const RESTED = 1200;

describe('learning what to read first', () => {
  it('ends with the last who shows it', async () => {
    const changed = new vscode.EventEmitter<void>();
    const worksNow = () => [makeWork({ title: 'One', citekey: 'one' }), makeWork({ title: 'Two' })];
    const library: { works: Work[]; size: number } = { works: worksNow(), size: 2 };
    const store = {
      onDidChange: changed.event,
      inNotes: new Set(['one']),
      firstReading: Promise.resolve(),
      recalled: Promise.resolve(),
      library,
    } as unknown as LibraryStore;
    const log = { error: assert.fail } as unknown as vscode.LogOutputChannel;
    const order = new ReadingOrder(store, { at: new Map() } as unknown as LastRead, log);
    let learnt = 0;
    let isShown = true;
    order.onDidChange(() => {
      learnt++;
      if (isShown) order.why(library.works[0]!);
    });
    const save = async () => {
      const before = learnt;
      library.works = worksNow();
      changed.fire();
      await new Promise<void>((resolve) => setTimeout(resolve, RESTED));
      return learnt - before;
    };
    try {
      assert.equal(await save(), 0, 'nobody asked yet');
      order.why(library.works[0]!);
      await order.ready();
      assert.equal(await save(), 1);
      isShown = false;
      // Who was told last may have gone since: it is learnt for them once more.
      await save();
      assert.equal(await save(), 0);
      assert.equal(order.model?.signals, 1);
    } finally {
      order.dispose();
      changed.dispose();
    }
  });
});
