import * as assert from 'node:assert/strict';
import type { PartId } from '../../../src/core/literature/parts';
import { takeOurs } from '../../../src/core/literature/take';
import { applyEdits } from '../../../src/core/rewrite/rewriting';

describe('taking what the pages say', () => {
  const kept = (part: PartId, theirs: string, ours: string) =>
    ({ part, theirs, ours, why: 'changed' }) as const;
  const NOTE =
    '---\r\nyear: 1 # sic\r\nmine: x\r\n---\r\n<!-- scholium:abstract -->\r\nMine.\r\n<!-- /scholium:abstract -->\r\n';

  it('writes it over the part, with the line ends of the note', () => {
    const { edits, left } = takeOurs(NOTE, [
      kept('region abstract', '\nMine.\n', '\nTheirs.\n\nMore.\n'),
      kept('field year', 'year: 1', 'year: 2'),
    ]);
    assert.deepEqual(left, []);
    assert.equal(
      applyEdits(NOTE, edits),
      NOTE.replace('year: 1', 'year: 2').replace('Mine.', 'Theirs.\r\n\r\nMore.'),
    );
  });

  it('leaves what changed meanwhile, is gone, or into whose place it does not fit', () => {
    const { edits, left } = takeOurs(NOTE, [
      kept('region abstract', '\nMine once.\n', '\nTheirs.\n'),
      kept('region citers', 'a', 'b'),
      kept('field year', 'year: 1', 'year: ['),
    ]);
    assert.deepEqual([edits, left], [[], ['region abstract', 'region citers', 'field year']]);
  });
});
