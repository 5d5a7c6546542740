/** The style and the bibliographies of a note that is open, read before its preview asks for them. */
import * as vscode from 'vscode';
import { setting } from '../configuration';
import { fileId } from '../convert';
import type { NoteFormatting } from '../csl/note-formatting';
import { languageIdOf } from '../language';
import type { OpenNotes } from '../open-notes';

/** For so long a note is in front before it is worth a style's engine; who leafs through notes reads none. Milliseconds. */
const LINGER = 1000;

export function registerPreviewWarmUp(formatting: NoteFormatting, notes: OpenNotes): vscode.Disposable {
  let lingering: ReturnType<typeof setTimeout> | undefined;
  const linger = (editor: vscode.TextEditor | undefined) => {
    clearTimeout(lingering);
    if (editor?.document.languageId === 'markdown') {
      lingering = setTimeout(() => void warmUp(editor.document), LINGER);
    }
  };
  const warmUp = async (document: vscode.TextDocument) => {
    if (document.isClosed || !setting('scholium.preview.enabled')) return;
    const { clusters } = notes.readerOf(document);
    if (clusters.length === 0) return;
    const note = {
      file: fileId(document.uri),
      text: document.getText(),
      language: languageIdOf(document),
      clusters,
    };
    // What fails here fails again, and is told, when it is asked for.
    await formatting.warmUp(note).catch(() => undefined);
  };
  linger(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(linger),
    new vscode.Disposable(() => clearTimeout(lingering)),
  );
}
