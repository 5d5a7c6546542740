/** Files of the workspace as the reader sees them: as they are in the editor where that is not saved, else on disk. */
import * as vscode from 'vscode';
import { decodeText } from '../core/decode';
import { citesIn } from '../core/notes/citations';
import { setting } from './configuration';
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

export const UNREADABLE = Symbol('unreadable');

/** Undefined where there is no file. */
export type FileText = string | undefined | typeof UNREADABLE;

/**
 * The text of a file that something in the folder names. Of a device or a pipe, which may go on for ever, and of what is
 * larger than the reader allows, nothing is read.
 */
export async function boundedText(uri: vscode.Uri): Promise<FileText> {
  const file = fileId(uri);
  if (openDocument(file)?.isDirty) return textOf(file);
  const stat = await statOf(uri);
  if (!stat) return undefined;
  const isFile = (stat.type & vscode.FileType.File) !== 0;
  return isFile && stat.size <= setting('scholium.files.maxSizeMB', uri) * 1e6 ? textOf(file) : UNREADABLE;
}

/** What the disk says of a file without reading it; undefined where there is none. */
export async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

/**
 * A document as VS Code has it; undefined where it is not in UTF-8 and VS Code read it as if it were: saving that would
 * destroy letters.
 */
export async function openWhole(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (!document.getText().includes('\uFFFD')) return document;
  const decoded = decodeText(await vscode.workspace.fs.readFile(uri));
  return 'text' in decoded && decoded.text.includes('\uFFFD') ? document : undefined;
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
