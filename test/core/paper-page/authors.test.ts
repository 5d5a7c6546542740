import assert from 'node:assert/strict';
import type { Work } from '../../../src/core/model';
import { displayName, parseName } from '../../../src/core/names';
import { authorPage } from '../../../src/core/paper-page/author-page';
import {
  authorsOf,
  circlesOf,
  coAuthors,
  compareNames,
  papersBy,
} from '../../../src/core/paper-page/authors';
import { PageLinks } from '../../../src/core/paper-page/links';
import { atOnce } from '../../../src/core/steps';
import { makeLibrary, makeWork, type WorkSketch } from '../builders';
import { seeded } from '../seeded';

const worksOf = (...sketches: readonly WorkSketch[]): Work[] => sketches.map(makeWork);
const titles = (works: readonly Work[]) => works.map(({ title }) => title);

describe('two names', () => {
  const likeness = (a: string, b: string) => compareNames(parseName(a), parseName(b));
  for (const [a, b, expected] of [
    ['Wei Wang', 'Wei Wang', 'same'],
    ['Wei Wang', 'Wang, Wei', 'same'],
    ['Zoë Müller', 'Zoe Muller', 'same'],
    ['Hunter B. Lightman', 'Hunter Lightman', 'same'],
    ['Charles Van Loan', 'Van Loan, Charles', 'same'],
    ['DeepSeek-AI', 'DeepSeek-AI', 'same'],
    ['Wei Wang', 'W. Wang', 'perhaps'],
    ['W. Wang', 'W. Wang', 'same'],
    ['Wei Wang', 'Weihong Wang', 'other'],
    ['Wei Wang', 'Wei Zhang', 'other'],
    ['John R. Smith', 'John A. Smith', 'other'],
    ['J. R. Smith', 'John A. Smith', 'other'],
    ['J. R. Smith', 'John Robert Smith', 'perhaps'],
  ] as const)
    it(`${a} and ${b}: ${expected}`, () => {
      assert.equal(likeness(a, b), expected);
      assert.equal(likeness(b, a), expected);
    });
});

