/** The bibliographies of notes, as they are in the editor or on disk, followed as they change. */
import * as vscode from 'vscode';
import { Bibliographies, type NoteBibliography, type NoteText } from '../../core/checks/bibliographies';
import type { FileId } from '../../core/place';
import { setting } from '../configuration';
import { fileId } from '../convert';
import { boundedText, type FileText, UNREADABLE } from '../file-texts';
import { FilesBelow } from './files-below';

/** What is typed into a bibliography counts after so long. Milliseconds. */
const SETTLE = 300;
/** Nobody waits longer for a file; when it comes after all, it counts then. Milliseconds. */
const PATIENCE = 5000;

/** The files that speak for all notes below their folder; none of those above the workspace folder is looked for. */
const PROJECT_FILE = /(?:^|\/)(?:_quarto|_metadata|myst)\.ya?ml$/;

export class NoteBibliographies implements vscode.Disposable {
  readonly #bibliographies = new Bibliographies(
    (name, from, reach) => this.#resolve(name, from, reach === 'inWorkspace'),
    (note) => setting('scholium.bibliography.defaultFile', vscode.Uri.parse(note)),
  );
  readonly #changed = new vscode.EventEmitter<ReadonlySet<FileId>>();
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  /** The files that were asked for. */
  readonly #known = new FilesBelow();
  /** The last reading of each file that is not done yet. */
  readonly #reading = new Map<FileId, Promise<void>>();
  /** Watchers of files outside the workspace, which VS Code tells nothing of otherwise. */
  readonly #outside = new Map<FileId, vscode.Disposable>();
  /** The notes that lead there, and where to. */
  readonly #ledOutside = new Map<FileId, ReadonlySet<FileId>>();
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
    const changed = (uri: vscode.Uri) => this.#onChange(this.#known.like(fileId(uri)));
    // Of a folder that comes or goes, what is in it is not told.
    const moved = (uri: vscode.Uri) => this.#onChange(this.#known.below(fileId(uri)));
    this.#disposables.push(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(moved),
      watcher.onDidDelete(moved),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => changed(uri)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => changed(document.uri)),
      // What was typed and not saved is gone with it.
      vscode.workspace.onDidCloseTextDocument(({ uri }) => changed(uri)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('scholium.files.maxSizeMB')) this.#onChange(this.#unreadable);
      }),
    );
  }

  /** Reads what the note and the projects around it name and nobody has read yet. */
  async prepare(note: NoteText): Promise<void> {
    for (let wanted = this.#unread(note); wanted.length > 0; wanted = this.#unread(note))
      await Promise.all(wanted.map((file) => this.#reading.get(file) ?? this.#read(file)));
    this.#leaveOutside(note.file, this.#asked);
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

  /** We have written it ourselves: nobody waits until the file system says so. */
  async readAgain(file: FileId): Promise<void> {
    if (!this.#bibliographies.knows(file)) return;
    const before = this.#bibliographies.textOf(file);
    await this.#read(file);
    if (this.#bibliographies.textOf(file) !== before) this.#changed.fire(new Set([file]));
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
    this.#asked = new Set();
    return this.#bibliographies.unread(note).filter((file) => !this.#unreadable.has(file));
  }

  /** Reads it anew, whatever is being read of it. Never throws, and keeps nobody waiting for ever. */
  #read(file: FileId): Promise<void> {
    const uri = vscode.Uri.parse(file);
    if (!vscode.workspace.getWorkspaceFolder(uri)) this.#watch(file, uri);
    this.#known.add(file);
    let patience: ReturnType<typeof setTimeout>;
    let isLate = false;
    const read = boundedText(uri)
      .catch((): FileText => UNREADABLE)
      .then((text) => {
        clearTimeout(patience);
        // What was begun later is the truth.
        if (this.#reading.get(file) !== reading) return;
        this.#reading.delete(file);
        this.#take(file, text);
        if (isLate) this.#changed.fire(new Set([file]));
      });
    const reading = new Promise<void>((resolve) => {
      patience = setTimeout(() => {
        isLate = true;
        if (this.#reading.get(file) === reading) this.#take(file, UNREADABLE);
        resolve();
      }, PATIENCE);
      void read.then(resolve);
    });
    this.#reading.set(file, reading);
    return reading;
  }

  #take(file: FileId, text: FileText): void {
    if (text === UNREADABLE) {
      // It is there, so that a message that it is not would be false; it is left out instead.
      this.#unreadable.add(file);
      this.#bibliographies.set(file, undefined);
      return;
    }
    this.#unreadable.delete(file);
    if (text !== this.#bibliographies.textOf(file) || !this.#bibliographies.knows(file))
      this.#bibliographies.set(file, text);
  }

  #watch(file: FileId, uri: vscode.Uri): void {
    if (this.#outside.has(file) || uri.scheme === 'untitled') return;
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[*?{}[\]]/g, '?');
    const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name);
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const changed = () => this.#onChange([file]);
    watcher.onDidChange(changed);
    watcher.onDidCreate(changed);
    watcher.onDidDelete(changed);
    this.#outside.set(file, watcher);
  }

  /** The note leads to these files now: others outside, half of a name that was typed, are watched no more. */
  #leaveOutside(note: FileId, asked: ReadonlySet<FileId>): void {
    if (this.#outside.size === 0) return;
    const before = this.#ledOutside.get(note);
    const now = new Set([...asked].filter((file) => this.#outside.has(file)));
    if (now.size > 0) this.#ledOutside.set(note, now);
    else this.#ledOutside.delete(note);
    for (const file of before ?? []) {
      if (now.has(file) || [...this.#ledOutside.values()].some((files) => files.has(file))) continue;
      this.#outside.get(file)?.dispose();
      this.#outside.delete(file);
      this.#unreadable.delete(file);
      this.#reading.delete(file);
      this.#known.delete(file);
      this.#bibliographies.forget(file);
    }
  }

  #onChange(files: Iterable<FileId>): void {
    const changed = [...files];
    if (changed.length === 0) return;
    for (const file of changed) this.#pending.add(file);
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => void this.#readPending(), SETTLE);
  }

  async #readPending(): Promise<void> {
    // Nobody may ask for one any more.
    const isAsked = (file: FileId) => this.#bibliographies.knows(file) || this.#reading.has(file);
    const files = [...this.#pending].filter(isAsked);
    this.#pending.clear();
    const before = files.map((file) => this.#bibliographies.textOf(file));
    await Promise.all(files.map((file) => this.#read(file)));
    const others = files.filter((file, n) => this.#bibliographies.textOf(file) !== before[n]);
    if (others.length > 0) this.#changed.fire(new Set(others));
  }

  /** The file that a name leads to by the folder of `from`; undefined where there is no way, or none to be gone. */
  #resolve(name: string, from: FileId, inWorkspace: boolean): FileId | undefined {
    const file = resolve(name, vscode.Uri.parse(from), inWorkspace);
    if (file === undefined) return undefined;
    this.#asked.add(file);
    return this.#unreadable.has(file) ? undefined : file;
  }
}

function resolve(name: string, from: vscode.Uri, inWorkspace: boolean): FileId | undefined {
  const path = name.replaceAll('\\', '/');
  // `//host/share` asks another machine; a note that is nowhere yet has no folder; `~` is the shell's.
  if (path.startsWith('//') || path.startsWith('~') || from.scheme === 'untitled') return undefined;
  const isAbsolute = path.startsWith('/') || /^[a-z]:\//i.test(path);
  const uri = isAbsolute
    ? from.with({ path: path.startsWith('/') ? path : `/${path}` })
    : vscode.Uri.joinPath(from, '..', path);
  if (inWorkspace || PROJECT_FILE.test(path)) {
    const folder = vscode.workspace.getWorkspaceFolder(from);
    const isInside =
      folder && fileId(vscode.workspace.getWorkspaceFolder(uri)?.uri ?? from) === fileId(folder.uri);
    if (!isInside) return undefined;
  }
  return fileId(uri);
}
