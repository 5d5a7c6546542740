/** Files of the workspace as the reader sees them: as they are in the editor where that is not saved, else on disk. */
import * as vscode from 'vscode';
import { decodeText } from '../core/decode';
import { citesIn } from '../core/notes/citations';
import { fileId } from './convert';
import { languageIdOf } from './language';

/** The document of a file that is open. */
export function openDocument(file: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => !document.isClosed && fileId(document.uri) === file,
  );
}

/** The text of a file; undefined when it is gone, or none. Throws where the file cannot be read. */
export async function textOf(file: string): Promise<string | undefined> {
  const open = openDocument(file);
  if (open?.isDirty) return open.getText();
  try {
    const decoded = decodeText(await vscode.workspace.fs.readFile(vscode.Uri.parse(file)));
    return 'text' in decoded ? decoded.text : undefined;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

/** Notes in the workspace that are open, saved or not. */
export function openNotes(): vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter((document) => {
    const language = languageIdOf(document);
    const isNote = citesIn(language) && language !== 'plaintext' && !document.isClosed;
    return isNote && vscode.workspace.getWorkspaceFolder(document.uri) !== undefined;
  });
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

/** Without its folder. */
export function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** As the reader knows it, from the workspace folder on. */
export function shown(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri, false);
}
