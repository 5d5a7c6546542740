/** The paper under the cursor, for the views that follow it. */
import * as vscode from 'vscode';
import type { OpenNotes } from './open-notes';
import { paperUnder } from './pointer';
import type { LibraryStore } from './store';

/** The cursor must rest this long before a view follows it. Milliseconds. */
const REST = 200;

type Seen = Pick<vscode.TreeView<unknown>, 'visible' | 'onDidChangeVisibility'>;

/** Calls `show` with the id of the work that the cursor rests on, as long as somebody looks, and when they begin to. */
export class CursorFollower implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #notes: OpenNotes;
  readonly #view: Seen;
  readonly #show: (workId: string) => void;
  /** The cursor was placed where nobody looked, and nothing else was chosen to be shown since. */
  #missed = true;
  #resting: ReturnType<typeof setTimeout> | undefined;
  readonly #disposables: vscode.Disposable[];

  constructor(store: LibraryStore, notes: OpenNotes, view: Seen, show: (workId: string) => void) {
    this.#store = store;
    this.#notes = notes;
    this.#view = view;
    this.#show = show;
    this.#disposables = [
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#onSelection(textEditor)),
      view.onDidChangeVisibility(() => this.#catchUp()),
    ];
    // A view that was open from the first had no paper to find.
    void store.recalled.then(() => store.ready).then(() => this.#catchUp());
  }

  /** Something else than the cursor said what is to be shown. */
  settle(): void {
    this.#missed = false;
  }

  dispose(): void {
    clearTimeout(this.#resting);
    this.#missed = false;
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #onSelection(editor: vscode.TextEditor): void {
    clearTimeout(this.#resting);
    this.#missed = true;
    if (!this.#view.visible) return;
    this.#resting = setTimeout(() => {
      if (vscode.window.activeTextEditor === editor) this.#look(editor);
    }, REST);
  }

  #catchUp(): void {
    const editor = vscode.window.activeTextEditor;
    if (this.#missed && this.#view.visible && editor) this.#look(editor);
  }

  #look({ document, selection }: vscode.TextEditor): void {
    const found = paperUnder(this.#store.library, document, selection.active, this.#notes);
    if (found) this.#show(found.work.id);
  }
}
