// The bench measures reading by dumps it writes itself: they must be read as what they were made from.
import * as assert from 'node:assert/strict';
import { dumpsOf, LAYOUTS } from '../../bench/dumps/folder';
import { othersOf } from '../../bench/dumps/others';
import { ReadBack } from '../../bench/dumps/read-back';
import { madeUpPapers } from '../../bench/made-up';
import { takeIn } from '../../src/core/intake';
import { buildLibrary } from '../../src/core/library/build';

const DUMP = { dump: true, note: false };

describe('dumps of the bench', () => {
  const papers = madeUpPapers(400, 1);
  const dumps = [...dumpsOf(papers)];
  const parsed = dumps.map(({ name, text }) => takeIn(name, Buffer.from(text), DUMP).parsed);

  it('are in every layout', () => {
    const used = new Set(dumps.map(({ layout }) => layout.name));
    assert.deepEqual(
      LAYOUTS.map(({ name }) => name).filter((name) => !used.has(name)),
      [],
    );
  });

  it('are read as the papers they were made from @long', () => {
    const back = new ReadBack();
    for (const [i, dump] of dumps.entries()) back.check(dump, parsed[i]!);
    assert.ok(back.share >= 0.99, back.faults.join('\n'));
  });

  it('make a library of those papers that cite each other @long', () => {
    const library = buildLibrary(parsed);
    // What is read amiss may be a work of its own.
    assert.ok(Math.abs(library.size - papers.length) <= 4, `${library.size} works`);
    const titles = new Set(papers.map(({ title }) => title));
    const within = library.citations.filter(
      ({ citing, cited }) => titles.has(citing.title) && titles.has(cited.title),
    );
    assert.ok(within.length >= 100 && within.length >= library.citations.length - 4);
    assert.ok(library.works.some(({ citers }) => citers.length >= papers.length / 10));
  });

  it('have files among them that are none', () => {
    for (const { name, text } of othersOf(10, 1))
      assert.deepEqual(takeIn(name, Buffer.from(text), DUMP).parsed.records, [], name);
  });
});
