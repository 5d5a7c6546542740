/** Who needs the library in a window that has just been opened waits until there is one, and sees for what. */
import * as vscode from 'vscode';
import type { LibraryStore } from './store';

/** Who waits so long is told for what. Milliseconds. */
const PATIENCE = 500;

/** For a command: a notification while it waits. */
export function firstReading({ firstReading: reading }: Pick<LibraryStore, 'firstReading'>): Promise<void> {
  return patiently('Scholium reads the pages first, then goes on with the command.', reading);
}

/** What `work` gives, with a notification from when it takes long until it is done. */
export async function patiently<T>(title: string, work: Promise<T>): Promise<T> {
  const { Notification } = vscode.ProgressLocation;
  // That it fails is told by whoever asked for it.
  const end = () => work.then(undefined, () => undefined);
  const show = () => void vscode.window.withProgress({ location: Notification, title }, end);
  const waiting = setTimeout(show, PATIENCE);
  try {
    return await work;
  } finally {
    clearTimeout(waiting);
  }
}

/** For who types: resolves when there are papers, or are to be none, or nobody waits any more. */
export async function firstPapers(
  {
    library,
    firstReading: reading,
  }: Pick<LibraryStore, 'firstReading'> & {
    readonly library: Pick<LibraryStore['library'], 'size' | 'onDidChange'>;
  },
  token: vscode.CancellationToken,
): Promise<void> {
  if (library.size > 0) return;
  await new Promise<void>((resolve) => {
    const resources: vscode.Disposable[] = [];
    const done = () => {
      vscode.Disposable.from(...resources).dispose();
      resolve();
    };
    const waiting = setTimeout(() => {
      resources.push(vscode.window.setStatusBarMessage('$(sync~spin) Scholium is reading the pages …'));
    }, PATIENCE);
    resources.push(
      { dispose: () => clearTimeout(waiting) },
      { dispose: library.onDidChange(done) },
      token.onCancellationRequested(done),
    );
    void reading.then(done, done);
  });
}
