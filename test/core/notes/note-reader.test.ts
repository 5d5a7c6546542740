import assert from 'node:assert/strict';
import { citationAt, findCitations } from '../../../src/core/notes/citations';
import type { Cluster } from '../../../src/core/notes/cluster';
import { usesIn } from '../../../src/core/notes/key-use';
import { NoteReader } from '../../../src/core/notes/note-reader';
import type { Span } from '../../../src/core/place';
import { below, pick } from './chance';
import { grammarRows } from './grammar';
import { PIECES } from './note-pieces';

/** Mostly prose with citations; what silences all behind it is rare. */
function chanceText(
  random: () => number,
  pieces: number,
  wildness: number,
  calm: readonly string[],
  wild: readonly string[],
): string {
  return Array.from({ length: pieces }, () => pick(random, random() < wildness ? wild : calm)).join('');
}

/** Somewhere, often at the beginning of a line; a few characters or many. */
function chanceSpan(random: () => number, text: string): Span {
  let start = Math.floor(random() * (text.length + 1));
  if (random() < 0.3) start = text.lastIndexOf('\n', start - 1) + 1;
  const length = pick(random, [0, 0, 0, 1, 2, 3, 5, 20, 300, random() ** 4 * text.length]);
  return { start, end: Math.min(text.length, start + Math.floor(length)) };
}

function same(reader: NoteReader, text: string, story: string, language = 'markdown'): void {
  assert.equal(reader.text, text, story);
  const expected = findCitations(text, language);
  assert.deepEqual(reader.clusters, expected, `${story}\n${JSON.stringify(text)}`);
  assert.deepEqual(reader.keys, usesIn(expected), story);
}

function inShort(clusters: readonly Cluster[]): unknown[] {
  return clusters.map(({ items, nocite }) => [
    nocite,
    ...items.map(({ key, locator }) => [key, locator?.value]),
  ]);
}

describe('an open note', () => {
  for (const [language, { calm: all, wild }] of Object.entries(PIECES)) {
    const rows = grammarRows().filter((row) => row.language === language && !row.text.startsWith('---'));
    const pool = all.concat(rows.map(({ text }) => `\n\n${text}\n\n`));

    const check = (rounds: number) => {
      for (let round = 1; round <= rounds; round++) {
        const seed = round * Number(process.env.SEED ?? 1);
        const random = below(seed);
        const calm = (round % 2 ? all : pool).filter(() => random() < 0.6).concat('a', '\n');
        const wildness = pick(random, [0, 0.002, 0.02]);
        let text = chanceText(random, Math.floor(random() * 600), wildness, calm, wild);
        const reader = new NoteReader(text, language);
        same(reader, text, `seed ${seed}, new`, language);
        for (let step = 0; step < 25; step++) {
          const { start, end } = chanceSpan(random, text);
          const newText = chanceText(random, Math.floor(random() ** 2 * 4), 0.4, calm, wild);
          reader.change(start, end, newText);
          text = text.slice(0, start) + newText + text.slice(end);
          same(reader, text, `seed ${seed}, step ${step}`, language);
          const offset = Math.floor(random() * text.length);
          assert.deepEqual(reader.citationAt(offset), citationAt(text, offset, language));
        }
      }
    };

    it(`is read as it is from scratch, whatever is changed in it: ${language} @long`, () =>
      check(Number(process.env.ROUNDS ?? 4)));
    it(`is so after many more changes: ${language} @long`, () => check(50));
  }

  it('knows what a change far away means @long', () => {
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

  it('joins paragraphs wherever it has cut the note @long', () => {
    const lines = Array.from({ length: 90 }, (_, i) => `- ; @b${i}] words [see @a${i}\n`);
    const text = lines.join('');
    const reader = new NoteReader(text, 'markdown');
    for (let at = 0, line = 0; line < lines.length; at += lines[line++]!.length) {
      reader.change(at, at + 2, '');
      same(reader, text.slice(0, at) + text.slice(at + 2), `line ${line}`);
      reader.change(at, at, '- ');
      same(reader, text, `line ${line} again`);
    }
    for (let items = 75; items < 100; items++) {
      const start = `${'- p [see @z\n'.repeat(items)}$$ @y]\n${text}`;
      const math = new NoteReader(`${start}$$\n`, 'markdown');
      math.change(start.length, start.length + 2, '');
      same(math, `${start}\n`, `${items} items`);
    }
  });

  it('costs what a change touches, not what the note has @long', () => {
    const pieces = {
      markdown: '- prose [see @a, p. 3], and more of it\n\n  as [-@b] says\n',
      latex: 'prose \\cite[see][p. 3]{a}, and more of it\n\nas $x$ says % so\n',
      typst: 'prose @a[p. 3], and more of it\n\nas #cite(<b>) says // so\n',
    };
    for (const [language, piece] of Object.entries(pieces)) {
      const costs = [1_000, 10_000].map((lines) => {
        const text = piece.repeat(lines / 3);
        const reader = new NoteReader(text, language);
        let most = 0;
        for (let stroke = 0; stroke < 200; stroke++) {
          const before = reader.charactersRead;
          const at = Math.floor(stroke < 100 ? (text.length * stroke) / 100 : text.length / 2 + stroke);
          reader.change(at, at, stroke % 9 === 0 ? '\n' : 'x');
          reader.clusterAt(at);
          most = Math.max(most, reader.charactersRead - before);
        }
        return most;
      });
      assert.ok(costs[0]! <= 8000 && costs[1]! <= costs[0]! * 1.2, `${language}: ${costs.join(', ')}`);
    }
  });

  it('has nothing to find where nothing is cited', () => {
    const reader = new NoteReader('[@a]', 'typescript');
    reader.change(-3, 99, '[@b]');
    assert.deepEqual([reader.clusters, reader.text, reader.citationAt(2)], [[], '[@b]', undefined]);
    const empty = new NoteReader('', 'latex');
    assert.equal(empty.citationAt(0), undefined);
    empty.change(0, 0, '\\cite{a}');
    assert.equal(empty.citationAt(6)?.item.key, 'a');
  });
});
