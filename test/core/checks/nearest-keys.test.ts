import assert from 'node:assert/strict';
import { otherClaimants } from '../../../src/core/checks/claims';
import { distanceWithin, nearestKeys, wordsOfKey } from '../../../src/core/checks/nearest-keys';
import { takeIn } from '../../../src/core/intake';
import { LiveLibrary } from '../../../src/core/library/live-library';
import { makeLibrary, makeWork } from '../builders';
import { seeded } from '../seeded';
import { LIBRARY, problemsIn } from './world';

/** The slow obvious oracle: insertions, deletions, changes and swaps of neighbours, each counting one. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : i)),
  );
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const [above, row] = [rows[i - 1]!, rows[i]!];
      row[j] = Math.min(row[j - 1]! + 1, above[j]! + 1, above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1);
    }
  }
  return rows[a.length]![b.length]!;
}

describe('the nearest keys', () => {
  it('the distance is the true one, as long as it is not too far @long', () => {
    const random = seeded(5);
    const word = () => Array.from({ length: random.below(9) }, () => random.of(['a', 'b', 'c'])).join('');
    for (let round = 0; round < 3000; round++) {
      const [a, b, most] = [word(), word(), random.below(5)];
      const true_ = distance(a, b);
      assert.equal(distanceWithin(a, b, most), true_ <= most ? true_ : undefined, `${a} ${b} ${most}`);
    }
  });

  it('the words of a key', () => {
    const check = (key: string, words: string) => assert.equal(wordsOfKey(key).join(' '), words);
    check('vaswaniAttentionAllYou2017', 'vaswani attention all you 2017');
    check('vaswani_attention-17', 'vaswani attention 17');
    check('DBLP:conf/nips/VaswaniSP17', 'dblp conf nips vaswani sp 17');
    check('müller2020x', 'muller 2020');
  });

  const library = makeLibrary([
    makeWork({
      title: 'Attention is all you need',
      authors: 'Ashish Vaswani',
      year: 2017,
      citekey: 'vaswani17',
    }),
    makeWork({ title: 'Attention in neural nets', authors: 'Jo Doe', year: 2017, citekey: 'doeAttention' }),
    makeWork({ title: 'Scaling laws', authors: 'Jared Kaplan', year: 2020, citekey: 'kaplan20' }),
  ]);
  const near = (key: string, more: string[] = []) =>
    nearestKeys(key, library, more)
      .map((each) => each.key)
      .join(' ');

  it('by letters first, then by what the key says', () => {
    assert.equal(near('vaswani18'), 'vaswani17');
    assert.equal(near('Vaswani17'), 'vaswani17');
    assert.equal(near('vaswani2017attention'), 'vaswani17');
    assert.equal(near('doe17'), 'doeAttention');
    assert.equal(near('scalingLaws'), 'kaplan20');
    assert.equal(near('kaplan2019x', ['kaplan2019y']), 'kaplan2019y kaplan20');
  });

  it('none where nothing tells', () => {
    assert.equal(near('nobodyAttention2017'), '');
    assert.equal(near('kaplanTables2001'), '');
    assert.equal(near('x'), '');
    assert.equal(near(''), '');
  });

  it('are looked for only when a fix is asked for', () => {
    let looked = 0;
    const works = new Proxy(LIBRARY.works, {
      get: (list, name) => {
        looked++;
        return Reflect.get(list, name);
      },
    });
    const counting = Object.create(LIBRARY, { works: { value: works } });
    const text = '[@nobody2020; @doe98]';
    problemsIn(text, { library: counting });
    const once = looked;
    const problems = problemsIn(text, { library: counting });
    assert.equal(looked, once);
    assert.ok(problems.every(({ fixes }) => fixes().length > 0) && looked > once);
  });
});

describe('claims of a key', () => {
  const file = (name: string, entries: Record<string, string>) =>
    takeIn(
      name,
      new TextEncoder().encode(
        Object.entries(entries)
          .map(([key, title]) => `@article{${key}, title={${title}}, author={Doe, Jo}, year={1999}}\n`)
          .join(''),
      ),
      { dump: true, note: false },
    ).parsed;
  const FILES = {
    one: file('one.bib', { k: 'On the burning of lamps', l: 'On the lighting of stoves' }),
    two: file('two.bib', { k: 'A history of winter gardens' }),
    three: file('three.bib', { k: 'On the burning of lamps', m: 'On the lighting of stoves' }),
  };

  it('are those of the works there are, whatever came and went', () => {
    const random = seeded(3);
    const library = new LiveLibrary();
    const here = new Set<keyof typeof FILES>();
    for (let round = 0; round < 60; round++) {
      const name = random.of(Object.keys(FILES) as (keyof typeof FILES)[]);
      if (here.delete(name)) library.apply({ gone: [`${name}.bib`] });
      else {
        here.add(name);
        library.apply({ files: [FILES[name]] });
      }
      const fresh = new LiveLibrary();
      fresh.apply({ files: Array.from(here, (each) => FILES[each]) });
      for (const key of ['k', 'l', 'm']) {
        const titles = (of: LiveLibrary) =>
          otherClaimants(of, key)
            .map(({ title }) => title)
            .sort();
        assert.deepEqual(titles(library), titles(fresh), [...here].join(' '));
      }
      assert.equal(otherClaimants(library, 'k').length, here.has('two') && here.size > 1 ? 1 : 0);
    }
  });
});
