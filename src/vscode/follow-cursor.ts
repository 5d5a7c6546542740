/** The paper under the cursor, for the views that follow it. */
import * as vscode from 'vscode';
import type { OpenNotes } from './open-notes';
import { paperUnder } from './pointer';
import type { LibraryStore } from './store';

/** The cursor must rest this long before a view follows it. Milliseconds. */
const REST = 200;

/** Calls `show` with the id of the work that the cursor rests on, as long as somebody looks. */
export function followCursor(
  store: LibraryStore,
  notes: OpenNotes,
  isWatched: () => boolean,
  show: (workId: string) => void,
): vscode.Disposable {
  let resting: ReturnType<typeof setTimeout> | undefined;
  return vscode.Disposable.from(
    new vscode.Disposable(() => clearTimeout(resting)),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor: editor }) => {
      clearTimeout(resting);
      if (!isWatched()) return;
      resting = setTimeout(() => {
        if (vscode.window.activeTextEditor !== editor) return;
        const found = paperUnder(store.library, editor.document, editor.selection.active, notes);
        if (found) show(found.work.id);
      }, REST);
    }),
  );
}
