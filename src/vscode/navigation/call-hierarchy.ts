/** The call hierarchy of papers: who cites the paper, and whom it cites. */
import * as vscode from 'vscode';
import type { Work } from '../../core/model';
import { type Call, hierarchyRoot, incoming, outgoing } from '../../core/views/call-hierarchy';
import { rowAt } from '../../core/views/citing-rows';
import { fileId, toRange } from '../convert';
import type { OpenNotes } from '../open-notes';
import { paperUnder } from '../pointer';
import type { LibraryStore } from '../store';
import { isText, TEXT_LANGUAGES } from './documents';

class PaperItem extends vscode.CallHierarchyItem {
  readonly call: Omit<Call, 'rows'>;

  constructor(call: Omit<Call, 'rows'>) {
    const { title, account } = call.at;
    super(
      vscode.SymbolKind.File,
      call.name,
      call.detail,
      vscode.Uri.parse(title.file),
      toRange(account),
      toRange(title),
    );
    this.call = call;
    if (call.work.withdrawn) this.tags = [vscode.SymbolTag.Deprecated];
  }
}

export function registerCallHierarchy(store: LibraryStore, notes: OpenNotes): vscode.Disposable {
  /** As it is now: the tree may have been open for a while. */
  const workOf = (item: vscode.CallHierarchyItem): Work | undefined =>
    item instanceof PaperItem ? store.library.byId(item.call.work.id) : undefined;
  return vscode.languages.registerCallHierarchyProvider(TEXT_LANGUAGES, {
    prepareCallHierarchy(document, position) {
      if (!isText(store, document)) return undefined;
      const { line, character } = position;
      const work =
        paperUnder(store.library, document, position, notes)?.work ??
        rowAt(store.library, fileId(document.uri), line, character)?.citation.citing;
      return work && new PaperItem(hierarchyRoot(work));
    },
    provideCallHierarchyIncomingCalls(item) {
      const work = workOf(item);
      return work && incoming(work).map((call) => new vscode.CallHierarchyIncomingCall(...callOf(call)));
    },
    provideCallHierarchyOutgoingCalls(item) {
      const work = workOf(item);
      if (!work || !(item instanceof PaperItem)) return undefined;
      const calls = outgoing(work, item.call.at.title);
      return calls.map((call) => new vscode.CallHierarchyOutgoingCall(...callOf(call)));
    },
  });
}

function callOf(call: Call): [PaperItem, vscode.Range[]] {
  return [new PaperItem(call), call.rows.map(toRange)];
}
