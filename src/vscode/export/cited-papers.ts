/** What notes cite: papers of the library, and of the notes' own bibliographies what the library does not have. */
import type * as vscode from 'vscode';
import {
  type CitedPapers,
  type CitingNote,
  citedIn,
  type Elsewhere,
} from '../../core/bibliography/export/cited';
import type { NoteText } from '../../core/checks/bibliographies';
import { buildLibrary } from '../../core/library/build';
import type { Library } from '../../core/library/library';
import { findCitations } from '../../core/notes/citations';
import { frontMatterEnd } from '../../core/notes/front-matter';
import type { FileId } from '../../core/place';
import { readFile } from '../../core/sources';
import { literatureNoteOf } from '../../core/views/literature-note';
import { fileId } from '../convert';
import { openDocument } from '../file-texts';
import { messageOf } from '../files';
import { noteEditor } from '../note-editor';
import { Notice } from '../notice';
import { eachNote, notesToCheck } from '../problems/each-note';
import type { NoteBibliographies } from '../problems/note-bibliographies';
import type { Services } from '../services';

/** The note in the editor, else the one that the References view shows. */
export function activeNote({ store, references }: Services): vscode.TextDocument | undefined {
  return noteEditor(store)?.document ?? references.document;
}

/** Of one note, whose own paper counts as cited when it names it: it is to be rendered. */
export async function citedInNote({ store, noteCheck }: Services, note: NoteText): Promise<CitedPapers> {
  const { bibliographies } = noteCheck;
  await bibliographies.prepare(note);
  return citedIn(store.library, [citing(note)], elsewhere(bibliographies, [note]));
}

/**
 * Of all notes below the folder, or everywhere; in a folder of notes, one on a paper does not cite it by naming it.
 * Undefined where the reader stops it. Throws where no note is there.
 */
export async function citedInNotes(
  services: Services,
  folder?: vscode.Uri,
): Promise<CitedPapers | undefined> {
  const { store, noteCheck, log } = services;
  const below = folder && `${fileId(folder).replace(/\/$/, '')}/`;
  const files = (await notesToCheck(services)).filter((file) => !below || file.startsWith(below));
  if (files.length === 0) throw new Notice('There is no note in this folder.');
  const notes = new Map<FileId, NoteText>();
  const { isStopped } = await eachNote('Scholium reads what the notes cite', files, async (file) => {
    try {
      const note = await noteCheck.read(file);
      if (!note) return;
      await noteCheck.bibliographies.prepare(note);
      notes.set(file, note);
    } catch (error) {
      log.warn(`Not read: ${file}: ${messageOf(error)}`);
    }
  });
  if (isStopped) return undefined;
  const inOrder = files.flatMap((file) => notes.get(file) ?? []);
  const read = inOrder.map(
    (note): CitingNote => ({
      ...citing(note),
      about: literatureNoteOf(store.library, note.file, note.text),
    }),
  );
  return citedIn(store.library, read, elsewhere(noteCheck.bibliographies, inOrder));
}

/** A note that is open, as it is now. */
export function noteOf({ noteCheck }: Services, document: vscode.TextDocument): NoteText {
  return noteCheck.noteIn(openDocument(fileId(document.uri)) ?? document);
}

function citing({ file, text, language, clusters }: NoteText): CitingNote {
  return { file, clusters: clusters ?? findCitations(text, language) };
}

/** Each bibliography is read when a key is looked for in it, and once. */
function elsewhere(bibliographies: NoteBibliographies, notes: readonly NoteText[]): Elsewhere {
  const byFile = new Map(notes.map((note) => [note.file, note]));
  const read = new Map<FileId, Library>();
  const inText = (file: FileId, text: string) => {
    const library = read.get(file) ?? buildLibrary([readFile(file, text)]);
    read.set(file, library);
    return library;
  };
  return (key, file) => {
    const note = byFile.get(file)!;
    const { files, inline } = bibliographies.of(note);
    if (inline.has(key)) {
      const head = note.text.slice(0, frontMatterEnd(note.text)).replace(/\s*(?:---|\.\.\.)\s*$/, '\n');
      const work = inText(`${file}.yaml`, head).byCitekey(key);
      if (work) return work;
    }
    const has = files.find(({ keys }) => keys.has(key));
    return has && inText(has.file, bibliographies.all.textOf(has.file) ?? '').byCitekey(key);
  };
}
