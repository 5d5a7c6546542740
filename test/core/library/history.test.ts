import * as assert from 'node:assert/strict';
import { readLines, writeLines } from '../../../src/core/jsonl';
import { buildLibrary } from '../../../src/core/library/build';
import { addChanges, changesOf, HISTORY } from '../../../src/core/library/history';
import type { PageChange } from '../../../src/core/model';
import { readFile } from '../../../src/core/sources';
import { changeLine, changeNodes, newCiters } from '../../../src/core/views/changes';

const TODAY = '2026-11-21';

/** A citing-papers page in the layout of the site. */
function citersPage(
  citers: readonly string[],
  header: readonly string[] = [],
  count = citers.length,
): string {
  return [
    ...header,
    'The Cited Work on Lamps',
    `${count} Pith papers cite this work. Polarity classification is still indexing.`,
    'abstract',
    'Lamps are lit in this work, and they burn on.',
    'citing papers explorer',
    ...citers.flatMap((title) => ['-', title, `A summary of ${title}.`]),
  ].join('\n');
}

const ONE = citersPage(['A Study of Wicks']);
const TWO = citersPage(['A Study of Wicks', 'Oil for Many Lamps'], [], 5);

function changes(before: string, now: string, today = TODAY): PageChange[] {
  return changesOf(readFile('lib/lamps.txt', before), readFile('lib/lamps.txt', now), today);
}

describe('the history of a page', () => {
  it('tells new citers and the count of the page', () => {
    const [change, ...rest] = changes(ONE, TWO);
    assert.deepEqual(rest, []);
    assert.deepEqual(
      { on: change!.on, came: change!.came, went: change!.went, count: change!.count, file: change!.file },
      { on: TODAY, came: ['Oil for Many Lamps'], went: undefined, count: [1, 5], file: 'lamps.txt' },
    );
    assert.equal(changeLine(change!), '1 new citer, 1 → 5 citers on the page');
  });

  it('is silent where nothing changed, where another paper stands, and on a filtered view', () => {
    assert.deepEqual(changes(ONE, `${ONE}\n`), []);
    assert.deepEqual(changes(ONE, TWO.replace('The Cited Work on Lamps', 'Of Candles and Snuffers')), []);
    const filtered = TWO.replace('citing papers explorer', 'clear filters\nciting papers explorer');
    assert.deepEqual(changes(filtered, ONE), []);
  });

  it('takes the day from the page, and nothing from an older page put back', () => {
    const dated = (day: string, page: string[]) =>
      citersPage(page, ['URL: https://pith.science/x', `Saved: ${day}`, '']);
    const old = dated('2026-01-05', ['A Study of Wicks']);
    const later = dated('2026-02-07', ['A Study of Wicks', 'Oil for Many Lamps']);
    assert.deepEqual(
      changes(old, later).map(({ on }) => on),
      ['2026-02-07'],
    );
    assert.deepEqual(changes(later, old), []);
  });

  it('joins the changes of one day, so that what came and went leaves nothing', () => {
    const there = changes(ONE, TWO);
    const back = changes(TWO, ONE);
    assert.deepEqual(addChanges(addChanges([], there), back), []);
    const nextDay = changes(TWO, ONE, '2026-11-22');
    assert.equal(addChanges(addChanges([], there), nextDay).length, 2);
  });

  it('is silent on a page that was cut one day and whole again the next', () => {
    const cut = changes(TWO, ONE, '2026-11-20');
    const whole = changes(ONE, TWO, '2026-11-21');
    const history = addChanges(addChanges([], cut), whole);
    assert.deepEqual(
      history.flatMap(({ came = [], went = [] }) => [...came, ...went]),
      [],
    );
  });

  it('compares the pages of one paper in a file each with itself', () => {
    assert.deepEqual(changes(`${ONE}\n\n${TWO}`, `${ONE}\n\n${TWO}\n`), []);
  });

  it('tells new versions and another abstract of an arXiv page', () => {
    const page = (dateline: string, words: string) =>
      `[Submitted on ${dateline}]\nTitle:A Paper on Lamps and Wicks\nView PDF\nAbstract:${words}\nSubmission history`;
    const [change] = changes(
      page('5 Jan 2024', 'Lamps burn.'),
      page('5 Jan 2024 (v1), last revised 7 Mar 2024 (this version, v3)', 'Lamps burn bright.'),
    );
    assert.deepEqual([change!.version, change!.abstract], [[1, 3], true]);
  });

  it('is kept a line a page, what is no line with a problem', () => {
    const text = writeLines(HISTORY, { entries: changes(ONE, TWO), kept: [] });
    const file = readLines(HISTORY, 'history.jsonl', `${text}{"on":"yesterday"}\n`);
    assert.equal(file.entries.length, 1);
    assert.deepEqual([file.kept.length, file.problems.length], [1, 1]);
  });

  it('comes back with the work, and marks its new citers', () => {
    const library = buildLibrary([readFile('lib/lamps.txt', TWO)], { history: changes(ONE, TWO) });
    const [work] = library.byTitle('The Cited Work on Lamps');
    assert.equal(work!.changes.length, 1);
    assert.equal(newCiters(work!).size, 1);
    const [row] = changeNodes(work!, 'x');
    assert.equal(row!.target?.file, 'lib/lamps.txt');
    assert.deepEqual(
      row!.children!().map(({ label, description }) => [label, description]),
      [['Oil for Many Lamps', 'new']],
    );
  });

  it('is told of dated pages that lie side by side, whatever the order of files', () => {
    const header = (day: string) => ['URL: https://pith.science/x', `Saved: ${day}`, ''];
    const files = [
      readFile('a.txt', citersPage(['A Study of Wicks', 'Oil for Many Lamps'], header('2026-02-07'))),
      readFile('b.txt', citersPage(['A Study of Wicks'], header('2026-01-05'))),
    ];
    for (const order of [files, [...files].reverse()]) {
      const [work] = buildLibrary(order).byTitle('The Cited Work on Lamps');
      assert.deepEqual(
        work!.changes.map(({ on, came }) => [on, came]),
        [['2026-02-07', ['Oil for Many Lamps']]],
      );
    }
  });
});
