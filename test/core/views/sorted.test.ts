import assert from 'node:assert/strict';
import { SortedList } from '../../../src/core/views/sorted';
import { seeded } from '../seeded';

interface Item {
  readonly size: number;
}

const bySize = (a: Item, b: Item) => a.size - b.size;

describe('a sorted list', () => {
  it('is after any changes what sorting its items makes @long', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const { below } = seeded(seed);
      const made = (count: number): Item[] => Array.from({ length: count }, () => ({ size: below(400) }));
      let items: Item[] = [];
      let list = new SortedList<Item>();
      for (const count of [1, 0, 3_000, 5, 0, 900, 1, 2]) {
        const removed = items.filter(() => below(9) === 0 || (count === 0 && below(3) > 0));
        const added = made(count);
        const before = list.slice(0, list.length);
        const changed = list.edited([...removed, { size: 7 }], added, bySize);
        assert.deepEqual(list.slice(0, list.length), before);
        list = changed;
        items = [...items.filter((item) => !removed.includes(item)), ...added];
        const now = list.slice(0, list.length);
        assert.deepEqual(
          now.map(({ size }) => size),
          items.map(({ size }) => size).sort((a, b) => a - b),
        );
        assert.deepEqual(new Set(now), new Set(items));
        assert.equal(list.length, items.length);
        for (const item of items.slice(0, 50)) assert.equal(list.at(list.indexOf(item, bySize)), item);
        assert.deepEqual(list.slice(10, 1_100), now.slice(10, 1_100));
        assert.equal(list.indexOf({ size: 5 }, bySize), -1);
        assert.equal(list.at(list.length), undefined);
      }
    }
  });

  it('compares for one change as often as its logarithm says, and keeps the rest @long', () => {
    const costs = [1_000, 10_000, 100_000].map((size) => {
      let compared = 0;
      const compare = (a: number, b: number) => {
        compared++;
        return a - b;
      };
      const numbers = Array.from({ length: size }, (_, n) => n);
      const list = new SortedList<number>().edited([], numbers, compare);
      compared = 0;
      list.edited([size >> 1], [size / 3], compare);
      return compared;
    });
    for (const [n, cost] of costs.entries())
      assert.ok(cost <= 3 * (Math.log2(1_000 * 10 ** n) + 3), `${costs}`);
  });
});
