import assert from 'node:assert/strict';
import { buildLibrary } from '../../../src/core/library/build';
import { decide } from '../../../src/core/library/decided';
import { type DoubtfulPair, DuplicateSearch, findDuplicates } from '../../../src/core/library/duplicates';
import type { PaperRecord, Work } from '../../../src/core/model';
import { makeWork } from '../builders';
import { makeFiles, makeRecord, type RecordSketch } from '../records';
import { type Random, seeded } from '../seeded';

const LONG = 'Scaling Behaviours of Something Rather Long';
const ADA = 'Ada Lovelace; Charles Babbage';
const TEXT =
  'We look at how apples fall from trees in autumn orchards and measure the time that they take. The heavier ones are no faster. We publish all our measurements.';

type Sketch = RecordSketch & Partial<Pick<PaperRecord, 'citekey'>>;

function libraryOf(...sketches: readonly Sketch[]) {
  const records = sketches.map((sketch, line) => ({
    ...makeRecord({ line, ...sketch }),
    ...(sketch.citekey !== undefined && { citekey: sketch.citekey }),
  }));
  return buildLibrary(makeFiles(records));
}

function reasons(...sketches: readonly Sketch[]): string[] {
  return findDuplicates(libraryOf(...sketches)).map((pair) => pair.reasons.join('; '));
}

describe('doubtful pairs', () => {
  it('are papers of one title that something keeps apart', () => {
    assert.deepEqual(
      reasons({ title: LONG, authors: ADA, year: 2019 }, { title: LONG, authors: ADA, year: 2024 }),
      ['same title, but years 2019 and 2024'],
    );
    assert.deepEqual(reasons({ title: LONG, authors: ADA }, { title: LONG, authors: 'Alan Turing' }), [
      'same title, but other authors',
    ]);
    assert.deepEqual(
      reasons({ title: LONG, authors: ADA, ids: ['2401.00001'] }, { title: LONG, ids: ['2401.00002'] }),
      ['same title, but arXiv ids 2401.00001 and 2401.00002'],
    );
  });

  it('are papers with one identifier under two titles', () => {
    assert.deepEqual(
      reasons(
        { title: 'Apples in Orchards', authors: ADA, ids: ['10.1000/a'] },
        { title: 'Bridges over Rivers', authors: 'Alan Turing', ids: ['10.1000/a'] },
      ),
      ['same DOI under two titles'],
    );
  });

  it('are titles that differ by a slip of the pen', () => {
    assert.deepEqual(
      reasons(
        { title: 'Measuring the Fall of Apples in Autumn Orchards', authors: ADA },
        { title: 'Measuring the Fal of Apples in Autunm Orchards', authors: ADA },
      ),
      ['titles nearly the same'],
    );
  });

  it('are the same abstract under two titles, and one that begins alike', () => {
    assert.deepEqual(
      reasons(
        { title: 'Apples in Orchards', authors: ADA, abstract: TEXT },
        { title: 'How Fruit Comes Down', authors: ADA, abstract: TEXT },
      ),
      ['same abstract under two titles'],
    );
    assert.deepEqual(
      reasons(
        { title: 'Apples in Orchards', authors: ADA, year: 2020, abstract: TEXT },
        { title: 'How Fruit Comes Down', authors: ADA, year: 2020, abstract: `${TEXT} More follows.` },
      ),
      ['same first author, year and first words of the abstract'],
    );
  });

  it('are entries of bibliographies under one key', () => {
    assert.deepEqual(
      reasons(
        { title: 'The Fall of Apples', authors: ADA, year: 2020, citekey: 'ada20', file: 'a.bib' },
        { title: 'On the Fall of Ripe Apples', authors: ADA, year: 2020, citekey: 'Ada20', file: 'b.bib' },
      ),
      ['entries of bibliographies with the same key'],
    );
  });

  it('are none of what is plainly two papers', () => {
    assert.deepEqual(
      reasons({ title: `${LONG} I`, authors: ADA }, { title: `${LONG} II`, authors: ADA }),
      [],
    );
    assert.deepEqual(
      reasons(
        { title: LONG, authors: ADA, ids: ['10.1000/a'] },
        { title: `Erratum: ${LONG}`, authors: ADA, ids: ['10.1000/a'] },
      ),
      [],
    );
    assert.deepEqual(
      reasons(
        { title: 'Supervised Learning of Orchards in Autumn Weather', authors: ADA },
        { title: 'Unsupervised Learning of Orchards in Autumn Weather', authors: ADA },
      ),
      [],
    );
    assert.deepEqual(
      reasons(
        { title: 'Large Language Models for Medicine: A Survey', authors: ADA },
        { title: 'Large Language Models for Finance: A Survey', authors: ADA },
      ),
      [],
    );
    assert.deepEqual(reasons({ title: 'Editorial', year: 2019 }, { title: 'Editorial', year: 2020 }), []);
    assert.deepEqual(
      reasons(
        { title: LONG, authors: ADA, year: 2010, ids: ['1001.0001'] },
        { title: LONG, authors: 'Alan Turing', year: 2020, ids: ['2001.00001'] },
      ),
      [],
    );
  });

  it('come with the likeliest first, and never once they are kept apart', () => {
    const library = libraryOf(
      { title: LONG, authors: ADA },
      { title: LONG, authors: 'Alan Turing' },
      { title: 'Apples in Orchards', authors: ADA, abstract: TEXT },
      { title: 'How Fruit Comes Down', authors: ADA, abstract: TEXT },
    );
    const pairs = findDuplicates(library);
    assert.deepEqual(
      pairs.map(({ reasons: [reason] }) => reason),
      ['same abstract under two titles', 'same title, but other authors'],
    );
    const [a, b] = pairs[0]!.works;
    const decisions = decide([], 'apart', a.records, b.records);
    assert.equal(findDuplicates(library, decisions).length, 1);
  });

  it('are hardly any among a thousand papers that have nothing to do with each other @long', () => {
    const words = (
      'apple bridge cloud desert engine forest garden harbour island jungle kitchen lantern mountain needle ocean ' +
      'planet quarry river shadow timber umbrella valley window yellow zebra analysis learning network survey method ' +
      'deep sparse robust optimal neural language model vision graph transfer adaptive efficient scalable'
    ).split(' ');
    let state = 11;
    const next = (below: number) => {
      state = (state * 48271) % 2147483647;
      return state % below;
    };
    const sketches = Array.from({ length: 1000 }, (_, n) => ({
      title: Array.from({ length: 6 }, () => words[next(words.length)]!).join(' '),
      authors: `Ada${n % 90} Lovelace${next(300)}; Charles Babbage${next(300)}`,
      year: 2000 + next(25),
      abstract: Array.from({ length: 40 }, () => words[next(words.length)]!).join(' '),
    }));
    assert.ok(findDuplicates(libraryOf(...sketches)).length <= 2);
  });
});

