/** The papers that a call means: by their names, or by the notes that cite them. */
import { join, normalize } from 'node:path';
import { type CitedPapers, citedIn } from '../core/bibliography/export/cited';
import { asIdentifier } from '../core/identifiers';
import { languageOf } from '../core/intake';
import type { Library } from '../core/library/library';
import type { Work } from '../core/model';
import { findCitations } from '../core/notes/citations';
import { literatureNoteOf } from '../core/views/literature-note';
import { InputError } from './failures';
import type { Options } from './options';
import { nameOf, readNotes, warnOf } from './reading';

/** The paper of this citekey or identifier; throws an `InputError` where there is none. */
export function paperNamed(library: Library, folder: string, key: string): Work {
  const found = asIdentifier(key);
  const work = library.byCitekey(key.replace(/^@/, '')) ?? (found && library.byIdentifier(found.identifier));
  if (!work) throw new InputError(`No paper in ${folder} has the citekey or identifier ${key}.`);
  return work;
}

/**
 * The papers that these notes, or those of these folders, cite. In a folder of notes, one on a paper does not cite that
 * paper by naming it.
 */
export function papersCitedIn(paths: readonly string[], library: Library, options: Options): CitedPapers {
  const read = paths.flatMap((path) => {
    const { folder, notes, notRead } = readNotes(path, options);
    // A note that is named itself is to be rendered: it needs the entry of its own paper, too.
    const isNamed = notes.length === 1 && join(folder, notes[0]!.file) === normalize(path);
    warnOf(folder, notRead);
    return notes.map(({ file, text }) => ({
      file: nameOf(folder, file),
      clusters: findCitations(text, languageOf(file)),
      about: isNamed ? undefined : literatureNoteOf(library, file, text),
    }));
  });
  return citedIn(library, read);
}
