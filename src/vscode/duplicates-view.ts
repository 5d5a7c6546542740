/** The Duplicates view: papers that may be one, and what the reader decided. */
import * as vscode from 'vscode';
import { type DoubtfulPair, DuplicateSearch } from '../core/library/duplicates';
import type { Work } from '../core/model';
import { duplicatesOutline } from '../core/views/duplicates';
import { plural } from '../core/views/markdown';
import type { Node } from '../core/views/node';
import { inSlices } from './slices';
import type { LibraryStore } from './store';
import { NodeTree } from './tree';

/** Pairs are looked for when nothing has changed for so long: no keystroke is to wait for them. Milliseconds. */
const REST = 400;

/** Between two slices of the search, which nobody waits for. Milliseconds. */
const PAUSE = 12;

class DuplicatesTree extends NodeTree {
  override getTreeItem(node: Node): vscode.TreeItem {
    const item = super.getTreeItem(node);
    if (node.kind === 'doubtful')
      item.command = { command: 'scholium.compareDuplicates', title: 'Compare', arguments: [node] };
    return item;
  }
}

export function registerDuplicatesView(store: LibraryStore): vscode.Disposable {
  const search = new DuplicateSearch();
  let coming = new Set<Work>(store.library.works);
  let going = new Set<Work>();
  let pairs: readonly DoubtfulPair[] = [];
  let searching = Promise.resolve();
  let resting: ReturnType<typeof setTimeout> | undefined;
  let isWanted = true;
  const tree = new DuplicatesTree(() => duplicatesOutline(pairs, store.word.decisions, store.library));
  const view = vscode.window.createTreeView('scholium.duplicates', {
    treeDataProvider: tree,
    showCollapseAll: true,
  });
  const searchNow = async () => {
    const change = { added: [...coming], removed: [...going] };
    [coming, going] = [new Set(), new Set()];
    await inSlices(search.taking(change), () => isWanted, PAUSE);
    if (!isWanted) return;
    pairs = search.pairs(store.word.decisions);
    view.badge =
      pairs.length > 0
        ? { value: pairs.length, tooltip: `${plural(pairs.length, 'pair')} of papers may be one` }
        : undefined;
    view.description = pairs.length > 0 ? pairs.length.toLocaleString('en') : undefined;
    tree.refresh();
  };
  const unsubscribe = store.library.onDidChange(({ added, removed }) => {
    // What came and went before it was looked at need not be looked at.
    for (const work of removed) if (!coming.delete(work)) going.add(work);
    for (const work of added) if (!going.delete(work)) coming.add(work);
  });
  return vscode.Disposable.from(
    view,
    new vscode.Disposable(unsubscribe),
    // A refresh that comes while VS Code asks for the first rows of a view that was just opened is lost to it.
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) setTimeout(() => tree.refresh(), REST);
    }),
    // The library is another than before, or what the reader decided is.
    store.onDidChange(() => {
      clearTimeout(resting);
      resting = setTimeout(() => {
        searching = searching.then(searchNow);
      }, REST);
    }),
    new vscode.Disposable(() => {
      isWanted = false;
      clearTimeout(resting);
    }),
  );
}
