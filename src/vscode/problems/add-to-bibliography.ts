/** Papers into a bibliography: one edit that can be undone, the file made where it is not there. */
import * as vscode from 'vscode';
import { addEntries, type NewEntry } from '../../core/bibliography/adding/add-entries';
import { applyEdits } from '../../core/checks/problem';
import type { FileId } from '../../core/place';
import { plural } from '../../core/views/markdown';
import { toRange } from '../citing';
import { canHold, isSavedWhole } from '../encodings';
import { exists, nameOf, openWhole, shown } from '../file-texts';
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
  const isThere = await exists(uri);
  const document = isThere ? await openWhole(uri) : undefined;
  if (isThere && !document) throw notUtf8(uri);
  const before = document?.getText() ?? '';
  const { edits, added, skipped } = addEntries(file, before, entries);
  if (added.length === 0) {
    const reasons = skipped.map(({ key, reason }) => `@${key}: ${reason}`).join(' ');
    throw new Notice(`Nothing was added to ${nameOf(uri)}. ${reasons}`);
  }
  if (document && edits.some(({ newText }) => !canHold(document, newText))) throw notUtf8(uri);
  const edit = new vscode.WorkspaceEdit();
  if (document) for (const each of edits) edit.replace(uri, toRange(document, each), each.newText);
  else edit.createFile(uri, { contents: new TextEncoder().encode(applyEdits('', edits)) });
  alongside(edit);
  const isToBeSaved = document !== undefined && !document.isDirty;
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error(`${shown(uri)} could not be changed. Is it read-only?`);
  if (isToBeSaved) await saveWhole(document, before);
  tell(uri, added, skipped);
}

/** Throws a `Notice` where letters would be lost, after it has put the text back that was there before. */
async function saveWhole(document: vscode.TextDocument, before: string): Promise<void> {
  const { uri } = document;
  const save = async () => {
    if (!(await document.save()))
      throw new Error(`${shown(uri)} is changed, but could not be saved. Is it read-only?`);
  };
  await save();
  if (await isSavedWhole(document)) return;
  const back = new vscode.WorkspaceEdit();
  back.replace(uri, document.validateRange(new vscode.Range(0, 0, document.lineCount, 0)), before);
  await vscode.workspace.applyEdit(back);
  await save();
  throw notUtf8(uri);
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

function notUtf8(uri: vscode.Uri): Notice {
  return new Notice(
    `${nameOf(uri)} is not in UTF-8, and letters would be lost. Reopen it with its encoding, save it in UTF-8, and add the entry then.`,
  );
}
