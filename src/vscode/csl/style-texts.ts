/** Texts of styles and locales, as they are in the editor or on disk: each read once and followed as it changes. */
import * as vscode from 'vscode';
import type { FileId } from '../../core/place';
import { fileId } from '../convert';
import { boundedText, type FileText, UNREADABLE } from '../file-texts';
import { FilesBelow } from '../problems/files-below';

/** What is typed into a style counts after so long. Milliseconds. */
const SETTLE = 300;

export class StyleTexts implements vscode.Disposable {
  readonly #texts = new Map<FileId, Promise<FileText>>();
  readonly #known = new FilesBelow();
  readonly #pending = new Set<FileId>();
  /** Watchers of files outside the workspace, which VS Code tells nothing of otherwise. */
  readonly #outside = new Map<FileId, vscode.Disposable>();
  readonly #changed = new vscode.EventEmitter<ReadonlySet<FileId>>();
  readonly #disposables: vscode.Disposable[];
  #settling: ReturnType<typeof setTimeout> | undefined;

  /** These files, which someone asked for, are others than before: changed, come or gone. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    const changed = (uri: vscode.Uri) => this.#onChange(this.#known.like(fileId(uri)));
    // Of a folder that comes or goes, what is in it is not told.
    const moved = (uri: vscode.Uri) => this.#onChange(this.#known.below(fileId(uri)));
    this.#disposables = [
      this.#changed,
      watcher,
      watcher.onDidChange(changed),
      watcher.onDidCreate(moved),
      watcher.onDidDelete(moved),
      vscode.workspace.onDidChangeTextDocument(({ document }) => changed(document.uri)),
      // What was typed and not saved is gone with it.
      vscode.workspace.onDidCloseTextDocument(({ uri }) => changed(uri)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('scholium.files.maxSizeMB')) this.#onChange(this.#texts.keys());
      }),
    ];
  }

  /** Undefined where there is no such file. Never throws. */
  read(uri: vscode.Uri): Promise<FileText> {
    const file = fileId(uri);
    let text = this.#texts.get(file);
    if (!text) {
      if (!vscode.workspace.getWorkspaceFolder(uri)) this.#watch(file, uri);
      this.#known.add(file);
      text = readNow(uri);
      this.#texts.set(file, text);
    }
    return text;
  }

  /** Nobody needs any other file now. */
  keepOnly(files: ReadonlySet<FileId>): void {
    for (const file of [...this.#texts.keys()]) {
      if (files.has(file)) continue;
      this.#texts.delete(file);
      this.#known.delete(file);
      this.#outside.get(file)?.dispose();
      this.#outside.delete(file);
    }
  }

  dispose(): void {
    clearTimeout(this.#settling);
    vscode.Disposable.from(...this.#disposables, ...this.#outside.values()).dispose();
  }

  #watch(file: FileId, uri: vscode.Uri): void {
    if (this.#outside.has(file)) return;
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[*?{}[\]]/g, '?');
    const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name);
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const changed = () => this.#onChange([file]);
    this.#outside.set(
      file,
      vscode.Disposable.from(
        watcher,
        watcher.onDidChange(changed),
        watcher.onDidCreate(changed),
        watcher.onDidDelete(changed),
      ),
    );
  }

  #onChange(files: Iterable<FileId>): void {
    const before = this.#pending.size;
    for (const file of files) this.#pending.add(file);
    if (this.#pending.size === before && before === 0) return;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => void this.#readPending(), SETTLE);
  }

  async #readPending(): Promise<void> {
    const files = [...this.#pending];
    this.#pending.clear();
    const others = new Set<FileId>();
    await Promise.all(
      files.map(async (file) => {
        const before = this.#texts.get(file);
        if (!before) return;
        const now = readNow(vscode.Uri.parse(file));
        this.#texts.set(file, now);
        if ((await before) !== (await now)) others.add(file);
      }),
    );
    if (others.size > 0) this.#changed.fire(others);
  }
}

/** A path that leads through a file, or to a place that nobody may see, leads to no file either. */
function readNow(uri: vscode.Uri): Promise<FileText> {
  return boundedText(uri).catch((error): FileText => {
    const isNone = error instanceof vscode.FileSystemError && /NotADirectory|FileNotFound/.test(error.code);
    return isNone ? undefined : UNREADABLE;
  });
}
