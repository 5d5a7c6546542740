import assert from 'node:assert/strict';
import { citationAt, findCitations } from '../../../src/core/notes/citations';
import type { Cluster } from '../../../src/core/notes/cluster';
import { usesIn } from '../../../src/core/notes/key-use';
import { NoteReader } from '../../../src/core/notes/note-reader';
import type { Span } from '../../../src/core/place';
import { below, pick } from './chance';

const CALM = [
  ...['\n', '\n', '\n\n', '\n\n', '\n- ', '\n\n1. ', '\n> ', '\r\n', '  \n', ' words of prose that say little, ', '\n# '],
  ...['@a', '[@b]', '[see @c, S. 3; @d]', '@e [p. 3]', '[[@f]]', '[^@g]', '\n[^1]: @h', '@{i}', '\\cite{j}', '(@k)'],
  ...['{cite}`l`', '[@m]: x', '[@n](o)', '@fig-p', '`@x`', '$@x$', '\n\n```\n@x\n```\n', '\n\n$$\n@x\n$$\n', ' (@w) '],
];
const WILD = [
  ...['```\n', '\n```\n', '\n```{note}\n', '\n$$\n', '$$', '$', '<!-- ', '-->', '\n<div>\n', '<script>', '\n</script>\n'],
  ...['---\n', '---\nnocite: "@q"\n---\n', 'nocite: "@r"\n', 'lang: de\n', '---\nlang: de\n---\n', '\n---\n', '...\n', '`'],
  ...['\n\n(@k) An example\n', '(@k) x', '\n(@w) y', '===\n', ':::\n', '\n: ', '    ', '\t', '[', ']', ';', '@', '{', '}', '\\', '-'],
];

/** Mostly prose with citations; what silences all behind it is rare. */
function chanceText(random: () => number, pieces: number, wildness: number, calm = CALM): string {
  return Array.from({ length: pieces }, () => pick(random, random() < wildness ? WILD : calm)).join('');
}

/** Somewhere, often at the beginning of a line; a few characters or many. */
function chanceSpan(random: () => number, text: string): Span {
  let start = Math.floor(random() * (text.length + 1));
  if (random() < 0.3) start = text.lastIndexOf('\n', start - 1) + 1;
  const length = pick(random, [0, 0, 0, 1, 2, 3, 5, 20, 300, random() ** 4 * text.length]);
  return { start, end: Math.min(text.length, start + Math.floor(length)) };
}

function same(reader: NoteReader, text: string, story: string): void {
  assert.equal(reader.text, text, story);
  const expected = findCitations(text, 'markdown');
  assert.deepEqual(reader.clusters, expected, `${story}\n${JSON.stringify(text)}`);
  assert.deepEqual(reader.keys, usesIn(expected), story);
}

function inShort(clusters: readonly Cluster[]): unknown[] {
  return clusters.map(({ items, nocite }) => [nocite, ...items.map(({ key, locator }) => [key, locator?.value])]);
}

