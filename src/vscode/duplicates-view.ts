/** The Duplicates view: papers that may be one, and what the reader decided. */
import * as vscode from 'vscode';
import { type DoubtfulPair, findDuplicates } from '../core/library/duplicates';
import type { Library } from '../core/library/library';
import { duplicatesOutline } from '../core/views/duplicates';
import { plural } from '../core/views/markdown';
import type { Node } from '../core/views/node';
import type { LibraryStore } from './store';
import { NodeTree } from './tree';

/** Pairs are looked for when nothing has changed for so long: no keystroke is to wait for them. Milliseconds. */
const REST = 400;

/** In a larger library, where it would hold up the host at every save, pairs are looked for only in sight. */
const LARGE = 3_000;

class DuplicatesTree extends NodeTree {
  override getTreeItem(node: Node): vscode.TreeItem {
    const item = super.getTreeItem(node);
    if (node.kind === 'doubtful')
      item.command = { command: 'scholium.compareDuplicates', title: 'Compare', arguments: [node] };
    return item;
  }
}

export function registerDuplicatesView(store: LibraryStore): vscode.Disposable {
  let pairs: readonly DoubtfulPair[] = [];
  let searched: Library | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const tree = new DuplicatesTree(() => duplicatesOutline(pairs, store.word.decisions, store.library.works));
  const view = vscode.window.createTreeView('scholium.duplicates', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  const search = () => {
    const { library } = store;
    if (searched === library || (library.works.length > LARGE && !view.visible)) return;
    searched = library;
    pairs = findDuplicates(library, store.word.decisions);
    view.badge =
      pairs.length > 0
        ? { value: pairs.length, tooltip: `${plural(pairs.length, 'pair')} of papers may be one` }
        : undefined;
    view.description = pairs.length > 0 ? String(pairs.length) : undefined;
    tree.refresh();
  };
  const searchSoon = () => {
    clearTimeout(resting);
    resting = setTimeout(search, REST);
  };
  return vscode.Disposable.from(
    view,
    view.onDidChangeVisibility(searchSoon),
    store.onDidChange(searchSoon),
    new vscode.Disposable(() => clearTimeout(resting)),
  );
}
