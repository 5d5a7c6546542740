/** Papers into a bibliography: one edit that can be undone, the file made where it is not there. */
import * as vscode from 'vscode';
import { addEntries, type NewEntry } from '../../core/bibliography/add-entries';
import { applyEdits } from '../../core/checks/problem';
import { decodeText } from '../../core/decode';
import type { FileId } from '../../core/place';
import { plural } from '../../core/views/markdown';
import { toRange } from '../citing';
import { exists, nameOf, shown } from '../file-texts';
import { Notice } from '../notice';

/**
 * Adds the entries, and what `alongside` changes, and says so. A bibliography that the reader has not changed is saved:
 * Pandoc and LaTeX read it from disk, and so do we.
 */
export async function addToBibliography(
  file: FileId,
  entries: readonly NewEntry[],
  alongside: (edit: vscode.WorkspaceEdit) => void = () => undefined,
): Promise<void> {
  const uri = vscode.Uri.parse(file);
  const document = (await exists(uri)) ? await openWhole(uri) : undefined;
  const { edits, added, skipped } = addEntries(file, document?.getText() ?? '', entries);
  if (added.length === 0) {
    const reasons = skipped.map(({ key, reason }) => `@${key}: ${reason}`).join(' ');
    throw new Notice(`Nothing was added to ${nameOf(uri)}. ${reasons}`);
  }
  const edit = new vscode.WorkspaceEdit();
  if (document) for (const each of edits) edit.replace(uri, toRange(document, each), each.newText);
  else edit.createFile(uri, { contents: new TextEncoder().encode(applyEdits('', edits)) });
  alongside(edit);
  const isToBeSaved = document !== undefined && !document.isDirty;
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error(`${shown(uri)} could not be changed. Is it read-only?`);
  if (isToBeSaved && !(await document.save()))
    throw new Error(`${shown(uri)} is changed, but could not be saved. Is it read-only?`);
  tell(uri, added, skipped);
}

function tell(
  uri: vscode.Uri,
  added: readonly string[],
  skipped: readonly { readonly key: string; readonly reason: string }[],
): void {
  const what = added.length === 1 ? `@${added[0]}` : plural(added.length, 'entry', 'entries');
  const said = `added ${what} to ${nameOf(uri)}`;
  if (skipped.length === 0) {
    vscode.window.setStatusBarMessage(`Scholium: ${said}`, 5000);
    return;
  }
  const reasons = skipped.map(({ key, reason }) => `@${key}: ${reason}`).join(' ');
  void vscode.window.showInformationMessage(`Scholium ${said}. Left out: ${reasons}`, 'OK');
}

/** As VS Code has it. Throws a `Notice` where saving that would destroy letters that VS Code could not read. */
async function openWhole(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (!document.getText().includes('\uFFFD')) return document;
  const decoded = decodeText(await vscode.workspace.fs.readFile(uri));
  if ('text' in decoded && decoded.text.includes('\uFFFD')) return document;
  throw new Notice(
    `${nameOf(uri)} is not in UTF-8, and VS Code reads it as if it were. Reopen it with its encoding, save it in UTF-8, and add the entry then.`,
  );
}
