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
  // Once while a document is open: who then chooses Plain Text means it.
  const switched = new Set<string>();
  const look = (document: vscode.TextDocument) => {
    const file = fileId(document.uri);
    if (document.languageId !== 'plaintext' || switched.has(file) || store.library.inFile(file).length === 0)
      return;
    if (!setting('scholium.files.colour', document)) return;
    switched.add(file);
    void vscode.languages.setTextDocumentLanguage(document, DUMP_LANGUAGE);
  };
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      // A change of language closes the document and opens it again at once: only what stays closed is forgotten.
      setTimeout(() => {
        const isOpen = vscode.workspace.textDocuments.some((open) => fileId(open.uri) === fileId(uri));
        if (!isOpen) switched.delete(fileId(uri));
      }, 0);
    }),
    store.onDidChange(() => {
      for (const document of vscode.workspace.textDocuments) look(document);
    }),
  );
}
