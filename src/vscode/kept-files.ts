/** What the reader decided, on disk: one kind of file in the `.scholium/` of each workspace folder. */
import * as vscode from 'vscode';
import { emptyLines, type LineFile, type LineKind, readLines, writeLines } from '../core/jsonl';
import type { Problem } from '../core/model';
import { placeInLine } from '../core/place';
import { fileId } from './convert';
import { messageOf } from './files';

/** The entries of one kind in all workspace folders as last read, and what is wrong with their files. */
export class KeptFiles<T extends object> {
  readonly #kind: LineKind<T>;
  #files = new Map<string, LineFile<T>>();
  readonly #texts = new WeakMap<LineFile<T>, string>();
  /** Readings and writings follow one another: two at once would each lose the other's entries. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(kind: LineKind<T>) {
    this.#kind = kind;
  }

  get entries(): T[] {
    return [...this.#files.values()].flatMap(({ entries }) => entries);
  }

  get problems(): Problem[] {
    return [...this.#files.values()].flatMap(({ problems }) => problems);
  }

  /** The files as read, with the id of each. */
  get files(): [file: string, LineFile<T>][] {
    return [...this.#files].map(([folder, file]) => [fileId(this.#uri(vscode.Uri.parse(folder))), file]);
  }

  /** The folder in whose file such an entry stands. */
  folderOf(isIt: (entry: T) => boolean): vscode.Uri | undefined {
    for (const [folder, { entries }] of this.#files) if (entries.some(isIt)) return vscode.Uri.parse(folder);
    return undefined;
  }

  isFile(uri: vscode.Uri): boolean {
    return uri.path.endsWith(`/.scholium/${this.#kind.name}.jsonl`);
  }

  /** Reads the files of these folders again; true when they say something else than before. */
  read(folders: readonly vscode.Uri[]): Promise<boolean> {
    return this.#inTurn(async () => {
      const before = JSON.stringify([this.entries, this.problems]);
      const files = await Promise.all(
        folders.map(async (folder) => [fileId(folder), await this.#readOrKeep(folder)] as const),
      );
      this.#files = new Map(files);
      return before !== JSON.stringify([this.entries, this.problems]);
    });
  }

  /** Changes the entries of a folder, which are read again first: another window may have written them. */
  change(folder: vscode.Uri, change: (entries: readonly T[]) => readonly T[]): Promise<void> {
    return this.#inTurn(async () => {
      const uri = this.#uri(folder);
      const file = await this.#readFile(folder);
      if (file.newer)
        throw new Error(`${uri.path} was written by a newer Scholium. Update the extension to change it.`);
      const text = writeLines(this.#kind, { ...file, entries: change(file.entries) });
      await writeAtomically(uri, text);
      // As the file has it, sorted, so that the watcher's event finds nothing new.
      this.#files.set(fileId(folder), this.#toLines(uri, text));
    });
  }

  #uri(folder: vscode.Uri): vscode.Uri {
    return vscode.Uri.joinPath(folder, '.scholium', `${this.#kind.name}.jsonl`);
  }

  /** A file that cannot be read is a problem; what is known of it stays. */
  async #readOrKeep(folder: vscode.Uri): Promise<LineFile<T>> {
    const uri = this.#uri(folder);
    try {
      return await this.#readFile(folder);
    } catch (error) {
      const known = this.#files.get(fileId(folder)) ?? emptyLines<T>();
      const place = placeInLine(fileId(uri), 0, 0, 0);
      const message = `The file cannot be read, so what it said before goes on to hold: ${messageOf(error)}`;
      return { ...known, problems: [{ place, severity: 'error', code: `${this.#kind.name}-file`, message }] };
    }
  }

  /** As long as a file says the same its entries are the same objects: who holds one need not look for it again. */
  async #readFile(folder: vscode.Uri): Promise<LineFile<T>> {
    const uri = this.#uri(folder);
    let text = '';
    try {
      text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) throw error;
    }
    const known = this.#files.get(fileId(folder));
    return known && this.#texts.get(known) === text ? known : this.#toLines(uri, text);
  }

  #toLines(uri: vscode.Uri, text: string): LineFile<T> {
    const lines = text === '' ? emptyLines<T>() : readLines(this.#kind, fileId(uri), text);
    this.#texts.set(lines, text);
    return lines;
  }

  #inTurn<R>(act: () => Promise<R>): Promise<R> {
    const result = this.#turn.then(act);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

/** A reader never sees half a file: the text goes to another name first. */
async function writeAtomically(uri: vscode.Uri, text: string): Promise<void> {
  // A name of its own: another window may be writing too.
  const temporary = uri.with({ path: `${uri.path}.${Math.random().toString(36).slice(2, 8)}.tmp` });
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
  await vscode.workspace.fs.writeFile(temporary, new TextEncoder().encode(text));
  await vscode.workspace.fs.rename(temporary, uri, { overwrite: true });
}
