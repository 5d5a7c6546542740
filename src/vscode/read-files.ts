/** Reading files from disk into what the library takes of them, many at a time, with progress. */
import * as vscode from 'vscode';
import { type Intake, keepLastGood, notADump, takeIn, tooLarge } from '../core/intake';
import { fileId } from './convert';
import { type FoundFile, messageOf } from './files';

/** Files read at the same time: on a remote each takes two round trips, so that what counts is how many are under way. */
const AT_ONCE = 64;
/** Reading that takes longer than this shows its progress. Milliseconds. */
const PATIENCE = 700;

/** Reads one file; undefined when it is gone. `before` is what it was read as last. */
export async function readFile(
  { uri, role, maxSizeMB }: FoundFile,
  before: Intake | undefined,
): Promise<Intake | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > maxSizeMB * 1e6) return leftOut(uri, tooLarge(fileId(uri), size, maxSizeMB));
    const intake = takeIn(fileId(uri), await vscode.workspace.fs.readFile(uri), role);
    return { ...intake, parsed: keepLastGood(before?.parsed, intake.parsed) };
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    return leftOut(uri, `The file cannot be read: ${messageOf(error)}`);
  }
}

/** What the library takes of a file that is not read. */
export function leftOut(uri: vscode.Uri, reason: string | undefined): Intake {
  return { parsed: notADump(fileId(uri), reason), citedKeys: new Set() };
}

/**
 * Calls `read` on every file, many at a time, until the reader stops it. When it takes a while a progress bar
 * shows, and `look` is called now and then, ever more rarely, to show what there is so far.
 */
export async function readAll(
  files: readonly FoundFile[],
  source: vscode.CancellationTokenSource,
  read: (file: FoundFile) => Promise<void>,
  look: () => void,
): Promise<void> {
  const started = performance.now();
  let done = 0;
  let nextLook = started + PATIENCE;
  let progress: Progress | undefined;
  const queue = files.values();
  const work = async () => {
    for (const file of queue) {
      if (source.token.isCancellationRequested) return;
      await read(file);
      done++;
      const now = performance.now();
      if (now < nextLook || done === files.length) continue;
      progress ??= showProgress(files.length, source);
      progress.report(done);
      look();
      // A look costs as much as there is to merge, so that it must become rarer as there is more.
      nextLook = now + Math.max(PATIENCE, (now - started) / 2);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    progress?.end();
  }
}

interface Progress {
  readonly report: (done: number) => void;
  readonly end: () => void;
}

/** A progress bar whose *Cancel* stops the reading. */
function showProgress(all: number, source: vscode.CancellationTokenSource): Progress {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let bar: vscode.Progress<{ message?: string; increment?: number }> | undefined;
  let reported = 0;
  void vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Scholium reads the folder', cancellable: true },
    (progress, token) => {
      bar = progress;
      token.onCancellationRequested(() => source.cancel());
      return ended;
    },
  );
  return {
    report(done) {
      const percent = (100 * done) / all;
      bar?.report({
        message: `${done.toLocaleString('en')} of ${all.toLocaleString('en')} files`,
        increment: percent - reported,
      });
      reported = percent;
    },
    end,
  };
}
