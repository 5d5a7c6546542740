import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CachedFile } from '../../../src/core/cache/cached-file';
import { decodeChunk, encodeChunk, roughSize } from '../../../src/core/cache/chunk';
import { framing } from '../../../src/core/cache/frame';
import { takeIn } from '../../../src/core/intake';
import { atOnce } from '../../../src/core/steps';
import { generator, many, randomFile } from './random';

const BUILD = 'this build';

/** Pages as dump and note: so many of each source. */
function pages(ofEach: number): CachedFile[] {
  const role = { dump: true, note: true };
  const folders = readdirSync('test/pages').filter((folder) => folder !== 'examples');
  const names = folders.flatMap((folder) =>
    readdirSync(join('test/pages', folder))
      .filter((name) => !name.endsWith('.json') || name.endsWith('.page.json'))
      .slice(0, ofEach)
      .map((name) => join(folder, name)),
  );
  return names.map((name) => {
    const file = `file:///papers/${name}`;
    const bytes = readFileSync(join('test/pages', name));
    return { file, mtime: 1, size: bytes.length, readAt: 9, role, intake: takeIn(file, bytes, role) };
  });
}

describe('a chunk of the cache', () => {
  const comesBack = (files: readonly CachedFile[]) =>
    assert.deepEqual(decodeChunk(encodeChunk(files, BUILD), BUILD), files);

  it('gives back a page of each source as it was read @long', () => comesBack(pages(1)));

  it('gives back every page as it was read @long', () => comesBack(pages(Number.POSITIVE_INFINITY)));

  it('gives back whatever the model can say @long', () => {
    const random = generator(3);
    for (let round = 0; round < 150; round++) {
      comesBack(many(random, 4, () => randomFile(random)));
    }
  });

  it('leaves absent what was absent, and shares nothing that was apart', () => {
    const [file] = decodeChunk(encodeChunk([randomFile(generator(1), 'a.txt')], BUILD), BUILD)!;
    const { pages, records } = file!.intake.parsed;
    const places = [...pages, ...records, ...records.map(({ title }) => title)].map(({ place }) => place);
    assert.ok(places.length > 1);
    assert.equal(new Set(places).size, places.length);
    for (const value of records.flatMap((record) => Object.values(record))) assert.notEqual(value, undefined);
  });

  it('is as large as it was thought to be, about @long', () => {
    const files = pages(2);
    const rough = files.reduce((sum, file) => sum + roughSize(file), 0);
    const ratio = encodeChunk(files, BUILD).length / rough;
    assert.ok(ratio > 0.6 && ratio < 1.6, String(ratio));
  });

  it('of another build is none', () => {
    assert.equal(decodeChunk(encodeChunk([randomFile(generator(2))], BUILD), 'that build'), undefined);
    assert.equal(decodeChunk(encodeChunk([], BUILD), ''), undefined);
  });

  it('cut anywhere is none', () => {
    const bytes = encodeChunk([randomFile(generator(5))], BUILD);
    for (let end = 0; end < bytes.length; end++)
      assert.equal(decodeChunk(bytes.subarray(0, end), BUILD), undefined, `cut at ${end}`);
    assert.equal(decodeChunk(new Uint8Array([...bytes, 0]), BUILD), undefined);
  });

  it('with any byte changed is none', () => {
    const random = generator(7);
    const bytes = encodeChunk([randomFile(generator(5))], BUILD);
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice();
      changed[at]! ^= 1 + random(255);
      assert.equal(decodeChunk(changed, BUILD), undefined, `changed at ${at}`);
    }
  });

  it('may start anywhere in a buffer', () => {
    const files = [randomFile(generator(9))];
    const bytes = encodeChunk(files, BUILD);
    for (const offset of [1, 2, 3, 4]) {
      // A Buffer, whose `slice` is not that of an array.
      const larger = Buffer.alloc(bytes.length + 8);
      larger.set(bytes, offset);
      assert.deepEqual(decodeChunk(larger.subarray(offset, offset + bytes.length), BUILD), files);
    }
  });

  const WHOLE_BUT_NONE = [
    '',
    'null',
    '[]',
    '{}',
    '{"shapes":[],"tokens":["a",0]}',
    '{"shapes":[["v","parsed"]],"tokens":["a",0,1]}',
    '{"shapes":[["l","parsed"],[""]],"tokens":["a",0,1e999,1,1]}',
    '{"shapes":[["o","parsed"]],"tokens":["a",0,0]}',
    '{"shapes":[["pppppp"]],"tokens":[0,0,0]}',
  ];
  for (const text of WHOLE_BUT_NONE) {
    it(`is none, whatever its checksum: ${text}`, () => {
      const bytes = atOnce(framing(new TextEncoder().encode(text), BUILD));
      assert.equal(decodeChunk(bytes, BUILD), undefined);
    });
  }

  it('of any bytes never throws', () => {
    const random = generator(11);
    for (let round = 0; round < 300; round++) {
      const bytes = Uint8Array.from({ length: random(200) }, () => random(256));
      assert.equal(decodeChunk(bytes, BUILD), undefined);
      decodeChunk(atOnce(framing(bytes, BUILD)), BUILD);
    }
  });
});
