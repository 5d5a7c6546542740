// Reasons say what is so: their words follow what the paper has, and each stands on the papers that it names.
import assert from 'node:assert/strict';
import type { Citation, Work } from '../../../src/core/model';
import { AuthorKeys } from '../../../src/core/reading-order/author-keys';
import { type Evidence, reasonFor } from '../../../src/core/reading-order/because';
import { closenessTo } from '../../../src/core/reading-order/closeness';
import { Features, KINDS, type Kind } from '../../../src/core/reading-order/features';
import { learn } from '../../../src/core/reading-order/learn';
import type { ReadingModel } from '../../../src/core/reading-order/reading-model';
import { traitsOf } from '../../../src/core/reading-order/traits';
import { wordsOf } from '../../../src/core/reading-order/words';
import { Scanner } from '../../../src/core/search/scanner';
import { atOnce } from '../../../src/core/steps';
import { type CitationSketch, makeLibrary, makeWork } from '../builders';

function learnt(works: readonly Work[], inNotes: readonly string[], sketches: CitationSketch[] = []) {
  makeLibrary(works, sketches);
  return atOnce(learn(works, { inNotes: new Set(inNotes), lastRead: new Map() }));
}

const wordsOfReasons = (model: ReadingModel, work: Work) => model.why(work).map(({ words }) => words);

/** What is said of one kind by a model whose weight of it is the given one. */
function said(kind: Kind, weight: number, speaksFor: boolean, work: Work, medianCiters = 0) {
  const scanner = new Scanner();
  const scale = { newest: 2025, mostCiters: 10, medianCiters };
  const features = atOnce(Features.from([], 0, new Map(), scale));
  const weights = Float64Array.from(KINDS, (each) => (each === kind ? weight : 0));
  const nothing = new Map<never, never>();
  const used = {
    deeds: nothing,
    traits: nothing,
    byWord: nothing,
    byAuthor: nothing,
    byCategory: nothing,
    byVenue: nothing,
  };
  const row = features.rowOf(work, scanner);
  const evidence: Evidence = { work, row, traits: traitsOf(work, scanner), used, features, weights, scanner };
  return reasonFor(kind, evidence, speaksFor)?.words;
}