describe('papers by an author', () => {
  it('are told from those by a name that may be short for another', () => {
    const works = worksOf(
      { title: 'A', authors: 'Wei Wang', year: 2020 },
      { title: 'B', authors: 'W. Wang', year: 2021 },
      { title: 'C', authors: 'Wen Wang', year: 2022 },
      { title: 'D', authors: 'Ada Lovelace; Wang, Wei', year: 2023 },
    );
    const { surely, perhaps, name } = atOnce(papersBy(works, 'Wei Wang'));
    assert.deepEqual([titles(surely), titles(perhaps), name], [['D', 'A'], ['B'], 'Wei Wang']);
  });

  it('are found by what is printed, however the name was given', () => {
    const names = [
      { family: 'García Márquez', given: 'Gabriel' },
      { literal: 'European Commission' },
      { family: 'Van der Walt', given: 'Stéfan' },
      { family: 'St. John', given: 'Tom' },
      { family: 'Le Cun', given: 'Yann' },
      { literal: 'Analytica, Ltd' },
    ];
    const works = names.map((name) => {
      const work = makeWork({ title: displayName(name) });
      return { ...work, item: { ...work.item, author: [name] } };
    });
    for (const name of names) {
      const { name: called, surely, printed } = atOnce(papersBy(works, displayName(name)));
      const expected = displayName(name);
      assert.deepEqual([called, titles(surely), printed], [expected, [expected], [expected]]);
      assert.deepEqual(atOnce(coAuthors(surely, expected)), []);
    }
  });

  it('are not joined by the author, however the name was given', () => {
    const works = ['García Márquez', 'García Márquez', 'Márquez'].map((family, n) => {
      const work = makeWork({ title: `${n}` });
      const author = [
        { family, given: family === 'Márquez' ? 'Gabriel García' : 'Gabriel' },
        { family: 'Lamp', given: `Ann${'abc'[n]}` },
      ];
      return { ...work, item: { ...work.item, author } };
    });
    const { surely } = atOnce(papersBy(works, 'Gabriel García Márquez'));
    assert.equal(surely.length, 3);
    assert.equal(atOnce(circlesOf(surely, 'Gabriel García Márquez')).length, 3);
    assert.equal(atOnce(coAuthors(surely, 'Gabriel García Márquez')).length, 3);
  });

  it('are in nobody’s list twice, whatever the names @long', () => {
    const random = seeded(4);
    const given = ['Wei', 'W.', 'Weihong', 'Wen', 'J. Wei', 'Ada'];
    const family = ['Wang', 'Zhang', 'van der Wang'];
    for (let round = 0; round < 60; round++) {
      const works = Array.from({ length: 8 }, (_, n) =>
        makeWork({
          title: `Paper ${n}`,
          authors: Array.from({ length: 3 }, () => `${random.of(given)} ${random.of(family)}`).join('; '),
        }),
      );
      const name = `${random.of(given)} ${random.of(family)}`;
      const { surely, perhaps } = atOnce(papersBy(works, name));
      const all = [...surely, ...perhaps];
      assert.equal(new Set(all).size, all.length);
      // Whoever prints the very name is among them.
      for (const work of works)
        if (work.item.author.some((each) => compareNames(each, parseName(name)) === 'same'))
          assert.ok(all.includes(work));
      const circles = atOnce(circlesOf(surely, name));
      assert.deepEqual(new Set(circles.flat()), new Set(surely));
      assert.equal(circles.flat().length, surely.length);
    }
  });

  it('fall into circles that share no co-author', () => {
    const works = worksOf(
      { title: 'A', authors: 'Wei Wang; Ada Lovelace' },
      { title: 'B', authors: 'Wei Wang; Ada Lovelace; Alan Turing' },
      { title: 'C', authors: 'Alan Turing; Wei Wang' },
      { title: 'D', authors: 'Wei Wang; Mary Shelley' },
    );
    assert.deepEqual(atOnce(circlesOf(works, 'Wei Wang')).map(titles), [['A', 'B', 'C'], ['D']]);
    assert.deepEqual(atOnce(coAuthors(works, 'Wei Wang')).slice(0, 2), [
      { name: 'Ada Lovelace', works: 2 },
      { name: 'Alan Turing', works: 2 },
    ]);
    assert.deepEqual(atOnce(authorsOf(works))[0], { name: 'Wei Wang', works: 4 });
  });
});

describe('the page of an author', () => {
  it('tells papers, years, venues, circles, co-authors, and who may be the same', () => {
    const works = worksOf(
      { title: 'A', authors: 'Wei Wang; Ada Lovelace', year: 2020 },
      { title: 'B', authors: 'Wei Wang; Mary Shelley', year: 2022 },
      { title: 'C', authors: 'W. Wang', year: 2022 },
      { title: 'D', authors: 'Wen Wang', year: 2022 },
    );
    const page = atOnce(authorPage(makeLibrary(works), 'Wei Wang', new PageLinks()))!;
    assert.deepEqual([page.title, page.kind], ['Wei Wang', 'Author']);
    assert.deepEqual(
      page.sections.map(({ id, count }) => `${id} ${count}`),
      ['works 2', 'co-authors 2', 'perhaps 1'],
    );
    const [papers] = page.sections;
    const bars = papers!.blocks.flatMap((block) => (block.kind === 'bars' ? [block] : []));
    assert.deepEqual(
      bars.map(({ label, bars: each }) => [label, ...each.map((bar) => bar.label)]),
      [['Joined by co-authors', 'with Mary Shelley', 'with Ada Lovelace']],
    );
    assert.match(papers!.note!, /namesakes/);
  });

  it('is none where nothing is by that name', () => {
    const library = makeLibrary(worksOf({ title: 'A', authors: 'Ada Lovelace' }));
    for (const name of ['Wei Wang', '', '   ', '[](command:x)'])
      assert.equal(atOnce(authorPage(library, name, new PageLinks())), undefined);
  });
});
