/** Reading files from disk into what the library takes of them, many at a time, with progress. */
import * as vscode from 'vscode';
import { type CachedFile, hasContent, isUnchanged } from '../core/cache/cached-file';
import { keepLastGood, notADump, takeIn, tooLarge } from '../core/intake';
import { fileId } from './convert';
import { type FoundFile, messageOf } from './files';
import type { Progress } from './progress';

/** Files read at the same time: on a remote each takes two round trips, so that what counts is how many are under way. */
const AT_ONCE = 64;

/** How a file that was read before is looked at again: by its time and size, or by its content too. */
export type Care = 'usual' | 'thorough';

/**
 * Reads one file; undefined when it is gone. `before` is what it was read as last: the same object comes back where
 * the file is as it was then.
 */
export async function readFile(
  { uri, role, maxSizeMB }: FoundFile,
  before: CachedFile | undefined,
  care: Care,
): Promise<CachedFile | undefined> {
  const file = fileId(uri);
  try {
    const readAt = Date.now();
    const { mtime, size } = await vscode.workspace.fs.stat(uri);
    if (size > maxSizeMB * 1e6) return leftOut(uri, tooLarge(file, size, maxSizeMB));
    if (care === 'usual' && before && isUnchanged(before, role, { mtime, size })) return before;
    const bytes = await vscode.workspace.fs.readFile(uri);
    const state = { file, mtime, size, role, readAt };
    if (before && hasContent(before, role, bytes)) return { ...state, intake: before.intake };
    const intake = takeIn(file, bytes, role);
    const parsed = keepLastGood(before?.intake.parsed, intake.parsed, bytes);
    return { ...state, intake: { ...intake, parsed } };
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    const unread = leftOut(uri, `The file cannot be read: ${messageOf(error)}`);
    if (!before) return unread;
    // Locked for a moment, perhaps: what it said holds, and it is read again at the next look.
    const parsed = keepLastGood(before.intake.parsed, unread.intake.parsed);
    return { ...before, readAt: 0, intake: { ...before.intake, parsed } };
  }
}

/** What the library takes of a file that is not read. */
export function leftOut(uri: vscode.Uri, reason: string | undefined): CachedFile {
  const file = fileId(uri);
  const role = { dump: false, note: false };
  const intake = { parsed: notADump(file, reason), citedKeys: new Set<string>() };
  return { file, mtime: 0, size: 0, role, readAt: 0, intake };
}

/** Calls `read` on every file, many at a time, until the reader stops it. */
export async function readAll(
  files: readonly FoundFile[],
  progress: Progress,
  token: vscode.CancellationToken,
  read: (file: FoundFile) => Promise<void>,
): Promise<void> {
  const queue = files.values();
  let hasFailed = false;
  const work = async () => {
    for (const file of queue) {
      if (hasFailed || token.isCancellationRequested) return;
      await read(file);
      progress.step();
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } catch (error) {
    hasFailed = true;
    throw error;
  } finally {
    progress.end();
  }
}
