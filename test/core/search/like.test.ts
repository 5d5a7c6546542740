// More like this: which papers are found for the words of another, and which words are said to be shared.
import assert from 'node:assert/strict';
import type { Work } from '../../../src/core/model';
import { createSearcher } from '../../../src/core/search/search';
import { formsOf, singular } from '../../../src/core/search/word-forms';
import { makeWork, type WorkSketch } from '../builders';
import { seeded } from '../seeded';
import { ChangingLibrary, someWork } from './changing';

const PAPERS: readonly WorkSketch[] = [
  {
    citekey: 'a',
    title: 'Verifying Rewards of Policies',
    abstract: 'The reward of LLMs is verified. We verify it by entropy, we find 2048 of them.',
    authors: 'Ada Harbour',
  },
  { citekey: 'b', title: 'A reward for each policy', abstract: 'Rewards, entropy and more of them.' },
  { citekey: 'c', title: 'Entropy', abstract: 'We find 2048 of them in each harbour.' },
  { citekey: 'd', title: 'Orchards', abstract: 'We find trees.' },
];

describe('more like a paper', () => {
  it('finds what shares its telling words, the most alike first', () => {
    assert.deepEqual(like(PAPERS, 'a'), ['b', 'c']);
  });

  it('says those words as they are printed, the weightiest first', () => {
    const { likeness } = ask(PAPERS, 'a');
    assert.deepEqual(new Set(likeness('b').words), new Set(['rewards', 'policies', 'entropy']));
    assert.equal(likeness('b').words.at(-1), 'entropy');
    assert.deepEqual(likeness('c').words, ['entropy']);
  });

  it('is not alike by small words, numbers or names of authors', () => {
    const { likeness } = ask(PAPERS, 'd');
    assert.deepEqual(likeness('c'), { score: 0, words: [], compounds: 0 });
  });

  it('keeps the capitals of an acronym', () => {
    const papers = [
      { citekey: 'x', title: 'LLMs in the Harbour' },
      { citekey: 'y', title: 'An LLM' },
      { citekey: 'z', title: 'Trees' },
    ];
    assert.deepEqual(ask(papers, 'x').likeness('y').words, ['LLMs']);
  });

  it('is not alike by the small words of other languages', () => {
    assert.deepEqual(sharedOf('茶の歴史についての研究', '車の設計についての考察'), []);
    assert.deepEqual(
      sharedOf('Die Ernte und der Wein, wir über den', 'Der Hafen und die Stadt, wir über'),
      [],
    );
    assert.deepEqual(sharedOf('Les récoltes dans une vallée', 'Une étude des ports dans les îles'), []);
    assert.deepEqual(sharedOf('Сады и их история', 'Порты и их корабли'), []);
    assert.deepEqual(sharedOf('茶的历史', '车的设计'), []);
  });

  it('takes Han two by two, katakana whole, and finds what has them', () => {
    assert.deepEqual(sharedOf('機械学習のモデル', '学習するモデルの設計').sort(), ['モデル', '学習']);
    assert.deepEqual(sharedOf('茶の歴史', '茶について'), ['茶']);
    assert.deepEqual(sharedOf('ALS and the harbour', 'A cause of ALS'), ['ALS']);
  });

  it('takes neither News for new nor AIDS for aid', () => {
    assert.deepEqual(sharedOf('Fake News about AIDS', 'A hearing aid that is new'), []);
  });

  it('leaves addresses out', () => {
    const abstract = 'Code at https://github.com/x and github.com/y.';
    assert.deepEqual(sharedOf('Orchards', 'Harbours', abstract), ['code']);
  });

  it('finds by summaries and keywords, too', () => {
    const papers = [
      { citekey: 'x', title: 'Untitled thoughts', keywords: ['lattices'] },
      { citekey: 'y', title: 'Other things', summary: 'A lattice is used.' },
      { citekey: 'z', title: 'Trees' },
    ];
    assert.deepEqual(like(papers, 'x'), ['y']);
  });

  it('of a paper without words, or alone, is nothing', () => {
    assert.deepEqual(like([{ citekey: 'x', title: '???' }, ...PAPERS], 'x'), []);
    assert.deepEqual(like(PAPERS.slice(0, 1), 'a'), []);
  });

  it('likens no paper to itself more than wholly, and nothing more than that @long', () => {
    const random = seeded(3);
    const library = new ChangingLibrary(
      Array.from({ length: 60 }, (_, i) => someWork(random.below, `w${i}`)),
    );
    const searcher = createSearcher(library);
    for (const work of library.works) {
      const more = searcher.moreLike(work);
      assert.ok(!more.candidates(60).includes(work));
      for (const other of library.works) {
        const { score } = more.likeness(other);
        assert.ok(score >= 0 && score <= 1);
      }
    }
  });

  it('is after any changes what it is over an index made at once @long', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const random = seeded(seed);
      let made = 0;
      const some = (count: number) =>
        Array.from({ length: count }, () => someWork(random.below, `w${seed}x${made++}`));
      const library = new ChangingLibrary(some(30));
      const searcher = createSearcher(library);
      for (let step = 0; step < 12; step++) {
        const gone = library.works.filter(() => random.chance(0.1));
        library.change(gone, some(random.below(9)));
        if (random.chance(0.4)) for (const _ of searcher.prepare());
        if (random.chance(0.4)) searcher.moreLike(random.of(library.works)).candidates(5);
      }
      const atOnce = createSearcher(new ChangingLibrary(library.works));
      for (const work of library.works)
        assert.deepEqual(shown(searcher, work), shown(atOnce, work), `seed ${seed}`);
    }
  });
});

describe('a word and its plural', () => {
  for (const [plural, one] of [
    ['rewards', 'reward'],
    ['policies', 'policy'],
    ['loss', 'loss'],
    ['bus', 'bus'],
    ['größen', 'größen'],
  ] as const)
    it(`takes "${plural}" for "${one}"`, () =>
      assert.equal(text(singular(bytes(plural), 0, bytes(plural).length)), one));

  it('are each found by the other', () => {
    for (const one of ['reward', 'policy', 'method'])
      for (const form of formsOf(bytes(one))) assert.equal(text(singular(form, 0, form.length)), one);
  });
});

/** The words that the first of two papers in a small library shares with the second. */
function sharedOf(title: string, other: string, abstract?: string): string[] {
  const papers = [
    { citekey: 'x', title, ...(abstract && { abstract }) },
    { citekey: 'y', title: other, ...(abstract && { abstract }) },
    { citekey: 'z', title: 'Trees' },
  ];
  const { words } = ask(papers, 'x').likeness('y');
  assert.equal(like(papers, 'x').includes('y'), words.length > 0);
  return [...words];
}

function ask(papers: readonly WorkSketch[], key: string) {
  const library = new ChangingLibrary(papers.map(makeWork));
  const more = createSearcher(library).moreLike(library.byCitekey(key)!);
  return { more, likeness: (other: string) => more.likeness(library.byCitekey(other)!) };
}

function like(papers: readonly WorkSketch[], key: string): string[] {
  return ask(papers, key)
    .more.candidates(10)
    .map(({ citekey }) => citekey);
}

function shown(searcher: ReturnType<typeof createSearcher>, work: Work) {
  const more = searcher.moreLike(work);
  return more.candidates(10).map((other) => ({ key: other.citekey, ...more.likeness(other) }));
}

function bytes(word: string): Uint8Array {
  return new TextEncoder().encode(word);
}

function text(word: Uint8Array): string {
  return new TextDecoder().decode(word);
}
