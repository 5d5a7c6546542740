/** Reads the files of the workspace, all of them or those that changed, and says what each is now. */
import * as vscode from 'vscode';
import type { CachedFile } from '../core/cache/cached-file';
import type { FileId } from '../core/place';
import { fileId } from './convert';
import { type FileFilter, type FoundFile, fileFilter, LINKED_FOLDER, listFiles } from './files';
import type { KnownFiles } from './known-files';
import { Progress } from './progress';
import { type Care, leftOut, readAll, readFile } from './read-files';

/** Papers that are handed on at once: some milliseconds of work for the library. A file without any counts as one. */
const BATCH = 64;

/** Files as they were read, and files that are no more. */
export type Take = (came: readonly CachedFile[], gone: readonly FileId[]) => void;

/** A file as it was, and as it is; undefined where there was none, or is none. */
interface ReadOne {
  readonly known: CachedFile | undefined;
  readonly read: CachedFile | undefined;
}

export class WorkspaceReader {
  readonly #known: KnownFiles;
  readonly #take: Take;
  #filters = new Map<string, FileFilter>();

  /** `known` says what a file was read as last; `take` gets what it is now. */
  constructor(known: KnownFiles, take: Take) {
    this.#known = known;
    this.#take = take;
  }

  /** Whether a file event cannot be about anything we read. */
  isExcluded(uri: vscode.Uri): boolean {
    return this.#filterOf(uri)?.isExcluded(uri) ?? false;
  }

  /** Takes the settings as they are now. */
  readSettings(): void {
    const folders = vscode.workspace.workspaceFolders ?? [];
    this.#filters = new Map(folders.map((folder) => [fileId(folder.uri), fileFilter(folder)]));
  }

  /** Reads what changed in the whole workspace, in batches; how many files there are. */
  async readAll(source: vscode.CancellationTokenSource, care: Care): Promise<number> {
    // What is known from the last time is shown already: it is only looked through.
    const isAwaited = this.#known.size === 0;
    const present = new Set<FileId>();
    const files: FoundFile[] = [];
    const odd: CachedFile[] = [];
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const listing = await listFiles(folder.uri, this.#filters.get(fileId(folder.uri))!, source.token);
      for (const file of listing.files) files.push(file);
      for (const { uri, reason } of listing.leftOut) odd.push(leftOut(uri, reason));
    }
    if (source.token.isCancellationRequested) return files.length;
    for (const { uri } of files) present.add(fileId(uri));
    for (const { file } of odd) present.add(file);
    this.#take(
      odd,
      [...this.#known.keys()].filter((file) => !present.has(file)),
    );
    const title = isAwaited ? 'Scholium reads the folder' : 'Scholium looks for pages that changed';
    const progress = new Progress(title, files.length, source, isAwaited);
    let came: CachedFile[] = [];
    let gone: FileId[] = [];
    const handOn = () => {
      if (came.length + gone.length > 0) this.#take(came, gone);
      came = [];
      gone = [];
    };
    await readAll(files, progress, source.token, async (found) => {
      const one = await this.#readOne(found, care);
      // Stopped, or a later reading has taken over: this one would come in behind it.
      if (source.token.isCancellationRequested) return;
      sort(one, came, gone);
      if (papersIn(came) >= BATCH) handOn();
    });
    handOn();
    return files.length;
  }

  /** Reads these again, files and folders that came, changed or went; `before` is waited for if any did. */
  async readAgain(uris: readonly vscode.Uri[], before: () => Promise<void>): Promise<boolean> {
    const source = new vscode.CancellationTokenSource();
    const found = await Promise.all(uris.map((uri) => this.#look(uri, source.token)));
    const came = found.flatMap(({ odd }) => odd);
    const gone = found.flatMap((each) => each.gone);
    const files = found.flatMap((each) => each.files);
    const progress = new Progress('Scholium reads what changed', files.length, source, false);
    await readAll(files, progress, source.token, async (file) =>
      sort(await this.#readOne(file, 'usual'), came, gone),
    );
    source.dispose();
    if (came.length + gone.length === 0) return false;
    await before();
    this.#take([], gone);
    for (let from = 0, to = 1; from < came.length; to++) {
      if (to < came.length && papersIn(came.slice(from, to)) < BATCH) continue;
      this.#take(came.slice(from, to), []);
      from = to;
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
    }
    return true;
  }

  async #readOne(found: FoundFile, care: Care): Promise<ReadOne> {
    const known = this.#known.get(fileId(found.uri));
    return { known, read: await readFile(found, known, care) };
  }

  /** What there is at an address: a file, a folder with files, or nothing any more. */
  async #look(
    uri: vscode.Uri,
    token: vscode.CancellationToken,
  ): Promise<{ files: FoundFile[]; odd: CachedFile[]; gone: FileId[] }> {
    const found = { files: [] as FoundFile[], odd: [] as CachedFile[], gone: [] as FileId[] };
    const filter = this.#filterOf(uri);
    if (!filter) return found;
    const role = filter.roleOf(uri);
    const type = await vscode.workspace.fs.stat(uri).then(
      (stat) => stat.type,
      () => undefined,
    );
    if (type === undefined) found.gone.push(...this.#known.below(fileId(uri)));
    else if (!(type & vscode.FileType.Directory)) {
      if (role) found.files.push({ uri, role, maxSizeMB: filter.maxSizeMB });
    } else if (!filter.excludesFolder(uri)) {
      if (type & vscode.FileType.SymbolicLink) found.odd.push(leftOut(uri, LINKED_FOLDER));
      else {
        const listing = await listFiles(uri, filter, token);
        found.files.push(...listing.files);
        found.odd.push(...listing.leftOut.map((each) => leftOut(each.uri, each.reason)));
      }
    }
    return found;
  }

  #filterOf(uri: vscode.Uri): FileFilter | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder && this.#filters.get(fileId(folder.uri));
  }
}

function papersIn(files: readonly CachedFile[]): number {
  return files.reduce((sum, { intake }) => sum + Math.max(1, intake.parsed.records.length), 0);
}

/** Adds a file that is another than before to those that came, or went. */
function sort({ known, read }: ReadOne, came: CachedFile[], gone: FileId[]): void {
  if (read && read !== known) came.push(read);
  else if (!read && known) gone.push(known.file);
}
