import assert from 'node:assert/strict';
import { fold } from '../../../src/core/prose';
import type { Document } from '../../../src/core/search/document';
import { Engine } from '../../../src/core/search/engine';
import { IndexBuilder } from '../../../src/core/search/indexBuilder';
import { readRow } from '../../../src/core/search/rows';
import { Scanner } from '../../../src/core/search/scanner';
import { mayHavePair, pairOf } from '../../../src/core/search/searchIndex';
import { Segment } from '../../../src/core/search/segment';
import { mistakesAllowed, typosOf } from '../../../src/core/search/typos';
import { Vocabulary } from '../../../src/core/search/vocabulary';
import { makeWork } from '../builders';

/** Words that look like words, the same each time. */
function madeUp(count: number, seed: number): string[] {
  let state = seed;
  const below = (end: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
  const letters = 'aeinrstlo';
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + below(10) }, () => letters[below(letters.length)]).join(''),
  );
}

function paper(title: string, abstract = ''): Document {
  return { title, authors: [], ids: [], summaries: [], abstracts: [abstract] };
}

function indexOf(papers: readonly Document[]) {
  const builder = new IndexBuilder();
  for (const document of papers) builder.add(document);
  return builder.finish();
}

const bytesOf = (word: string) => new TextEncoder().encode(word);

/** The slow and obvious way: every word, letter by letter. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => i + j),
  );
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      }
      rows[i]![j] = least;
    }
  }
  return rows[a.length]![b.length]!;
}

/** Of two mistakes at most one within the first three letters, as `typos.ts` has it. */
function startsAlike(typed: string, word: string): boolean {
  return [1, 2, 3]
    .filter((length) => length <= word.length)
    .every((length) =>
      Array.from({ length: typed.length + 1 }, (_, i) =>
        distance(typed.slice(0, i), word.slice(0, length)),
      ).some((mistakes) => mistakes <= 1),
    );
}

