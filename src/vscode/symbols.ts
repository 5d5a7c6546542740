/** Papers among the workspace's symbols (Ctrl+T). */
import * as vscode from 'vscode';
import { authorsYear } from '../core/views/describe';
import { toLocation } from './convert';
import type { Searching } from './searching';

export function registerSymbols(searching: Searching): vscode.Disposable {
  return vscode.languages.registerWorkspaceSymbolProvider({
    async provideWorkspaceSymbols(query) {
      if (query.trim() === '') return [];
      await searching.ready();
      const { hits } = searching.search(query, { limit: 40 });
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
