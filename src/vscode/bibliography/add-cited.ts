/** A completion was accepted: the paper it named is cited in the note by now. */
import * as vscode from 'vscode';
import type { Services } from '../services';
import type { Target } from '../target';

export async function addCited({ store, entries }: Services, target: Target | undefined): Promise<void> {
  const { workId, note, key } = target ?? {};
  const work = workId === undefined ? undefined : store.library.byId(workId);
  if (!work || note === undefined || key === undefined) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(note));
  await entries.cited(document, [work], () => key);
}
