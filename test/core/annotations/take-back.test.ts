// Changes taken back in a list that others have changed since.
import assert from 'node:assert/strict';
import { ANNOTATIONS } from '../../../src/core/annotations/file';
import { addReply, deleteAnnotations, editAnnotation } from '../../../src/core/annotations/operations';
import { takeBack } from '../../../src/core/annotations/take-back';
import { readLines, writeLines } from '../../../src/core/jsonl';
import { changesBetween } from '../../../src/core/jsonl/changes';
import type { Annotation, PassageTarget } from '../../../src/core/model';
import { seeded } from '../seeded';
import { annotationOf, anyAnnotation, changed, passage, replyOf } from './made';

type List = readonly Annotation[];
const NOW = '2026-11-21T12:00:00Z';
const MOVED = passage('pages/a.txt', {
  quote: {
    type: 'TextQuoteSelector',
    exact: 'paper lamps burn',
    prefix: 'We say that ',
    suffix: ' at night.',
  },
  position: { type: 'TextPositionSelector', start: 12, end: 28 },
});

const undone = (before: List, after: List, now: List) =>
  takeBack(now, changesBetween(ANNOTATIONS, before, after));
/** As another window, or this one after a pull, reads it. */
const reread = (list: List) =>
  readLines(ANNOTATIONS, 'a.jsonl', writeLines(ANNOTATIONS, { entries: list, kept: [] })).entries;
const edit = (list: List, id: string, change: Parameters<typeof editAnnotation>[2]) =>
  editAnnotation(list, id, change, NOW);

describe('taking changes of annotations back', () => {
  const one = annotationOf('1', { motivation: 'highlighting', text: '', colour: 'yellow' });
  const other = annotationOf('2');

  it('takes away what was made, though its passage was edited since', () => {
    const now = edit([one, other], one.id, { target: MOVED });
    for (const list of [now, reread(now)])
      assert.deepEqual(
        undone([other], [one, other], list).map(({ id }) => id),
        [other.id],
      );
  });

  it('leaves what others have changed, answered or deleted, and then is the list itself', () => {
    const others: List[] = [
      edit([one], one.id, { colour: 'red' }),
      addReply([one], { id: 'urn:uuid:3', to: one.id, text: 'No.', now: NOW }),
      [],
    ];
    for (const now of others) assert.equal(undone([], [one], now), now);
  });

  it('of a change takes back that, and leaves the passage where it is by now', () => {
    const red = edit([one], one.id, { colour: 'red' });
    const [back] = undone([one], red, reread(edit(red, one.id, { target: MOVED })));
    assert.equal(back!.colour, 'yellow');
    assert.equal((back!.target as PassageTarget).quote!.exact, 'paper lamps burn');
  });

  it('brings back what was deleted, with its answers', () => {
    const all = [one, replyOf('3', '1')];
    assert.deepEqual(undone(all, deleteAnnotations(all, [one.id]), []), all);
  });

  it('at once, gives the list of before @long', () => {
    const random = seeded(31);
    for (let run = 0; run < 300; run++) {
      const before = Array.from({ length: random.below(5) }, () => anyAnnotation(random));
      const kept = before.filter(() => random.chance(0.7));
      const after = [
        ...kept.map((each) => (random.chance(0.5) ? changed(each, random) : each)),
        anyAnnotation(random),
      ];
      const sorted = (list: List) => [...list].sort(ANNOTATIONS.compare);
      assert.deepEqual(sorted(undone(before, after, after)), sorted(before));
    }
  });
});
