/** What keystrokes in a long note cost, from the change of its text to what is shown of it. */
import { checkNote } from '../src/core/checks/check-note';
import type { LiveLibrary } from '../src/core/library/live-library';
import { NoteReader } from '../src/core/notes/note-reader';
import { paperAt } from '../src/core/views/pointing';
import { time } from './timing';

const KEYSTROKES = 400;
const LANGUAGE = 'markdown';
const FILE = 'note.md';
const NO_BIBLIOGRAPHY = { files: [], missing: [], inline: new Set<string>(), complete: false };

/** Milliseconds of each keystroke, all over the note, for each of what follows it. */
export function writing(note: string, library: LiveLibrary): Readonly<Record<string, readonly number[]>> {
  const context = { library, bibliographyOf: () => NO_BIBLIOGRAPHY, rules: {} };
  const problemsOf = ({ text, clusters }: NoteReader) =>
    checkNote({ file: FILE, text, language: LANGUAGE, clusters }, context);
  // What is made once, for the library and for the note.
  problemsOf(new NoteReader(note, LANGUAGE));
  return {
    keystroke: after(note, (reader, { at }) => reader.citationAt(at)),
    'pointing after a keystroke': after(note, (reader, place) => pointed(library, reader, place)),
    'problems after a keystroke': after(note, problemsOf),
  };
}

/** The text just before a keystroke, and the line in which it is typed. */
interface Place {
  /** Behind the `@` of a citation. */
  readonly at: number;
  readonly line: string;
  /** Of `at` in the line. */
  readonly column: number;
}

/** A letter is typed at the end of a line with a citation. */
function after(note: string, act: (reader: NoteReader, place: Place) => unknown): number[] {
  const reader = new NoteReader(note, LANGUAGE);
  act(reader, { at: 0, line: '', column: 0 });
  return Array.from({ length: KEYSTROKES }, (_, i) => {
    const { text } = reader;
    const at = text.indexOf('@', Math.floor((i * text.length) / KEYSTROKES)) + 1;
    const feed = text.indexOf('\n', at);
    const end = feed < 0 ? text.length : feed;
    const start = text.lastIndexOf('\n', at) + 1;
    const place = { at, line: `${text.slice(start, end)}x`, column: at - start };
    return time(() => {
      reader.change(end, end, 'x');
      act(reader, place);
    });
  });
}

/** As a card asks: the editor knows the line and where it stands. */
function pointed(library: LiveLibrary, reader: NoteReader, { at, line, column }: Place): unknown {
  const text = {
    file: FILE,
    language: LANGUAGE,
    text: () => reader.text,
    lineAt: () => line,
    offsetAt: () => at,
    citationAt: (offset: number) => reader.citationAt(offset),
  };
  return paperAt(library, text, 0, column);
}
