// What the tests in the Node host share: the extension's answers, the folder, waiting.
import * as vscode from 'vscode';
import type { ScholiumApi } from '../../src/extension';

export type Report = Awaited<ReturnType<ScholiumApi['read']>>;

/** The library as the extension has it now. */
export async function readLibrary(): Promise<Report> {
  const extension = vscode.extensions.getExtension<ScholiumApi>('scholium.scholium');
  if (!extension) throw new Error('VS Code does not know scholium.scholium');
  return (await extension.activate()).read();
}

/** The first workspace folder. */
export function folder(): vscode.Uri {
  return vscode.workspace.workspaceFolders![0]!.uri;
}

export function inFolder(...path: string[]): vscode.Uri {
  return vscode.Uri.joinPath(folder(), ...path);
}

export async function write(uri: vscode.Uri, text: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Asks until the answer is true; fails with `what` after some seconds. Answers with the milliseconds it took. */
export async function eventually(
  what: string,
  ask: () => Promise<boolean> | boolean,
  patience = 10_000,
): Promise<number> {
  const start = Date.now();
  while (!(await ask())) {
    if (Date.now() - start > patience) throw new Error(`Waited ${patience / 1000} s in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return Date.now() - start;
}

/**
 * Writes a file until it is read. Of what is made in a folder before VS Code watches it, or on a busy machine, nothing
 * may be told: written again, it is told again. A folder that VS Code's watcher has missed it goes on missing: then all
 * is read again, as a reader would do.
 */
export async function writeUntilRead(
  uri: vscode.Uri,
  text: string,
  isRead: () => Promise<boolean>,
): Promise<void> {
  for (let tries = 4; !(await isRead()); tries--) {
    await write(uri, `${'\n'.repeat(tries)}${text}`);
    const reading = eventually(`${uri.path} to be read`, isRead, tries > 0 ? 4000 : 20_000);
    await (tries > 0 ? reading.catch(() => undefined) : reading);
    if (tries <= 3 && !(await isRead())) await vscode.commands.executeCommand('scholium.refresh');
  }
}

/** VS Code restarts its watcher now and then, and tells nothing meanwhile. Milliseconds. */
const WATCHED = 45_000;

/** Makes a folder and waits until VS Code watches it: of what is made in it before, nothing would be told. */
export async function makeFolder(uri: vscode.Uri): Promise<void> {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(uri, '*'));
  let isWatched = false;
  watcher.onDidCreate(() => {
    isWatched = true;
  });
  await vscode.workspace.fs.createDirectory(uri);
  const probe = vscode.Uri.joinPath(uri, 'probe.log');
  await eventually(
    'the folder to be watched',
    async () => {
      await vscode.workspace.fs.delete(probe).then(undefined, () => undefined);
      await write(probe, '');
      await new Promise((resolve) => setTimeout(resolve, 300));
      return isWatched;
    },
    WATCHED,
  );
  await vscode.workspace.fs.delete(probe);
  watcher.dispose();
}

/** An arXiv abstract page as a text extractor leaves it. */
export function arxivPage(
  title: string,
  abstract = 'We study how pages are read. We find that lines matter.',
): string {
  return [
    'Computer Science > Digital Libraries',
    '[Submitted on 5 Jan 2024]',
    `Title:${title}`,
    `View PDF HTML (experimental)Abstract:${abstract}`,
    'Submission history',
    'From: Ada Lovelace [view email][v1] Fri, 5 Jan 2024 12:00:00 UTC (123 KB)',
    '',
  ].join('\n');
}
