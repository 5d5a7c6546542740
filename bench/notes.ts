/** The notes suite: which papers a folder of notes cites, and what a keystroke in a long one costs. */
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { NoteReader } from '../src/core/notes/note-reader';
import { usedKeys } from '../src/core/notes/used-keys';
import { paperAt } from '../src/core/views/pointing';
import { libraryOf } from './library';
import { longNote, notesOf } from './note-text';
import type { Material, Paper } from './papers';
import { quantile, type Row, rowsOf } from './rows';
import { least, time } from './timing';

const TRIES = 3;
const NOTES = 5000;
const LINES = 10_000;
const KEYSTROKES = 200;
/** Of the rival, which takes seconds for all of them. */
const RIVAL_SHARE = 10;

export function notesSuite({ papers }: Material, say: (text: string) => void): Row[] {
  const keys = papers.map(({ id }) => id);
  const notes = [...notesOf(papers, keys, NOTES, 1)].map(({ text }) => text);
  const letters = notes.reduce((sum, text) => sum + text.length, 0);
  say(`  ${NOTES} notes, ${(letters / 1e6).toFixed(0)} MB`);
  const processor = unified().use(remarkParse);
  const parsed = notes.filter((_, i) => i % RIVAL_SHARE === 0);
  const row = rowsOf('notes', papers.length);

  let cited = 0;
  const index = least(TRIES, indexAll);
  say(`  ${cited} keys`);
  processor.parse(parsed[0]!);
  const rival = time(() => {
    for (const text of parsed) processor.parse(text);
  });
  const share = parsed.reduce((sum, text) => sum + text.length, 0) / letters;

  const note = longNote(papers, keys, LINES, 2);
  const whole = {
    name: 'remark-parse of the note',
    value: least(TRIES, () => processor.parse(note)),
  };
  const strokes = keystrokes(note);
  const pointed = pointings(papers, note);
  return [
    row('notes first index', index, 'ms', { name: 'remark-parse alone', value: rival / share }),
    row('notes keystroke', quantile(strokes, 0.95), 'ms', whole),
    row('notes keystroke, median', quantile(strokes, 0.5), 'ms', whole),
    row('notes pointing after a keystroke', quantile(pointed, 0.95), 'ms', whole),
  ];

  function indexAll(): void {
    cited = 0;
    for (const text of notes) cited += usedKeys(text, 'markdown').size;
  }
}

/** Milliseconds from each of some keystrokes, all over the note, to the citation that stands in that line. */
function keystrokes(note: string): number[] {
  const reader = new NoteReader(note, 'markdown');
  reader.citationAt(0);
  return Array.from({ length: KEYSTROKES }, (_, i) => {
    const { text } = reader;
    const at = text.indexOf('@', Math.floor((i * text.length) / KEYSTROKES)) + 1;
    const lineEnd = text.indexOf('\n', at);
    const end = lineEnd < 0 ? text.length : lineEnd;
    return time(() => {
      reader.change(end, end, 'x');
      reader.citationAt(at);
    });
  });
}

/**
 * Milliseconds from each of some keystrokes to knowing which paper the pointer is at, as a card asks: the
 * document holds lines, and its whole text is joined of them anew after each change.
 */
function pointings(papers: readonly Paper[], note: string): number[] {
  const library = libraryOf(papers);
  const lines = note.split('\n');
  const cited = lines.flatMap((text, line) => (text.includes('@') ? [line] : []));
  return Array.from({ length: KEYSTROKES }, (_, i) => {
    const line = cited[Math.floor((i * cited.length) / KEYSTROKES)]!;
    lines[line] += 'x';
    const column = lines[line]!.indexOf('@') + 1;
    return time(() => {
      const text = {
        file: 'note.md',
        language: 'markdown',
        text: () => lines.join('\n'),
        lineAt: (at: number) => lines[at]!,
        offsetAt: (at: number, to: number) => {
          let offset = to;
          for (let before = 0; before < at; before++) offset += lines[before]!.length + 1;
          return offset;
        },
      };
      paperAt(library, text, line, column);
    });
  });
}
