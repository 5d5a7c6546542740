/** A mark at the row of a paper whose entry in a bibliography has warnings; information alone makes none. */
import * as vscode from 'vscode';
import type { LibraryStore } from '../store';
import type { EntryProblems } from './entry-problems';
import { workOfPaperUri } from './paper-uri';

export function registerPaperProblems(store: LibraryStore, problems: EntryProblems): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: vscode.FileDecorationProvider = {
    onDidChangeFileDecorations: changed.event,
    provideFileDecoration(uri) {
      const work = workOfPaperUri(store.library, uri);
      const found = work ? problems.ofWork(work).filter(({ severity }) => severity !== 'information') : [];
      const [first] = found;
      if (!first) return undefined;
      const more = found.length > 1 ? ` (and ${found.length - 1} more in its entry)` : '';
      const badge = found.length > 9 ? '9+' : String(found.length);
      return new vscode.FileDecoration(
        badge,
        first.message + more,
        new vscode.ThemeColor('list.warningForeground'),
      );
    },
  };
  return vscode.Disposable.from(
    changed,
    problems.onDidChange(() => changed.fire(undefined)),
    vscode.window.registerFileDecorationProvider(provider),
  );
}
