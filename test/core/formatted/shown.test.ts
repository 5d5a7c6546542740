// Citations as their style prints them, in the place of what is written: which, where, and until when.
import * as assert from 'node:assert/strict';
import { type ShownCitation, ShownCitations } from '../../../src/core/formatted/shown';
import { findCitations } from '../../../src/core/notes/citations';
import { seeded } from '../seeded';

const EVERYWHERE = [{ start: 0, end: 1_000_000 }];

/** A note printed in a style that puts keys into brackets; `x…` is not known. */
function printed(text: string, isNoteStyle = false) {
  const clusters = findCitations(text, 'markdown').filter(({ nocite, isLabel }) => !nocite && !isLabel);
  const citations = clusters.map(({ items }, n) => {
    const unknown = items.map(({ key }) => key).filter((key) => key.startsWith('x'));
    const words = `(${items.map(({ key }) => key).join(', ')})`;
    return isNoteStyle ? { inText: '', noteNumber: n + 8, unknown } : { inText: words, unknown };
  });
  return new ShownCitations({ clusters, citations });
}

/** What a reader sees; `|` marks a caret or the ends of a selection. */
function seen(marked: string, isNoteStyle = false): string {
  const bars = [...marked.matchAll(/\|/g)].map(({ index }, n) => index - n);
  const text = marked.replaceAll('|', '');
  const selections = bars.length > 0 ? [{ start: bars[0]!, end: bars.at(-1)! }] : [];
  return replaced(text, printed(text, isNoteStyle).in(EVERYWHERE, selections));
}

function replaced(text: string, shown: readonly ShownCitation[]): string {
  return shown.toReversed().reduce((now, { start, end, text: words }) => {
    return now.slice(0, start) + words + now.slice(end);
  }, text);
}

describe('formatted citations in the editor', () => {
  it('stand in the place of what is written', () => {
    assert.equal(seen('One [@a], two [see @a; @b] and @c says.'), 'One (a), two (a, b) and (c) says.');
    assert.equal(seen('`[@a]` and [[@a]]'), '`[@a]` and (a)');
    assert.equal(seen('---\nnocite: "@a"\n---\n[@b]'), '---\nnocite: "@a"\n---\n(b)');
  });

  it('are numbers of notes in a style of notes', () => {
    assert.equal(seen('One [@a], two [@x], three [@b].', true), 'One ⁸, two [@x], three ¹⁰.');
  });

  it('leave what is not known as it is typed', () => {
    assert.equal(seen('[@a; @xb] [@x] [@b]'), '[@a; @xb] [@x] (b)');
  });

  it('give way to caret and selection where they touch, and nowhere else in the line', () => {
    assert.equal(seen('[@a]| and [@b]'), '[@a] and (b)');
    assert.equal(seen('|[@a] and [@b]'), '[@a] and (b)');
    assert.equal(seen('[@|a] and [@b]'), '[@a] and (b)');
    assert.equal(seen('[@a] |and [@b]'), '(a) and (b)');
    assert.equal(seen('x |[@a] and [@b|] [@c]'), 'x [@a] and [@b] (c)');
  });

  it('are clipped where they are long, and keep to one line', () => {
    const clusters = findCitations('[@a]', 'markdown');
    const of = (inText: string) =>
      new ShownCitations({ clusters, citations: [{ inText, unknown: [] }] }).in(EVERYWHERE, [])[0];
    assert.equal(of('a\n b')!.text, 'a b');
    assert.ok(of('word '.repeat(100))!.text.length <= 161);
    assert.equal(of('  '), undefined);
  });

  it('are those of the windows, by a look at few of them', () => {
    const text = '[@a]\n'.repeat(2000);
    const all = printed(text);
    assert.equal(all.size, 2000);
    assert.equal(all.in([{ start: 500, end: 520 }], []).length, 5);
    // Windows that meet, as with folded lines, give none twice.
    assert.equal(
      all.in(
        [
          { start: 500, end: 522 },
          { start: 522, end: 530 },
        ],
        [],
      ).length,
      7,
    );
    assert.equal(all.in([], []).length, 0);
  });

  it('move with the text, and go where it is touched @long', () => {
    const random = seeded(6);
    const words = ['[@a]', ' and ', '\n', '[@b; @c]', 'more words', '@d', ' ', '[@e, p. 3]'];
    for (let round = 0; round < 300; round++) {
      let text = Array.from({ length: 20 }, () => random.of(words)).join(' ');
      const shown = printed(text);
      const origin = new Map(
        shown.in(EVERYWHERE, []).map((each) => [each, text.slice(each.start, each.end)]),
      );
      for (let n = 0; n < 8; n++) {
        const start = random.below(text.length + 1);
        const end = Math.min(text.length, start + random.below(6));
        const newText = random.chance(0.3) ? '' : random.of(words);
        const before = new Map(shown.in(EVERYWHERE, []).map((each) => [each, { ...each }]));
        text = text.slice(0, start) + newText + text.slice(end);
        shown.change(start, end, newText.length);
        const after = new Set(shown.in(EVERYWHERE, []));
        for (const [each, was] of before)
          assert.equal(after.has(each), was.end < start || was.start > end, 'touched ones go, others stay');
        for (const each of after) assert.equal(text.slice(each.start, each.end), origin.get(each));
      }
    }
  });
});
