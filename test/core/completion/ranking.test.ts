import assert from 'node:assert/strict';
import { MostCited } from '../../../src/core/completion/most-cited';
import type { KeyPlace } from '../../../src/core/completion/place';
import { isWhole, papersFor } from '../../../src/core/completion/ranking';
import { usesBeside } from '../../../src/core/completion/uses';
import type { Library, LibraryDelta } from '../../../src/core/library/library';
import type { Citation, Work } from '../../../src/core/model';
import { findCitations } from '../../../src/core/notes/citations';
import { usesIn } from '../../../src/core/notes/key-use';
import { createSearcher } from '../../../src/core/search/search';
import { makeLibrary, makeWork } from '../builders';
import { seeded } from '../seeded';

const SKETCHES = [
  ['tan2025', 'Scaling Behaviors of Reinforcement Learning', 'Zelin Tan', 2025],
  ['kaplan2020', 'Scaling Laws for Language Models', 'Ada Kaplan', 2020],
  ['kaplan2021', 'Scaling Laws for Transfer', 'Ada Kaplan', 2021],
  ['tanaka2019', 'Attention in Margins', 'Wu Tanaka', 2019],
  ['smith-2024', 'Process Rewards', 'Eve Smith', 2024],
  ['wang2022', 'Self-Consistency of Chain of Thought', 'Xu Wang', 2022],
  [
    'wei2022',
    'Chain-of-Thought Prompting Elicits Steps in Very Large and Very Deep Models of Words',
    'J Wei',
    2022,
  ],
] as const;

/** The keys offered for what is typed in `[…@|]`, in order. */
function offered(
  typed: string,
  { note = '', notes = [] as readonly string[], others = [] as readonly string[], limit = 10 } = {},
): string[] {
  const library: Library = makeLibrary(
    SKETCHES.map(([citekey, title, authors, year]) => ({
      ...makeWork({ citekey, title, authors, year }),
      aliases: citekey === 'tan2025' ? ['formerly-x'] : [],
    })),
    [
      ['tan2025', 'kaplan2020'],
      ['tanaka2019', 'kaplan2020'],
      ['tanaka2019', 'smith-2024'],
    ],
  );
  const searcher = createSearcher(library);
  const mostCited = new MostCited((most) =>
    searcher.search('', { limit: most }).hits.map(({ work }) => work),
  );
  const place: KeyPlace = {
    kind: 'key',
    typed,
    span: { start: 0, end: 0 },
    others: new Set(others),
    write: (key) => key,
  };
  const offer = {
    byCitekey: (key: string) => library.byCitekey(key),
    search: (query: string, most: number) => searcher.search(query, { limit: most }).hits,
    mostCited: () => mostCited.best(),
    inNotes: new Set(notes),
    inThisNote: usesBeside(usesIn(findCitations(note, 'markdown')), note.length),
  };
  return papersFor(place, offer, limit).map(({ citekey }) => citekey);
}

