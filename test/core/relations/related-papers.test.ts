// What is near a paper, and the reasons that are given for it.
import assert from 'node:assert/strict';
import { buildLibrary } from '../../../src/core/library/build';
import type { Library } from '../../../src/core/library/library';
import { LiveLibrary } from '../../../src/core/library/live-library';
import type { Parsed, Work } from '../../../src/core/model';
import type { Reason, Related } from '../../../src/core/relations/related';
import { RelatedPapers } from '../../../src/core/relations/related-papers';
import { isSameRelated } from '../../../src/core/relations/same-related';
import { type CitationSketch, makeLibrary, makeWork, type WorkSketch } from '../builders';
import { seeded } from '../seeded';
import { FILES, randomFile } from './random-files';

describe('related papers', () => {
  it('are those that the same papers cite', () => {
    const library = cited(
      ['a', 'b', 'c', 'x', 'y'],
      ['x', 'a'],
      ['x', 'b'],
      ['y', 'a'],
      ['y', 'b'],
      ['y', 'c'],
    );
    const [first, second] = near(library, 'a').filter(({ work }) => !['x', 'y'].includes(work.citekey));
    assert.equal(first?.work.citekey, 'b');
    assert.deepEqual(keys(first!, 'co-cited'), ['x', 'y']);
    assert.equal(second?.work.citekey, 'c');
    assert.deepEqual(keys(second!, 'co-cited'), ['y']);
  });

  it('are those that cite the same papers', () => {
    const library = cited(['a', 'b', 'r', 's'], ['a', 'r'], ['a', 's'], ['b', 'r'], ['b', 's']);
    const found = near(library, 'a').find(({ work }) => work.citekey === 'b');
    assert.deepEqual(keys(found!, 'coupled'), ['r', 's']);
  });

  it('weighs a survey that cites everything for little', () => {
    const many = Array.from({ length: 30 }, (_, i) => `m${i}`);
    const library = cited(
      ['a', 'b', 'c', 'letter', 'survey', ...many],
      ['letter', 'a'],
      ['letter', 'b'],
      ...['a', 'c', ...many].map((key): CitationSketch => ['survey', key]),
    );
    const order = near(library, 'a', 50).map(({ work }) => work.citekey);
    assert.ok(order.indexOf('b') < order.indexOf('c'));
  });

  it('says who cites whom, from where one stands', () => {
    const library = cited(['a', 'b'], ['a', 'b']);
    assert.deepEqual(reasonsFor(library, 'a', 'b'), [{ kind: 'cited-by' }]);
    assert.deepEqual(reasonsFor(library, 'b', 'a'), [{ kind: 'cites' }]);
  });

  it('say both where two cite each other', () => {
    const library = cited(['a', 'b'], ['a', 'b'], ['b', 'a']);
    assert.deepEqual(reasonsFor(library, 'a', 'b'), [{ kind: 'cites' }, { kind: 'cited-by' }]);
  });

  it('without citations are those that use the same rare words', () => {
    const library = written(
      { title: 'Process rewards for verifiers', citekey: 'a', abstract: 'We train LLMs with step rewards.' },
      { title: 'A verifier of each step', citekey: 'b', abstract: 'The process reward of an LLM, we show.' },
      { title: 'Orchards and their keepers', citekey: 'c', abstract: 'We keep trees, we show.' },
    );
    const [only, ...others] = near(library, 'a');
    assert.equal(only?.work.citekey, 'b');
    assert.deepEqual(others, []);
    const words = only.reasons.find(({ kind }) => kind === 'words') as Extract<Reason, { kind: 'words' }>;
    assert.ok(words.words.includes('verifiers') && words.words.includes('LLMs'), words.words.join());
    assert.ok(!words.words.includes('we'));
  });

  it('puts what was taken back behind what was not', () => {
    const library = written(
      { title: 'Reward lattices in harbours', citekey: 'a' },
      { title: 'Reward lattices of harbours', citekey: 'b', withdrawn: true },
      { title: 'Reward lattices', citekey: 'c' },
      { title: 'Orchards', citekey: 'd' },
    );
    assert.deepEqual(
      near(library, 'a').map(({ work }) => work.citekey),
      ['c', 'b'],
    );
  });

  it('names the authors of both', () => {
    const library = written(
      { title: 'Reward lattices', citekey: 'a', authors: 'Ada Lovelace; Alan Turing' },
      { title: 'Reward harbours', citekey: 'b', authors: 'A. Turing; Grace Hopper' },
      { title: 'Orchards', citekey: 'c', authors: 'Alan Turing' },
    );
    const reasons = reasonsFor(library, 'a', 'b');
    assert.deepEqual(
      reasons.find(({ kind }) => kind === 'authors'),
      { kind: 'authors', names: ['Alan Turing'] },
    );
  });

  it('takes no two authors for one whose names are spelled out and differ', () => {
    const library = written(
      { title: 'Reward lattices', citekey: 'a', authors: 'Wei Zhang; Jia-Wei Li; Yan Xu' },
      { title: 'Reward lattices', citekey: 'b', authors: 'Wu Zhang; Jiawei Li; Y. Xu' },
      { title: 'Orchards', citekey: 'c' },
    );
    assert.deepEqual(
      reasonsFor(library, 'a', 'b').find(({ kind }) => kind === 'authors'),
      { kind: 'authors', names: ['Jia-Wei Li', 'Yan Xu'] },
    );
  });

  it('are not those that share the parts of one compound word alone', () => {
    const library = written(
      { title: 'Self-supervised lattices', citekey: 'a' },
      { title: 'Self-supervised orchards', citekey: 'b' },
      { title: 'Harbours', citekey: 'c' },
    );
    assert.deepEqual(near(library, 'a'), []);
  });

  it('are the same only where papers, words and names are', () => {
    const [a, b] = [makeWork({ title: 'a', citekey: 'a' }), makeWork({ title: 'a', citekey: 'a' })];
    const words = (...said: string[]): Related => ({
      work: a,
      score: 1,
      reasons: [{ kind: 'words', words: said }],
    });
    assert.ok(isSameRelated([words('x')], [words('x')]) && isSameRelated(undefined, undefined));
    assert.ok(!isSameRelated([words('x')], [words('y')]) && !isSameRelated([], undefined));
    assert.ok(!isSameRelated([words('x')], [{ ...words('x'), work: b }]));
    assert.ok(!isSameRelated([words('x')], [{ ...words(), reasons: [{ kind: 'authors', names: ['x'] }] }]));
  });

  it('of a paper that is in no library, are none', () => {
    assert.deepEqual(new RelatedPapers(cited(['a'])).of(makeWork({ title: 'a' })), []);
  });

  it('never hold the paper itself, nor one twice, and as many as asked for at most @long', () => {
    forRandomLibraries(2, (library) => {
      const related = new RelatedPapers(library);
      for (const work of library.works) {
        const found = related.of(work, 5).map((one) => one.work);
        assert.ok(!found.includes(work) && found.length <= 5);
        assert.equal(new Set(found).size, found.length);
        for (const one of found) assert.equal(library.byId(one.id), one);
      }
    });
  });

  it('give each other the same reasons @long', () => {
    forRandomLibraries(2, (library) => {
      const related = new RelatedPapers(library);
      const found = new Map(library.works.map((work) => [work, related.of(work, library.size)]));
      for (const [work, list] of found)
        for (const { work: other, reasons } of list) {
          const back = found.get(other)!.find((one) => one.work === work);
          const theirs = byCitations(back?.reasons ?? []);
          // It is never offered itself, though it has what is near it.
          if (work.titlePending) assert.equal(back, undefined);
          else if (back) assert.deepEqual(byCitations(reasons).map(turned).sort(), theirs.sort());
          else assert.deepEqual(byCitations(reasons), []);
        }
    });
  });

  const sameAfterChanges = (from: number, to: number) => () => {
    for (let seed = from; seed <= to; seed++) assertSameAfterChanges(seed);
  };
  it('are after any changes what they are in a library made at once @long', sameAfterChanges(1, 3));
  it('are so after any changes whatever @long', sameAfterChanges(4, 60));
});

