import assert from 'node:assert/strict';
import { buildLibrary } from '../../../src/core/library/build';
import { decide } from '../../../src/core/library/decided';
import { findDuplicates } from '../../../src/core/library/duplicates';
import { comparePapers, duplicatesOutline } from '../../../src/core/views/duplicates';
import { makeFiles, makeRecord } from '../records';

const LONG = 'Scaling Behaviours of Something Rather Long';
const one = makeRecord({
  title: LONG,
  file: 'a.txt',
  authors: 'Ada Lovelace; Charles Babbage',
  year: 2019,
  ids: ['10.1000/a'],
  abstract: 'We look at apples. They fall.',
});
const two = makeRecord({
  title: LONG,
  file: 'b.txt',
  authors: 'Ada Lovelace; Charles Babbage',
  year: 2024,
  abstract: 'We look at pears. They fall.',
});

describe('the Duplicates view', () => {
  it('shows a pair with its reasons and the two papers below', () => {
    const library = buildLibrary(makeFiles([one, two]));
    const [pair, ...more] = duplicatesOutline(findDuplicates(library), [], library);
    assert.deepEqual(more, []);
    assert.equal(pair?.label, LONG);
    assert.equal(pair.description, 'same title, but years 2019 and 2024');
    assert.equal(pair.kind, 'doubtful');
    assert.deepEqual(
      pair.children?.().map(({ kind, description }) => [kind, description]),
      [
        ['paper', 'Lovelace and Babbage, 2019 · doi:10.1000/a · 1 page'],
        ['paper', 'Lovelace and Babbage, 2024 · 1 page'],
      ],
    );
    assert.deepEqual(
      pair.workIds,
      pair.children?.().map(({ workId }) => workId),
    );
  });

  it('lists what the reader decided, by what the papers are called', () => {
    const apart = decide([], 'apart', [one], [two]);
    const third = makeRecord({ title: 'Bridges over Rivers', file: 'c.txt' });
    const decisions = decide(apart, 'same', [one], [third]);
    const library = buildLibrary(makeFiles([one, two, third]), { decisions });
    const rows = duplicatesOutline(findDuplicates(library, decisions), decisions, library);
    assert.deepEqual(
      rows.map(({ label, description }) => [label, description]),
      [
        ['Kept apart', '1'],
        ['Merged by you', '1'],
      ],
    );
    const [merged] = rows[1]!.children!();
    assert.equal(merged?.kind, 'decision');
    assert.deepEqual(merged.decision, decisions[1]);
    assert.match(merged.spoken, /merged by you$/);
  });

  it('sets two papers side by side, field by field in the same lines', () => {
    const { works } = buildLibrary(makeFiles([one, two]));
    const { left, right } = comparePapers(works[0]!, works[1]!);
    const [ours, theirs] = [left.split('\n'), right.split('\n')];
    assert.equal(ours.length, theirs.length);
    const headings = (lines: readonly string[]) =>
      lines.map((line, n) => [n, line] as const).filter(([, line]) => /^\S/.test(line));
    assert.deepEqual(headings(ours), headings(theirs));
    assert.ok(ours.includes('  doi:10.1000/a') || theirs.includes('  doi:10.1000/a'));
    assert.ok(ours.includes('  –') || theirs.includes('  –'), 'what one of them lacks is marked');
    assert.deepEqual(
      ours.filter((line, n) => line !== theirs[n]).length,
      theirs.filter((line, n) => line !== ours[n]).length,
    );
    assert.ok(ours.includes('  They fall.') && theirs.includes('  They fall.'));
  });
});
