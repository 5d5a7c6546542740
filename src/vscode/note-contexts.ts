/** The citations of a work in notes, with their sentences: read once for what a note says, open or saved. */
import * as vscode from 'vscode';
import { offsetsOf } from '../core/checks/positions';
import { decodeText } from '../core/decode';
import { languageOf } from '../core/intake';
import type { Work } from '../core/model';
import { findCitations } from '../core/notes/citations';
import type { Cluster } from '../core/notes/cluster';
import type { CitationAt } from '../core/notes/cluster-at';
import { contextReader } from '../core/notes/context';
import type { FileId, Place, Span } from '../core/place';
import { sameAs } from '../core/views/citation-marks';
import type { PlacedContext } from '../core/views/citation-row';
import { type CitingNote, citationsOf } from '../core/views/cited-in';
import { fileId } from './convert';
import { languageIdOf } from './language';
import { isNote } from './navigation/documents';
import { mayCite } from './navigation/note-citations';
import type { OpenNotes } from './open-notes';
import type { LibraryStore } from './store';

/** A note that was read, as it was then. */
interface NoteText {
  readonly file: FileId;
  readonly text: string;
  readonly language: string;
  readonly clusters: readonly Cluster[];
}

interface Known {
  /** The version of the document, or the digest of the file; undefined where it is not known. */
  readonly state: string | undefined;
  readonly citations: readonly PlacedContext[];
}

export class NoteContexts {
  readonly #store: LibraryStore;
  readonly #notes: OpenNotes;
  readonly #known = new Map<FileId, Known>();

  constructor(store: LibraryStore, notes: OpenNotes) {
    this.#store = store;
    this.#notes = notes;
  }

  /** To be called before another work is asked for. */
  clear(): void {
    this.#known.clear();
  }

  /** The notes that cite the work: those that are open as they are now, the others as they were saved. */
  notesCiting(work: Work): FileId[] {
    const files = new Set(this.#store.notesCiting(work));
    for (const document of vscode.workspace.textDocuments) {
      if (!mayCite(document)) continue;
      const file = fileId(document.uri);
      if (this.isIn(document, work)) files.add(file);
      else files.delete(file);
    }
    return [...files].sort();
  }

  isIn(document: vscode.TextDocument, work: Work): boolean {
    // A note on a paper does not cite it by naming it.
    if (work.marks.notes.includes(fileId(document.uri))) return false;
    return sameAs(this.#store.library, this.#notes.readerOf(document).keys, work.citekey).length > 0;
  }

  /** The notes with their citations, the first `most` of them read if they were not; those that cite no more left out. */
  async read(work: Work, files: readonly FileId[], most: number): Promise<CitingNote[]> {
    const open = new Map(vscode.workspace.textDocuments.map((document) => [fileId(document.uri), document]));
    const notes = await Promise.all(
      files.map(async (file, n): Promise<CitingNote> => {
        const citations = await this.#citationsIn(work, file, open.get(file), n < most);
        return { file, folder: folderOf(file), ...(citations && { citations }) };
      }),
    );
    return notes.filter(({ citations }) => citations?.length !== 0);
  }

  async #citationsIn(
    work: Work,
    file: FileId,
    document: vscode.TextDocument | undefined,
    isWanted: boolean,
  ): Promise<readonly PlacedContext[] | undefined> {
    const state = document ? `version ${document.version}` : this.#store.library.digestOf(file)?.toString();
    const known = this.#known.get(file);
    if (known && known.state !== undefined && known.state === state) return known.citations;
    if (!isWanted && !known) return undefined;
    const note = document ? noteTextOf(this.#notes, document) : await readNote(file);
    const citations = note ? this.#contextsOf(note, work) : [];
    this.#known.set(file, { state, citations });
    return citations;
  }

  #contextsOf(note: NoteText, work: Work): readonly PlacedContext[] {
    const citations = citationsOf(this.#store.library, note.clusters, work);
    return contextsIn(note, offsetsIn(note.text, note.file))(citations);
  }
}

/** An open document as it is now; what is read of it is kept up as it changes. */
export function noteTextOf(notes: OpenNotes, document: vscode.TextDocument): NoteText {
  const [file, language, text] = [fileId(document.uri), languageIdOf(document), document.getText()];
  const clusters = isNote(document) ? notes.readerOf(document).clusters : findCitations(text, language);
  return { file, text, language, clusters };
}

/** Undefined for a note that is no more; the store hears of it in a moment. */
async function readNote(file: FileId): Promise<NoteText | undefined> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(file)).then(undefined, () => undefined);
  const decoded = bytes && decodeText(bytes);
  if (!decoded || 'binary' in decoded) return undefined;
  const language = languageOf(file);
  return { file, text: decoded.text, language, clusters: findCitations(decoded.text, language) };
}

/** What gives the citations of the note their sentences. */
export function contextsIn(
  { text, language, clusters }: NoteText,
  placeOf: (span: Span) => Place,
): (citations: readonly CitationAt[]) => readonly PlacedContext[] {
  const contextsOf = contextReader(text, language, clusters);
  return (citations) =>
    contextsOf(citations).map((context, n) => ({ ...context, place: placeOf(citations[n]!.item.keySpan) }));
}

/** Where spans of a text are by line and column. */
export function offsetsIn(text: string, file: FileId): (span: Span) => Place {
  const { position } = offsetsOf(text);
  return ({ start, end }) => {
    const [from, to] = [position(start), position(end)];
    return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
}

function folderOf(file: FileId): string {
  const path = vscode.workspace.asRelativePath(vscode.Uri.parse(file));
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
