/**
 * The store: files on disk → `Library`. Holds what each file was read as, re-reads the one that changed, and
 * publishes an immutable snapshot by one event.
 */
import * as vscode from 'vscode';
import { type Intake, shownAlike } from '../core/intake';
import { buildLibrary } from '../core/library/build';
import { EMPTY_LIBRARY, type Library } from '../core/library/library';
import type { ContextKey } from '../names';
import { fileId } from './convert';
import { type FileFilter, type FoundFile, fileFilter, LINKED_FOLDER, listFiles, messageOf } from './files';
import { leftOut, readAll, readFile } from './read-files';
import { ReadersWord } from './readers-word';

/** Changes that come together (a git checkout) are read together. Milliseconds. */
const SETTLE = 60;

export class LibraryStore implements vscode.Disposable {
  #library: Library = EMPTY_LIBRARY;
  #inNotes: ReadonlySet<string> = new Set();
  #intakes = new Map<string, Intake>();
  #filters = new Map<string, FileFilter>();
  /** What the reader decided. */
  readonly word: ReadersWord;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #log: vscode.LogOutputChannel;
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  readonly #pending = new Map<string, vscode.Uri>();
  #settling: ReturnType<typeof setTimeout> | undefined;
  #indexing: vscode.CancellationTokenSource | undefined;
  #ready: Promise<void> = Promise.resolve();
  #following: Promise<void> = Promise.resolve();

