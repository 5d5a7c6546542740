/**
 * The store: files on disk → `Library`. Holds what each file was read as, re-reads the one that changed, and
 * publishes an immutable snapshot by one event.
 */
import * as vscode from 'vscode';
import { type Intake, keepLastGood, notADump, takeIn, tooLarge } from '../core/intake';
import { buildLibrary } from '../core/library/build';
import { paperKeys } from '../core/library/citekeys';
import { EMPTY_LIBRARY, type Library } from '../core/library/library';
import type { Parsed, Work } from '../core/model';
import { fileId } from './convert';
import { type FileFilter, type FoundFile, fileFilter, listFiles, messageOf } from './files';
import { isPinFile, PinStore } from './pin-store';

/** Files read at the same time: on a remote each takes two round trips, so that what counts is how many are under way. */
const AT_ONCE = 64;
/** Changes that come together (a git checkout) are read together. Milliseconds. */
const SETTLE = 60;
/** Indexing that takes longer than this shows its progress. Milliseconds. */
const PATIENCE = 700;

export class LibraryStore implements vscode.Disposable {
  #library: Library = EMPTY_LIBRARY;
  #inNotes: ReadonlySet<string> = new Set();
  readonly #intakes = new Map<string, Intake>();
  readonly #pins = new PinStore();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #log: vscode.LogOutputChannel;
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  readonly #pending = new Map<string, vscode.Uri>();
  #filters = new Map<string, FileFilter>();
  #settling: number | undefined;
  #indexing: vscode.CancellationTokenSource | undefined;
  #ready: Promise<void> = Promise.resolve();

  /** The library, or what notes cite of it, is another than before. */
  readonly onDidChange = this.#changed.event;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    const changed = (uri: vscode.Uri) => this.#onFileEvent(uri);
    this.#disposables.push(
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      // Some file systems report nothing; what is saved here we know without them.
      vscode.workspace.onDidSaveTextDocument((document) => changed(document.uri)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.refresh()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        const ours =
          event.affectsConfiguration('scholium.files') || event.affectsConfiguration('scholium.notes');
        if (ours || event.affectsConfiguration('files.exclude')) this.refresh();
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

  /** Resolves when the folder was read for the first time. */
  get firstReading(): Promise<void> {
    return this.#library === EMPTY_LIBRARY ? this.#ready : Promise.resolve();
  }

  /** Resolves when the indexing under way, if any, is done. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** Reads the whole workspace again; an indexing under way gives way to this one. */
  refresh(): Promise<void> {
    this.#indexing?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#indexing = source;
    this.#ready = this.#indexAll(source)
      .catch((error) => {
        this.#log.error(error instanceof Error ? error : String(error));
        void vscode.window.showErrorMessage(`Scholium could not read the folder: ${messageOf(error)}`);
      })
      .finally(() => {
        source.dispose();
        if (this.#indexing === source) this.#indexing = undefined;
      });
    return this.#ready;
  }

  /** Pins the citekeys of these works, so that they never change by themselves. */
  async pin(works: readonly Work[], chosen?: { work: Work; citekey: string }): Promise<void> {
    const pinned = new Set(this.#pins.pins.map((pin) => pin.citekey));
    const byFolder = new Map<string, { folder: vscode.Uri; works: Work[] }>();
    for (const work of works) {
      if (pinned.has(work.citekey) && chosen?.work !== work) continue;
      const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(work.records[0]!.place.file))?.uri;
      if (!folder) continue;
      const key = fileId(folder);
      byFolder.set(key, { folder, works: [...(byFolder.get(key)?.works ?? []), work] });
    }
    for (const { folder, works: ours } of byFolder.values()) {
      await this.#pins.add(
        folder,
        ours.map((work) =>
          chosen?.work === work
            ? { citekey: chosen.citekey, paper: paperKeys(work), chosen: true }
            : { citekey: work.citekey, paper: paperKeys(work) },
        ),
      );
    }
    if (chosen) this.#publish();
  }

  dispose(): void {
    this.#indexing?.cancel();
    clearTimeout(this.#settling);
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #indexAll(source: vscode.CancellationTokenSource): Promise<void> {
    const started = performance.now();
    const folders = vscode.workspace.workspaceFolders ?? [];
    this.#filters = new Map(folders.map((folder) => [fileId(folder.uri), fileFilter(folder)]));
    await setIndexing(true);
    await this.#pins.read(folders.map(({ uri }) => uri));
    const found: FoundFile[] = [];
    const before = new Map(this.#intakes);
    this.#intakes.clear();
    for (const folder of folders) {
      const listing = await listFiles(folder.uri, this.#filters.get(fileId(folder.uri))!, source.token);
      found.push(...listing.files);
      for (const { uri, reason } of listing.leftOut) this.#leaveOut(uri, reason);
    }
    await this.#readAll(found, before, source);
    if (this.#indexing !== source) return;
    this.#publish();
    await setIndexing(false);
    const { works, citations } = this.#library;
    this.#log.info(
      `${found.length} files, ${works.length} papers, ${citations.length} citations in ${Math.round(performance.now() - started)} ms${source.token.isCancellationRequested ? ' (stopped)' : ''}`,
    );
  }

  /** Reads the files, showing progress when that takes a while; what is read so far is shown meanwhile. */
  async #readAll(
    found: readonly FoundFile[],
    before: ReadonlyMap<string, Intake>,
    source: vscode.CancellationTokenSource,
  ): Promise<void> {
    const started = performance.now();
    let done = 0;
    let nextPublish = started + PATIENCE;
    let report: (() => void) | undefined;
    let finished: () => void = () => undefined;
    const queue = found.values();
    const work = async () => {
      for (const file of queue) {
        if (source.token.isCancellationRequested) return;
        await this.#read(file, before.get(fileId(file.uri))?.parsed);
        done++;
        const now = performance.now();
        if (!report && now - started > PATIENCE && done < found.length) {
          report = this.#showProgress(
            () => [done, found.length],
            source,
            new Promise((resolve) => (finished = resolve)),
          );
        }
        if (now > nextPublish) {
          report?.();
          // Ever rarer: each snapshot costs as much as there is to merge.
          nextPublish = now + Math.max(PATIENCE, (now - started) / 2);
          if (this.#indexing === source) this.#publish();
        } else if (done % 100 === 0) report?.();
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    } finally {
      finished();
    }
  }

  #showProgress(
    count: () => [number, number],
    source: vscode.CancellationTokenSource,
    until: Promise<void>,
  ): () => void {
    let reported = 0;
    let progress: vscode.Progress<{ message?: string; increment?: number }> | undefined;
    void vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: 'Scholium reads the folder',
        cancellable: true,
      },
      (bar, token) => {
        progress = bar;
        token.onCancellationRequested(() => source.cancel());
        return until;
      },
    );
    return () => {
      const [done, all] = count();
      const percent = (100 * done) / all;
      progress?.report({
        message: `${done.toLocaleString('en')} of ${all.toLocaleString('en')} files`,
        increment: percent - reported,
      });
      reported = percent;
    };
  }

  async #read({ uri, role, maxSizeMB }: FoundFile, before?: Parsed): Promise<void> {
    const file = fileId(uri);
    try {
      const { size } = await vscode.workspace.fs.stat(uri);
      if (size > maxSizeMB * 1e6) {
        this.#leaveOut(uri, tooLarge(size, maxSizeMB));
        return;
      }
      const intake = takeIn(file, await vscode.workspace.fs.readFile(uri), role);
      this.#intakes.set(file, { ...intake, parsed: keepLastGood(before, intake.parsed) });
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound')
        this.#intakes.delete(file);
      else this.#leaveOut(uri, `The file cannot be read: ${messageOf(error)}`);
    }
  }

