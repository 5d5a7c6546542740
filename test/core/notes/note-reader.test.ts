import assert from 'node:assert/strict';
import { citationAt, findCitations } from '../../../src/core/notes/citations';
import { NoteReader } from '../../../src/core/notes/note-reader';
import { below, pick } from './chance';

const PIECES = [
  ...['\n', '\n', '\n\n', '\n\n', '    ', '- ', '1. ', '> ', '\t', '\r\n', '  \n'],
  ...['@a', '[@b]', '[see @c, S. 3; @d]', '@e [p. 3]', '[[@f]]', '[^@g]', '[^1]: @h', '@{i}', '\\cite{j}', '(@k)'],
  ...['\n(@k) An example\n', '(@k) x', '{cite}`l`', '[@m]: x', '[@n](o)', '@fig-p', 'words', '`', '[', ']', ';', '@'],
  ...['```\n', '~~~\n', '```{note}\n', '$$\n', '$$', '$', '<!-- ', '-->', '<div>\n', '</div>', '<script>', '</script>'],
  ...['---\n', '---\nnocite: "@q"\n---\n', 'nocite: "@r"\n', 'lang: de\n', '---', '...\n', '# ', '===\n', ':::\n', ': '],
];

function chanceText(random: () => number, pieces: number): string {
  return Array.from({ length: pieces }, () => pick(random, PIECES)).join('');
}

function same(reader: NoteReader, text: string, story: string): void {
  assert.equal(reader.text, text, story);
  const expected = findCitations(text, 'markdown');
  assert.deepEqual(reader.clusters, expected, `${story}\n${JSON.stringify(text)}`);
}

describe('an open note', () => {
  it('is read as it is from scratch, whatever is changed in it', () => {
    for (let seed = 1; seed <= Number(process.env.ROUNDS ?? 60); seed++) {
      const random = below(seed * Number(process.env.SEED ?? 1));
      let text = chanceText(random, Math.floor(random() * 800));
      const reader = new NoteReader(text, 'markdown');
      same(reader, text, `seed ${seed}, new`);
      for (let step = 0; step < 40; step++) {
        const start = Math.floor(random() ** (1 + (seed % 4)) * (text.length + 1));
        const end = random() < 0.5 ? start : start + Math.floor(random() ** 6 * (text.length - start + 1));
        const newText = chanceText(random, Math.floor(random() ** 2 * 4));
        reader.change(start, end, newText);
        text = text.slice(0, start) + newText + text.slice(end);
        same(reader, text, `seed ${seed}, step ${step}`);
        const offset = Math.floor(random() * text.length);
        assert.deepEqual(reader.citationAt(offset), citationAt(text, offset, 'markdown'));
      }
    }
  });
});
