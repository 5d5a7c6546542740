/** A note that is about one work: its file is named after the key, or its front matter gives the key. */
import type { Library } from '../library/library';
import type { Work } from '../model';
import { paperNoteOf } from '../notes/paper-note';
import type { FileId } from '../place';

/** The work that a note is about; `head` is the note's text, or enough of it to hold its front matter. */
export function literatureNoteOf(library: Library, file: FileId, head: string): Work | undefined {
  for (const key of paperNoteOf(file, head)?.keys ?? []) {
    const work = library.byCitekey(key);
    if (work) return work;
  }
  return undefined;
}
