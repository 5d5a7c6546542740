/** Going through all notes of the workspace, open or not, with progress that can be cancelled. */
import * as vscode from 'vscode';
import type { FileId } from '../../core/place';
import { Notice } from '../notice';
import { Progress } from '../progress';
import type { Services } from '../services';

/** Files read at the same time. */
const AT_ONCE = 16;

/** In order. Throws where there is none, unless there may be. */
export async function notesToCheck(
  { store, noteCheck }: Pick<Services, 'store' | 'noteCheck'>,
  mayBeNone = false,
): Promise<FileId[]> {
  await store.ready;
  const files = Array.from(store.files)
    .filter(({ role, file }) => role.note && !noteCheck.isPage(file))
    .map(({ file }) => file)
    .sort();
  if (files.length === 0 && !mayBeNone)
    throw new Notice(
      'There is no note to check. The setting scholium.notes.include says which files are notes.',
    );
  return files;
}

export interface Reach {
  readonly isStopped: boolean;
  /** Those that were reached until it was stopped; undefined for all. */
  readonly files: ReadonlySet<FileId> | undefined;
}

/** Does it for each, several at the same time, until the reader stops it. */
export async function eachNote(
  title: string,
  files: readonly FileId[],
  act: (file: FileId) => Promise<void>,
): Promise<Reach> {
  const source = new vscode.CancellationTokenSource();
  const progress = new Progress(title, files.length, source, true);
  const queue = files.values();
  const reached = new Set<FileId>();
  const work = async () => {
    for (const file of queue) {
      if (source.token.isCancellationRequested) return;
      reached.add(file);
      await act(file);
      progress.step();
      // Others have their turn between two notes.
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work)).finally(() => progress.end());
  const isStopped = source.token.isCancellationRequested;
  source.dispose();
  return { isStopped, files: isStopped ? reached : undefined };
}
