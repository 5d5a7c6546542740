import * as assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { CachedFile } from '../../src/core/cache/cached-file';
import { takeIn } from '../../src/core/intake';
import { IntakeCache } from '../../src/vscode/cache';
import { arxivPage } from './support';

const ROLE = { dump: true, note: false };

/** The page of this name as read at this time, shortly after it was saved. */
function page(name: string, readAt = 10_000): CachedFile {
  const file = `file:///papers/${name}.txt`;
  const bytes = new TextEncoder().encode(arxivPage(name));
  const state = { mtime: readAt - 5000, size: bytes.length };
  return { file, role: ROLE, ...state, readAt, intake: takeIn(file, bytes, ROLE) };
}

describe('the cache of what was read', () => {
  let storage: string;
  let warnings: string[];
  const log = { warn: (message: string) => warnings.push(message) } as unknown as vscode.LogOutputChannel;
  const open = (build = 'a build') => new IntakeCache(vscode.Uri.file(storage), build, log);
  const kept = () => readdirSync(join(storage, 'readings'));
  const load = async (cache: IntakeCache) => {
    const files = new Map<string, CachedFile>();
    for await (const chunk of cache.load()) for (const file of chunk) files.set(file.file, file);
    return [...files.values()];
  };

  beforeEach(() => {
    storage = mkdtempSync(join(tmpdir(), 'scholium-cache-'));
    warnings = [];
  });
  afterEach(() => rmSync(storage, { recursive: true, force: true }));

  it('has in the next session what was noted in this one', async () => {
    const cache = open();
    assert.deepEqual(await load(cache), []);
    for (const name of ['a', 'b', 'c']) cache.note(page(name));
    cache.forget(page('b').file);
    await cache.flush();
    assert.deepEqual(await load(open()), [page('a'), page('c')]);
    await cache.retain((file) => file === page('c').file);
    await cache.flush();
    assert.deepEqual(await load(open()), [page('c')]);
    assert.equal(kept().length, 1);
    assert.deepEqual(warnings, []);
  });

  it('lets two windows write without harm', async () => {
    const [one, other] = [open(), open()];
    one.note(page('a'));
    await one.flush();
    await load(other);
    other.note(page('a', 20_000));
    one.note(page('a', 30_000));
    await Promise.all([one.flush(), other.flush()]);
    const next = open();
    assert.deepEqual(await load(next), [page('a', 30_000)]);
    await next.flush();
    assert.equal(kept().length, 1);
    assert.deepEqual(warnings, []);
  });

  it('takes nothing that is cut, foreign or of another build, and removes it', async () => {
    const cache = open();
    cache.note(page('a'));
    await cache.flush();
    truncateSync(join(storage, 'readings', kept()[0]!), 100);
    writeFileSync(join(storage, 'readings', 'foreign.chunk'), 'Hello.');
    writeFileSync(join(storage, 'readings', 'left.tmp'), 'Hello.');
    assert.deepEqual(await load(open()), []);
    const again = open();
    again.note(page('a'));
    await again.saveIndex(new Uint8Array(3));
    await again.flush();
    assert.deepEqual(await load(open('another build')), []);
    assert.equal(await open('another build').loadIndex(), undefined);
    assert.deepEqual(kept(), ['search-index']);
  });

  it('keeps the search index', async () => {
    const bytes = Uint8Array.from({ length: 5_000_000 }, (_, at) => at * 7);
    await open().saveIndex(bytes);
    assert.ok(Buffer.from((await open().loadIndex())!).equals(bytes));
    await open().clear();
    assert.equal(await open().loadIndex(), undefined);
    assert.deepEqual(kept(), []);
  });

  it('says once that it cannot write, and hinders nobody', async () => {
    // A file where the folder would have to be.
    writeFileSync(join(storage, 'readings'), '');
    const cache = open();
    await load(cache);
    cache.note(page('a'));
    await cache.flush();
    await cache.flush();
    await cache.saveIndex(new Uint8Array(3));
    assert.equal(warnings.length, 1, warnings.join('\n'));
  });

  it('keeps nothing without a storage, or while the readers are being worked on', async () => {
    for (const cache of [new IntakeCache(undefined, 'a build', log), open('')]) {
      cache.note(page('a'));
      await cache.flush();
      await cache.saveIndex(new Uint8Array(3));
      assert.deepEqual(await load(cache), []);
      assert.equal(await cache.loadIndex(), undefined);
      await cache.retain(() => false);
      await cache.clear();
    }
    assert.deepEqual(readdirSync(storage), []);
  });
});
