import assert from 'node:assert/strict';
import { readLines, writeLines } from '../../../src/core/jsonl';
import { buildLibrary } from '../../../src/core/library/build';
import { decide, Labeller } from '../../../src/core/library/decided';
import { addDecision, DECISIONS, type Decision, removeDecision } from '../../../src/core/library/decisions';
import { groupByPaper } from '../../../src/core/library/identity';
import type { PaperRecord } from '../../../src/core/model';
import { titleKey } from '../../../src/core/prose';
import { makeFiles, makeRecord } from '../records';

const LONG = 'Scaling Behaviours of Something Rather Long';
const OTHER = 'A Mechanistic View of Orchards';

function same(a: PaperRecord, b: PaperRecord, before: readonly Decision[] = []): Decision[] {
  return decide(before, 'same', [a], [b]);
}

function apart(a: PaperRecord, b: PaperRecord, before: readonly Decision[] = []): Decision[] {
  return decide(before, 'apart', [a], [b]);
}

/** The records that are with this one, itself included; the same whatever the order. */
function withIt(
  record: PaperRecord,
  records: readonly PaperRecord[],
  decisions: readonly Decision[],
): PaperRecord[] {
  const find = (list: readonly PaperRecord[], decided: readonly Decision[]) =>
    records.filter((each) => groupByPaper(list, decided).some((g) => g.includes(record) && g.includes(each)));
  const found = find(records, decisions);
  assert.deepEqual(find([...records].reverse(), [...decisions].reverse()), found);
  return found;
}

