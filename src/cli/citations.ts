/** `scholium citations`: every citation of the notes. */

import type { NoteText } from '../core/checks/bibliographies';
import { citationLine, type ReportedCitation, reportedCitations } from '../core/checks/citations-report';
import { readNote } from '../core/checks/note';
import { languageOf } from '../core/intake';
import { readBibliographies } from './bibliographies';
import type { Outcome } from './commands';
import { UsageError } from './failures';
import type { Options } from './options';
import { nameOf, readLibrary, readNotes, warnOf } from './reading';

export function citationsCommand(operands: readonly string[], options: Options): Outcome {
  const [path, ...rest] = operands;
  if (path === undefined || rest.length > 0) throw new UsageError('citations takes one FILE or FOLDER.');
  const { folder, notes, notRead } = readNotes(path, options);
  const library = readLibrary(options.library ?? folder, options);
  const texts = notes.map(({ file, text }): NoteText => ({ file, text, language: languageOf(file) }));
  const { bibliographies } = readBibliographies(folder, texts, options);
  const found: ReportedCitation[] = texts.flatMap((note) => {
    const read = readNote(note, library, bibliographies.of(note));
    // `@*` in nocite stands for every entry there is.
    const isKnown = (key: string) => key === '*' || read.isKnown(key) || read.paperOf(key) !== undefined;
    return reportedCitations(nameOf(folder, note.file), note.text, note.language, isKnown);
  });
  warnOf(folder, notRead);
  const text = options.json ? `${JSON.stringify(found, null, 1)}\n` : found.map(citationLine).join('');
  return { text, code: 0 };
}
