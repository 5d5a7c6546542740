import * as assert from 'node:assert/strict';
import { buildLibrary } from '../../../src/core/library/build';
import type { PaperRecord } from '../../../src/core/model';
import { placeInLine } from '../../../src/core/place';
import { factNodes, factsOf } from '../../../src/core/views/provenance';
import { makeFiles, makeRecord } from '../records';

const TITLE = 'On the Burning of Lamps in Long Nights';
const page: PaperRecord = {
  ...makeRecord({ title: TITLE, file: 'page.txt', authors: 'Ada Lovelace; Mary Shelley', year: 1998 }),
  places: { authors: placeInLine('page.txt', 4, 8, 34), date: placeInLine('page.txt', 5, 0, 4) },
};
const entry: PaperRecord = {
  ...makeRecord({
    title: TITLE,
    file: 'list.txt',
    line: 7,
    part: 'entry',
    authors: 'A. Lovelace et al.',
    year: 1999,
  }),
  summary: { text: 'It is about lamps.', place: placeInLine('list.txt', 8, 0, 18) },
  machineTexts: [
    { label: 'Core claim', text: { text: 'Lamps burn.', place: placeInLine('list.txt', 9, 0, 11) } },
  ],
};
const [work] = buildLibrary(makeFiles([entry, page])).works;

function fact(label: string) {
  return factsOf(work!).find((one) => one.label === label)!;
}

describe('where a fact was read', () => {
  it('is the very place of the field, or the record where the source does not know it', () => {
    const [authors] = fact('Authors').accounts;
    assert.deepEqual(
      [authors.value, authors.place.line, authors.place.column],
      ['Ada Lovelace, Mary Shelley', 4, 8],
    );
    assert.equal(fact('Authors').accounts[1]?.place.line, 7);
  });

  it('names what is shown first, and says when pages differ', () => {
    assert.deepEqual(
      fact('Date').accounts.map(({ value }) => value),
      ['1998', '1999'],
    );
    const row = factNodes(work!, 'x').find(({ label }) => label === 'Date')!;
    assert.equal(row.description, '1998 · pages differ');
    assert.deepEqual(
      row.children!().map(({ label, target }) => [label, target!.file]),
      [
        ['1998', 'page.txt'],
        ['1999', 'list.txt'],
      ],
    );
  });

  it('marks what a machine wrote', () => {
    assert.deepEqual(
      factsOf(work!)
        .filter(({ machine }) => machine)
        .map(({ label }) => label),
      ['One-line summary', 'Core claim'],
    );
    const row = factNodes(work!, 'x').find(({ label }) => label === 'Core claim')!;
    assert.match(`${row.description} ${row.spoken}`, /machine-written.*machine-written/);
  });

  it('gives every row a place and an id of its own', () => {
    const rows = factNodes(work!, 'x').flatMap((row) => [row, ...(row.children?.() ?? [])]);
    assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
    assert.ok(rows.every(({ target, spoken }) => target && spoken !== ''));
  });
});
