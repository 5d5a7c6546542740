/**
 * The files of the workspace that may be dumps or notes. We walk by `workspace.fs` ourselves: `findFiles` needs
 * a search provider, which virtual file systems and the web often lack, and it neither says why a file was left
 * out nor can it be told to stop at links.
 */
import picomatch from 'picomatch/posix';
import * as vscode from 'vscode';
import type { FileRole } from '../core/intake';
import { setting } from './configuration';

/** The reader's globs and limits for a folder, asked for once: VS Code's settings are slow to look up. */
export interface FileFilter {
  readonly roleOf: (uri: vscode.Uri) => FileRole | undefined;
  readonly excludesFolder: (uri: vscode.Uri) => boolean;
  /** Whether the file or a folder above it is excluded. */
  readonly isExcluded: (uri: vscode.Uri) => boolean;
  readonly maxSizeMB: number;
}

export const LINKED_FOLDER =
  'A link to a folder: links are not followed, since they can lead in a circle. Add the folder it leads to to the workspace instead.';

/** The filter of one workspace folder, from its settings. */
export function fileFilter(folder: vscode.WorkspaceFolder): FileFilter {
  const hidden =
    vscode.workspace.getConfiguration('files', folder).get<Record<string, unknown>>('exclude') ?? {};
  const excluded = [
    ...filled(setting('scholium.files.exclude', folder)),
    ...filled(Object.keys(hidden).filter((glob) => hidden[glob] === true)),
  ];
  const isExcluded = picomatch(excluded, { dot: true });
  const isDump = picomatch(filled(setting('scholium.files.include', folder)), { nocase: true });
  const isNote = picomatch(filled(setting('scholium.notes.include', folder)), { nocase: true });
  const pathOf = (uri: vscode.Uri) => uri.path.slice(folder.uri.path.length).replace(/^\//, '');
  const isInside = (path: string) => pathsAbove(path).some((part) => isExcluded(part));
  return {
    maxSizeMB: setting('scholium.files.maxSizeMB', folder),
    roleOf(uri) {
      const path = pathOf(uri);
      const role = { dump: isDump(path), note: isNote(path) };
      if (!role.dump && !role.note) return undefined;
      return isInside(path) ? undefined : role;
    },
    excludesFolder(uri) {
      const path = pathOf(uri);
      // `**/node_modules/**` names what is in the folder; asking for something in it prunes the folder itself.
      return isExcluded(path) || isExcluded(`${path}/x`);
    },
    isExcluded: (uri) => isInside(pathOf(uri)),
  };
}

/** Settings hold what people type: one glob where a list is meant, an empty one, a number. */
function filled(globs: unknown): string[] {
  const list: unknown[] = Array.isArray(globs) ? globs : [globs];
  return list.filter((glob) => typeof glob === 'string').filter((glob) => glob !== '');
}

/** `a/b/c.txt` → `a`, `a/b`, `a/b/c.txt`. */
function pathsAbove(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

export interface FoundFile {
  readonly uri: vscode.Uri;
  readonly role: FileRole;
  readonly maxSizeMB: number;
}

export interface FolderListing {
  readonly files: FoundFile[];
  /** What was left out although its name fits, with the reason. */
  readonly leftOut: { readonly uri: vscode.Uri; readonly reason: string }[];
  /** Folders that could not be read: what is in them nobody knows. */
  readonly unread: vscode.Uri[];
}

/**
 * Lists the files below `root` that the filter gives a role. Links to folders are not followed: they may lead in
 * a circle, and `workspace.fs` cannot tell.
 */
export async function listFiles(
  root: vscode.Uri,
  filter: FileFilter,
  token: vscode.CancellationToken,
): Promise<FolderListing> {
  const files: FoundFile[] = [];
  const leftOut: { uri: vscode.Uri; reason: string }[] = [];
  const unread: vscode.Uri[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder && !token.isCancellationRequested; folder = folders.pop()) {
    let entries: [string, vscode.FileType][];
    try {
      entries = await vscode.workspace.fs.readDirectory(folder);
    } catch (error) {
      leftOut.push({ uri: folder, reason: `The folder cannot be read: ${messageOf(error)}` });
      unread.push(folder);
      continue;
    }
    for (const [name, type] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type & vscode.FileType.Directory) {
        if (filter.excludesFolder(uri)) continue;
        if (type & vscode.FileType.SymbolicLink) {
          leftOut.push({
            uri,
            reason: LINKED_FOLDER,
          });
        } else folders.push(uri);
        continue;
      }
      const role = filter.roleOf(uri);
      if (!role) continue;
      if (type & vscode.FileType.File) files.push({ uri, role, maxSizeMB: filter.maxSizeMB });
      else if (type & vscode.FileType.SymbolicLink)
        leftOut.push({ uri, reason: 'A link that leads nowhere or in a circle.' });
    }
  }
  return { files, leftOut, unread };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