  #leaveOut(uri: vscode.Uri, reason: string): void {
    this.#intakes.set(fileId(uri), { parsed: notADump(fileId(uri), reason), citedKeys: new Set() });
  }

  #onFileEvent(uri: vscode.Uri): void {
    this.#pending.set(fileId(uri), uri);
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => void this.#readPending(), SETTLE);
  }

  async #readPending(): Promise<void> {
    await this.#ready;
    const uris = [...this.#pending.values()];
    this.#pending.clear();
    try {
      const before = new Map([...this.#intakes].map(([file, intake]) => [file, intake] as const));
      for (const uri of uris) await this.#readAgain(uri);
      const same =
        before.size === this.#intakes.size &&
        [...before].every(([file, intake]) => this.#intakes.get(file) === intake);
      if (same && !uris.some(isPinFile)) return;
      this.#publish();
      await this.#pinWhatNotesCite();
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
    }
  }

  /** Re-reads one file, a folder that came, or forgets what went. */
  async #readAgain(uri: vscode.Uri): Promise<void> {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const filter = folder && this.#filters.get(fileId(folder.uri));
    if (!folder || !filter) return;
    if (isPinFile(uri)) {
      await this.#pins.read((vscode.workspace.workspaceFolders ?? []).map((each) => each.uri));
      return;
    }
    const stat = await vscode.workspace.fs.stat(uri).then(
      (found) => found,
      () => undefined,
    );
    if (!stat) {
      const inside = `${fileId(uri)}/`;
      for (const file of [...this.#intakes.keys()]) {
        if (file === fileId(uri) || file.startsWith(inside)) this.#intakes.delete(file);
      }
      return;
    }
    if (stat.type & vscode.FileType.Directory) {
      if (filter.excludesFolder(uri)) return;
      const listing = await listFiles(uri, filter, new vscode.CancellationTokenSource().token);
      const fresh = listing.files.filter((file) => !this.#intakes.has(fileId(file.uri)));
      for (const file of fresh) await this.#read(file);
      return;
    }
    const role = filter.roleOf(uri);
    if (role)
      await this.#read({ uri, role, maxSizeMB: filter.maxSizeMB }, this.#intakes.get(fileId(uri))?.parsed);
  }

  #publish(): void {
    const intakes = [...this.#intakes.values()];
    this.#library = buildLibrary(
      intakes
        .map(({ parsed }) => parsed)
        .filter((parsed) => parsed.pages.length > 0 || parsed.notRead !== undefined),
      this.#pins.pins,
      this.#pins.problems,
    );
    this.#inNotes = new Set(intakes.flatMap(({ citedKeys }) => [...citedKeys]));
    void vscode.commands.executeCommand('setContext', 'scholium.hasDumps', this.#library.works.length > 0);
    this.#changed.fire();
  }

  /**
   * A key that stands in a note is pinned, whoever typed it: when the note is saved. Merely opening a folder
   * writes nothing into it.
   */
  async #pinWhatNotesCite(): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    const pinned = new Set(this.#pins.pins.map((pin) => pin.citekey));
    const works = [...this.#inNotes]
      .filter((key) => !pinned.has(key))
      .map((key) => this.#library.byCitekey(key));
    await this.pin(works.filter((work) => work !== undefined));
  }
}

async function setIndexing(indexing: boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'scholium.indexing', indexing);
}