describe('decisions', () => {
  const ada = makeRecord({ title: LONG, file: 'a.txt', authors: 'Ada Lovelace', year: 2019 });
  const alan = makeRecord({ title: LONG, file: 'b.txt', authors: 'Alan Turing', year: 2024 });
  const orchard = makeRecord({ title: OTHER, file: 'c.txt', authors: 'Joan Clarke', ids: ['2401.00001'] });

  it('join what everything contradicts, with all that belongs to either', () => {
    const copy = makeRecord({ title: OTHER, file: 'd.txt', authors: 'J. Clarke', line: 4 });
    const all = [ada, alan, orchard, copy];
    assert.deepEqual(withIt(ada, all, same(ada, orchard)), [ada, orchard, copy]);
    assert.deepEqual(withIt(ada, all, []), [ada]);
  });

  it('keep apart what an identifier joins, also through a third account', () => {
    const twin = makeRecord({ title: OTHER, file: 'd.txt', line: 2, ids: ['2401.00001', '10.1000/a'] });
    const bridge = makeRecord({ title: OTHER, file: 'e.txt', line: 3, ids: ['2401.00001'] });
    const all = [orchard, twin, bridge];
    assert.equal(groupByPaper(all).length, 1);
    const groups = groupByPaper(all, apart(orchard, twin));
    assert.ok(!groups.some((group) => group.includes(orchard) && group.includes(twin)));
  });

  it('hold for dumps that come later', () => {
    const decisions = same(ada, alan);
    const later = [
      makeRecord({ title: LONG, file: 'x.txt', line: 7, authors: 'Ada Lovelace', year: 2019 }),
      makeRecord({ title: LONG, file: 'y.txt', line: 9, authors: 'Alan Turing', year: 2024 }),
    ];
    assert.equal(withIt(ada, [ada, alan, ...later], decisions).length, 4);
    // The pages that were there when it was decided are gone.
    assert.equal(withIt(later[0]!, later, decisions).length, 2);
  });

  it('hold for a page that is saved again, by its authors and year', () => {
    const one = makeRecord({ title: LONG, file: 'a.txt', authors: 'Ada Lovelace', year: 2019 });
    const two = makeRecord({ title: LONG, file: 'b.txt', authors: 'Ada Lovelace', year: 2020 });
    const decisions = apart(one, two);
    assert.equal(groupByPaper([one, two]).length, 1);
    assert.equal(groupByPaper([one, two], decisions).length, 2);
    const again = makeRecord({
      title: LONG,
      file: 'a again.txt',
      line: 30,
      authors: 'Ada Lovelace',
      year: 2019,
    });
    const more = makeRecord({
      title: LONG,
      file: 'b again.txt',
      line: 12,
      authors: 'Ada Lovelace',
      year: 2020,
    });
    assert.equal(groupByPaper([again, more], decisions).length, 2);
    assert.equal(groupByPaper([one, two, again, more], decisions).length, 2);
  });

  it('tell accounts that say the same apart by the page', () => {
    const one = makeRecord({ title: LONG, file: 'a.txt', line: 3 });
    const two = makeRecord({ title: LONG, file: 'folder/b.txt', line: 9 });
    const decisions = apart(one, two);
    assert.equal(groupByPaper([one, two]).length, 1);
    assert.equal(groupByPaper([one, two], decisions).length, 2);
    const moved = makeRecord({ title: LONG, file: 'elsewhere/b.txt', line: 9 });
    assert.equal(groupByPaper([one, moved], decisions).length, 2);
  });

  it('do not fall on another paper that stands in that line now', () => {
    const decisions = same(ada, orchard);
    const stranger = makeRecord({ title: 'Bridges over Rivers', file: 'a.txt', authors: 'Gordon Welchman' });
    assert.deepEqual(withIt(stranger, [stranger, orchard], decisions), [stranger]);
  });

  it('keep apart where they contradict each other, and say so', () => {
    const third = makeRecord({ title: 'Bridges over Rivers', file: 'd.txt', ids: ['2402.00002'] });
    const decisions = [...same(ada, orchard), ...same(orchard, third), ...apart(ada, third)];
    const all = [ada, orchard, third];
    for (const order of [decisions, [...decisions].reverse()]) {
      const undone: Decision[] = [];
      const groups = groupByPaper(all, order, undone);
      assert.ok(!groups.some((group) => group.includes(ada) && group.includes(third)));
      assert.equal(undone.length, 1);
    }
    const text = writeLines(DECISIONS, {
      entries: [...same(ada, alan), ...apart(alan, ada)],
      kept: [],
    });
    const { entries, places, problems } = readLines(DECISIONS, 'decisions.jsonl', text);
    assert.equal(problems.length, 1);
    assert.match(problems[0]!.message, /kept apart/);
    const library = buildLibrary(makeFiles([ada, alan]), {
      decisions: entries,
      placeOf: (decision) => places.get(decision),
    });
    assert.equal(library.works.length, 2);
    assert.deepEqual(
      library.problems.map(({ code }) => code),
      ['decisions-line'],
    );
  });

  it('give way to the reader’s next word on the same papers, and can be taken back', () => {
    const merged = same(ada, alan);
    const parted = apart(alan, ada, merged);
    assert.deepEqual(
      parted.map(({ verdict }) => verdict),
      ['apart'],
    );
    const again = same(ada, alan, parted);
    assert.deepEqual(
      again.map(({ verdict }) => verdict),
      ['same'],
    );
    assert.deepEqual(addDecision(again, again[0]!), again);
    assert.deepEqual(removeDecision(again, again[0]!), []);
    const unrelated = same(alan, orchard);
    assert.equal(apart(ada, alan, unrelated).length, 2);
  });

  it('never let two come together that are kept apart, whatever the order @long', () => {
    let state = 7;
    const next = (below: number) => {
      state = (state * 48271) % 2147483647;
      return state % below;
    };
    for (let n = 0; n < 300; n++) {
      const records = Array.from({ length: 6 }, (_, line) =>
        makeRecord({
          title: [LONG, OTHER][next(2)]!,
          line,
          authors: ['Ada Lovelace', 'Alan Turing', 'A. Lovelace et al.'][next(3)]!,
          ids: ['2401.00001', '10.1000/a'].slice(next(3)),
        }),
      );
      const [a, b, c, d] = [0, 0, 0, 0].map(() => records[next(6)]!);
      if (a === b || c === d) continue;
      const decisions = same(c!, d!, apart(a!, b!));
      const labeller = new Labeller(decisions);
      const groupsOf = (list: readonly PaperRecord[], decided: readonly Decision[]) =>
        groupByPaper(list, decided)
          .map((group) =>
            group
              .map((record) => records.indexOf(record))
              .sort()
              .join(' '),
          )
          .sort();
      const groups = groupsOf(records, decisions);
      assert.deepEqual(groupsOf([...records].reverse(), [...decisions].reverse()), groups);
      for (const group of groupByPaper(records, decisions)) {
        const labels = new Set(group.flatMap((record) => labeller.labelsOf(record)));
        if (decisions[0]!.verdict === 'apart') assert.ok(!(labels.has(0) && labels.has(1)), `case ${n}`);
      }
    }
  });

  it('do not undo each other when three papers are merged', () => {
    const first = makeRecord({ title: OTHER, file: 'x.txt', authors: 'Joan Clarke' });
    const row = makeRecord({ title: LONG, file: 'y.txt', authors: 'Ada Lovelace', year: 2010 });
    const print = makeRecord({
      title: LONG,
      file: 'z.txt',
      authors: 'Ada Lovelace',
      year: 2024,
      ids: ['10.1000/a'],
    });
    const decisions = same(first, print, same(first, row));
    assert.equal(decisions.length, 2);
    assert.equal(withIt(first, [first, row, print], decisions).length, 3);
  });

  it('do not take in another paper of the title', () => {
    const editorial = makeRecord({
      title: 'Editorial',
      file: 'a.txt',
      authors: 'Ada Lovelace',
      ids: ['10.1000/a'],
    });
    const other = makeRecord({ title: 'Editorial', file: 'b.txt', ids: ['10.2000/c'] });
    const nameless = makeRecord({ title: 'Editorial', file: 'c.txt', part: 'citer' });
    assert.deepEqual(withIt(editorial, [editorial, other, nameless, orchard], same(editorial, orchard)), [
      editorial,
      orchard,
    ]);
    const paper = makeRecord({
      title: LONG,
      file: 'a.txt',
      authors: 'Ada Lovelace',
      year: 2019,
      ids: ['10.1000/a'],
    });
    const later = makeRecord({
      title: LONG,
      file: 'b.txt',
      authors: 'Ada Lovelace',
      year: 2020,
      ids: ['10.1000/c'],
    });
    assert.deepEqual(withIt(paper, [paper, later, orchard], same(paper, orchard)), [paper, orchard]);
    const bare = makeRecord({ title: LONG, file: 'c.txt', line: 4 });
    const apartFirst = apart(ada, bare);
    assert.deepEqual(withIt(bare, [ada, bare, orchard], same(orchard, bare, apartFirst)), [bare, orchard]);
  });

  it('do not fall on another entry of the line, or of a file of that name', () => {
    const series = (number: string, file: string) =>
      makeRecord({
        title: `Gauge Theories of Burning Lamps ${number}`,
        file,
        authors: 'Ada Lovelace',
        year: 2019,
      });
    const [one, two] = [series('I', '1/page.txt'), series('II', '2/page.txt')];
    assert.deepEqual(withIt(one, [one, two, orchard], same(one, orchard)), [one, orchard]);
    const pending = (file: string, ids: string[]) =>
      makeRecord({ title: 'Title resolution pending', pending: true, file, ids });
    const [mine, strange] = [pending('1/page.txt', []), pending('2/page.txt', ['2401.00009'])];
    assert.deepEqual(withIt(mine, [mine, strange, orchard], same(mine, orchard)), [mine, orchard]);
  });

  it('keep apart what moves in its file, is renamed, or is given the other’s identifier', () => {
    const page = { title: LONG, file: 'b.txt', authors: 'Ada Lovelace', year: 2019 };
    const nameless = makeRecord({ title: LONG, file: 'c.txt', line: 2 });
    const moved = makeRecord({ title: LONG, file: 'c.txt', line: 4 });
    assert.deepEqual(withIt(ada, [ada, moved], apart(ada, nameless)), [ada]);
    const twin = makeRecord(page);
    const decisions = apart(ada, twin);
    for (const again of [{ line: 3 }, { file: 'renamed.txt' }])
      assert.deepEqual(withIt(ada, [ada, makeRecord({ ...page, ...again })], decisions), [ada]);
    const third = makeRecord({ ...page, file: 'd.txt' });
    assert.deepEqual(withIt(third, [ada, twin, third], decisions), [third]);
    const known = makeRecord({ ...page, file: 'a.txt', ids: ['10.1000/a'] });
    const given = makeRecord({ ...page, ids: ['10.1000/a'] });
    assert.deepEqual(withIt(known, [known, given], apart(known, twin)), [known]);
  });

  it('may be written by hand with a title alone', () => {
    const byHand: Decision = { verdict: 'same', papers: [['arxiv:2401.00001'], [`title:${titleKey(LONG)}`]] };
    assert.deepEqual(withIt(orchard, [ada, orchard], [byHand]), [ada, orchard]);
  });

  it('are read in a time that grows with their number @long', function () {
    this.timeout(5000);
    const entries = Array.from(
      { length: 20_000 },
      (_, n): Decision => ({
        verdict: n % 2 ? 'same' : 'apart',
        papers: [
          [`arxiv:24${n}.00001`, 'title:editorial'],
          [`doi:10.1000/${n}`, 'title:preface'],
        ],
      }),
    );
    const text = writeLines(DECISIONS, { entries, kept: [] });
    const begin = performance.now();
    assert.equal(readLines(DECISIONS, 'f', text).problems.length, 0);
    assert.ok(performance.now() - begin < 2000);
  });

  it('survive being written and read, in an order that git can merge', () => {
    const decisions = [...apart(ada, orchard), ...same(ada, alan)];
    const text = writeLines(DECISIONS, { entries: decisions, kept: [] });
    assert.equal(writeLines(DECISIONS, { entries: [...decisions].reverse(), kept: [] }), text);
    const { entries, problems } = readLines(DECISIONS, 'decisions.jsonl', text);
    assert.deepEqual(problems, []);
    assert.deepEqual(withIt(ada, [ada, alan, orchard], entries), [ada, alan]);
  });
});
