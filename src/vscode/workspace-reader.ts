/** Reads the files of the workspace, all of them or those that changed, and says what each is now. */
import * as vscode from 'vscode';
import type { CachedFile } from '../core/cache/cached-file';
import type { FileId } from '../core/place';
import { fileId } from './convert';
import { exists } from './file-texts';
import { type FileFilter, type FoundFile, fileFilter, LINKED_FOLDER, listFiles } from './files';
import { FollowedFiles, NOT_THERE, toldOf } from './followed-files';
import type { KnownFiles } from './known-files';
import { Progress } from './progress';
import { type Care, leftOut, readAll, readFile } from './read-files';

/** Papers that are handed on at once: some milliseconds of work for the library. A file without any counts as one. */
const BATCH = 64;
const MANY_GONE = 200;

/** Files as they were read, and files that are no more. */
export type Take = (came: readonly CachedFile[], gone: readonly FileId[]) => void;

/** A file as it was, and as it is; undefined where there was none, or is none. */
interface ReadOne {
  readonly known: CachedFile | undefined;
  readonly read: CachedFile | undefined;
}

/** What was found in folders. */
interface Found {
  readonly files: FoundFile[];
  readonly odd: CachedFile[];
  /** Folders that could not be read, each with a `/` behind it. */
  readonly unread: string[];
}

export class WorkspaceReader {
  readonly #known: KnownFiles;
  readonly #take: Take;
  #filters = new Map<string, FileFilter>();
  readonly #followed: FollowedFiles;

  /**
   * `known` says what a file was read as last; `take` gets what it is now. Of files outside the workspace `changed`
   * is told when they may be others.
   */
  constructor(known: KnownFiles, take: Take, changed: (uri: vscode.Uri) => void) {
    this.#known = known;
    this.#take = take;
    this.#followed = new FollowedFiles(changed);
  }

  dispose(): void {
    this.#followed.dispose();
  }

  /** Whether a file event cannot be about anything we read. */
  isExcluded(uri: vscode.Uri): boolean {
    return this.#filterOf(uri)?.isExcluded(uri) ?? false;
  }

  /** Takes the settings as they are now. */
  readSettings(): void {
    const folders = vscode.workspace.workspaceFolders ?? [];
    this.#filters = new Map(folders.map((folder) => [fileId(folder.uri), fileFilter(folder)]));
    this.#followed.readSettings();
  }

  /**
   * Reads what changed in the whole workspace, in batches; how many files there are. What a reading has in hand when
   * it `isReplaced` by another is dropped: it would come in behind that one.
   */
  async readAll(
    source: vscode.CancellationTokenSource,
    care: Care,
    isReplaced: () => boolean,
  ): Promise<number> {
    // What is known from the last time is shown already: it is only looked through.
    const isAwaited = this.#known.size === 0;
    const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    const found = await this.#list(roots, source.token);
    for (const file of this.#followed.files) {
      if (await exists(file.uri)) found.files.push(file);
      else found.odd.push(leftOut(file.uri, NOT_THERE));
    }
    if (source.token.isCancellationRequested) return found.files.length;
    await this.#takeInBatches(found.odd, this.#missing([...this.#known.keys()], found), isReplaced);
    const { files } = found;
    const title = isAwaited ? 'Scholium reads the folder' : 'Scholium looks for pages that changed';
    const progress = new Progress(title, files.length, source, isAwaited);
    let came: CachedFile[] = [];
    let gone: FileId[] = [];
    const handOn = () => {
      if (came.length + gone.length > 0) this.#take(came, gone);
      came = [];
      gone = [];
    };
    await readAll(files, progress, source.token, async (each) => {
      const one = await this.#readOne(each, care);
      if (source.token.isCancellationRequested) return;
      distribute(one, came, gone);
      if (papersIn(came) >= BATCH) handOn();
    });
    if (!isReplaced()) handOn();
    return files.length;
  }

