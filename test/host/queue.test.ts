// Work in the background: some at a time, nothing twice at once, nothing forgotten.
import * as assert from 'node:assert/strict';
import { FilesBelow } from '../../src/vscode/problems/files-below';
import { Queue } from '../../src/vscode/problems/queue';
import { seeded } from '../core/seeded';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a queue', () => {
  it('does what was added after it was added, 16 at a time, none twice at once', async () => {
    const random = seeded(11);
    const underWay = new Set<number>();
    const isDue = new Set<number>();
    let most = 0;
    const queue = new Queue<number>(async (thing) => {
      assert.ok(!underWay.has(thing));
      isDue.delete(thing);
      underWay.add(thing);
      most = Math.max(most, underWay.size);
      await pause(random.below(4));
      underWay.delete(thing);
    });
    for (let n = 0; n < 1000; n++) {
      const thing = random.below(60);
      isDue.add(thing);
      queue.add(thing);
      if (n % 20 === 0) await pause(1);
    }
    while (isDue.size + underWay.size > 0) await pause(5);
    assert.equal(most, 16);
  });

  it('leaves what waits when it is cleared', async () => {
    let done = 0;
    const queue = new Queue<number>(async () => {
      await pause(1);
      done++;
    });
    for (let thing = 0; thing < 40; thing++) queue.add(thing);
    queue.clear();
    await pause(50);
    assert.equal(done, 16);
  });
});

describe('files by the folders above them', () => {
  it('are found by their names, capitals or not, and by those of folders', () => {
    const files = new FilesBelow();
    const [one, other, far] = [
      'file:///a/b/Refs.bib',
      'file:///a/b/c/x.bib',
      'vscode-vfs://host/a/b/refs.bib',
    ];
    for (const file of [one, other, far]) files.add(file);
    assert.deepEqual(files.like('file:///A/b/refs.BIB'), [one]);
    assert.deepEqual(files.like('file:///a/b'), []);
    assert.deepEqual([...files.below('file:///a/b')], [one, other]);
    assert.deepEqual([...files.below('file:///a/b/c')], [other]);
    assert.deepEqual([...files.below('file:///a/bc')], []);
    assert.deepEqual([...files.below('vscode-vfs://host/a')], [far]);
    files.delete(other);
    assert.deepEqual([...files.below('file:///a')], [one]);
    assert.deepEqual([...files.below('file:///a/b/c')], []);
  });
});
