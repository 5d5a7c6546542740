import assert from 'node:assert/strict';
import { documentOf } from '../../../src/core/search/document';
import { IndexBuilder } from '../../../src/core/search/indexBuilder';
import { fromBytes, type SavedSegment, toBytes } from '../../../src/core/search/savedIndex';
import { createSearcher } from '../../../src/core/search/search';
import { signatureOf } from '../../../src/core/search/signature';
import { makeWork } from '../builders';
import { seeded } from '../seeded';
import { ChangingLibrary, someWork } from './changing';

function bytesOf(segments: readonly SavedSegment[]): Uint8Array {
  const steps = toBytes(segments);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function saved(size: number, dead: number): SavedSegment {
  const { below } = seeded(size);
  const works = Array.from({ length: size }, (_, i) => someWork(below, `key${i}`));
  const builder = new IndexBuilder();
  for (const work of works) builder.add(documentOf(work));
  const signatures = Float64Array.from(works, (_, i) => (i < dead ? Number.NaN : i));
  return { index: builder.finish(), dead, signatures, deadPostings: new Uint32Array(dead) };
}

describe('saved search index', () => {
  const segments = [saved(30, 0), saved(7, 3)];
  const bytes = bytesOf(segments);

  it('is the same when it is read again', () => {
    assert.deepEqual(fromBytes(bytes), segments);
    assert.deepEqual(fromBytes(bytesOf([])), []);
    const unaligned = new Uint8Array(bytes.length + 1);
    unaligned.set(bytes, 1);
    assert.deepEqual(fromBytes(unaligned.subarray(1)), segments);
  });

  it('is refused when it was cut short, wherever', () => {
    for (let length = 0; length < bytes.length; length += 7)
      assert.equal(fromBytes(bytes.subarray(0, length)), undefined);
  });

  it('is refused when a bit of it is another', () => {
    const { below } = seeded(4);
    for (let i = 0; i < 300; i++) {
      const changed = bytes.slice();
      changed[i < 40 ? i : below(bytes.length)]! ^= 1 << below(8);
      assert.equal(fromBytes(changed), undefined);
    }
  });

  it('is not taken by a searcher that has an index, nor when it is damaged', () => {
    const library = new ChangingLibrary([makeWork({ title: 'Attention' })]);
    const searcher = createSearcher(library);
    assert.equal(searcher.saved(), undefined);
    assert.equal(searcher.restore(bytes.subarray(0, 50)), false);
    assert.equal(searcher.search('attention').hits.length, 1);
    assert.equal(searcher.restore(searcher.saved()!), false);
  });

  it('reads no paper again that is in it', () => {
    const { below } = seeded(3);
    const works = Array.from({ length: 40 }, (_, i) => someWork(below, `key${i}`));
    const library = new ChangingLibrary(works);
    const searcher = createSearcher(library);
    searcher.search('attention');
    const kept = searcher.saved()!;
    // None of their texts can be read.
    const closed = works.map((work) => ({
      ...work,
      get abstracts(): never {
        throw new Error(`${work.citekey} is read.`);
      },
    }));
    const again = createSearcher(new ChangingLibrary(closed));
    assert.throws(() => again.search('attention'), /is read/);
    const restored = createSearcher(new SameDigests(closed, library));
    assert.equal(restored.restore(kept), true);
    for (const _ of restored.prepare());
  });
});

/** Of the same files as another. */
class SameDigests extends ChangingLibrary {
  readonly #other: ChangingLibrary;

  constructor(works: ConstructorParameters<typeof ChangingLibrary>[0], other: ChangingLibrary) {
    super(works);
    this.#other = other;
  }

  override digestOf(file: string): number | undefined {
    return this.#other.digestOf(file);
  }
}

describe('signature of a work', () => {
  const work = makeWork({ title: 'Attention', citekey: 'a', file: 'a.txt' });
  const digested = (digest: number | undefined) => ({ digestOf: () => digest });
  const of = (changed: Partial<typeof work>, digest = 7) =>
    signatureOf(digested(digest), { ...work, ...changed });

  it('is the same for the same', () => assert.equal(of({}), of({ title: 'said by the file alone' })));

  it('is another for another name, file or place', () => {
    const [record] = work.records;
    const moved = { ...record!, place: { ...record!.place, line: 1 } };
    const all = [of({}), of({ citekey: 'b' }), of({ aliases: ['b'] }), of({}, 8), of({ records: [moved] })];
    assert.equal(new Set([...all, of({ records: [] }), of({ records: [record!, record!] })]).size, 7);
  });

  it('is none where a file is not known', () =>
    assert.equal(signatureOf(digested(undefined), work), undefined));
});
