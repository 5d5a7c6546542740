import assert from 'node:assert/strict';
import { CitekeyTable } from '../../../src/core/library/citekey-table';
import { isPlainCitekey, type Keys } from '../../../src/core/library/citekeys';
import { namesOf } from '../../../src/core/library/decided';
import { type MergedWork, mergeRecords } from '../../../src/core/library/merge';
import type { Pin } from '../../../src/core/library/pins';
import { compareText } from '../../../src/core/library/record-keys';
import { makeRecord, type RecordSketch } from '../records';
import { serialCitekeys } from './serial-citekeys';

/** An account, and the key that a bibliography has for it. */
type Sketch = RecordSketch & { readonly citekey?: string };

function makeWork(id: string, ...sketches: Sketch[]): MergedWork {
  const records = sketches.map((sketch) => ({
    ...makeRecord({ file: `${id}.txt`, ...sketch }),
    ...(sketch.citekey !== undefined && { citekey: sketch.citekey }),
  }));
  return { ...mergeRecords(records), id };
}

/** Works of one base, `base`, with ids in their order. */
function alike(count: number): MergedWork[] {
  return Array.from({ length: count }, (_, n) =>
    makeWork(`w${String(n).padStart(5, '0')}`, { title: 'Base', line: n }),
  );
}

function keysIn(table: CitekeyTable, works: readonly MergedWork[]): [string, Keys][] {
  const ordered = [...works].sort((a, b) => compareText(a.id, b.id));
  return ordered.map((work) => [work.id, table.keysOf(work)]);
}

function assertSerial(table: CitekeyTable, works: readonly MergedWork[], pins: readonly Pin[], what = '') {
  const expected = [...serialCitekeys(works, pins)].map(([{ id }, keys]) => [id, keys] as [string, Keys]);
  expected.sort(([a], [b]) => compareText(a, b));
  assert.deepEqual(keysIn(table, works), expected, what);
}

describe('the table of citekeys', () => {
  it('moves a key up when its holder goes, and gives it back when that one comes again', () => {
    const [first, second, third] = alike(3) as [MergedWork, MergedWork, MergedWork];
    const table = new CitekeyTable();
    table.change([], [third, first, second]);
    const keys = () =>
      keysIn(
        table,
        [first, second, third].filter((work) => here.has(work)),
      );
    const here = new Set([first, second, third]);
    assert.deepEqual(
      keys().map(([, { citekey }]) => citekey),
      ['Base', 'Basea', 'Baseb'],
    );
    here.delete(first);
    assert.deepEqual(table.change([first], []), new Set([second, third]));
    assert.deepEqual(
      keys().map(([, { citekey }]) => citekey),
      ['Base', 'Basea'],
    );
    here.add(first);
    assert.deepEqual(table.change([], [first]), new Set([first, second, third]));
    assert.throws(() => table.change([makeWork('x', { title: 'Never Came' })], []));
  });

  it('names a changed work, and no other where its key stays', () => {
    const works = alike(3);
    const table = new CitekeyTable();
    table.change([], works);
    const again = { ...works[1]! };
    assert.deepEqual(table.change([works[1]!], [again]), new Set([again]));
    assert.equal(table.keysOf(again).citekey, 'Basea');
    assert.throws(() => table.keysOf(works[1]!));
  });

  it('names whose aliases alone are others than before', () => {
    const both = makeWork('w1', { title: 'Base', authors: 'Ada Lovelace', year: 2020 }, {
      title: 'Base',
      authors: 'Ada Lovelace',
      year: 2021,
      file: 'other.txt',
    } as Sketch);
    const table = new CitekeyTable();
    table.change([], [both]);
    const { citekey, aliases } = table.keysOf(both);
    assert.deepEqual([citekey, ...aliases].sort(), ['lovelaceBase2020', 'lovelaceBase2021']);
    // Now that key is another's.
    const other = makeWork('w2', {
      title: 'Quite Another',
      citekey: aliases[0]!.toUpperCase(),
      part: 'entry',
    });
    assert.deepEqual(table.change([], [other]), new Set([other, both]));
    assert.deepEqual(table.keysOf(both), { citekey, aliases: [] });
    assert.deepEqual(table.change([other], []), new Set([both]));
  });

  it('keeps a key for its pin, and names no work for a pin that changes nothing', () => {
    const works = alike(2);
    const table = new CitekeyTable();
    table.change([], works);
    const away = { citekey: 'base', paper: ['doi:10.1000/away'], formerly: ['BaseB'] };
    assert.deepEqual(table.setPins([away]), new Set(works));
    assertSerial(table, works, [away]);
    assert.equal(table.keysOf(works[1]!).citekey, 'Basec');
    assert.deepEqual(table.setPins([{ ...away }, { citekey: 'none', paper: ['doi:10.1000/b'] }]), new Set());
    const mine = { citekey: 'Mine', paper: namesOf(works[1]!.records) };
    assert.deepEqual(table.setPins([away, mine]), new Set([works[1]]));
    assert.deepEqual(table.setPins([]), new Set(works));
    assertSerial(table, works, []);
  });

  it('puts something of the work’s own behind a key after a hundred letters @long', () => {
    const works = alike(130);
    const table = new CitekeyTable();
    table.change([], works);
    const keys = keysIn(table, works).map(([, { citekey }]) => citekey);
    assert.deepEqual([keys[100], new Set(keys).size], ['Basecv', 130]);
    assert.ok(keys.slice(101).every((key) => /^Base_[a-z0-9]{6}$/.test(key)));
    assert.ok(keys.every(isPlainCitekey));
    assertSerial(table, works, []);
  });

  it('works no more for a large library than for a small one when a paper changes @long', () => {
    const cost = (count: number, names: (n: number) => string) => {
      const works = Array.from({ length: count }, (_, n) => makeWork(`w${n}`, { title: names(n), line: n }));
      const table = new CitekeyTable();
      table.change([], works);
      const before = table.proposals;
      table.change([works[count >> 1]!], [{ ...works[count >> 1]! }]);
      table.setPins([{ citekey: 'Pinned', paper: namesOf(works[count >> 1]!.records) }]);
      return [before / count, table.proposals - before];
    };
    const [each, changed] = cost(1000, (n) => `Paper ${n}`);
    assert.deepEqual([each, changed], [1, 2]);
    // Of one base: a hundred letters, and then its own.
    const [eachOfOne, changedOfOne] = cost(1000, () => 'Base');
    assert.ok(eachOfOne! <= 103, `${eachOfOne}`);
    assert.ok(changedOfOne! <= 2 * 103, `${changedOfOne}`);
  });

  it('is that of assigning all anew, whatever came and went before @long', () => {
    for (let seed = 1; seed <= 10; seed++) checkHistory(seed, 20);
  });

  it('is that of assigning all anew, whatever came and went before, many times @long', () => {
    for (let seed = 1000; seed <= 1150; seed++) checkHistory(seed, 40);
  });
});

