import assert from 'node:assert/strict';
import { letterPairs, mayBeAlike } from '../../../src/core/library/letter-pairs';
import { likeness } from '../../../src/core/library/title-guards';
import { seeded } from '../seeded';

describe('the letter pairs of titles', () => {
  const { below, of } = seeded(5);
  const word = () =>
    Array.from({ length: 2 + below(9) }, () => of([...'abcdefghijklmnopqrstuvwxyzé語'])).join('');
  const titles = Array.from({ length: 400 }, (_, n) =>
    Array.from({ length: n % 50 === 0 ? 120 : 1 + below(12) }, word).join(''),
  );

  it('never tell two titles apart that are alike @long', () => {
    const slip = (title: string) => {
      const at = below(title.length);
      return title.slice(0, at) + of(['', 'x', 'yz', title[at]!]) + title.slice(at + below(3));
    };
    let alike = 0;
    for (const title of titles) {
      let other = title;
      for (let slips = 0; slips < 8; slips++) {
        other = slip(other);
        if (likeness(title, other) < 0.8) continue;
        alike++;
        assert.ok(mayBeAlike(letterPairs(title), letterPairs(other), 0.8), `${title}\n${other}`);
      }
    }
    assert.ok(alike > 1_000, `${alike}`);
  });

  it('tell nearly all of the others apart', () => {
    const others = titles
      .slice(1)
      .filter((title, n) => mayBeAlike(letterPairs(titles[n]!), letterPairs(title), 0.8));
    assert.ok(others.length < 20, `${others.length}`);
  });

  it('are none of a title of one letter', () => {
    assert.ok(mayBeAlike(letterPairs(''), letterPairs('a'), 0.8));
    assert.ok(!mayBeAlike(letterPairs('a'), letterPairs('abcdef'), 0.8));
  });
});
