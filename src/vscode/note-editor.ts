/** Where a citation goes: the note the reader writes, never a dump. */
import * as vscode from 'vscode';
import { WRITING_LANGUAGES } from '../core/notes/citations';
import { fileId } from './convert';
import { languageIdOf } from './language';
import type { LibraryStore } from './store';

/** The active editor if it is a note, else a note that is visible beside it. */
export function noteEditor(store: LibraryStore): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const candidates = activeTextEditor ? [activeTextEditor, ...visibleTextEditors] : visibleTextEditors;
  return candidates.find((editor) => isNote(store, editor.document));
}

/** The dump under the reader's eyes, if the active editor shows one. */
export function dumpEditor(store: LibraryStore): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const isDump = (editor: vscode.TextEditor) => store.library.inFile(fileId(editor.document.uri)).length > 0;
  if (activeTextEditor && isDump(activeTextEditor)) return activeTextEditor;
  return visibleTextEditors.find((editor) => isDump(editor) && !editor.selection.isEmpty);
}

/**
 * Markdown is a note even where a page was pasted into it: a reader who puts the caret there means that place.
 * Plain text is a note unless a page was read from it.
 */
export function isNote(store: LibraryStore, document: vscode.TextDocument): boolean {
  const { uri } = document;
  const languageId = languageIdOf(document);
  if (languageId === 'plaintext')
    return uri.scheme !== 'output' && store.library.inFile(fileId(uri)).length === 0;
  return WRITING_LANGUAGES.includes(languageId);
}
