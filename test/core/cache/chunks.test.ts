import * as assert from 'node:assert/strict';
import type { CachedFile } from '../../../src/core/cache/cached-file';
import { CHUNK_SIZE, roughSize } from '../../../src/core/cache/chunk';
import { Chunks } from '../../../src/core/cache/chunks';
import { atOnce } from '../../../src/core/steps';
import { generator } from './random';

/** A storage: what is in each chunk, and how often one was written. */
class Disk {
  readonly chunks = new Map<string, readonly CachedFile[]>();
  writes = 0;
  filesWritten = 0;

  /** Writes what the plan says, or the first steps of it, as when the window is closed meanwhile. */
  flush(chunks: Chunks, steps = Number.POSITIVE_INFINITY, between: () => void = () => undefined): void {
    const { writes, removes, isPart } = chunks.plan();
    let left = steps;
    for (const group of writes) {
      if (left-- <= 0) return;
      const name = String(this.writes++);
      this.filesWritten += group.length;
      this.chunks.set(name, group);
      between();
      chunks.written(name, group);
    }
    for (const name of removes) {
      if (left-- <= 0) return;
      this.chunks.delete(name);
      between();
      chunks.removed(name);
    }
    if (isPart) this.flush(chunks, left, between);
  }

  /** A new window: its chunks, and what it would show. */
  open(): { chunks: Chunks; shown: Map<string, CachedFile> } {
    const chunks = new Chunks();
    const shown = new Map<string, CachedFile>();
    // Names say nothing of the time: now the oldest comes first, now the latest.
    const entries = [...this.chunks];
    for (const [name, files] of this.writes % 2 === 0 ? entries : entries.reverse())
      for (const cached of chunks.loaded(name, files)) shown.set(cached.file, cached);
    return { chunks, shown };
  }
}

/** A file of about so many bytes in a chunk, read at a time that no other was read at. */
let clock = 10_000;
function file(name: string, bytes = 5000): CachedFile {
  const place = { file: name, line: 0, column: 0, endLine: 0, endColumn: 0 };
  const problem = { place, severity: 'error' as const, code: '', message: '' };
  const problems = Array.from({ length: Math.ceil(bytes / 100) }, () => problem);
  const parsed = { file: name, pages: [], records: [], citations: [], problems, digest: clock };
  const role = { dump: true, note: false };
  clock += 10_000;
  return { file: name, mtime: 1, size: 1, readAt: clock, role, intake: { parsed, citedKeys: new Set() } };
}

function filled(count: number): { disk: Disk; chunks: Chunks } {
  const disk = new Disk();
  const chunks = new Chunks();
  for (let i = 0; i < count; i++) chunks.note(file(`f${i}`));
  disk.flush(chunks);
  return { disk, chunks };
}

