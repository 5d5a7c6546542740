/** Edits of many files that the reader looks through first. */
import * as vscode from 'vscode';

/**
 * Applies an edit of several files; with `preview` VS Code shows it first, all of it checked. `existing` is a file that
 * is there. False when the reader discards it, or VS Code cannot make it.
 *
 * An edit that says of itself that it needs confirmation starts out unchecked, and one may have hundreds to check. So
 * one that does nothing says it for all: to create a file unless it exists, which the preview leaves out.
 */
export async function refactor(
  edit: vscode.WorkspaceEdit,
  preview?: { readonly existing: vscode.Uri; readonly label: string },
): Promise<boolean> {
  if (preview) {
    const metadata = { label: preview.label, needsConfirmation: true };
    edit.createFile(preview.existing, { ignoreIfExists: true }, metadata);
  }
  return vscode.workspace.applyEdit(edit, { isRefactoring: true });
}