const TITLES = [
  'Base',
  'Basea',
  'Baseb',
  'Editorial',
  'Lanterns over Rivers',
  'Lanterns over Riversa',
  '注意',
];
const AUTHORS = [undefined, undefined, 'A. Smith', 'B. Smith; C. Jones', 'Ø. Smith'];
const IDS = ['2401.00001', '2401.00002', '10.1000/a', '10.1000/b'];
const KEYS = [
  'Base',
  'base',
  'Basea',
  'smithBase',
  'smithBasea',
  'SMITHBASE',
  'LanternsoverRivers',
  'k',
  'K',
  'm',
];
const FILES = ['a/page.txt', 'b/page.txt', 'c.bib'];

/** Changes of works and pins, each compared with the oracle; what the table says has changed, with what has. */
function checkHistory(seed: number, steps: number): void {
  const random = new Seeded(seed * 7919);
  const table = new CitekeyTable();
  let works: MergedWork[] = [];
  let pins: Pin[] = [];
  let before = new Map<string, Keys>();
  let count = 0;
  for (let step = 0; step < steps; step++) {
    const what = `seed ${seed}, step ${step}`;
    let told: ReadonlySet<MergedWork>;
    let came: MergedWork[] = [];
    if (random.below(3) > 0) {
      const gone = works.filter(() => random.below(random.pick([2, 4, 8])) === 0);
      const changed = gone.filter(() => random.below(2) === 0).map(({ id }) => sketchWork(id, random));
      const fresh = Array.from({ length: random.below(6) }, () =>
        // Ids in no order, and each but once.
        sketchWork(`w${(count++ * 37) % 101}.${count}`, random),
      );
      came = [...fresh, ...changed];
      works = [...works.filter((work) => !gone.includes(work)), ...came];
      told = table.change(gone, came);
    } else {
      pins = pins.filter(() => random.below(4) > 0).map((pin) => (random.below(2) > 0 ? { ...pin } : pin));
      pins.push(...Array.from({ length: random.below(4) }, () => sketchPin(random, works)));
      if (random.below(3) === 0) pins.unshift(...pins.splice(random.below(pins.length + 1)));
      told = table.setPins(pins);
    }
    assertSerial(table, works, pins, what);
    const now = new Map(keysIn(table, works));
    const others = works.filter(
      (work) => came.includes(work) || !isSame(now.get(work.id), before.get(work.id)),
    );
    assert.deepEqual([...told].map(({ id }) => id).sort(), others.map(({ id }) => id).sort(), what);
    before = now;
  }
}

function isSame(a: Keys | undefined, b: Keys | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function sketchWork(id: string, random: Seeded): MergedWork {
  const title = random.pick(TITLES);
  const sketches = Array.from({ length: 1 + random.below(3) }, (): Sketch => {
    const authors = random.pick(AUTHORS);
    return {
      title: random.below(4) > 0 ? title : random.pick(TITLES),
      file: random.pick(FILES),
      line: random.below(3),
      ...(authors !== undefined && { authors }),
      ...(random.below(4) === 0 && { year: 2018 + random.below(4) }),
      ...(random.below(4) === 0 && { citekey: random.pick(KEYS), part: 'entry' }),
    };
  });
  const ids = IDS.filter(() => random.below(6) === 0);
  return makeWork(id, { ...sketches[0]!, ids }, ...sketches.slice(1));
}

function sketchPin(random: Seeded, works: readonly MergedWork[]): Pin {
  const some = random.below(3) > 0 ? works.slice(0, 1 + random.below(8)).at(-1) : undefined;
  const paper = some
    ? namesOf(some.records).filter(() => random.below(4) > 0)
    : ['arxiv:2401.00001', 'doi:10.1000/a', 'title:lanternsoverrivers', 'page:page.txt:1'].filter(
        () => random.below(3) === 0,
      );
  const formerly = KEYS.filter(() => random.below(8) === 0);
  return { citekey: random.pick(KEYS), paper, ...(random.below(2) > 0 && { formerly }) };
}

/** Numbers that look random and are the same each time (Park and Miller's generator). */
class Seeded {
  #state: number;

  constructor(seed: number) {
    this.#state = seed % 2147483647;
  }

  below(end: number): number {
    this.#state = (this.#state * 48271) % 2147483647;
    return Math.floor((this.#state / 2147483647) * end);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}
