// The problems of a paper's entry, as rows below the paper.
import assert from 'node:assert/strict';
import { placeInLine } from '../../../src/core/place';
import type { ShownProblem } from '../../../src/core/views/entry-problems';
import { paperNode } from '../../../src/core/views/paper-node';
import { makeLibrary, makeWork } from '../builders';

describe('problems below a paper', () => {
  const [work] = makeLibrary([makeWork({ title: 'Burning lamps', citekey: 'lamps' })]).works;
  const below = (problems: readonly ShownProblem[]) =>
    paperNode(work!, '', new Set(), () => problems).children!().find(
      ({ label }) => label === 'Problems of its entry',
    );

  it('lead to their places; without any there is no such row', () => {
    const place = placeInLine('refs.bib', 3, 2, 9);
    const row = below([
      { message: 'The year 2998 is in the future. Correct it.', severity: 'warning', place },
    ]);
    assert.equal(row?.description, '1');
    const [problem] = row!.children!();
    assert.deepEqual(
      [problem!.label, problem!.description, problem!.icon, problem!.target],
      ['The year 2998 is in the future. Correct it.', 'refs.bib:4', 'warning', place],
    );
    assert.equal(below([]), undefined);
  });
});
