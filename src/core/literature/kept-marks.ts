/**
 * Status, importance and tags that are kept of a paper, when a note on it is made: the note is heard before what is
 * kept, so it must say them, whatever its template begins with.
 */
import type { MarksChange } from '../library/marks';
import { noteMarkEdits } from '../library/note-marks';
import type { PaperMarks } from '../model';
import { frontMatterEnd } from '../notes/front-matter';
import { paperNoteOf } from '../notes/paper-note';
import type { FileId } from '../place';
import { applyEdits } from '../rewrite/rewriting';

type Kept = Pick<PaperMarks, 'status' | 'importance' | 'tags'>;

/** The new note with what is kept; as it is where its front matter has no place for it. */
export function withMarks(file: FileId, text: string, { status, importance, tags }: Kept): string {
  const said = paperNoteOf(file, text);
  if (!said || frontMatterEnd(text) === 0) return text;
  const change: MarksChange = {
    ...(status !== undefined && status !== said.status && { status }),
    ...(importance !== undefined && importance !== said.importance && { importance }),
    ...(tags.some((tag) => !said.tags.includes(tag)) && { tags: [...new Set([...said.tags, ...tags])] }),
  };
  return applyEdits(text, noteMarkEdits(text, change, true) ?? []);
}

/** What need not be kept beside the note, for the note says it. */
export function saidInNote(file: FileId, text: string, kept: Kept): MarksChange {
  const said = paperNoteOf(file, text);
  const areSaid = kept.tags.length > 0 && kept.tags.every((tag) => said?.tags.includes(tag));
  return {
    ...(kept.status !== undefined && kept.status === said?.status && { status: null }),
    ...(kept.importance !== undefined && kept.importance === said?.importance && { importance: null }),
    ...(areSaid && { tags: [] }),
  };
}