describe('an open note', () => {
  it('is read as it is from scratch, whatever is changed in it', () => {
    for (let seed = 1; seed <= Number(process.env.ROUNDS ?? 20); seed++) {
      const random = below(seed * Number(process.env.SEED ?? 1));
      const calm = CALM.filter(() => random() < 0.6).concat('a', '\n');
      let text = chanceText(random, Math.floor(random() * 800), pick(random, [0, 0.002, 0.02]), calm);
      const reader = new NoteReader(text, 'markdown');
      same(reader, text, `seed ${seed}, new`);
      for (let step = 0; step < 40; step++) {
        const { start, end } = chanceSpan(random, text);
        const newText = chanceText(random, Math.floor(random() ** 2 * 4), 0.4);
        reader.change(start, end, newText);
        text = text.slice(0, start) + newText + text.slice(end);
        same(reader, text, `seed ${seed}, step ${step}`);
        const offset = Math.floor(random() * text.length);
        assert.deepEqual(reader.citationAt(offset), citationAt(text, offset, 'markdown'));
      }
    }
  });

  it('knows what a change far away means', () => {
    const far = `${'\n- prose [@a], and more of it'.repeat(200)}\n\n`;
    const cases: [name: string, text: string, at: string | number, removed: number, added: string][] = [
      ['math that is closed', `x\n\n$$\n${far}y`, Number.POSITIVE_INFINITY, 0, '\n\n$$\n'],
      ['math that is closed no more', `x\n\n$$\n${far}$$\n${far}`, '$$\n\n', 2, ''],
      ['math that opens', `${far}$$\n\n${far}`, 0, 0, '\n$$\n'],
      ['a fence that is opened', `x\n\n${far}`, 0, 0, '```\n'],
      ['a fence that is closed', `\`\`\`\n${far}`, 4, 0, '```\n'],
      ['a label', `x (@good)\n${far}`, Number.POSITIVE_INFINITY, 0, '(@good) An example'],
      ['a label that goes', `x (@good)\n${far}(@good) An example`, '(@good) An', 1, ''],
      ['front matter that ends', `---\nnocite: "@n"\n${far}`, 16, 0, '\n---'],
      ['front matter that begins', `--\nnocite: "@n"\n---\n${far}`, 0, 0, '-'],
      ['front matter that ends no more', `---\nnocite: "@n"\n---\n${far}`, 17, 1, ''],
      ['another language', `---\nlang: en\n---\n[@a, S. 3]\n${far}`, 'en', 2, 'de'],
    ];
    for (const [name, text, at, removed, added] of cases) {
      const start = typeof at === 'number' ? Math.min(at, text.length) : text.lastIndexOf(at);
      const reader = new NoteReader(text, 'markdown');
      same(reader, text, `${name}, before`);
      reader.change(start, start + removed, added);
      same(reader, text.slice(0, start) + added + text.slice(start + removed), name);
      assert.notDeepEqual(inShort(findCitations(text, 'markdown')), inShort(reader.clusters), name);
      reader.change(start, start + added.length, text.slice(start, start + removed));
      same(reader, text, `${name}, and back`);
    }
  });

  it('joins paragraphs wherever it has cut the note', () => {
    const lines = Array.from({ length: 150 }, (_, i) => `- ; @b${i}] words [see @a${i}\n`);
    const text = lines.join('');
    const reader = new NoteReader(text, 'markdown');
    for (let at = 0, line = 0; line < lines.length; at += lines[line++]!.length) {
      reader.change(at, at + 2, '');
      same(reader, text.slice(0, at) + text.slice(at + 2), `line ${line}`);
      reader.change(at, at, '- ');
      same(reader, text, `line ${line} again`);
    }
    for (let items = 70; items < 120; items++) {
      const start = `${'- p [see @z\n'.repeat(items)}$$ @y]\n${text}`;
      const math = new NoteReader(`${start}$$\n`, 'markdown');
      math.change(start.length, start.length + 2, '');
      same(math, `${start}\n`, `${items} items`);
    }
  });

  it('costs what a change touches, not what the note has', () => {
    const costs = [2_000, 20_000].map((lines) => {
      const text = '- prose [see @a, p. 3], and more of it\n\n  as [-@b] says\n'.repeat(lines / 3);
      const reader = new NoteReader(text, 'markdown');
      let most = 0;
      for (let stroke = 0; stroke < 400; stroke++) {
        const before = reader.charactersRead;
        const at = stroke < 200 ? Math.floor((text.length * stroke) / 200) : Math.floor(text.length / 2) + stroke;
        reader.change(at, at, stroke % 9 === 0 ? '\n' : 'x');
        reader.clusterAt(at);
        most = Math.max(most, reader.charactersRead - before);
      }
      return most;
    });
    assert.ok(costs[0]! <= 8000 && costs[1]! <= costs[0]! * 1.2, costs.join(', '));
  });

  it('is read whole in other languages', () => {
    const reader = new NoteReader('\\cite{a} x', 'latex');
    reader.change(7, 7, ',b');
    assert.equal(reader.citationAt(8)?.item.key, 'b');
    assert.equal(reader.text, '\\cite{a,b} x');
    const none = new NoteReader('[@a]', 'typescript');
    none.change(-3, 99, '[@b]');
    assert.deepEqual([none.clusters, none.text], [[], '[@b]']);
  });
});