describe('reasons of the reading order', () => {
  it('follow the date, not only what it adds', () => {
    const old = makeWork({ title: 'Old', year: 1955 });
    assert.equal(said('recent', 1, true, old), 'later than usual here: 1955');
    assert.equal(said('recent', -1, true, old), 'earlier than usual here, as what you use: 1955');
    assert.equal(said('recent', -1, false, old), 'later than what you use: 1955');
    assert.equal(said('recent', 1, false, old), 'earlier than usual here: 1955');
    const undated = makeWork({ title: 'Undated' });
    assert.equal(said('recent', 1, true, undated), undefined);
    assert.equal(said('recent', 1, false, undated), 'its date is not known');
  });

  it('of a reader of old papers an old one is not called late @long', () => {
    const works = Array.from({ length: 400 }, (_, i) =>
      makeWork({ title: `Paper ${i}`, citekey: `k${i}`, year: i < 100 ? 1960 + (i % 30) : 2015 + (i % 11) }),
    );
    const old = makeWork({ title: 'Old', citekey: 'old', year: 1955 });
    const all = [...works, old];
    const model = learnt(
      all,
      works.slice(0, 100).map(({ citekey }) => citekey),
    );
    assert.deepEqual(wordsOfReasons(model, old), ['earlier than usual here, as what you use: 1955']);
  });

  it('follow how often it is cited, beside the half of all papers', () => {
    const cited = makeWork({ title: 'Cited', citekey: 'cited' });
    makeLibrary([cited, makeWork({ title: 'Citing', citekey: 'citing' })], [['citing', 'cited']]);
    assert.equal(said('popular', 1, true, cited), 'cited by 1 paper of the library');
    assert.equal(said('popular', -1, true, cited), 'less cited than usual here, as what you use');
    assert.equal(
      said('popular', -1, false, cited),
      'more cited than what you use: by 1 paper of the library',
    );
    assert.equal(said('popular', 1, false, cited, 2), 'less cited than most');
    assert.equal(said('popular', 1, false, cited, 1), undefined);
  });

  it('what is as usual is no reason', () => {
    const works = Array.from({ length: 60 }, (_, i) =>
      makeWork({ title: `Paper ${i}`, citekey: `k${i}`, year: 2020 }),
    );
    const sketches = works.map((_, i): CitationSketch => [`k${i}`, `k${(i + 1) % 60}`]);
    const model = learnt(works, [], sketches);
    assert.deepEqual(wordsOfReasons(model, works[7]!), []);
  });

  it('follow the score of Scholar Feed', () => {
    const work = makeWork({ title: 'Rated' });
    const rated = { ...work, records: work.records.map((record) => ({ ...record, feedScore: 1 })) };
    assert.equal(said('feed', 1, true, rated), 'Scholar Feed’s score is 1');
    assert.equal(said('feed', -1, true, rated), 'Scholar Feed’s score is 1, low as that of what you use');
    assert.equal(said('feed', -1, true, work), undefined);
  });

  it('namesakes with other given names are not whom the reader cites', () => {
    const used = makeWork({ title: 'Used', citekey: 'used', authors: 'Wei Wang; Bob Smith' });
    const namesake = makeWork({ title: 'Other', citekey: 'other', authors: 'Wenhu Wang' });
    const same = makeWork({ title: 'Same', citekey: 'same', authors: 'Wei Wang' });
    const short = makeWork({ title: 'Short', citekey: 'short', authors: 'B. Smith' });
    const others = Array.from({ length: 20 }, (_, i) =>
      makeWork({ title: `P${i}`, authors: `Ada Body${i}` }),
    );
    const model = learnt([used, namesake, same, short, ...others], ['used']);
    assert.deepEqual(
      wordsOfReasons(model, namesake).filter((words) => words.startsWith('by ')),
      [],
    );
    assert.ok(wordsOfReasons(model, same).includes('by Wei Wang, whom you cite'));
    assert.ok(wordsOfReasons(model, short).includes('by B. Smith, whom you cite'));
  });

  it('an initial is joined to the only name that begins so', () => {
    const one = new AuthorKeys(['wang wei', 'lightman h']);
    assert.equal(one.of('wang w'), 'wang wei');
    assert.equal(one.of('wang wenhu'), 'wang wenhu');
    assert.equal(one.of('lightman hunter'), 'lightman h');
    assert.equal(one.of('openai '), 'openai ');
    const two = new AuthorKeys(['wang wei', 'wang wenhu', 'wang wei', 'wang w']);
    assert.equal(two.of('wang w'), 'wang w');
    assert.equal(two.of('wang wei'), 'wang wei');
  });

  it('papers are counted of the categories that are named', () => {
    const categories = ['cs.AA', 'cs.BB', 'cs.CC'];
    const work = makeWork({ title: 'In all', citekey: 'x', categories });
    const works = Array.from({ length: 90 }, (_, i) =>
      makeWork({ title: `W${i}`, citekey: `k${i}`, categories: [i < 30 ? categories[i % 3]! : 'math.ZZ'] }),
    );
    const used = works.slice(0, 30).map(({ citekey }) => citekey);
    const [reason] = learnt([work, ...works], used)
      .why(work)
      .filter(({ words }) => words.startsWith('in '));
    assert.equal(reason!.words, 'in cs.AA and cs.BB, as 20 papers you cite');
    assert.ok(reason!.works.every((each) => !each.categories.includes('cs.CC')));
  });

  it('who cites thousands, or is cited by them, joins nothing @long', () => {
    const works = Array.from({ length: 1010 }, (_, i) => makeWork({ title: `P${i}`, citekey: `k${i}` }));
    const hub = makeWork({ title: 'Survey', citekey: 'hub' });
    const small = makeWork({ title: 'Small', citekey: 'small' });
    const sketches = works.map(({ citekey }): CitationSketch => ['hub', citekey]);
    const all = [...works, hub, small];
    const model = learnt(all, ['k1', 'k2', 'k3'], [...sketches, ['small', 'k0'], ['small', 'k1']]);
    const [together] = model.why(works[0]!).filter(({ words }) => words.startsWith('cited together'));
    assert.equal(together!.words, 'cited together with “P1”, which you cite');
    const cited = learnt(
      [...all],
      ['k1', 'k2'],
      [...works.map(({ citekey }): CitationSketch => [citekey, 'hub']), ['k0', 'small'], ['k1', 'small']],
    );
    const [shares] = cited.why(works[0]!).filter(({ words }) => words.startsWith('shares'));
    assert.equal(shares!.words, 'shares 1 reference with “P1”, which you cite');
  });

  it('closeness to a much cited paper is found in several steps', () => {
    const bare = () => ({ cites: [] as Citation[], citers: [] as Citation[] }) as unknown as Work;
    const [hub, other] = [bare(), bare()];
    for (let i = 0; i < 6000; i++) {
      const citing = bare();
      for (const cited of [hub, other]) (citing.cites as Citation[]).push({ citing, cited } as Citation);
      (hub.citers as Citation[]).push(citing.cites[0]!);
    }
    const steps = closenessTo([{ work: hub, deed: 'cited', strength: 1 }]);
    let count = 0;
    while (!steps.next().done) count++;
    assert.ok(count >= 3);
  });

  it('a verdict is that it is used, else the first reason that speaks for it', () => {
    const works = Array.from({ length: 12 }, (_, i) =>
      makeWork({ title: `Topic${i % 3} paper`, citekey: `k${i}`, year: 2000 + i }),
    );
    const model = learnt(
      works,
      ['k0', 'k1'],
      [
        ['k2', 'k0'],
        ['k3', 'k1'],
      ],
    );
    for (const work of works) {
      const why = model.why(work);
      const isUsed = work.citekey === 'k0' || work.citekey === 'k1';
      const speaking = isUsed ? why[0] : why.find(({ share }) => share > 0);
      assert.equal(model.verdict(work), speaking?.words);
    }
  });

  it('words of a paper are counted once for all models', () => {
    const work = makeWork({ title: 'Verifiers verify proofs', abstract: 'A proof is a proof of 12 steps.' });
    const words = wordsOf(work, new Scanner());
    assert.equal(wordsOf(work, new Scanner()), words);
    const counts: number[] = [];
    words.each((hash, count) => {
      assert.ok(words.has(hash));
      counts.push(count);
    });
    assert.deepEqual(counts.sort(), [1, 5, 5, 7]);
    assert.deepEqual(words.hashes().length, 4);
    assert.equal(words.has(4), false);
  });
});
