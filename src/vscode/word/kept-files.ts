/** What the reader decided, on disk: one kind of file in the `.scholium/` of each workspace folder. */
import * as vscode from 'vscode';
import { emptyLines, type LineFile, type LineKind, readLines, writeLines } from '../../core/jsonl';
import { applyChanges, changesBetween } from '../../core/jsonl/changes';
import { readIntent, writeIntent } from '../../core/jsonl/intent';
import { findsDead, readSteps, saveSteps } from '../../core/jsonl/save';
import type { Problem } from '../../core/model';
import { placeInLine } from '../../core/place';
import { fileId } from '../convert';
import { messageOf } from '../files';
import { takeSteps } from './file-steps';

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
      const before = this.#files;
      const files = await Promise.all(
        folders.map(async (folder) => [fileId(folder), await this.#readOrKeep(folder)] as const),
      );
      this.#files = new Map(files);
      return saysOtherwise(before, this.#files);
    });
  }

  /**
   * Changes the entries of a folder, which are read again first. Another window may be writing them too: what both
   * change is kept, see `core/jsonl/save.ts`. What a window that died had begun is finished now and not when it is seen:
   * merely opening a folder writes nothing into it, and what lies there may have come with it.
   */
  change(folder: vscode.Uri, change: (entries: readonly T[]) => readonly T[]): Promise<void> {
    return this.#inTurn(async () => {
      await this.#finishForDead(folder);
      const file = await this.#readFile(folder);
      this.#refuseNewer(folder, file);
      const changes = changesBetween(this.#kind, file.entries, change(file.entries));
      if (changes.length > 0) await this.#save(folder, writeIntent(this.#kind, changes));
    });
  }

  /** Makes the changes of an intent, and of those that others left; what the file then says is known. */
  async #save(folder: vscode.Uri, intent: string): Promise<void> {
    const uri = this.#uri(folder);
    let made: { readonly text: string; readonly of: string } | undefined;
    const compose = (text: string, intents: readonly string[]) => {
      // What we wrote, looked at again: not to be read again as well.
      if (made && made.text === text && made.of === intents.join()) return text;
      const file = this.#linesOf(folder, text);
      this.#refuseNewer(folder, file);
      const changes = intents.flatMap((each) => readIntent(this.#kind, each));
      const entries = applyChanges(this.#kind, file.entries, changes);
      const composed = entries === file.entries ? text : writeLines(this.#kind, { ...file, entries });
      made = { text: composed, of: intents.join() };
      return composed;
    };
    const name = this.#name;
    const text = await takeSteps(scholiumOf(folder), saveSteps({ name, writer: ownName(), intent, compose }));
    // As the file has it, sorted, so that the watcher's event finds nothing new.
    this.#files.set(fileId(folder), this.#toLines(uri, text));
  }

  async #finishForDead(folder: vscode.Uri): Promise<void> {
    const found = await takeSteps(scholiumOf(folder), findsDead(this.#name, Date.now()));
    if (found) await this.#save(folder, writeIntent(this.#kind, []));
  }

  #refuseNewer(folder: vscode.Uri, { newer }: LineFile<T>): void {
    if (newer)
      throw new Error(
        `${this.#uri(folder).path} was written by a newer Scholium. Update the extension to change it.`,
      );
  }

  get #name(): string {
    return `${this.#kind.name}.jsonl`;
  }

  #uri(folder: vscode.Uri): vscode.Uri {
    return vscode.Uri.joinPath(scholiumOf(folder), this.#name);
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
    const file = await takeSteps(scholiumOf(folder), readSteps(this.#name));
    return this.#linesOf(folder, file?.text ?? '');
  }

  #linesOf(folder: vscode.Uri, text: string): LineFile<T> {
    const known = this.#files.get(fileId(folder));
    return known && this.#texts.get(known) === text ? known : this.#toLines(this.#uri(folder), text);
  }

  #toLines(uri: vscode.Uri, text: string): LineFile<T> {
    const before = this.#files.get(fileId(vscode.Uri.joinPath(uri, '..', '..')));
    const lines = text === '' ? emptyLines<T>() : readLines(this.#kind, fileId(uri), text, before);
    this.#texts.set(lines, text);
    return lines;
  }

  #inTurn<R>(act: () => Promise<R>): Promise<R> {
    const result = this.#turn.then(act);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

function scholiumOf(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, '.scholium');
}

/** A name that no other save has. */
function ownName(): string {
  return Math.random().toString(36).slice(2, 10);
}

/** Whether the files of one time say something else than those of another; files that were not read again are the same. */
function saysOtherwise<T extends object>(
  before: ReadonlyMap<string, LineFile<T>>,
  now: ReadonlyMap<string, LineFile<T>>,
): boolean {
  if (before.size === now.size && [...now].every(([folder, file]) => before.get(folder) === file))
    return false;
  return (
    [...now].some(([folder, { entries, problems }]) => {
      const known = before.get(folder) ?? emptyLines<T>();
      return !sameList(known.entries, entries) || JSON.stringify(known.problems) !== JSON.stringify(problems);
    }) || [...before.keys()].some((folder) => !now.has(folder))
  );
}

/** Lines that are the same are the same entries. */
function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}
