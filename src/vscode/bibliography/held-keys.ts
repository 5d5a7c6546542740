/** The notes that cite an entry besides those in which it was undone. */
import * as vscode from 'vscode';
import type { NewEntry } from '../../core/bibliography/entry';
import { noteKind } from '../../core/checks/note-kind';
import type { Work } from '../../core/model';
import type { FileId } from '../../core/place';
import { fileId } from '../convert';
import { languageIdOf } from '../language';
import type { OpenNotes } from '../open-notes';
import type { NoteCheck } from '../problems/note-check';
import type { LibraryStore } from '../store';

/** Notes that are read to see whether they use a bibliography. */
const MOST_READ = 30;

export interface KnownNotes {
  readonly store: LibraryStore;
  readonly notes: OpenNotes;
  readonly check: NoteCheck;
}

/** Of the entries that are to leave the file by their keys, whether another note that uses the file cites them. */
export async function heldKeys(
  known: KnownNotes,
  file: FileId,
  leaving: readonly { readonly entry: NewEntry; readonly notes: ReadonlySet<FileId> }[],
): Promise<ReadonlyMap<string, boolean>> {
  const held = new Map<string, boolean>();
  for (const { entry, notes } of leaving) {
    const others = notesCiting(known, entry).filter((note) => !notes.has(note));
    // So many that one of them will use the file.
    let isHeld = others.length > MOST_READ;
    for (const note of isHeld ? [] : others) isHeld ||= await uses(known, note, file);
    held.set(entry.key, isHeld);
  }
  return held;
}

/** Plain text has no bibliography. */
export function usesBibliography(document: vscode.TextDocument): boolean {
  return noteKind(languageIdOf(document)) !== 'text';
}

/** The notes that are open as they are now, the others as they were saved; without those on the paper itself. */
function notesCiting({ store, notes }: KnownNotes, { key, work }: NewEntry): readonly FileId[] {
  const about = 'marks' in work ? (work as Work).marks.notes : [];
  const files = new Set(store.notesNaming({ citekey: key, aliases: [] }));
  for (const document of vscode.workspace.textDocuments) {
    if (document.isClosed || !usesBibliography(document)) continue;
    if (notes.readerOf(document).keys.some((use) => use.key === key)) files.add(fileId(document.uri));
    else files.delete(fileId(document.uri));
  }
  return [...files].filter((file) => !about.includes(file));
}

async function uses({ check }: KnownNotes, file: FileId, bibliography: FileId): Promise<boolean> {
  const note = await check.read(file).catch(() => undefined);
  if (!note || noteKind(note.language) === 'text') return false;
  await check.bibliographies.prepare(note);
  const { files } = check.bibliographies.of(note);
  // The main file of a chapter in LaTeX or Typst names it, and nobody here knows which that is.
  const isChapter = files.length === 0 && noteKind(note.language) !== 'markdown';
  return isChapter || files.some((each) => each.file === bibliography);
}
