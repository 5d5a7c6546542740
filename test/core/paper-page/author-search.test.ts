/** Authors found by words of their names. */
import assert from 'node:assert/strict';
import { AuthorSearch } from '../../../src/core/paper-page/author-search';
import { fold } from '../../../src/core/prose';
import { atOnce } from '../../../src/core/steps';
import { seeded } from '../seeded';

const GIVEN = ['Wei', 'W.', 'Weihong', 'Zoë', 'Ada', 'Jan Willem'];
const FAMILY = ['Wang', 'Müller', 'van der Wang', 'Lovelace', '王'];
const AUTHORS = GIVEN.flatMap((given) => FAMILY.map((family) => ({ name: `${given} ${family}`, works: 1 })));

describe('authors searched by words', () => {
  it('are those of whose words each begins with one that was typed, whatever was typed before @long', () => {
    const random = seeded(17);
    const search = new AuthorSearch(AUTHORS);
    let typed = '';
    for (let key = 0; key < 300; key++) {
      if (random.chance(0.3)) typed = typed.slice(0, random.below(typed.length + 1));
      else typed += random.of(['w', 'wa', 'we', 'a', 'Z', 'ö', 'm', ' ', ' ', '王', '.']);
      const words = fold(typed).split(' ');
      const expected = AUTHORS.filter(({ name }) =>
        words.every((word) =>
          fold(name)
            .split(' ')
            .some((own) => own.startsWith(word)),
        ),
      );
      assert.deepEqual(atOnce(search.find(typed)), expected, typed);
    }
  });

  it('are found in steps, of which one that is not waited for changes nothing', () => {
    const many = Array.from({ length: 5000 }, (_, n) => ({ name: `Wei Wang${n}`, works: 1 }));
    const search = new AuthorSearch(many);
    const left = search.find('wang1');
    assert.equal(left.next().done, false);
    assert.equal(atOnce(search.find('wei wang4999')).length, 1);
    assert.equal(atOnce(search.find('wang')).length, 5000);
  });
});
