import assert from 'node:assert/strict';
import { keepLastGood, takeIn } from '../../src/core/intake';
import type { Parsed } from '../../src/core/model';

const DUMP = { dump: true, note: false };

/** `keepLastGood` of a file that held the one text and holds the other now. */
function readAgain(file: string, before: Parsed, now: string): Parsed {
  const bytes = new TextEncoder().encode(now);
  return keepLastGood(before, takeIn(file, bytes, DUMP).parsed, bytes);
}

function first(file: string, text: string): Parsed {
  return takeIn(file, new TextEncoder().encode(text), DUMP).parsed;
}

describe('a bibliography that is half written', () => {
  const item = (n: number) => ({
    id: `keeper${n}`,
    type: 'article-journal',
    title: `Lamps That Are Kept, Part ${n}`,
    author: [{ family: 'Keeper', given: 'Lena' }],
    issued: { 'date-parts': [[2020 + n]] },
  });
  const json = JSON.stringify([item(1), item(2), item(3)], null, 1);
  const bibtex = [1, 2, 3, 4].map(
    (n) => `@article{k${n},\n  title = {Lamps, Part ${n}},\n  year = 2020\n}\n`,
  );

  it('is shown as it was, wherever the JSON breaks off, and says why @long', () => {
    const before = first('/x/all.json', json);
    assert.equal(before.records.length, 3);
    for (let at = 0; at < json.length - 1; at += 7) {
      const now = readAgain('/x/all.json', before, json.slice(0, at));
      assert.equal(now.records.length, 3, `cut at ${at}`);
      assert.match(now.problems.at(-1)?.message ?? '', /breaks off/);
    }
  });

  it('is read as it is when it is whole again, whatever became of its entries', () => {
    const before = first('/x/all.json', json);
    const cut = readAgain('/x/all.json', before, json.slice(0, 40));
    const fewer = readAgain('/x/all.json', cut, JSON.stringify([item(2)]));
    assert.deepEqual([fewer.records.length, fewer.problems.length], [1, 0]);
    assert.equal(readAgain('/x/all.json', before, '[]').records.length, 0);
  });

  it('that was never whole is read as far as it goes', () => {
    const before = first('/x/all.json', json.slice(0, json.indexOf('keeper2')));
    assert.equal(before.records.length, 1);
    const longer = readAgain('/x/all.json', before, json.slice(0, json.indexOf('keeper3')));
    assert.equal(longer.records.length, 2);
  });

  it('of BibTeX is shown as it was where many entries are gone, and not while one is written at its end', () => {
    const before = first('/x/all.bib', bibtex.join(''));
    assert.equal(before.records.length, 4);
    const cut = readAgain('/x/all.bib', before, bibtex.slice(0, 2).join('').slice(0, -6));
    assert.equal(cut.records.length, 4);
    const writing = readAgain('/x/all.bib', before, `${bibtex.join('')}@article{k5,\n  title = {`);
    assert.equal(
      writing.problems.some(({ code }) => code === 'stale'),
      false,
    );
  });
});
