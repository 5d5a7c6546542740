// What the reader did to a list of references, and what would be written now, made one.
import * as assert from 'node:assert/strict';
import { digestOfList, listBody, plainList } from '../../../src/core/reference-list/body';
import { mergeLists } from '../../../src/core/reference-list/merge';
import { refreshList } from '../../../src/core/reference-list/refresh';
import { type ListRegion, listRegion, regionText } from '../../../src/core/reference-list/region';
import { applyEdits } from '../../../src/core/rewrite/rewriting';
import { seeded } from '../seeded';

function regionOf(text: string): ListRegion {
  const region = listRegion(text);
  assert.ok(region && !('fault' in region), JSON.stringify(region));
  return region;
}

describe('a changed list of references', () => {
  it('is merged reference by reference, whatever comes and goes beside, and whatever its number', () => {
    const merge = (theirs: string, base: string, ours: string) =>
      mergeLists(
        ...([theirs, base, ours].map((list) => list.replaceAll('/', '\n\n')) as [string, string, string]),
      )?.replaceAll('\n\n', '/');
    const base = 'Ada wrote this/Bab wrote that/Cla wrote more';
    for (const [theirs, ours, wanted] of [
      [base, 'Bab wrote that', 'Bab wrote that'],
      [
        'Ada wrote this!/Bab wrote that/Cla wrote more',
        'Ada wrote this/Cla wrote more',
        'Ada wrote this!/Cla wrote more',
      ],
      [
        'Ada wrote this/MINE/Bab wrote that/Cla wrote more',
        'Bab wrote that/Cla wrote more',
        'MINE/Bab wrote that/Cla wrote more',
      ],
      ['MINE/Ada wrote this/Bab wrote that/Cla wrote more/END', 'Ada wrote this', 'MINE/Ada wrote this/END'],
      ['Ada wrote this/Cla wrote more', `${base}/Dan wrote it`, 'Ada wrote this/Cla wrote more/Dan wrote it'],
      ['MINE', 'Ada wrote this', undefined],
      ['Ada wrote this!/Bab wrote that/Cla wrote more', 'Bab wrote that', undefined],
      ['Ada wrote this!/Bab wrote that/Cla wrote more', 'Ada wrote/Bab wrote that', undefined],
      [
        'Cla wrote more/Ada wrote this/Bab wrote that',
        'Ada wrote this/Bab wrote that',
        'Cla wrote more/Ada wrote this/Bab wrote that',
      ],
    ] as const)
      assert.equal(merge(theirs, base, ours), wanted, theirs);
    assert.equal(
      merge(
        '\\[1\\] Ada wrote/\\[2\\] Bab wrote. Good',
        '\\[1\\] Ada wrote/\\[2\\] Bab wrote',
        '\\[1\\] New one/\\[2\\] Ada wrote/\\[3\\] Bab wrote',
      ),
      '\\[1\\] New one/\\[2\\] Ada wrote/\\[3\\] Bab wrote. Good',
    );
  });

  it('never takes a word of the reader’s, whatever they did to it @long', () => {
    const random = seeded(20261121);
    const pool = Array.from({ length: 12 }, (_, n) => ({
      text: `Author${n}, X. (20${10 + n}). *Title ${n}*.`,
    }));
    const some = () => pool.filter(() => random.chance(0.6));
    let merged = 0;
    for (let round = 0; round < 400; round++) {
      const feed = random.chance(0.5) ? '\r\n' : '\n';
      const before = some();
      // One more or less, as most often; or another list altogether.
      const one = random.of(pool);
      const after = random.chance(0.3)
        ? some()
        : pool.filter((each) => before.includes(each) !== (each === one));
      const outside = [`Words ${round} [@x].  `, '', '`code`', ''].join(feed);
      const body = listBody(before);
      const paragraphs = plainList(body).split('\n\n');
      const own: string[] = [];
      const said = (what: string) => {
        own.push(what);
        return what;
      };
      const theirs = paragraphs.flatMap((paragraph, n) => {
        const dice = random.below(100) / 100;
        if (dice < 0.1) return [`${paragraph} ${said(`mine ${round}.${n}`)}`];
        if (dice < 0.2) return [paragraph, said(`remark ${round}.${n}`)];
        if (dice < 0.25) return [];
        return [paragraph];
      });
      const list = regionText(theirs.join('\n\n'), digestOfList(body));
      const text = outside + list.replaceAll('\n', feed) + feed + outside;
      const isRemembered = random.chance(0.7);
      const update = refreshList(
        text,
        regionOf(text),
        listBody(after),
        () => (isRemembered ? body : undefined),
        false,
      );
      const now = applyEdits(text, update.edits);
      assert.ok(now.startsWith(outside) && now.endsWith(feed + outside), text);
      assert.ok(!/(?<!\r)\n/.test(now) || feed === '\n', 'one kind of line end');
      for (const words of own) assert.ok(now.includes(words), `${words} in ${now}`);
      if (update.conflict) {
        assert.equal(now, text);
        continue;
      }
      merged += own.length > 0 ? 1 : 0;
      // A second time there is nothing to be done.
      assert.deepEqual(
        refreshList(now, regionOf(now), listBody(after), () => body, false),
        { edits: [] },
      );
      if (own.length === 0 && theirs.length === paragraphs.length)
        assert.equal(regionOf(now).body, plainList(listBody(after)));
    }
    assert.ok(merged > 30, `${merged} merged`);
  });
});
