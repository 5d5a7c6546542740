/** The notes that are open, each read once and then followed as it changes. */
import * as vscode from 'vscode';
import { NoteReader } from '../core/notes/note-reader';
import { languageIdOf } from './language';

interface Followed {
  readonly reader: NoteReader;
  readonly eol: vscode.EndOfLine;
}

export class OpenNotes implements vscode.Disposable {
  readonly #notes = new Map<vscode.TextDocument, Followed>();
  readonly #disposables = [
    vscode.workspace.onDidChangeTextDocument((event) => this.#change(event)),
    // Also when a document is given another language.
    vscode.workspace.onDidCloseTextDocument((document) => this.#notes.delete(document)),
  ];

  /** Follows an open document from the first time it is asked for. Whoever changes it for a trial changes it back. */
  readerOf(document: vscode.TextDocument): NoteReader {
    let note = this.#notes.get(document);
    if (!note) {
      note = { reader: new NoteReader(document.getText(), languageIdOf(document)), eol: document.eol };
      // Nobody would tell that a closed one can be forgotten.
      if (!document.isClosed) this.#notes.set(document, note);
    }
    return note.reader;
  }

  /** The reader of a document that is followed already. */
  followed(document: vscode.TextDocument): NoteReader | undefined {
    return this.#notes.get(document)?.reader;
  }

  dispose(): void {
    this.#notes.clear();
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #change({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const note = this.#notes.get(document);
    if (!note) return;
    if (note.eol !== document.eol) {
      // Every offset has moved, and no change tells of it.
      this.#notes.delete(document);
      return;
    }
    // All offsets are of the text before, so the last change is made first.
    for (const { rangeOffset, rangeLength, text } of [...contentChanges].sort(
      (a, b) => b.rangeOffset - a.rangeOffset,
    )) {
      note.reader.change(rangeOffset, rangeOffset + rangeLength, text);
    }
  }
}
