/**
 * The store: files on disk → `Library`. Follows the workspace and the reader's word, hands on what changed, and
 * tells who shows it.
 */
import * as vscode from 'vscode';
import type { CachedFile } from '../core/cache/cached-file';
import { changedParts, type Kept } from '../core/library/kept';
import type { Library } from '../core/library/library';
import { LiveLibrary } from '../core/library/live-library';
import type { Parsed, Work } from '../core/model';
import type { FileId } from '../core/place';
import type { ContextKey } from '../names';
import type { IntakeCache } from './cache';
import { fileId } from './convert';
import { messageOf } from './files';
import { KnownFiles } from './known-files';
import { Pace } from './pace';
import type { Care } from './read-files';
import { ReadersWord } from './word/readers-word';
import { WorkspaceReader } from './workspace-reader';

/** Changes that come together (a git checkout) are read together. Milliseconds. */
const SETTLE = 60;
/** While batch after batch comes, who shows the library is told so often. Milliseconds. */
const TOLD = 250;

export class LibraryStore implements vscode.Disposable {
  readonly #library = new LiveLibrary();
  readonly #cache: IntakeCache;
  readonly #known: KnownFiles;
  readonly #reader: WorkspaceReader;
  /** What the reader decided. */
  readonly word: ReadersWord;
  /** The reader's word as the library has it. */
  #kept: Kept = {};
  #accounts: ReadonlyMap<FileId, Parsed> = new Map();
  #inNotes: ReadonlySet<string> | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #log: vscode.LogOutputChannel;
  readonly #telling = new Pace(() => this.#tell(), TOLD);
  readonly #disposables: vscode.Disposable[] = [this.#changed, this.#telling];
  readonly #pending = new Map<string, vscode.Uri>();
  #settling: ReturnType<typeof setTimeout> | undefined;
  #indexing: vscode.CancellationTokenSource | undefined;
  #ready: Promise<void> = Promise.resolve();
  #following: Promise<void> = Promise.resolve();
  #rereading: Promise<void> = Promise.resolve();
  #hasRecalled = false;
  /** Merely opening a folder writes nothing into it: what changed meanwhile is no remark of this window. */
  #hasOpened = false;

  /** The library, or what notes cite of it, is another than before. */
  readonly onDidChange = this.#changed.event;