  /** Reads these again, files and folders that came, changed or went; `before` is waited for if any did. */
  async readAgain(uris: readonly vscode.Uri[], before: () => Promise<void>): Promise<boolean> {
    const source = new vscode.CancellationTokenSource();
    const looked = await Promise.all(uris.map((uri) => this.#look(uri, source.token)));
    const came = looked.flatMap(({ odd }) => odd);
    const gone = looked.flatMap((each) => each.gone);
    const files = looked.flatMap((each) => each.files);
    const progress = new Progress('Scholium reads what changed', files.length, source, false);
    await readAll(files, progress, source.token, async (file) =>
      distribute(await this.#readOne(file, 'usual'), came, gone),
    );
    source.dispose();
    if (came.length + gone.length === 0) return false;
    await before();
    await this.#takeInBatches(came, gone, () => false);
    return true;
  }

  async #takeInBatches(
    came: readonly CachedFile[],
    gone: readonly FileId[],
    isReplaced: () => boolean,
  ): Promise<void> {
    for (let from = 0; from < gone.length; from += MANY_GONE) {
      this.#take([], gone.slice(from, from + MANY_GONE));
      await breath();
      if (isReplaced()) return;
    }
    for (let from = 0, to = 1; from < came.length; to++) {
      if (to < came.length && papersIn(came.slice(from, to)) < BATCH) continue;
      this.#take(came.slice(from, to), []);
      from = to;
      await breath();
      if (isReplaced()) return;
    }
  }

  async #readOne(found: FoundFile, care: Care): Promise<ReadOne> {
    const known = this.#known.get(fileId(found.uri));
    const read = await readFile(found, known, care);
    return { known, read: read && this.#followed.find(found.uri) ? toldOf(read) : read };
  }

  /** What there is at an address: a file, a folder with files, or nothing any more. */
  async #look(uri: vscode.Uri, token: vscode.CancellationToken): Promise<Found & { gone: FileId[] }> {
    const nothing = { files: [], odd: [], unread: [], gone: [] };
    const followed = this.#followed.find(uri);
    if (followed) {
      if (await comesBack(uri)) return { ...nothing, files: [followed] };
      return { ...nothing, odd: [leftOut(uri, NOT_THERE)] };
    }
    const filter = this.#filterOf(uri);
    if (!filter) return nothing;
    let type: vscode.FileType;
    try {
      type = (await vscode.workspace.fs.stat(uri)).type;
    } catch (error) {
      // Whatever else is wrong with it may be over in a moment.
      const isGone = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
      return isGone ? { ...nothing, gone: this.#known.below(fileId(uri)) } : nothing;
    }
    if (!(type & vscode.FileType.Directory)) {
      const role = filter.roleOf(uri);
      return { ...nothing, files: role ? [{ uri, role, maxSizeMB: filter.maxSizeMB }] : [] };
    }
    if (filter.excludesFolder(uri)) return nothing;
    if (type & vscode.FileType.SymbolicLink) return { ...nothing, odd: [leftOut(uri, LINKED_FOLDER)] };
    const found = await this.#list([uri], token);
    // It may have been deleted and made again since.
    return { ...found, gone: this.#missing(this.#known.below(fileId(uri)), found) };
  }

  async #list(folders: readonly vscode.Uri[], token: vscode.CancellationToken): Promise<Found> {
    const found: Found = { files: [], odd: [], unread: [] };
    for (const folder of folders) {
      const filter = this.#filterOf(folder);
      if (!filter) continue;
      const listing = await listFiles(folder, filter, token);
      for (const file of listing.files) found.files.push(file);
      for (const { uri, reason } of listing.leftOut) found.odd.push(leftOut(uri, reason));
      for (const uri of listing.unread) found.unread.push(`${fileId(uri)}/`);
    }
    return found;
  }

  /** Those of the known files that were not found, where one can know. */
  #missing(known: readonly FileId[], { files, odd, unread }: Found): FileId[] {
    const present = new Set(files.map(({ uri }) => fileId(uri)));
    for (const { file } of odd) present.add(file);
    return known.filter((file) => !present.has(file) && !unread.some((folder) => file.startsWith(folder)));
  }

  #filterOf(uri: vscode.Uri): FileFilter | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder && this.#filters.get(fileId(folder.uri));
  }
}

function papersIn(files: readonly CachedFile[]): number {
  return files.reduce((sum, { intake }) => sum + Math.max(1, intake.parsed.records.length), 0);
}

/** Programs that write an export anew may take the old one away first. Milliseconds. */
const WRITTEN_ANEW = 400;

async function comesBack(uri: vscode.Uri): Promise<boolean> {
  if (await exists(uri)) return true;
  await new Promise<void>((resolve) => setTimeout(resolve, WRITTEN_ANEW));
  return exists(uri);
}

/** Lets others have their turn. */
function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Adds a file that is another than before to those that came, or went. */
function distribute({ known, read }: ReadOne, came: CachedFile[], gone: FileId[]): void {
  if (read && read !== known) came.push(read);
  else if (!read && known) gone.push(known.file);
}
