/** The workspace folder in whose `.scholium/` something said of a work is kept. */
import * as vscode from 'vscode';
import type { PaperRecord, Work } from '../../core/model';
import { fileId } from '../convert';

/**
 * The workspace folder of the page that says most of a work; of one that stands in followed bibliographies alone the
 * first folder.
 */
export function folderOf(work: Work): string | undefined {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  return folderOfRecords(work.records) ?? (first && fileId(first.uri));
}

/** The same, for what must be kept somewhere. */
export function homeOf(work: Work): vscode.Uri {
  const folder = folderOf(work);
  if (folder === undefined)
    throw new Error(
      'The page of this paper is in no folder of the workspace, so there is no place to keep this.',
    );
  return vscode.Uri.parse(folder);
}

/** The first workspace folder that one of these was read from. */
export function folderOfRecords(records: readonly PaperRecord[]): string | undefined {
  for (const { place } of records) {
    const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(place.file));
    if (folder) return fileId(folder.uri);
  }
  return undefined;
}
