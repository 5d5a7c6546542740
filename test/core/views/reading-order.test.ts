// The reading order in words: rows of Papers in it, and the list of reasons.
import assert from 'node:assert/strict';
import type { Work } from '../../../src/core/model';
import { learn } from '../../../src/core/reading-order/learn';
import { atOnce } from '../../../src/core/steps';
import { rangeName, rankOf } from '../../../src/core/views/paper-order';
import { PapersOutline } from '../../../src/core/views/papers';
import { reasonsText, reasonWords, scoreWords } from '../../../src/core/views/reading-order';
import { makeLibrary, makeWork } from '../builders';

describe('the Papers view in the order of reading', () => {
  const lastRead = new Map<string, number>();
  const outlineOf = (count: number, inNotes: ReadonlySet<string>) => {
    const works = Array.from({ length: count }, (_, n) =>
      makeWork({ title: `Paper ${n}`, citekey: `key${n}`, authors: `Ada A${n}`, year: 1990 + (n % 30) }),
    );
    makeLibrary(works, [
      ['key2', 'key0'],
      ['key2', 'key1'],
      ['key3', 'key0'],
    ]);
    const reading = atOnce(learn(works, { inNotes, lastRead }));
    const outline = new PapersOutline({ grouping: 'none', order: 'reading', lastRead, reading, inNotes });
    outline.apply({ added: works });
    return outline;
  };

  it('the first reason stands behind the title, the others under the pointer', () => {
    const rows = outlineOf(12, new Set(['key0', 'key1'])).roots();
    assert.equal(rows[0]!.label, 'Paper 2');
    assert.match(rows[0]!.description!, /^cites 2 papers you cite · /);
    assert.match(rows[0]!.tooltip!, /\n• cites 2 papers you cite\n/);
    assert.match(rows[0]!.spoken, /^Paper 2, cites 2 papers you cite, /);
    const last = rows.slice(-2).map(({ label }) => label);
    assert.deepEqual(last.sort(), ['Paper 0', 'Paper 1']);
    assert.match(rows.at(-1)!.description!, /^you use it already/);
  });

  it('in another order there is no word of it', () => {
    const work = makeWork({ title: 'Paper', citekey: 'key' });
    const reading = atOnce(learn([work], { inNotes: new Set(), lastRead }));
    const outline = new PapersOutline({
      grouping: 'none',
      order: 'citers',
      lastRead,
      reading,
      inNotes: new Set(),
    });
    outline.apply({ added: [work] });
    assert.doesNotMatch(outline.roots()[0]!.description ?? '', /cites it/);
  });

  it('a row asks for the weightiest reason only, the pointer for all', () => {
    const works = Array.from({ length: 100 }, (_, n) => makeWork({ title: `P${n}`, citekey: `k${n}` }));
    const asked: string[] = [];
    const noting = <T>(what: string, value: T): T => {
      asked.push(what);
      return value;
    };
    const reading = {
      rank: () => noting('rank', 1),
      verdict: () => noting('verdict', 'cites one'),
      why: () => noting('why', [{ words: 'cites one', share: 1, works: [] }]),
    };
    const options = {
      grouping: 'none',
      order: 'reading',
      lastRead,
      reading,
      inNotes: new Set<string>(),
    } as const;
    const outline = new PapersOutline(options);
    let most = 0;
    for (const _ of outline.applying({ added: works })) most = Math.max(most, asked.splice(0).length);
    assert.ok(most <= 40, 'scores are made in small steps');
    const [row] = outline.roots();
    assert.match(row!.description!, /^cites one/);
    assert.ok(!asked.includes('why'));
    assert.match(row!.tooltip!, /• cites one/);
  });

  it('ranges while it is learnt are called by years; from what is read to what is set aside', () => {
    const [newer, older] = [2021, 2020].map((year) => makeWork({ title: 'P', year })) as [Work, Work];
    const unlearnt = (work: Work) => ({ work, ...rankOf(work, 'reading', { lastRead }) });
    assert.deepEqual(rangeName('reading', unlearnt(newer), unlearnt(older)), {
      from: '2021',
      to: '2020',
      common: '',
    });
    const ranked = (work: Work, rank: number) => ({ work, title: '', rank });
    const names = [90.4, -13, -130, -230].map((rank, n, all) =>
      Object.values(rangeName('reading', ranked(newer, rank), ranked(older, all[n + 1] ?? -240))),
    );
    assert.deepEqual(names, [
      ['90', 'used already', ''],
      ['used already', 'read', ''],
      ['read', 'set aside', ''],
      ['2021', '2020', 'set aside'],
    ]);
  });

  it('parts of a long list are called by their scores', () => {
    const ranges = outlineOf(1500, new Set(['key0', 'key1'])).roots();
    assert.match(ranges[0]!.label, /^\d+ – score \d+|score \d+/);
    assert.match(ranges.at(-1)!.label, /used already/);
  });
});

describe('reasons in words', () => {
  it('the share as a bar and a number; what speaks against it says so', () => {
    assert.deepEqual(reasonWords({ words: 'cites 3 papers you cite', share: 0.42, works: [] }), {
      label: '▰▰▰▰▱▱▱▱▱▱ Cites 3 papers you cite',
      description: '42 % of what speaks for it',
    });
    assert.deepEqual(reasonWords({ words: 'no paper of the library cites it', share: -0.2, works: [] }), {
      label: '▱▱▱▱▱▱▱▱▱▱ No paper of the library cites it',
      description: 'speaks against it',
    });
  });

  it('the score and what it was learnt from', () => {
    assert.equal(scoreWords(87.4, 1), 'score 87 of 100, learnt from 1 paper of yours');
    assert.equal(scoreWords(50, 0), 'score 50 of 100, nothing is known of what you read yet');
  });

  it('the weightiest four under the pointer', () => {
    const reasons = ['a', 'b', 'c', 'd', 'e'].map((words) => ({ words, share: 0.2, works: [] }));
    assert.equal(reasonsText(reasons), '• a\n• b\n• c\n• d');
    assert.equal(reasonsText([{ words: 'a', share: -0.2, works: [] }]), '• a (speaks against it)');
  });
});