describe('search index', () => {
  const words = [...new Set(madeUp(700, 7))].sort();
  const vocabulary = new Vocabulary(indexOf(words.map((word) => paper(word))));

  it('holds its words in order', () => {
    assert.deepEqual(
      Array.from({ length: vocabulary.size }, (_, i) => vocabulary.text(i)),
      words,
    );
  });

  it('finds a word and what begins with it as a look through all words does', () => {
    for (const word of [...words.slice(0, 100), ...madeUp(200, 3), 'zz', 'é']) {
      assert.equal(vocabulary.find(bytesOf(word)), words.indexOf(word), word);
      const { from, to } = vocabulary.beginningWith(bytesOf(word));
      assert.deepEqual(
        words.slice(from, to),
        words.filter((other) => other.startsWith(word)),
        word,
      );
    }
  });

  it('finds the typos that a look through all words finds @long', () => {
    for (const typed of madeUp(60, 11).filter((word) => word.length > 3)) {
      const allowed = mistakesAllowed(typed.length);
      const found = typosOf(vocabulary, bytesOf(typed), allowed, false);
      assert.deepEqual(
        found.map(({ word, mistakes }) => `${vocabulary.text(word)} ${mistakes}`),
        words
          .map((word) => ({ word, mistakes: distance(typed, word) }))
          .filter(({ word, mistakes }) => mistakes > 0 && mistakes <= allowed && startsAlike(typed, word))
          .map(({ word, mistakes }) => `${word} ${mistakes}`),
        typed,
      );
    }
  });

  it('finds the words whose beginning is misspelt', () => {
    const few = new Vocabulary(indexOf([paper('reinforcement learning learner lesson')]));
    const begun = (typed: string) =>
      typosOf(few, bytesOf(typed), mistakesAllowed(typed.length), true)
        .filter(({ begins }) => begins)
        .map(({ word }) => few.text(word));
    assert.deepEqual(begun('reinfrocem'), ['reinforcement']);
    assert.deepEqual(begun('leran'), ['learner', 'learning']);
    assert.deepEqual(begun('xyzxyz'), []);
  });

  it('looks at few words for a typo, and at hardly more when there are many more @long', () => {
    const looked = (count: number) => {
      const many = new Vocabulary(indexOf([...new Set(madeUp(count, 5))].map((word) => paper(word))));
      const counter = { words: 0 };
      typosOf(many, bytesOf('retinasol'), 2, false, counter);
      return { share: counter.words / many.size, words: counter.words };
    };
    const small = looked(4_000);
    const large = looked(15_000);
    assert.ok(small.share < 0.5, `looked at ${small.share} of the words`);
    assert.ok(large.share < small.share, `${large.share} of many, ${small.share} of few`);
  });

  it('reads back what was put into a row', () => {
    const papers = Array.from({ length: 700 }, (_, i) =>
      paper(i % 300 === 0 ? 'rare' : 'other', i % 3 === 0 ? 'rare third' : 'other'),
    );
    const index = indexOf(papers);
    const row = (word: string) => {
      const found: [number, number][] = [];
      readRow(index, new Vocabulary(index).find(bytesOf(word)), (...posting) => found.push(posting));
      return found;
    };
    assert.deepEqual(row('third').length, 234);
    assert.deepEqual(
      row('rare')
        .filter(([, fields]) => fields === 33)
        .map(([at]) => at),
      [0, 300, 600],
    );
  });

  it('remembers which words stand side by side in an abstract', () => {
    const index = indexOf([paper('', 'class data to improve'), paper('', 'improve class by data')]);
    const scanner = new Scanner();
    scanner.scan('class data');
    const pair = pairOf(scanner.hash[0]!, scanner.hash[1]!);
    assert.equal(mayHavePair(index, 0, pair), true);
    assert.equal(mayHavePair(index, 1, pair), false);
  });

  it('is the same however it is finished', () => {
    const papers = madeUp(300, 9).map((word) => paper(word, 'a few words more'));
    const builder = new IndexBuilder(5);
    for (const document of papers) builder.add(document);
    const steps = builder.finishing();
    let step = steps.next();
    for (; !step.done; step = steps.next());
    assert.deepEqual(step.value, indexOf(papers));
  });

  it('reads no more for a query when the library grows by papers it does not concern', () => {
    const read = (strangers: number) => {
      const papers = [paper('attention is all you need'), paper('scaling laws of attention')];
      for (const word of madeUp(strangers, 13)) papers.push(paper(`q${word}`, `x${word}`));
      const segment = new Segment(
        indexOf(papers),
        papers.map(({ title }) => makeWork({ title })),
      );
      const engine = new Engine(() => [segment]);
      engine.rank('attention laws', 10, () => () => true);
      return engine.postingsRead;
    };
    assert.equal(read(2_000), read(100));
  });
});

describe('search scanner', () => {
  const scanner = new Scanner();
  const words = (text: string) => {
    scanner.scan(text);
    return Array.from({ length: scanner.count }, (_, i) => scanner.word(i)).join(' ');
  };

  it('folds as `fold` does', () => {
    const texts = [
      'Attention Is All You Need',
      'Jörg Müller, María-José Núñez: “Über Größe” – naïve',
      'ﬁne-tuning ½ S³-R1 AIRA₂ 𝒪(n²)',
      'e\u0301te\u0301 x\u0300',
      'Łukasz Øystein Æsir Straße',
      'Привет, мир! Καλημέρα κόσμε',
      '   ',
      'a',
    ];
    for (const text of texts)
      assert.equal(words(text).replaceAll(' ', ''), fold(text).replaceAll(' ', ''), text);
  });

  it('takes a script without spaces apart', () => assert.equal(words('強化学習 RL'), '強 化 学 習 rl'));

  it('knows where each word stands', () => {
    scanner.scan('Größe: co-training');
    const at = Array.from({ length: scanner.count }, (_, i) => [scanner.start[i], scanner.end[i]]);
    assert.deepEqual(at, [
      [0, 5],
      [7, 9],
      [10, 18],
    ]);
  });

  it('cuts a word that no one would type', () => assert.equal(words('x'.repeat(100)), 'x'.repeat(30)));
});
