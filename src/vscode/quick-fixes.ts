/** The light bulb on a paper of which something is missing. */
import * as vscode from 'vscode';
import { missingOf } from '../core/lookup';
import { clip } from '../core/views/markdown';
import type { OpenNotes } from './open-notes';
import { paperUnder } from './pointer';
import type { LibraryStore } from './store';
import type { Target } from './target';

export function registerQuickFixes(store: LibraryStore, notes: OpenNotes): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, range) {
      // Nothing may be asked of the network in Restricted Mode.
      if (!vscode.workspace.isTrusted) return undefined;
      const found = paperUnder(store.library, document, range.start, notes);
      const missing = found ? missingOf(found.work) : [];
      if (!found || missing.length === 0) return undefined;
      const { id, title } = found.work;
      const action = new vscode.CodeAction(
        `Look up the missing ${list(missing)} of “${clip(title, 50)}”`,
        vscode.CodeActionKind.QuickFix,
      );
      const target: Target = { workId: id };
      action.command = { command: 'scholium.lookUp', title: 'Look Up', arguments: [target] };
      return [action];
    },
  };
  return vscode.languages.registerCodeActionsProvider('*', provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

/** `authors, year and identifier` */
function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
