import assert from 'node:assert/strict';
import type { Work } from '../../../src/core/model';
import { LiveIndex } from '../../../src/core/search/liveIndex';
import { createSearcher, filterWorks } from '../../../src/core/search/search';
import type { SearchedLibrary } from '../../../src/core/search/searchedLibrary';
import { atOnce } from '../../../src/core/steps';
import { seeded } from '../seeded';
import { ChangingLibrary, someQueries, someWork } from './changing';

/** All that an answer says. */
function answer(library: SearchedLibrary, query: string) {
  const { hits, total } = createSearcher(library).search(query, { limit: 30 });
  const found = hits.map(({ work, score, matches }) => ({ citekey: work.citekey, score, matches }));
  return { found, total, tree: atOnce(filterWorks(library, query)).map(({ citekey }) => citekey) };
}

/** The library answers as one does that was made of the same works at once. */
function answersAsNew(library: ChangingLibrary, queries: readonly string[], when: string): void {
  const fresh = new ChangingLibrary(library.works);
  for (const query of queries)
    assert.deepEqual(answer(library, query), answer(fresh, query), `${query}, ${when}`);
}

/** Takes so many steps and leaves the rest. */
function steps(library: SearchedLibrary, most: number): void {
  let left = most;
  for (const _ of createSearcher(library).prepare()) if (--left < 0) return;
}

/** Changes the library in some way: mostly a little, now and then much. */
function changeSomehow(library: ChangingLibrary, below: (end: number) => number, name: () => string): void {
  const many = [1, 1, 1, 2, 3, 9, 12, 60][below(8)]!;
  const start = below(Math.max(1, library.works.length - many));
  const removed = below(3) === 0 ? [] : library.works.slice(start, start + many);
  const changed = below(2) === 0 ? removed.map(({ citekey }) => citekey) : [];
  const fresh = below(2) === 0 ? Array.from({ length: many }, name) : [];
  library.change(
    removed,
    [...changed, ...fresh].map((citekey) => someWork(below, citekey)),
  );
}

function answersThroughout(seed: number, rounds: number): void {
  const { below } = seeded(seed);
  let count = 0;
  const name = () => `key${below(1_000)}x${count++}`;
  const works = Array.from({ length: [0, 5, 40, 150][below(4)]! }, () => someWork(below, name()));
  let library = new ChangingLibrary(works);
  for (let round = 0; round < rounds; round++) {
    changeSomehow(library, below, name);
    if (below(2) === 0) steps(library, below(12));
    if (below(4) === 0) continue;
    if (below(6) === 0) library = restarted(library, below, name);
    answersAsNew(library, someQueries(below), `round ${round} of seed ${seed}`);
  }
}

/** The library after a restart with the index that was saved, before some changes. */
function restarted(
  library: ChangingLibrary,
  below: (end: number) => number,
  name: () => string,
): ChangingLibrary {
  const bytes = createSearcher(library).saved();
  const later = new ChangingLibrary(library.works);
  const changes = below(3);
  for (let i = 0; i < changes; i++) changeSomehow(later, below, name);
  if (later.works.length > 0) later.undigested.add(`${later.works[below(later.works.length)]!.citekey}.txt`);
  if (bytes) assert.equal(createSearcher(later).restore(bytes), true);
  return later;
}

describe('search index of a changing library', () => {
  for (const seed of [1, 2, 3, 4]) {
    it(`answers after any changes as one made anew does (seed ${seed}) @long`, () =>
      answersThroughout(seed, 10));
  }
  it('answers after very many changes as one made anew does @long', () => {
    for (let seed = 100; seed < 115; seed++) answersThroughout(seed, 40);
  }).timeout(60_000);

  it('works as much for a change, whatever the size of the library @long', () => {
    const indexedFor = (size: number) => {
      const { below } = seeded(5);
      const works = Array.from({ length: size }, (_, i) => someWork(below, `key${i}`));
      const index = new LiveIndex(works);
      index.update();
      const most: number[] = [];
      for (let i = 0; i < 30; i++) {
        const before = index.indexed;
        index.note({ removed: [works[i]!], added: [someWork(below, `new${i}`)] });
        index.update();
        most.push(index.indexed - before);
      }
      return Math.max(...most);
    };
    assert.equal(indexedFor(2_000), indexedFor(200));
    assert.ok(indexedFor(200) < 12);
  });

  it('has few segments however often it changes @long', () => {
    const { below } = seeded(8);
    const index = new LiveIndex([]);
    let indexed = 0;
    for (let i = 0; i < 400; i++) {
      index.note({ removed: [], added: [someWork(below, `key${i}`)] });
      for (const _ of index.steps());
    }
    indexed = index.indexed;
    index.update();
    assert.ok(index.segments.length < 8, `${index.segments.length} segments`);
    assert.ok(indexed / 400 < 30, `each paper was indexed ${indexed / 400} times`);
  });

  it('forgets what is gone when that is much of it', () => {
    const { below } = seeded(9);
    const works = Array.from({ length: 200 }, (_, i) => someWork(below, `key${i}`));
    const index = new LiveIndex(works);
    index.update();
    index.note({ removed: works.slice(0, 120), added: [] });
    for (const _ of index.steps());
    assert.deepEqual(
      index.segments.map(({ index: { papers } }) => papers),
      [80],
    );
  });

  it('filters with the help of the index as without it @long', () => {
    const { below } = seeded(12);
    const works = Array.from({ length: 200 }, (_, i) => someWork(below, `key${i}`));
    const library = new ChangingLibrary(works);
    const queries = [
      'author:tan',
      'author:"zelin tan"',
      '-author:mül',
      'title:rew',
      'title:"reward model"',
      '-title:a year:2020..',
      '-reward',
      '-"co training"',
      '-学習',
      '-größe author:g',
      'title:… has:abstract',
    ];
    const without = queries.map((query) => answer(library, query));
    createSearcher(library).search('attention');
    library.change(works.slice(0, 3), works.slice(0, 3));
    assert.deepEqual(
      queries.map((query) => answer(library, query)),
      without,
    );
  });

  it('goes on where it was left', () => {
    const { below } = seeded(10);
    const works: Work[] = Array.from({ length: 300 }, (_, i) => someWork(below, `key${i}`));
    const index = new LiveIndex(works);
    for (const _ of index.steps()) if (index.indexed > 100) break;
    for (const _ of index.steps()) if (index.indexed > 200) break;
    index.update();
    assert.equal(index.indexed, 300);
  });
});
