import assert from 'node:assert/strict';
import { holds, hull, placeInLine } from '../../src/core/place';

describe('place', () => {
  it('takes the end of a place as inside, as a caret does', () => {
    const place = placeInLine('f', 2, 3, 7);
    assert.equal(holds(place, 2, 7), true);
    assert.equal(holds(place, 2, 8), false);
    assert.equal(holds(place, 1, 5), false);
  });

  it('joins two places into the smallest that holds both', () => {
    assert.deepEqual(hull(placeInLine('f', 4, 1, 5), placeInLine('f', 2, 9, 12)), {
      file: 'f',
      line: 2,
      column: 9,
      endLine: 4,
      endColumn: 5,
    });
  });
});