function assertSameAfterChanges(seed: number): void {
  const random = seeded(seed);
  const files = new Map<string, Parsed>();
  const library = new LiveLibrary();
  const related = new RelatedPapers(library);
  for (let step = 0; step < 14; step++) {
    const file = random.of(FILES);
    const parsed = random.chance(0.25) ? undefined : randomFile(random, file);
    if (parsed) files.set(file, parsed);
    else files.delete(file);
    library.apply(parsed ? { files: [parsed] } : { gone: [file] });
    if (random.chance(0.3) && library.size > 0) related.of(random.of(library.works));
  }
  const atOnce = buildLibrary([...files.values()]);
  const expected = new RelatedPapers(atOnce);
  for (const work of library.works) {
    const same = atOnce.byId(work.id);
    assert.ok(same);
    assert.deepEqual(shown(related.of(work)), shown(expected.of(same)), `seed ${seed}`);
  }
}

function cited(keys: readonly string[], ...citations: readonly CitationSketch[]): Library {
  return makeLibrary(
    keys.map((key) => makeWork({ title: key, citekey: key })),
    citations,
  );
}

function written(...sketches: readonly WorkSketch[]): Library {
  return makeLibrary(sketches.map(makeWork));
}

function near(library: Library, key: string, limit?: number): readonly Related[] {
  return new RelatedPapers(library).of(library.byCitekey(key)!, limit);
}

function reasonsFor(library: Library, key: string, other: string): readonly Reason[] {
  return near(library, key).find(({ work }) => work.citekey === other)?.reasons ?? [];
}

function keys({ reasons }: Related, kind: 'co-cited' | 'coupled'): string[] {
  const works = reasons.flatMap((reason): readonly Work[] => {
    if (reason.kind !== kind) return [];
    return reason.kind === 'co-cited' ? reason.by : reason.kind === 'coupled' ? reason.through : [];
  });
  return works.map(({ citekey }) => citekey);
}

function forRandomLibraries(count: number, visit: (library: Library) => void): void {
  for (let seed = 1; seed <= count; seed++) {
    const random = seeded(seed);
    visit(buildLibrary(FILES.map((file) => randomFile(random, file))));
  }
}

/** A line for each reason but words and authors, which one may have and the other lack. */
function byCitations(reasons: readonly Reason[]): string[] {
  return reasons.flatMap((reason) => {
    if (reason.kind === 'words' || reason.kind === 'authors') return [];
    return `${reason.kind} ${worksOf(reason).join()}`;
  });
}

function turned(reason: string): string {
  if (reason === 'cites ') return 'cited-by ';
  return reason === 'cited-by ' ? 'cites ' : reason;
}

function worksOf(reason: Reason): string[] {
  const works = reason.kind === 'co-cited' ? reason.by : reason.kind === 'coupled' ? reason.through : [];
  return works.map(({ citekey }) => citekey);
}

function shown(related: readonly Related[]) {
  return related.map(({ work, score, reasons }) => {
    const said = reasons.map((reason) => {
      const rest = reason.kind === 'words' ? reason.words : reason.kind === 'authors' ? reason.names : [];
      return [reason.kind, ...worksOf(reason), ...rest].join(' ');
    });
    return { id: work.id, score, said };
  });
}
