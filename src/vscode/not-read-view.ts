/** The Not Read view. */
import * as vscode from 'vscode';
import { notReadOutline } from '../core/views/not-read';
import { Pace } from './pace';
import type { LibraryStore } from './store';
import { NodeTree } from './tree';

/** While a folder is read the rows are drawn again no more often. Milliseconds. */
const BETWEEN_DRAWINGS = 500;

export function registerNotReadView(store: LibraryStore): vscode.Disposable {
  const tree = new NodeTree(() => notReadOutline(store.library.notRead));
  const view = vscode.window.createTreeView('scholium.notRead', { treeDataProvider: tree });
  const pace = new Pace(() => {
    const count = store.library.notRead.length;
    view.description = count > 0 ? count.toLocaleString('en') : undefined;
    tree.refresh();
  }, BETWEEN_DRAWINGS);
  const unsubscribe = store.library.onDidChange(({ files }) => {
    if (files.size > 0) pace.call();
  });
  return vscode.Disposable.from(view, pace, new vscode.Disposable(unsubscribe));
}
