/**
 * Gives a recognised dump our language, so that its titles, labels and dates are coloured. Plain text has no
 * grammar that ours could be injected into, and a file name does not tell a dump: only reading it does.
 */
import * as vscode from 'vscode';
import { setting } from './configuration';
import { fileId } from './convert';
import type { LibraryStore } from './store';

const DUMP_LANGUAGE = 'scholium-dump';

export function registerDumpLanguage(store: LibraryStore): vscode.Disposable {
  const switchOpenDumps = () => {
    for (const document of vscode.workspace.textDocuments) switchDump(store, document);
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument((document) => switchDump(store, document)),
    store.onDidChange(switchOpenDumps),
  );
}

/** Plain text only: a language that the reader or another extension chose stays. */
function switchDump(store: LibraryStore, document: vscode.TextDocument): void {
  if (document.languageId !== 'plaintext' || store.library.inFile(fileId(document.uri)).length === 0) return;
  if (!setting('scholium.files.colour', document)) return;
  void vscode.languages.setTextDocumentLanguage(document, DUMP_LANGUAGE);
}
