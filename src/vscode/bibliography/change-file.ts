/** Changes a bibliography as its keeper would: in the editor where it is open there, else on disk, and all else untouched. */
import * as vscode from 'vscode';
import { editBetween } from '../../core/bibliography/take-out';
import { decodeText } from '../../core/decode';
import type { FileId } from '../../core/place';
import { toRange } from '../citing';
import { openDocument, shown, statOf } from '../file-texts';
import { Notice } from '../notice';

/** The text as it is to be, of the one it is; undefined in and out for a file that is not there; `same` for no change. */
export type Change = (text: string | undefined) => { readonly text: string | undefined } | 'same';

const BOM = [0xef, 0xbb, 0xbf];

/**
 * A file that is open is changed there, and saved where the reader has not changed it: Pandoc and LaTeX read it from
 * disk. Any other is written as it stands, so that no line end and no mark of its encoding is another. Throws a `Notice`
 * that says why where it cannot be.
 */
export async function changeFile(file: FileId, change: Change): Promise<void> {
  const uri = vscode.Uri.parse(file);
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false)
    throw new Notice(`${shown(uri)} is on a file system that cannot be written to.`);
  const stat = await statOf(uri);
  const document = openDocument(file);
  // VS Code tells of a locked file by a number that its API has no name for yet.
  if (stat?.permissions) throw new Notice(`${shown(uri)} is read-only.`);
  if (document && (stat || document.isDirty)) await changeDocument(document, change);
  else await changeOnDisk(uri, stat !== undefined, change);
}

async function changeDocument(document: vscode.TextDocument, change: Change): Promise<void> {
  const { uri } = document;
  const before = document.getText();
  if (before.includes('\uFFFD')) await readWhole(uri);
  const next = change(before);
  if (next === 'same') return;
  if (next.text === undefined && !document.isDirty) return remove(uri);
  const edit = editBetween(before, next.text ?? '');
  if (!edit) return;
  const isToBeSaved = !document.isDirty;
  const edits = new vscode.WorkspaceEdit();
  edits.replace(uri, toRange(document, edit), edit.newText);
  if (!(await vscode.workspace.applyEdit(edits)))
    throw new Notice(`${shown(uri)} could not be changed. Is it read-only?`);
  if (isToBeSaved && !(await document.save()))
    throw new Notice(`${shown(uri)} is changed, but could not be saved. Is it read-only?`);
}

async function changeOnDisk(uri: vscode.Uri, isThere: boolean, change: Change): Promise<void> {
  const read = isThere ? await readWhole(uri) : undefined;
  const next = change(read?.text);
  if (next === 'same') return;
  if (next.text === undefined) {
    if (isThere) await remove(uri);
    return;
  }
  const bytes = new TextEncoder().encode(next.text);
  await vscode.workspace.fs.writeFile(uri, read?.isMarked ? new Uint8Array([...BOM, ...bytes]) : bytes);
}

function remove(uri: vscode.Uri): Thenable<void> {
  return vscode.workspace.fs.delete(uri, { useTrash: false });
}

/** In UTF-8, with or without its mark: what is in anything else would not be so after it is written. */
async function readWhole(uri: vscode.Uri): Promise<{ readonly text: string; readonly isMarked: boolean }> {
  const bytes = await vscode.workspace.fs.readFile(uri);
  const decoded = decodeText(bytes);
  if (!('text' in decoded) || decoded.encoding !== 'utf-8')
    throw new Notice(
      `${shown(uri)} is not in UTF-8. Reopen it with its encoding and save it in UTF-8, then entries can be added to it.`,
    );
  return { text: decoded.text, isMarked: BOM.every((byte, n) => bytes[n] === byte) };
}