  constructor(cache: IntakeCache, log: vscode.LogOutputChannel) {
    this.#cache = cache;
    this.#known = new KnownFiles(cache);
    this.#reader = new WorkspaceReader(
      this.#known,
      (came, gone) => this.#take(came, gone),
      (uri) => this.#onFileEvent(uri),
    );
    this.#log = log;
    this.recalled = new Promise((resolve) => {
      this.#isRecalled = resolve;
    });
    this.word = new ReadersWord(log);
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    const changed = (uri: vscode.Uri) => this.#onFileEvent(uri);
    this.#disposables.push(
      this.word,
      this.word.onDidChange(() => this.#takeWord()),
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      // Some file systems report nothing; what is saved or moved here we know without them.
      vscode.workspace.onDidSaveTextDocument((document) => changed(document.uri)),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) for (const uri of [oldUri, newUri]) changed(uri);
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.refresh()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        const ours = ['scholium.files', 'scholium.notes', 'files.exclude'];
        if (ours.some((section) => event.affectsConfiguration(section))) void this.refresh();
      }),
    );
  }

  /** One for the life of the window. */
  get library(): Library {
    return this.#library;
  }

  /**
   * Citekeys of the works that notes of the workspace cite, and keys in notes that lead to none. A note on a paper does
   * not cite it by naming it.
   */
  get inNotes(): ReadonlySet<string> {
    this.#inNotes ??= new Set(
      [...this.#known.citedKeys].flatMap((key) => {
        const work = this.#library.byCitekey(key);
        if (!work) return [key];
        return this.#known.isBeyond(key, work.marks.notes) ? [work.citekey] : [];
      }),
    );
    return this.#inNotes;
  }

  /** The notes that cite a work, those on the work itself left out, as they were saved last. */
  notesCiting(work: Work): FileId[] {
    const own = new Set(work.marks.notes);
    return this.notesNaming(work).filter((note) => !own.has(note));
  }

  /** The notes in which the key of a work stands, or one it had, those on the work itself among them. */
  notesNaming({ citekey, aliases }: Pick<Work, 'citekey' | 'aliases'>): FileId[] {
    return this.#known.notesWith([citekey, ...aliases]);
  }

  /** Every file that may be a page or a note, as it was read last. */
  get files(): Iterable<CachedFile> {
    return this.#known.values();
  }

  /** Of the bytes that a page or note was read from last, see `digest.ts`; undefined for what is neither, or not read. */
  digestOf(file: FileId): number | undefined {
    return this.#known.get(file)?.intake.parsed.digest;
  }

  /** Resolves when what was kept of the last session is there, if anything was. */
  readonly recalled: Promise<void>;
  #isRecalled: () => void = () => undefined;

  /** Resolves when there is a library to work with, whole or not. */
  get firstReading(): Promise<void> {
    return this.#library.size > 0 ? Promise.resolve() : this.#ready;
  }

  /** Resolves when the reading under way, if any, is done, and what changed meanwhile is read too. */
  get ready(): Promise<void> {
    return this.#ready.then(() => this.#following);
  }

  /** Reads what changed in the whole workspace; a reading under way gives way to this one. */
  refresh(care: Care = 'usual'): Promise<void> {
    this.#indexing?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#indexing = source;
    this.#ready = this.#readWorkspace(source, care)
      .catch((error) => {
        this.#log.error(error instanceof Error ? error : String(error));
        void vscode.window.showErrorMessage(`Scholium could not read the folder: ${messageOf(error)}`);
      })
      .finally(() => {
        source.dispose();
        if (this.#indexing !== source) return;
        this.#indexing = undefined;
        void setContext('scholium.indexing', false);
        this.#telling.call();
      });
    return this.#ready;
  }

  dispose(): void {
    this.#indexing?.cancel();
    clearTimeout(this.#settling);
    this.#reader.dispose();
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #readWorkspace(source: vscode.CancellationTokenSource, care: Care): Promise<void> {
    const started = performance.now();
    const elapsed = () => `${Math.round(performance.now() - started)} ms`;
    this.#reader.readSettings();
    await setContext('scholium.indexing', true);
    await this.word.read();
    this.#takeWord();
    const isReplaced = () => this.#indexing !== source;
    if (!this.#hasRecalled) {
      await this.#recall(isReplaced);
      if (this.#known.size > 0) this.#log.info(`${this.#known.size} files of the last time in ${elapsed()}`);
    }
    this.#isRecalled();
    // What is being read again was found by the settings of before.
    await this.#rereading.catch(() => undefined);
    const files = await this.#reader.readAll(source, care, isReplaced);
    if (isReplaced()) return;
    this.#hasOpened = true;
    await this.word.writeChanges();
    const stopped = source.token.isCancellationRequested;
    if (stopped) void this.#offerToGoOn();
    else this.#cache.retain((file) => this.#known.get(file) !== undefined);
    const { size } = this.#library;
    this.#log.info(`${files} files, ${size} papers in ${elapsed()}${stopped ? ' (stopped)' : ''}`);
  }

  /** Takes what was read the last time; the files are looked at afterwards. */
  async #recall(isReplaced: () => boolean): Promise<void> {
    for await (const chunk of this.#cache.load()) {
      if (isReplaced()) return;
      const newer = chunk.filter(({ file, readAt }) => (this.#known.get(file)?.readAt ?? -1) < readAt);
      for (const file of newer) this.#known.recall(file);
      this.#library.apply({ files: newer.map(({ intake }) => intake.parsed) });
      this.#tellSoon();
    }
    this.#hasRecalled = true;
  }

  async #offerToGoOn(): Promise<void> {
    const goOn = 'Go On';
    const answer = await vscode.window.showInformationMessage(
      'Scholium has stopped reading. What it has read can be used; the rest is missing until it is read.',
      goOn,
    );
    if (answer === goOn) await this.refresh();
  }

  #onFileEvent(uri: vscode.Uri): void {
    // Installing packages or fetching a branch makes thousands of events that are none of ours.
    if (this.#reader.isExcluded(uri) && !this.word.isFile(uri)) return;
    this.#pending.set(fileId(uri), uri);
    // One batch after another: of two readings of one file under way, the older could come in last. And what is
    // written all the time, a log beside the pages, must not keep the others waiting.
    this.#settling ??= setTimeout(() => {
      this.#settling = undefined;
      this.#following = this.#following.then(() => this.#readPending());
    }, SETTLE);
  }

  async #readPending(): Promise<void> {
    try {
      // A reading may be replaced by another while we wait for it.
      for (let ready: Promise<void> | undefined; ready !== this.#ready; await ready) ready = this.#ready;
      this.#rereading = this.#readChanged();
      await this.#rereading;
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
    }
  }

  async #readChanged(): Promise<void> {
    const uris = [...this.#pending.values()];
    this.#pending.clear();
    const pages = uris.filter((uri) => !this.word.isFile(uri));
    if (pages.length < uris.length && (await this.word.read())) this.#takeWord();
    // First by what the keys mean until now: in the new library one may mean another paper.
    if (!(await this.#reader.readAgain(pages, () => this.#pinWhatNotesCite()))) return;
    await this.word.writeChanges();
    await this.#pinWhatNotesCite();
  }

  /** Files as they are now. */
  #take(came: readonly CachedFile[], gone: readonly FileId[]): void {
    const files: Parsed[] = [];
    let isOther = gone.length > 0;
    for (const read of came) {
      const { parsed } = read.intake;
      const before = this.#known.get(read.file)?.intake;
      isOther ||= before !== read.intake;
      if (before?.parsed !== parsed) files.push(parsed);
      if (before && before !== read.intake && this.#hasOpened)
        this.word.noteChanges(vscode.Uri.parse(read.file), before.parsed, parsed);
      this.#known.set(read);
    }
    for (const file of gone) this.#known.delete(file);
    if (files.length + gone.length > 0) this.#library.apply({ files, gone });
    if (isOther) this.#tellSoon();
  }

  /** The reader's word as it is now. */
  #takeWord(): void {
    const { kept, accounts } = this.word.kept;
    const now = new Map(accounts.map((parsed) => [parsed.file, parsed]));
    const gone = [...this.#accounts.keys()].filter((file) => !now.has(file));
    const files = accounts.filter((parsed) => this.#accounts.get(parsed.file) !== parsed);
    this.#library.apply({ files, gone, kept: changedParts(this.#kept, kept) });
    this.#kept = kept;
    this.#accounts = now;
    this.#tellSoon();
  }

  #tellSoon(): void {
    this.#inNotes = undefined;
    this.#telling.call();
  }

  #tell(): void {
    void setContext('scholium.hasDumps', this.#library.size > 0);
    this.#changed.fire();
  }

  /**
   * A key that stands in a note is pinned, whoever typed it: when the note is saved. Merely opening a folder
   * writes nothing into it.
   */
  async #pinWhatNotesCite(): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    const works = [...this.#known.citedKeys].map((key) => this.#library.byCitekey(key));
    await this.word.pins.pin(works.filter((work) => work !== undefined));
  }
}

async function setContext(key: ContextKey, value: boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', key, value);
}
