/** The bibliographies of notes, as they are in the editor or on disk, followed as they change. */
import * as vscode from 'vscode';
import { Bibliographies, type NoteBibliography, type NoteText } from '../core/checks/bibliographies';
import type { FileId } from '../core/place';
import { setting } from './configuration';
import { fileId } from './convert';
import { openDocument, textOf } from './file-texts';

/** What is typed into a bibliography counts after so long. Milliseconds. */
const SETTLE = 300;

/** The files that speak for all notes below their folder; none of those above the workspace folder is looked for. */
const PROJECT_FILE = /(?:^|\/)(?:_quarto|_metadata|myst)\.ya?ml$/;

export class NoteBibliographies implements vscode.Disposable {
  readonly #bibliographies = new Bibliographies((name, from) => this.#resolve(name, from));
  readonly #changed = new vscode.EventEmitter<ReadonlySet<FileId>>();
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  /** Watchers of files outside the workspace, which VS Code tells nothing of otherwise. */
  readonly #outside = new Map<FileId, vscode.Disposable>();
  /** Files that are there and cannot be read, or are too large: nothing can be said of what they lack. */
  readonly #unreadable = new Set<FileId>();
  /** What the question at hand leads to. */
  #asked = new Set<FileId>();
  readonly #pending = new Set<FileId>();
  #settling: ReturnType<typeof setTimeout> | undefined;

  /** These files are others than before; see `isOf`. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    const changed = (uri: vscode.Uri) => this.#onChange(fileId(uri));
    this.#disposables.push(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => changed(uri)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => changed(document.uri)),
      // What was typed and not saved is gone with it.
      vscode.workspace.onDidCloseTextDocument(({ uri }) => changed(uri)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('scholium.files.maxSizeMB'))
          for (const file of [...this.#unreadable]) this.#onChange(file);
      }),
    );
  }

  /** Reads what the note and the projects around it name and nobody has read yet. */
  async prepare(note: NoteText): Promise<void> {
    for (let wanted = this.#unread(note); wanted.length > 0; wanted = this.#unread(note))
      await Promise.all(wanted.map((file) => this.#read(file)));
  }

  /** Whether `of` has all it needs. */
  isReady(note: NoteText): boolean {
    return this.#unread(note).length === 0;
  }

  /** To be asked when it `isReady`: else what is not read yet is left out. */
  of(note: NoteText): NoteBibliography {
    this.#asked = new Set();
    const found = this.#bibliographies.of(note);
    const isWhole =
      this.#unreadable.size === 0 || ![...this.#asked].some((file) => this.#unreadable.has(file));
    return isWhole ? found : { ...found, complete: false };
  }

  /** Whether what the note's bibliographies say hangs on one of the files. */
  isOf(note: NoteText, files: ReadonlySet<FileId>): boolean {
    this.#asked = new Set();
    this.#bibliographies.of(note);
    return [...this.#asked].some((file) => files.has(file));
  }

  /** What the core asks of all of them. */
  get all(): Bibliographies {
    return this.#bibliographies;
  }

  dispose(): void {
    clearTimeout(this.#settling);
    vscode.Disposable.from(...this.#disposables, ...this.#outside.values()).dispose();
  }

  #unread(note: NoteText): readonly FileId[] {
    return this.#bibliographies.unread(note).filter((file) => !this.#unreadable.has(file));
  }

  async #read(file: FileId): Promise<void> {
    const uri = vscode.Uri.parse(file);
    if (!vscode.workspace.getWorkspaceFolder(uri)) this.#watch(file, uri);
    const before = this.#bibliographies.textOf(file);
    try {
      if (await isTooLarge(uri)) throw new Error(`${file} is too large.`);
      const text = await textOf(file);
      this.#unreadable.delete(file);
      if (text !== before || !this.#bibliographies.knows(file)) this.#bibliographies.set(file, text);
    } catch {
      // It is there, so that a message that it is not would be false; it is left out instead.
      this.#unreadable.add(file);
      this.#bibliographies.set(file, undefined);
    }
  }

  #watch(file: FileId, uri: vscode.Uri): void {
    if (this.#outside.has(file) || uri.scheme === 'untitled') return;
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[*?{}[\]]/g, '?');
    const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name);
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const changed = () => this.#onChange(file);
    watcher.onDidChange(changed);
    watcher.onDidCreate(changed);
    watcher.onDidDelete(changed);
    this.#outside.set(file, watcher);
  }

  #onChange(file: FileId): void {
    if (!this.#bibliographies.knows(file)) return;
    this.#pending.add(file);
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => void this.#readPending(), SETTLE);
  }

  async #readPending(): Promise<void> {
    const files = [...this.#pending];
    this.#pending.clear();
    const before = files.map((file) => this.#bibliographies.textOf(file));
    await Promise.all(files.map((file) => this.#read(file)));
    const others = files.filter((file, n) => this.#bibliographies.textOf(file) !== before[n]);
    if (others.length > 0) this.#changed.fire(new Set(others));
  }

  /** The file that a name leads to by the folder of `from`; undefined where there is no way, or none to be gone. */
  #resolve(name: string, from: FileId): FileId | undefined {
    const file = resolve(name, vscode.Uri.parse(from));
    if (file === undefined) return undefined;
    this.#asked.add(file);
    return this.#unreadable.has(file) ? undefined : file;
  }
}

function resolve(name: string, from: vscode.Uri): FileId | undefined {
  const path = name.replaceAll('\\', '/');
  // `//host/share` asks another machine; a note that is nowhere yet has no folder; `~` is the shell's.
  if (path.startsWith('//') || path.startsWith('~') || from.scheme === 'untitled') return undefined;
  const isAbsolute = path.startsWith('/') || /^[a-z]:\//i.test(path);
  const uri = isAbsolute
    ? from.with({ path: path.startsWith('/') ? path : `/${path}` })
    : vscode.Uri.joinPath(from, '..', path);
  if (PROJECT_FILE.test(path)) {
    const folder = vscode.workspace.getWorkspaceFolder(from);
    const isInside =
      folder && fileId(vscode.workspace.getWorkspaceFolder(uri)?.uri ?? from) === fileId(folder.uri);
    if (!isInside) return undefined;
  }
  return fileId(uri);
}

async function isTooLarge(uri: vscode.Uri): Promise<boolean> {
  if (openDocument(fileId(uri))?.isDirty) return false;
  const limit = setting('scholium.files.maxSizeMB', uri);
  const size = await vscode.workspace.fs.stat(uri).then(
    (stat) => stat.size,
    () => 0,
  );
  return size > limit * 1e6;
}
