/** The note that was active last: where a citation goes while a webview, which is no text editor, has the keyboard. */
import * as vscode from 'vscode';
import { isNote, noteEditor } from './note-editor';
import type { LibraryStore } from './store';

export class LastNote implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #disposables: vscode.Disposable[];
  #last: vscode.TextEditor | undefined;

  constructor(store: LibraryStore) {
    this.#store = store;
    this.#disposables = [
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document === this.#last?.document) this.#last = undefined;
      }),
    ];
    this.#follow(vscode.window.activeTextEditor);
  }

  /**
   * The editor of that note, brought into sight where it is hidden: beside a panel that would be covered, in the column
   * it stands in otherwise. The keyboard stays where it is. Undefined where no note is open.
   */
  async inSight(panel: vscode.ViewColumn | undefined): Promise<vscode.TextEditor | undefined> {
    const last = this.#last;
    if (!last) return noteEditor(this.#store);
    const { visibleTextEditors } = vscode.window;
    const visible = visibleTextEditors.find(({ document }) => document === last.document);
    if (visible) return visible;
    const column = columnOf(last.document.uri);
    return vscode.window.showTextDocument(last.document, {
      viewColumn: column === undefined || column === panel ? vscode.ViewColumn.Beside : column,
      selection: last.selection,
      preserveFocus: true,
      preview: false,
    });
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #follow(editor: vscode.TextEditor | undefined): void {
    // A page that was read is no note, though it is plain text, and is looked at all the time.
    if (editor && isNote(this.#store, editor.document)) this.#last = editor;
  }
}

/** The column that has a tab of the file. */
function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const wanted = uri.toString();
  return vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === wanted),
  )?.viewColumn;
}
