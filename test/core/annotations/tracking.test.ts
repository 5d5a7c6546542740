// A passage followed through changes of its text.
import assert from 'node:assert/strict';
import { track } from '../../../src/core/annotations/tracking';
import { seeded } from '../seeded';

describe('a tracked passage', () => {
  const TEXT = 'One two three four.';
  const SPAN = { start: 4, end: 13 };

  it('keeps its words, moves with them, and loses what is taken away', () => {
    const cases: [offset: number, length: number, text: string, passage: string, touched: boolean][] = [
      [0, 0, 'And ', 'two three', false],
      [4, 0, 'or ', 'two three', false],
      [13, 0, ' or', 'two three', false],
      [0, 4, '', 'two three', false],
      [8, 0, 'and ', 'two and three', true],
      [4, 4, '', 'three', true],
      [4, 9, '2 3', '2 3', true],
      [0, 6, 'X', 'o three', true],
      [11, 8, 'Y', 'two thr', true],
      [0, 19, '', '', true],
      [2, 15, 'ZZ', '', true],
    ];
    for (const [offset, length, text, passage, touched] of cases) {
      const after = TEXT.slice(0, offset) + text + TEXT.slice(offset + length);
      const tracked = track(SPAN, { offset, length, newLength: text.length });
      assert.equal(
        after.slice(tracked.span.start, tracked.span.end),
        passage,
        `${offset}, ${length}, ${text}`,
      );
      assert.equal(tracked.touched, touched);
    }
  });

  it('is in doubt where half of it gave way at once, or a change reached over its border', () => {
    const isDoubtful = (offset: number, length: number) =>
      track(SPAN, { offset, length, newLength: 5 }).doubtful;
    assert.deepEqual(
      [isDoubtful(0, 4), isDoubtful(6, 2), isDoubtful(4, 9), isDoubtful(2, 5), isDoubtful(12, 4)],
      [false, false, true, true, true],
    );
  });

  it('untouched, has the words it had, whatever changes around it', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const random = seeded(seed);
      let text = Array.from({ length: 60 }, () => String.fromCharCode(97 + random.below(26))).join('');
      let span = { start: 20 + random.below(10), end: 35 + random.below(10) };
      const words = text.slice(span.start, span.end);
      for (let step = 0; step < 20; step++) {
        const offset = random.below(text.length + 1);
        const length = random.below(text.length - offset + 1);
        const newLength = random.below(8);
        const tracked = track(span, { offset, length, newLength });
        if (tracked.touched) break;
        text = text.slice(0, offset) + '#'.repeat(newLength) + text.slice(offset + length);
        span = tracked.span;
        assert.equal(text.slice(span.start, span.end), words, `seed ${seed}`);
      }
    }
  });
});
