// What to read first: learnt from what the reader does, and why.
import assert from 'node:assert/strict';
import type { Work } from '../../../src/core/model';
import { learn } from '../../../src/core/reading-order/learn';
import type { ReadingModel } from '../../../src/core/reading-order/reading-model';
import { atOnce } from '../../../src/core/steps';
import { type CitationSketch, makeLibrary, makeWork } from '../builders';
import { type Random, seeded } from '../seeded';

const TOPICS = [
  'verifier reward process step reasoning mathematics proof',
  'protein folding residue structure sequence chain',
  'speech recognition phoneme acoustic transcription audio',
].map((words) => words.split(' '));

function textOn(topic: readonly string[], random: Random, words = 14): string {
  return Array.from({ length: words }, () => random.of(topic)).join(' ');
}

/** Sixty papers on three topics, by some authors each; paper n is on topic n % 3. */
function papers(random: Random): Work[] {
  return Array.from({ length: 60 }, (_, n) => {
    const topic = TOPICS[n % 3]!;
    return makeWork({
      title: `${random.of(topic)} ${random.of(topic)} of paper${n}`,
      citekey: `key${n}`,
      authors: `Ada Author${n % 3}${random.below(5)}; Bob Writer${random.below(40)}`,
      year: 2000 + random.below(25),
      abstract: textOn(topic, random),
      categories: [['cs.LG', 'q-bio.BM', 'eess.AS'][n % 3]!],
    });
  });
}

function learnt(
  works: readonly Work[],
  inNotes: readonly string[] = [],
  opened: readonly string[] = [],
): ReadingModel {
  return atOnce(learn(works, { inNotes: new Set(inNotes), lastRead: new Map(opened.map((id) => [id, 1])) }));
}

const keysBy = (model: ReadingModel, works: readonly Work[]) =>
  [...works]
    .sort((a, b) => model.rank(b) - model.rank(a) || (a.citekey < b.citekey ? -1 : 1))
    .map(({ citekey }) => citekey);
const wordsOf = (model: ReadingModel, work: Work) => model.why(work).map(({ words }) => words);