  /** The library, or what notes cite of it, is another than before. */
  readonly onDidChange = this.#changed.event;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
    this.word = new ReadersWord(log);
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    const changed = (uri: vscode.Uri) => this.#onFileEvent(uri);
    this.#disposables.push(
      this.word,
      this.word.onDidChange(() => this.#publish()),
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      // Some file systems report nothing; what is saved here we know without them.
      vscode.workspace.onDidSaveTextDocument((document) => changed(document.uri)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.refresh()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        const ours = ['scholium.files', 'scholium.notes', 'files.exclude'];
        if (ours.some((section) => event.affectsConfiguration(section))) void this.refresh();
      }),
    );
  }

  get library(): Library {
    return this.#library;
  }

  /** Citekeys that stand in a note of the workspace. */
  get inNotes(): ReadonlySet<string> {
    return this.#inNotes;
  }

  /** Resolves when there is a library to work with, whole or not. */
  get firstReading(): Promise<void> {
    return this.#library === EMPTY_LIBRARY ? this.#ready : Promise.resolve();
  }

  /** Resolves when the reading under way, if any, is done, and what changed meanwhile is read too. */
  get ready(): Promise<void> {
    return this.#ready.then(() => this.#following);
  }

  /** Reads the whole workspace again; a reading under way gives way to this one. */
  refresh(): Promise<void> {
    this.#indexing?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#indexing = source;
    this.#ready = this.#readWorkspace(source)
      .catch((error) => {
        this.#log.error(error instanceof Error ? error : String(error));
        void vscode.window.showErrorMessage(`Scholium could not read the folder: ${messageOf(error)}`);
      })
      .finally(() => {
        source.dispose();
        if (this.#indexing !== source) return;
        this.#indexing = undefined;
        void setContext('scholium.indexing', false);
      });
    return this.#ready;
  }

  dispose(): void {
    this.#indexing?.cancel();
    clearTimeout(this.#settling);
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #readWorkspace(source: vscode.CancellationTokenSource): Promise<void> {
    const started = performance.now();
    const folders = vscode.workspace.workspaceFolders ?? [];
    this.#filters = new Map(folders.map((folder) => [fileId(folder.uri), fileFilter(folder)]));
    const before = this.#intakes;
    const now = new Map<string, Intake>();
    const isFirst = before.size === 0;
    await setContext('scholium.indexing', true);
    await this.word.read();
    const files: FoundFile[] = [];
    for (const folder of folders) {
      const listing = await listFiles(folder.uri, this.#filters.get(fileId(folder.uri))!, source.token);
      files.push(...listing.files);
      for (const { uri, reason } of listing.leftOut) now.set(fileId(uri), leftOut(uri, reason));
    }
    const readOne = async (file: FoundFile) => {
      const id = fileId(file.uri);
      const known = before.get(id);
      const intake = await readFile(file, known);
      if (intake) now.set(id, intake);
      if (intake && known) this.word.noteChanges(file.uri, known.parsed, intake.parsed);
    };
    await readAll(files, source, readOne, () => {
      // When read again, the library stays whole meanwhile.
      if (!isFirst || this.#indexing !== source) return;
      this.#intakes = new Map(now);
      this.#publish();
    });
    if (this.#indexing !== source) return;
    await this.word.writeChanges();
    const stopped = source.token.isCancellationRequested;
    this.#intakes = stopped ? new Map([...before, ...now]) : now;
    this.#publish();
    const { works, citations } = this.#library;
    this.#log.info(
      `${files.length} files, ${works.length} papers, ${citations.length} citations in ${Math.round(performance.now() - started)} ms${stopped ? ' (stopped)' : ''}`,
    );
  }

  #onFileEvent(uri: vscode.Uri): void {
    // Installing packages or fetching a branch makes thousands of events that are none of ours.
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const filter = folder && this.#filters.get(fileId(folder.uri));
    if (filter?.isExcluded(uri) && !this.word.isFile(uri)) return;
    this.#pending.set(fileId(uri), uri);
    clearTimeout(this.#settling);
    // One batch after another: of two readings of one file under way, the older could come in last.
    this.#settling = setTimeout(() => {
      this.#following = this.#following.then(() => this.#readPending());
    }, SETTLE);
  }

  async #readPending(): Promise<void> {
    try {
      // A reading may be replaced by another while we wait for it.
      for (let ready: Promise<void> | undefined; ready !== this.#ready; await ready) ready = this.#ready;
      const uris = [...this.#pending.values()];
      this.#pending.clear();
      let changed = false;
      for (const uri of uris) changed = (await this.#readAgain(uri)) || changed;
      if (!changed) return;
      await this.word.writeChanges();
      // First by what the keys meant until now: in the new library one may already mean another paper.
      await this.#pinWhatNotesCite();
      this.#publish();
      await this.#pinWhatNotesCite();
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
    }
  }

  /** Re-reads a file, or a folder that came, or forgets what went; true when that changed what is shown. */
  async #readAgain(uri: vscode.Uri): Promise<boolean> {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const filter = folder && this.#filters.get(fileId(folder.uri));
    if (!folder || !filter) return false;
    if (this.word.isFile(uri)) return this.word.read();
    const type = await vscode.workspace.fs.stat(uri).then(
      (stat) => stat.type,
      () => undefined,
    );
    if (type === undefined) return this.#forget(fileId(uri));
    if (type & vscode.FileType.Directory) {
      if (filter.excludesFolder(uri)) return false;
      if (type & vscode.FileType.SymbolicLink) return this.#leaveOut(uri, LINKED_FOLDER);
      const source = new vscode.CancellationTokenSource();
      const { files, leftOut: odd } = await listFiles(uri, filter, source.token);
      let changed = false;
      for (const each of odd) changed = this.#leaveOut(each.uri, each.reason) || changed;
      for (const file of files) changed = (await this.#readOne(file)) || changed;
      return changed;
    }
    const role = filter.roleOf(uri);
    return role !== undefined && this.#readOne({ uri, role, maxSizeMB: filter.maxSizeMB });
  }

  async #readOne(file: FoundFile): Promise<boolean> {
    const id = fileId(file.uri);
    const before = this.#intakes.get(id);
    const intake = await readFile(file, before);
    if (!intake) return this.#intakes.delete(id);
    this.#intakes.set(id, intake);
    if (before) this.word.noteChanges(file.uri, before.parsed, intake.parsed);
    return !shownAlike(before, intake);
  }

  #leaveOut(uri: vscode.Uri, reason: string): boolean {
    this.#intakes.set(fileId(uri), leftOut(uri, reason));
    return true;
  }

  #forget(file: string): boolean {
    const gone = [...this.#intakes.keys()].filter((known) => known === file || known.startsWith(`${file}/`));
    for (const known of gone) this.#intakes.delete(known);
    return gone.length > 0;
  }

  #publish(): void {
    const intakes = [...this.#intakes.values()];
    const { kept, accounts } = this.word.kept;
    this.#library = buildLibrary([...intakes.map(({ parsed }) => parsed), ...accounts], kept);
    const cited = intakes.flatMap(({ citedKeys }) => [...citedKeys]);
    this.#inNotes = new Set(cited.map((key) => this.#library.byCitekey(key)?.citekey ?? key));
    void setContext('scholium.hasDumps', this.#library.works.length > 0);
    this.#changed.fire();
  }

  /**
   * A key that stands in a note is pinned, whoever typed it: when the note is saved. Merely opening a folder
   * writes nothing into it.
   */
  async #pinWhatNotesCite(): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    const works = [...this.#inNotes].map((key) => this.#library.byCitekey(key));
    await this.word.pin(works.filter((work) => work !== undefined));
  }
}

async function setContext(key: ContextKey, value: boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', key, value);
}
