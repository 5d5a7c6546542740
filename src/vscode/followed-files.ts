/**
 * Bibliographies outside the workspace that belong to the library, as other programs keep them: the export of a Zotero
 * collection that Better BibTeX writes anew whenever the collection changes.
 */
import * as vscode from 'vscode';
import type { CachedFile } from '../core/cache/cached-file';
import { setting } from './configuration';
import { fileId } from './convert';
import { shown } from './file-texts';
import type { FoundFile } from './files';
import { Notice } from './notice';

/** The formats in which programs export a library. */
const EXTENSIONS = ['bib', 'bibtex', 'json', 'yaml', 'yml', 'ris', 'nbib', 'enw', 'xml'];
const BIBLIOGRAPHY = new RegExp(`\\.(?:${EXTENSIONS.join('|')})$`, 'i');

export const NOT_THERE =
  'The setting `scholium.files.bibliographies` names this file, and it is not there. Export it again, or correct the setting.';

const NOTHING_READ =
  'The setting `scholium.files.bibliographies` names this file, and no entry can be read from it. Export it again, or correct the setting.';

/** One that says nothing is missed by the reader, who named it. */
export function toldOf(read: CachedFile): CachedFile {
  const { parsed } = read.intake;
  if (parsed.pages.length > 0 || parsed.notRead !== undefined) return read;
  return { ...read, intake: { ...read.intake, parsed: { ...parsed, notRead: NOTHING_READ } } };
}

export class FollowedFiles implements vscode.Disposable {
  readonly #changed: (uri: vscode.Uri) => void;
  readonly #followed = new Map<string, { readonly file: FoundFile; readonly watcher: vscode.Disposable }>();

  /** Calls `changed` whenever one of them may be another. */
  constructor(changed: (uri: vscode.Uri) => void) {
    this.#changed = changed;
  }

  /** Takes the settings as they are now. */
  readSettings(): void {
    const wanted = new Map(
      (vscode.workspace.workspaceFolders ?? [])
        .flatMap((folder) => namedBy(folder))
        .map((file) => [fileId(file.uri), file] as const),
    );
    for (const [id, { watcher }] of this.#followed) {
      if (wanted.has(id)) continue;
      watcher.dispose();
      this.#followed.delete(id);
    }
    for (const [id, file] of wanted) {
      const watcher = this.#followed.get(id)?.watcher ?? this.#watch(file.uri);
      this.#followed.set(id, { file, watcher });
    }
  }

  get files(): FoundFile[] {
    return Array.from(this.#followed.values(), ({ file }) => file);
  }

  find(uri: vscode.Uri): FoundFile | undefined {
    return this.#followed.get(fileId(uri))?.file;
  }

  dispose(): void {
    for (const { watcher } of this.#followed.values()) watcher.dispose();
  }

  #watch(uri: vscode.Uri): vscode.Disposable {
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[*?{}[\]]/g, '?');
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name),
    );
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete])
      event(() => this.#changed(uri));
    return watcher;
  }
}

/** Asks for bibliographies outside the folder and puts them into the workspace's settings. */
export async function followBibliography(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Notice('Open a folder first: what is followed is one of its settings.');
  const chosen = await vscode.window.showOpenDialog({
    title: 'Follow bibliographies, such as a Zotero export that Better BibTeX keeps updated',
    openLabel: 'Follow',
    canSelectMany: true,
    filters: { Bibliographies: EXTENSIONS },
  });
  const inside = chosen?.filter((uri) => vscode.workspace.getWorkspaceFolder(uri));
  if (inside?.length)
    throw new Notice(`${shown(inside[0]!)} is in the folder: it is read and followed anyway.`);
  for (const uri of chosen ?? []) {
    if (uri.scheme !== folder.uri.scheme || uri.authority !== folder.uri.authority)
      throw new Notice(
        `${shown(uri)} is on another machine than the folder. Copy it to this one, or give the share a drive letter.`,
      );
    if (!BIBLIOGRAPHY.test(uri.path))
      throw new Notice(
        `${shown(uri)} is no bibliography by its name, which ends in one of .${EXTENSIONS.join(', .')}.`,
      );
  }
  const known = namesIn(folder);
  const added = (chosen ?? [])
    .map((uri) => uri.path.replace(/^\/(?=[a-z]:)/i, ''))
    .filter((path) => !known.includes(path));
  if (added.length > 0)
    await vscode.workspace
      .getConfiguration('scholium.files')
      .update('bibliographies', [...known, ...added], vscode.ConfigurationTarget.Workspace);
}

/** What the setting says, which someone may have written by hand: one name alone, or nothing. */
function namesIn(folder: vscode.WorkspaceFolder): string[] {
  const named: unknown = setting('scholium.files.bibliographies', folder);
  return (Array.isArray(named) ? named : [named]).filter((path) => typeof path === 'string');
}

/** What the setting of a folder names; what lies in the workspace is read anyway. */
function namedBy(folder: vscode.WorkspaceFolder): FoundFile[] {
  return namesIn(folder).flatMap((path) => {
    const uri = uriOf(path.trim(), folder.uri);
    // A folder that came from others may name any file there is: none but a bibliography is opened.
    if (!uri || !BIBLIOGRAPHY.test(uri.path) || vscode.workspace.getWorkspaceFolder(uri)) return [];
    const maxSizeMB = setting('scholium.files.maxSizeMB', folder);
    return [{ uri, role: { dump: true, note: false }, maxSizeMB }];
  });
}

/** `~/Zotero/all.bib`, `C:\Zotero\all.bib`, `../all.bib`: on the machine of the folder. */
function uriOf(path: string, folder: vscode.Uri): vscode.Uri | undefined {
  const slashed = withHome(path)?.replaceAll('\\', '/');
  // `//host/share` asks another machine.
  if (slashed === undefined || slashed === '' || slashed.startsWith('//')) return undefined;
  if (/^[a-z]:\//i.test(slashed)) return folder.with({ path: `/${slashed}` });
  return slashed.startsWith('/') ? folder.with({ path: slashed }) : vscode.Uri.joinPath(folder, slashed);
}

function withHome(path: string): string | undefined {
  if (!/^~[/\\]/.test(path)) return path;
  // Where there is a process; in a browser there is no home.
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const home = process?.env?.HOME ?? process?.env?.USERPROFILE;
  return home && home + path.slice(1);
}
