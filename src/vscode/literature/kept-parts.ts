/** Parts of literature notes that a refresh left as the reader has them: to be compared, or given up. */
import * as vscode from 'vscode';
import { partName } from '../../core/literature/parts';
import type { KeptPart } from '../../core/literature/refresh';
import { takeOurs } from '../../core/literature/take';
import { plainLabel } from '../../core/views/picker';
import { toRange } from '../citing';
import { showDifference } from '../compare';
import { shown } from '../file-texts';
import { pickMany } from '../pick-many';

export interface KeptInNote {
  /** Of the note, as the reader knows it. */
  readonly name: string;
  readonly uri: vscode.Uri;
  readonly part: KeptPart;
}

export async function compareKept(kept: readonly KeptInNote[]): Promise<void> {
  for (const { name, part } of await chosen('Compare which?', kept)) {
    const what = partName(part.part);
    await showDifference(
      { name: `${what} (from the pages)`, text: part.ours },
      { name: `${what} (in ${name})`, text: part.theirs },
      `${what}: pages ↔ ${name}`,
    );
  }
}

/** Writes what the pages say over them, in one edit that can be undone. */
export async function takeKept(kept: readonly KeptInNote[]): Promise<void> {
  const byNote = new Map<string, KeptInNote[]>();
  for (const each of await chosen('Take what the pages say for which?', kept)) {
    const others = byNote.get(each.name);
    if (others) others.push(each);
    else byNote.set(each.name, [each]);
  }
  const edit = new vscode.WorkspaceEdit();
  const left: string[] = [];
  for (const parts of byNote.values()) {
    const { uri } = parts[0]!;
    const document = await vscode.workspace.openTextDocument(uri);
    const taken = takeOurs(
      document.getText(),
      parts.map(({ part }) => part),
    );
    for (const { span, newText } of taken.edits) edit.replace(uri, toRange(document, span), newText);
    left.push(...taken.left.map((part) => `“${partName(part)}” of ${shown(uri)}`));
  }
  const isDone = edit.size === 0 || (await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
  const [first] = edit.entries();
  if (isDone && first) await vscode.window.showTextDocument(first[0], { preview: false });
  if (!isDone) void vscode.window.showErrorMessage('The literature notes could not be changed.', 'OK');
  else if (left.length > 0)
    void vscode.window.showWarningMessage(
      `${left.join(', ')} stays as it is: it changed meanwhile, or has no place for it.`,
      'OK',
    );
}

async function chosen(question: string, kept: readonly KeptInNote[]): Promise<readonly KeptInNote[]> {
  if (kept.length < 2) return kept;
  const items = kept.map((each) => ({
    each,
    label: plainLabel(partName(each.part.part)),
    description: each.name,
  }));
  return (await pickMany(question, items))?.map(({ each }) => each) ?? [];
}
