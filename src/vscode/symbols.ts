/** Papers among the workspace's symbols (Ctrl+T). */
import * as vscode from 'vscode';
import { createSearcher } from '../core/search/search';
import { authorsYear } from '../core/views/describe';
import { toLocation } from './convert';
import type { LibraryStore } from './store';

export function registerSymbols(store: LibraryStore): vscode.Disposable {
  return vscode.languages.registerWorkspaceSymbolProvider({
    provideWorkspaceSymbols(query) {
      if (query.trim() === '') return [];
      const { hits } = createSearcher(store.library).search(query, { limit: 40 });
      return hits.map(
        ({ work }) =>
          new vscode.SymbolInformation(
            // VS Code filters by the name alone, so that it must hold what one may look for.
            [work.title, authorsYear(work)].filter(Boolean).join(' · '),
            vscode.SymbolKind.String,
            `@${work.citekey}`,
            toLocation(work.records[0]!.title.place),
          ),
      );
    },
  });
}