describe('the chunks of the cache', () => {
  it('hold as many files as a chunk is meant to', () => {
    const { disk } = filled(1000);
    const sizes = [...disk.chunks.values()].map((files) =>
      files.reduce((sum, one) => sum + roughSize(one), 0),
    );
    assert.ok(sizes.length > 5);
    for (const size of sizes) assert.ok(size <= CHUNK_SIZE);
    for (const size of sizes.slice(0, -1)) assert.ok(size > CHUNK_SIZE * 0.9);
  });

  for (const count of [500, 12_000]) {
    it(`are written one at a time when one file of ${count} is saved, or comes, or goes @long`, () => {
      const { disk, chunks } = filled(count);
      const act = [
        () => chunks.note(file('f7')),
        () => chunks.note(file('new')),
        () => chunks.forget('f400'),
      ];
      for (const one of act) {
        const [before, filesBefore] = [disk.writes, disk.filesWritten];
        one();
        disk.flush(chunks);
        assert.ok(disk.writes - before <= 1);
        assert.ok(disk.filesWritten - filesBefore <= (1.5 * CHUNK_SIZE) / 5000);
        assert.equal(chunks.isDirty, false);
      }
      assert.equal(disk.open().shown.size, count);
    });
  }

  it('are not written when a file was read again and is the same', () => {
    const { chunks, disk } = filled(10);
    const known = disk.open().shown.get('f3')!;
    chunks.note({ ...known, readAt: clock });
    assert.equal(chunks.isDirty, false);
    chunks.note({ ...known, role: { dump: true, note: true } });
    assert.equal(chunks.isDirty, true);
  });

  it('of a file whose time says nothing are written when it was read at a time that says more', () => {
    const chunks = new Chunks();
    const fresh = { ...file('a'), mtime: 1000, readAt: 1500 };
    chunks.loaded('c', [fresh]);
    chunks.note({ ...fresh, readAt: 1600 });
    assert.equal(chunks.isDirty, true);
  });

  it('show of a file in two of them the later reading, whichever comes first, and keep that alone', () => {
    const [older, later] = [file('a'), file('a')];
    for (const order of [
      [older, later],
      [later, older],
    ]) {
      const disk = new Disk();
      for (const cached of order) disk.chunks.set(`of ${cached.readAt}`, [cached]);
      const { chunks, shown } = disk.open();
      assert.equal(shown.get('a'), later);
      disk.flush(chunks);
      assert.deepEqual([...disk.chunks.values()], [[later]]);
    }
  });

  it('loaded a second time give what is known of their files by then', () => {
    const { disk, chunks } = filled(10);
    const now = file('f3');
    chunks.note(now);
    const [[name, files]] = [...disk.chunks] as [[string, CachedFile[]]];
    const again = chunks.loaded(name, files);
    assert.equal(again.length, 10);
    assert.ok(again.includes(now));
    disk.flush(chunks);
    assert.deepEqual(disk.open().shown.get('f3'), now);
    assert.equal(disk.open().shown.size, 10);
  });

  it('do not grow in number with files that come one by one @long', () => {
    const { disk, chunks } = filled(0);
    for (let i = 0; i < 400; i++) {
      chunks.note(file(`f${i}`));
      disk.flush(chunks);
    }
    assert.ok(disk.chunks.size <= (2 * 400 * 5250) / CHUNK_SIZE + 1, String(disk.chunks.size));
    assert.equal(disk.open().shown.size, 400);
  });

  it('are removed with their files', () => {
    const { disk, chunks } = filled(1000);
    atOnce(chunks.retaining((name) => name === 'f500'));
    disk.flush(chunks);
    assert.equal(disk.chunks.size, 1);
    chunks.forget('f500');
    disk.flush(chunks);
    assert.equal(disk.chunks.size, 0);
  });

  it('with a file larger than a chunk hold it alone', () => {
    const { disk, chunks } = filled(20);
    chunks.note(file('huge', 3 * CHUNK_SIZE));
    disk.flush(chunks);
    assert.ok([...disk.chunks.values()].some((files) => files.length === 1 && files[0]!.file === 'huge'));
  });

  it('hold what is so after any changes, interruptions and restarts @long', () => {
    const random = generator(17);
    for (let round = 0; round < 60; round++) {
      const disk = new Disk();
      let { chunks } = disk.open();
      const truth = new Map<string, CachedFile>();
      const change = () => {
        const name = `f${random(60)}`;
        if (random(4) === 0) {
          chunks.forget(name);
          truth.delete(name);
        } else {
          const now = file(name, random(3) === 0 ? 60_000 : 3000);
          chunks.note(now);
          truth.set(name, now);
        }
      };
      for (let step = 0; step < 40; step++) {
        for (let i = random(8); i > 0; i--) change();
        if (random(3) === 0) disk.flush(chunks, Number.POSITIVE_INFINITY, () => random(3) === 0 && change());
        if (random(8) !== 0) continue;
        disk.flush(chunks, random(6));
        const opened = disk.open();
        chunks = opened.chunks;
        // What the store does: what is gone is forgotten, what is another is read again.
        atOnce(chunks.retaining((name) => truth.has(name)));
        for (const [name, now] of truth) if (opened.shown.get(name) !== now) chunks.note(now);
      }
      disk.flush(chunks);
      disk.flush(chunks);
      assert.equal(chunks.isDirty, false);
      assert.deepEqual(disk.open().shown, truth);
      assert.equal([...disk.chunks.values()].flat().length, truth.size, 'no file is kept twice');
    }
  });

  it('of two windows on one folder are right again when one opens it alone @long', () => {
    const random = generator(23);
    for (let round = 0; round < 60; round++) {
      const disk = new Disk();
      const windows = [disk.open().chunks, disk.open().chunks];
      const truth = new Map<string, CachedFile>();
      for (let step = 0; step < 30; step++) {
        // Both see each change; each notes it with what it read, and writes when it likes.
        const name = `f${random(30)}`;
        const gone = random(5) === 0;
        const now = file(name, 20_000);
        if (gone) truth.delete(name);
        else truth.set(name, now);
        for (const window of windows) gone ? window.forget(name) : window.note(now);
        if (random(2) === 0) disk.flush(windows[random(2)]!, random(5));
        if (random(6) === 0) {
          const at = random(2);
          windows[at] = disk.open().chunks;
          for (const one of truth.values()) windows[at]!.note(one);
          atOnce(windows[at]!.retaining((file) => truth.has(file)));
        }
      }
      const { chunks } = disk.open();
      for (const one of truth.values()) chunks.note(one);
      atOnce(chunks.retaining((file) => truth.has(file)));
      disk.flush(chunks);
      disk.flush(chunks);
      assert.deepEqual(disk.open().shown, truth);
      assert.equal([...disk.chunks.values()].flat().length, truth.size, 'no file is kept twice');
    }
  });
});