describe('the papers that are offered', () => {
  it('with nothing typed: this note, the last cited first; other notes; the most cited', () => {
    const note = '@tanaka2019 and [@smith-2024; @unknown] and @tanaka2019 ';
    assert.deepEqual(offered('', { note, notes: ['kaplan2021', 'tanaka2019'] }), [
      'tanaka2019',
      'smith-2024',
      'kaplan2021',
      'kaplan2020',
      'tan2025',
      'wang2022',
      'wei2022',
    ]);
    assert.deepEqual(offered('').slice(0, 2), ['kaplan2020', 'smith-2024']);
    assert.equal(offered('', { note, limit: 2 }).length, 2);
  });

  it('are found by any word of title, author, year and key, in any order, with slips', () => {
    for (const [typed, first] of [
      ['reinforcement', 'tan2025'],
      ['tan scaling', 'tan2025'],
      ['scaling tan', 'tan2025'],
      ['transfer 2021', 'kaplan2021'],
      ['kaplan2021', 'kaplan2021'],
      ['tana', 'tanaka2019'],
      ['reinforcment', 'tan2025'],
      ['smith-20', 'smith-2024'],
      ['smith-2024', 'smith-2024'],
      ['smith2024', 'smith-2024'],
      ['margins2019', 'tanaka2019'],
      ['Process_Rew', 'smith-2024'],
      ['formerly-x', 'tan2025'],
    ] as const) {
      assert.equal(offered(typed)[0], first, typed);
    }
    assert.deepEqual(offered('zzzzqqqq'), []);
  });

  it('use in this note, then in others, decides between papers that fit alike', () => {
    assert.deepEqual(offered('scaling laws kaplan').slice(0, 2).sort(), ['kaplan2020', 'kaplan2021']);
    for (const key of ['kaplan2020', 'kaplan2021']) {
      assert.equal(offered('scaling laws kaplan', { note: `@${key} ` })[0], key);
      assert.equal(offered('scaling laws kaplan', { notes: [key] })[0], key);
    }
    assert.equal(
      offered('scaling laws kaplan', { note: '@kaplan2021 ', notes: ['kaplan2020'] })[0],
      'kaplan2021',
    );
  });

  it('use never lifts what hardly fits, nor above the very key', () => {
    assert.equal(offered('scaling behaviors', { note: '@kaplan2020 ' })[0], 'tan2025');
    assert.equal(offered('tan2025', { note: '@tanaka2019 @kaplan2020 ' })[0], 'tan2025');
  });

  it('a title that begins with the words comes first, but for one that this note cites', () => {
    for (const typed of ['chain of', 'chain of tho', 'Chain-of-Thought'])
      assert.equal(offered(typed, { notes: ['wang2022'] })[0], 'wei2022', typed);
    assert.equal(offered('chain of', { note: '@wang2022 ' })[0], 'wang2022');
  });

  it('are not those of the cluster, and as many as wanted all the same', () => {
    assert.ok(!offered('scaling', { others: ['tan2025'] }).includes('tan2025'));
    assert.deepEqual(offered('', { note: '@a @tan2025 ', others: ['tan2025'], limit: 2 }).length, 2);
  });
});

describe('a key that is typed whole', () => {
  it('is so when no other goes on from it', () => {
    const papers = (...keys: string[]) => keys.map((citekey) => makeWork({ title: citekey, citekey }));
    const place = (typed: string) => ({ typed }) as KeyPlace;
    assert.ok(isWhole(place('tan2025'), papers('tan2025', 'kaplan2020')));
    assert.ok(!isWhole(place('tan2025'), papers('tan2025', 'tan2025a')));
    assert.ok(!isWhole(place('tan202'), papers('tan2025')));
    assert.ok(!isWhole(place('tan'), []));
  });
});

describe('what a note cites', () => {
  it('is in order of nearness, without what is just typed', () => {
    const note = '@a @b @a @c @d @b';
    const keys = usesBeside(usesIn(findCitations(note, 'markdown')), note.indexOf('@c') + 2);
    assert.deepEqual(keys, ['a', 'b', 'd']);
  });
});

describe('the most cited', () => {
  it('are those of the library after any changes, which look through it but seldom @long', () => {
    const random = seeded(7);
    const works: Work[] = [];
    let looked = 0;
    const sorted = () =>
      [...works].sort(
        (a, b) =>
          b.citers.length - a.citers.length ||
          (b.item.issued?.year ?? 0) - (a.item.issued?.year ?? 0) ||
          (a.citekey < b.citekey ? -1 : 1),
      );
    const some = (number: number) => {
      const work = makeWork({
        title: `Paper ${number}`,
        citekey: `k${number}`,
        year: 1990 + random.below(30),
      });
      citedBy(work, random.below(40));
      return work;
    };
    for (let i = 0; i < 1500; i++) works.push(some(i));
    const mostCited = new MostCited((limit) => {
      looked++;
      return sorted().slice(0, limit);
    });
    for (let round = 0; round < 300; round++) {
      const delta = {
        added: [] as Work[],
        removed: [] as Work[],
        relinked: [] as Work[],
        files: new Set<string>(),
      };
      if (random.chance(0.5)) delta.added.push(some(10_000 + round));
      if (random.chance(0.5)) delta.removed.push(...works.splice(random.below(works.length), 1));
      if (random.chance(0.5)) {
        const work = random.of(works);
        citedBy(work, random.below(60));
        delta.relinked.push(work);
      }
      works.push(...delta.added);
      mostCited.note(delta satisfies LibraryDelta);
      const keys = (list: readonly Work[]) => list.slice(0, 50).map(({ citekey }) => citekey);
      assert.deepEqual(keys(mostCited.best()), keys(sorted()));
    }
    assert.ok(looked <= 2, `looked through ${looked} times`);
  });
});

function citedBy(work: Work, count: number): void {
  (work.citers as Citation[]).length = 0;
  (work.citers as Citation[]).push(...Array.from({ length: count }, () => ({}) as Citation));
}
