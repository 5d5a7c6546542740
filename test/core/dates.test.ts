import * as assert from 'node:assert/strict';
import { compareDates, displayDate, isoDate, parseDate } from '../../src/core/dates';

describe('a date', () => {
  const cases: readonly (readonly [printed: string, iso: string | undefined])[] = [
    ['29 Sep 2025', '2025-09-29'],
    ['Sep 29, 2025', '2025-09-29'],
    ['September 29, 2025', '2025-09-29'],
    ['1st June 2024', '2024-06-01'],
    ['19 Sept 2024', '2024-09-19'],
    ['Mar 27', '--03-27'],
    ['27 Mar', '--03-27'],
    ['Mar 2025', '2025-03'],
    ['2025-09-29', '2025-09-29'],
    ['2025-09', '2025-09'],
    ['2025', '2025'],
    ['Mar', undefined],
    ['32 Mar 2025', undefined],
    ['2025-13', undefined],
    ['29 Foo 2025', undefined],
    ['in March', undefined],
    ['', undefined],
  ];
  for (const [printed, iso] of cases) {
    it(`is read: ${JSON.stringify(printed)}`, () => {
      const date = parseDate(printed);
      assert.equal(date && isoDate(date), iso);
    });
  }
  it('is shown short', () => {
    assert.equal(displayDate({ year: 2025, month: 9, day: 29 }), '29 Sep 2025');
    assert.equal(displayDate({ month: 3, day: 27 }), '27 Mar');
    assert.equal(displayDate({ year: 2025 }), '2025');
  });
  it('sorts, missing parts first', () => {
    const dates = ['2025-09-29', '2025', '2024-12', 'Mar 27', '2025-09'].map((text) => parseDate(text)!);
    assert.deepEqual(dates.sort(compareDates).map(isoDate), [
      '--03-27',
      '2024-12',
      '2025',
      '2025-09',
      '2025-09-29',
    ]);
  });
});
