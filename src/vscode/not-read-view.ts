/** The Not Read view. */
import * as vscode from 'vscode';
import { notReadOutline } from '../core/views/not-read';
import type { LibraryStore } from './store';
import { NodeTree } from './tree';

export function registerNotReadView(store: LibraryStore): vscode.Disposable {
  const tree = new NodeTree(() => notReadOutline(store.library.notRead));
  const view = vscode.window.createTreeView('scholium.notRead', { treeDataProvider: tree });
  const redraw = () => {
    const count = store.library.notRead.length;
    view.badge = undefined;
    view.description = count > 0 ? String(count) : undefined;
    tree.refresh();
  };
  return vscode.Disposable.from(view, store.onDidChange(redraw));
}