describe('doubtful pairs of a library that changes', () => {
  /** Few words and few people, so that blocks of papers come to be too large and small again. */
  function workOf(n: number, { below, chance, of }: Random): Work {
    const title = chance(0.3)
      ? LONG
      : `Measuring the ${of(['Fall', 'Fal', 'Rise'])} of Apples in ${of(['Autumn', 'Autunm', 'Spring'])} Orchards ${of(['', 'Again'])}`;
    return {
      ...makeWork({
        title,
        citekey: `key${n}`,
        authors: of([ADA, 'Alan Turing', '']),
        year: 2015 + below(8),
        ids: chance(0.3) ? [`10.1000/${below(9)}`] : [],
        ...(chance(0.3) && { abstract: TEXT }),
      }),
      id: `work${n}`,
    };
  }

  const words = (pairs: readonly DoubtfulPair[]) =>
    pairs.map(({ works: [a, b], reasons: why }) => `${a.id} ${b.id}: ${why.join('; ')}`);

  it('are those that the same papers have at once @long', () => {
    let met = 0;
    for (let seed = 1; seed <= 8; seed++) {
      const random = seeded(seed);
      const search = new DuplicateSearch();
      let works: Work[] = [];
      let next = 0;
      for (let step = 0; step < 20; step++) {
        const removed = works.filter(() => random.chance(step % 5 === 4 ? 0.6 : 0.1));
        const added = Array.from({ length: random.below(12) }, () => workOf(next++, random));
        works = [...works.filter((work) => !removed.includes(work)), ...added];
        for (const _ of search.taking({ added, removed }));
        const pairs = words(search.pairs([]));
        assert.deepEqual(pairs, words(findDuplicates({ works })), `seed ${seed}, step ${step}`);
        met += pairs.length;
      }
    }
    assert.ok(met > 1_000, `${met}`);
  });

  it('cost what one paper has in common with others, however many there are @long', () => {
    const looksAt = (size: number) => {
      let looks = 0;
      const works = Array.from({ length: size }, (_, n) => {
        const work = makeWork({ title: `Lamps number${n} near river${n >> 2} by night`, citekey: `k${n}` });
        return new Proxy(work, {
          get: (target, key: keyof Work) => {
            looks++;
            return target[key];
          },
        });
      });
      const search = new DuplicateSearch();
      for (const _ of search.taking({ added: works, removed: [] }));
      looks = 0;
      const [changed] = works.splice(size >> 1, 1);
      for (const _ of search.taking({ added: [], removed: [changed!] }));
      for (const _ of search.taking({ added: [changed!], removed: [] }));
      return looks;
    };
    assert.ok(looksAt(4_000) <= looksAt(1_000) * 1.5);
  });
});