describe('reading order', () => {
  it('nothing is known: newest and most cited first, and it says so', () => {
    const works = [
      makeWork({ title: 'Old', citekey: 'old', year: 1990 }),
      makeWork({ title: 'Old and cited', citekey: 'oldCited', year: 1990 }),
      makeWork({ title: 'New', citekey: 'new', year: 2025 }),
      makeWork({ title: 'New and cited', citekey: 'newCited', year: 2025 }),
      makeWork({ title: 'Undated', citekey: 'undated' }),
    ];
    makeLibrary(works, [
      ['new', 'newCited'],
      ['old', 'newCited'],
      ['new', 'oldCited'],
      ['undated', 'oldCited'],
    ]);
    const model = learnt(works);
    assert.equal(model.signals, 0);
    const order = keysBy(model, works);
    assert.deepEqual([order[0], ...order.slice(3)], ['newCited', 'undated', 'old']);
    assert.deepEqual(wordsOf(model, works[3]!).sort(), [
      'cited by 2 papers of the library',
      'later than usual here: 2025',
    ]);
    assert.ok(wordsOf(model, works[0]!).includes('earlier than usual here: 1990'));
  });

  it('what is about the same as what the reader cites comes first, and says about what @long', () => {
    const works = papers(seeded(1));
    const model = learnt(works, ['key0', 'key3', 'key6']);
    const first = keysBy(model, works).slice(0, 15);
    const onTopic = first.filter((key) => Number(key.slice(3)) % 3 === 0).length;
    assert.ok(onTopic >= 13, first.join());
    const best = works.find(({ citekey }) => citekey === first[0])!;
    const [about] = model.why(best).filter(({ words }) => words.startsWith('about '));
    assert.match(about!.words, /^about [a-z, ]+ \(in .*which you cite|papers you cite\)$/);
    assert.ok(
      TOPICS[0]!.some((word) => about!.words.includes(word)),
      about!.words,
    );
  });

  it('citations to what the reader cites: each with the papers that it stands on', () => {
    const works = [
      'used1',
      'used2',
      'cites both',
      'cited by one',
      'cited with it',
      'shares',
      'hub',
      'far',
    ].map((title) =>
      makeWork({
        title,
        citekey: title.replaceAll(' ', ''),
        authors: `Ada ${title.slice(0, 3)}xx`,
        year: 2020,
      }),
    );
    const sketches: CitationSketch[] = [
      ['citesboth', 'used1'],
      ['citesboth', 'used2'],
      ['used1', 'citedbyone'],
      ['citesboth', 'citedwithit'],
      ['used2', 'hub'],
      ['shares', 'hub'],
    ];
    makeLibrary(works, sketches);
    const model = learnt(works, ['used1', 'used2']);
    const of = (key: string) => works.find(({ citekey }) => citekey === key)!;
    const reasons = (key: string) => model.why(of(key)).filter(({ works: on }) => on.length > 0);
    assert.equal(reasons('citesboth')[0]!.words, 'cites 2 papers you cite');
    assert.deepEqual(reasons('citesboth')[0]!.works, [of('used1'), of('used2')]);
    assert.equal(reasons('citedbyone')[0]!.words, 'cited by usexx 2020, which you cite');
    assert.ok(wordsOf(model, of('citedwithit')).includes('cited together with 2 papers you cite'));
    assert.ok(wordsOf(model, of('shares')).includes('shares 1 reference with usexx 2020, which you cite'));
    assert.ok(keysBy(model, works).slice(0, 2).includes('citesboth'));
    assert.equal(model.score(of('far')) < model.score(of('shares')), true);
  });

  it('authors whom the reader cites @long', () => {
    const works = papers(seeded(8));
    const beside = makeWork({
      title: 'On something else',
      citekey: 'beside',
      authors: 'Hunter Lightman',
      year: 2010,
    });
    const used = ['one', 'two'].map((title) =>
      makeWork({ title: `Paper ${title}`, citekey: title, authors: 'H. Lightman', year: 2010 }),
    );
    const all = [...works, beside, ...used];
    assert.ok(wordsOf(learnt(all, ['one', 'two']), beside).includes('by Hunter Lightman, whom you cite'));
    const opened = learnt(all, ['one'], [used[1]!.id]);
    assert.ok(wordsOf(opened, beside).includes('by Hunter Lightman, as 2 papers you use'));
  });

  it('what is used comes after what is new, what is read after that, what is set aside last @long', () => {
    const works = papers(seeded(2));
    const marked = (n: number, marks: Partial<Work['marks']>) => {
      works[n] = { ...works[n]!, marks: { ...works[n]!.marks, ...marks } };
    };
    marked(3, { status: 'read' });
    marked(6, { importance: 1 });
    marked(9, { status: 'reading' });
    const model = learnt(works, ['key0', 'key9']);
    const order = keysBy(model, works);
    assert.deepEqual(order.slice(-3), ['key0', 'key3', 'key6']);
    assert.equal(model.why(works[0]!)[0]!.words, 'you use it already, so it comes after what is new to you');
    assert.equal(model.why(works[6]!)[0]!.words, 'you set it aside, so it comes last');
  });

  it('what is like papers that are set aside comes later', () => {
    const works = papers(seeded(4));
    const before = learnt(works, ['key0', 'key1']);
    const aside = works.map((work, n) =>
      n % 3 === 1 && n > 1 && n < 30 ? { ...work, marks: { ...work.marks, status: 'not relevant' } } : work,
    );
    const after = learnt(aside, ['key0', 'key1']);
    const mean = (model: ReadingModel, topic: number) =>
      aside
        .slice(30)
        .filter((_, n) => n % 3 === topic)
        .reduce((sum, work) => sum + model.score(work), 0);
    assert.ok(mean(after, 1) < mean(before, 1));
  });

  it('the same whatever the order of papers, and whatever was learnt before @long', () => {
    const works = papers(seeded(5));
    const cited = ['key0', 'key4', 'key8'];
    const model = learnt(works, cited);
    const other = learnt([...works].reverse(), cited);
    for (const work of works) assert.ok(Math.abs(model.score(work) - other.score(work)) < 0.01);
    const reader = { inNotes: new Set(cited), lastRead: new Map() };
    assert.equal(atOnce(learn(works, reader, model)), model);
    assert.notEqual(atOnce(learn(works, { ...reader, inNotes: new Set(['key0']) }, model)), model);
  });

  it('whatever the library: scores are scores, reasons stand on the reader’s papers, shares make a whole @long', () => {
    const random = seeded(6);
    for (let round = 0; round < 40; round++) {
      const works = papers(random).slice(0, 1 + random.below(60));
      const keys = works.map(({ citekey }) => citekey);
      const sketches = Array.from(
        { length: random.below(120) },
        (): CitationSketch => [random.of(keys), random.of(keys)],
      );
      makeLibrary(works, sketches);
      const cited = new Set(Array.from({ length: random.below(6) }, () => random.of(keys)));
      const model = learnt(works, [...cited]);
      for (const work of works) {
        const score = model.score(work);
        assert.ok(score >= 0 && score <= 100);
        const reasons = model.why(work);
        for (const { words, share, works: on } of reasons) {
          assert.ok(words.length > 0 && share >= -1 && share <= 1.0001);
          assert.ok(on.every((other) => other !== work && cited.has(other.citekey)));
        }
        const shares = reasons.filter(({ share }) => share > 0).reduce((sum, { share }) => sum + share, 0);
        assert.ok(shares <= 1.0001);
      }
    }
  });
});
