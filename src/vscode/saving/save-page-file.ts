/** Where a saved page goes: its folder, its name, and the files that hold the same page. */
import * as vscode from 'vscode';
import { decodeText } from '../../core/decode';
import type { Parsed } from '../../core/model';
import { fileNameFor, freeName, type Hint } from '../../core/saving/file-name';
import { filesKnown, type Known, whatIsKnown } from '../../core/saving/known';
import { setting } from '../configuration';
import { fileId } from '../convert';
import { fileFilter } from '../files';
import { Notice } from '../notice';
import type { LibraryStore } from '../store';

/** The folder of the setting, else the one with most dumps, else the workspace's first. */
export function saveFolder({ library }: LibraryStore): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (!first) throw new Notice('Open a folder first: that is where the page is saved.');
  const counts = new Map<string, number>();
  for (const file of new Set(library.pages.map(({ place }) => place.file))) {
    const uri = vscode.Uri.parse(file);
    if (!vscode.workspace.getWorkspaceFolder(uri)) continue;
    const folder = fileId(vscode.Uri.joinPath(uri, '..'));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  // Of two with as many, the one higher up.
  const [most] = [...counts].sort(([a, m], [b, n]) => n - m || a.length - b.length);
  const usual = most ? vscode.Uri.parse(most[0]) : first.uri;
  const home = vscode.workspace.getWorkspaceFolder(usual) ?? first;
  const wanted = setting('scholium.save.folder', home);
  const parts =
    typeof wanted === 'string' ? wanted.split(/[\\/]+/).filter((part) => part !== '' && part !== '.') : [];
  if (parts.length === 0) return usual;
  if (parts.includes('..') || /^[a-z]:$|^~$/i.test(parts[0]!)) {
    throw new Notice(
      `scholium.save.folder is “${wanted}”, and must name a folder inside the workspace, such as “papers”.`,
    );
  }
  return vscode.Uri.joinPath(home.uri, ...parts);
}

/** A file in the folder that no other has the name of. */
export async function newFile(folder: vscode.Uri, parsed: Parsed, hint: Hint): Promise<vscode.Uri> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (found) => found,
    () => [],
  );
  const name = freeName(
    fileNameFor(parsed, hint),
    entries.map(([taken]) => taken),
  );
  return vscode.Uri.joinPath(folder, name);
}

/** What the workspace has of the page: in the library, or in the file that would have its name. */
export async function findKnown(
  { library }: LibraryStore,
  folder: vscode.Uri,
  parsed: Parsed,
  text: string,
  hint: Hint,
): Promise<Known | undefined> {
  const files = await Promise.all(filesKnown(library, parsed).map(readText));
  const read = files.filter((file) => file !== undefined);
  const namesake = fileId(vscode.Uri.joinPath(folder, fileNameFor(parsed, hint)));
  const known = whatIsKnown(library, parsed, text, read);
  if (known || read.some(({ file }) => file === namesake)) return known;
  const other = await readText(namesake);
  // A namesake that says something else is another page: `freeName` finds a name beside it.
  const same = other && whatIsKnown(library, parsed, text, [other]);
  return same?.same ? same : undefined;
}

async function readText(file: string): Promise<{ file: string; text: string } | undefined> {
  try {
    const decoded = decodeText(await vscode.workspace.fs.readFile(vscode.Uri.parse(file)));
    return 'binary' in decoded ? undefined : { file, text: decoded.text };
  } catch {
    // Gone since the library was read, or never there.
    return undefined;
  }
}

export async function writeNew(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** Through the editor, so that undo brings the old page back. */
export async function replaceText(uri: vscode.Uri, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  if (document.isDirty) {
    throw new Notice(`${nameOf(uri)} has changes that are not saved. Save or revert them first.`);
  }
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  if (!(await vscode.workspace.applyEdit(edit)) || !(await document.save())) {
    throw new Error(`${nameOf(uri)} could not be replaced. The page was not saved.`);
  }
}

/** Whether the settings have the library read this file. */
export function isRead(uri: vscode.Uri): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder !== undefined && fileFilter(folder).roleOf(uri)?.dump === true;
}

export function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri, false);
}
