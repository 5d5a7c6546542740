/**
 * What is wrong with the citations of notes, in the Problems panel: of the open ones as one types, of others what
 * *Check All Notes* found.
 */
import * as vscode from 'vscode';
import type { NoteProblem } from '../core/checks/problem';
import type { FileId } from '../core/place';
import { fileId } from './convert';
import { messageOf } from './files';
import { type NoteCheck, toDiagnostics } from './note-check';
import { Pace } from './pace';
import type { LibraryStore } from './store';

/** What is typed is looked at after such a pause. Milliseconds. */
const PAUSE = 200;
/** While a folder is read they are looked for no more often. Milliseconds. */
const BETWEEN_LIBRARIES = 500;
/** After the first reading the host is left to others for so long. Milliseconds. */
const IDLE = 1000;

/** The problems of a document of this version. */
interface Checked {
  readonly version: number;
  readonly problems: readonly NoteProblem[];
}

/** What was found in a file that need not be open. */
export interface Reported {
  readonly diagnostics: readonly vscode.Diagnostic[];
  /** Of the note it was found in, as the store read it; undefined for what is no note. */
  readonly digest: number | undefined;
}

export class NoteProblems implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #check: NoteCheck;
  readonly #log: vscode.LogOutputChannel;
  readonly #collection = vscode.languages.createDiagnosticCollection('scholium-notes');
  readonly #open = new Map<vscode.TextDocument, Checked>();
  #reported = new Map<FileId, Reported>();
  readonly #due = new Set<vscode.TextDocument>();
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #checking: Promise<void> = Promise.resolve();
  /** Before the library is read, every key would be unknown. */
  #hasBegun = false;
  readonly #pace = new Pace(() => this.#onLibrary(), BETWEEN_LIBRARIES);
  readonly #disposables: vscode.Disposable[];

  constructor(store: LibraryStore, check: NoteCheck, log: vscode.LogOutputChannel) {
    this.#store = store;
    this.#check = check;
    this.#log = log;
    this.#disposables = [
      this.#collection,
      this.#pace,
      store.onDidChange(() => this.#pace.call()),
      check.bibliographies.onDidChange((files) => this.#onBibliographies(files)),
      vscode.workspace.onDidOpenTextDocument((document) => this.#later([document])),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#later([document])),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        const ours = ['scholium.check', 'scholium.notes', 'scholium.files', 'files.exclude'];
        if (ours.some((section) => event.affectsConfiguration(section)))
          this.#later(vscode.workspace.textDocuments);
      }),
    ];
    void store.recalled.then(() => store.ready).then(() => this.#begin());
  }

  /** Those of the document as it is now, for whoever mends them; none where they cannot be told yet. */
  of(document: vscode.TextDocument): readonly NoteProblem[] {
    const known = this.#open.get(document);
    if (known?.version === document.version) return known.problems;
    return known && this.#check.isWanted(document) ? (this.#look(document)?.problems ?? []) : [];
  }

  /** Shows what was found in these files, in the place of all that was before. */
  report(reported: ReadonlyMap<FileId, Reported>): void {
    const before = this.#reported;
    this.#reported = new Map(reported);
    const open = this.#openFiles();
    for (const file of new Set([...before.keys(), ...reported.keys()])) if (!open.has(file)) this.#show(file);
  }

  /** Shows what was found by some rules, in the place of what these had found before; other rules' problems stay. */
  reportOf(rules: ReadonlySet<string>, reported: ReadonlyMap<FileId, Reported>): void {
    const all = new Map<FileId, Reported>();
    for (const [file, { diagnostics, digest }] of this.#reported) {
      const others = diagnostics.filter(({ code }) => !rules.has(String(code)));
      if (others.length > 0) all.set(file, { diagnostics: others, digest });
    }
    for (const [file, { diagnostics, digest }] of reported)
      all.set(file, { diagnostics: [...(all.get(file)?.diagnostics ?? []), ...diagnostics], digest });
    this.report(all);
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    clearTimeout(this.#idle);
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #begin(): void {
    this.#hasBegun = true;
    this.#later(vscode.workspace.textDocuments);
    this.#idle = setTimeout(() => this.#check.warm(), IDLE);
  }

  #onLibrary(): void {
    this.#later([...vscode.workspace.textDocuments]);
    for (const [file, { digest }] of this.#reported)
      if (digest !== undefined && this.#store.digestOf(file) !== digest) void this.#readAgain(file);
  }

  #onBibliographies(files: ReadonlySet<FileId>): void {
    const { bibliographies } = this.#check;
    this.#later(
      [...this.#open.keys()].filter((each) => bibliographies.isOf(this.#check.noteIn(each), files)),
    );
    for (const file of files) if (this.#reported.get(file)?.digest === undefined) this.#drop(file);
  }

  #later(documents: readonly vscode.TextDocument[]): void {
    if (!this.#hasBegun) return;
    for (const document of documents) {
      if (this.#open.has(document) || this.#check.isWanted(document)) this.#due.add(document);
    }
    if (this.#due.size === 0) return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.#checking = this.#checking.then(() => this.#checkDue());
    }, PAUSE);
  }

  async #checkDue(): Promise<void> {
    const visible = new Set(vscode.window.visibleTextEditors.map(({ document }) => document));
    const due = [...this.#due].sort((a, b) => Number(visible.has(b)) - Number(visible.has(a)));
    this.#due.clear();
    for (const document of due) {
      try {
        await this.#checkOne(document);
      } catch (error) {
        this.#log.error(`${fileId(document.uri)}: ${messageOf(error)}`);
      }
      // Others have their turn between two notes.
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
    }
  }

  async #checkOne(document: vscode.TextDocument): Promise<void> {
    if (!this.#check.isWanted(document)) return this.#forget(document);
    const { version } = document;
    const note = this.#check.noteIn(document);
    const problems = await this.#check.check(note);
    // What changed meanwhile is due again.
    if (document.isClosed || document.version !== version) return;
    this.#take(document, note.text, problems);
  }

  #look(document: vscode.TextDocument): Checked | undefined {
    const note = this.#check.noteIn(document);
    if (!this.#check.bibliographies.isReady(note)) return undefined;
    return this.#take(document, note.text, this.#check.problemsOf(note));
  }

  #take(document: vscode.TextDocument, text: string, problems: readonly NoteProblem[]): Checked {
    const checked = { version: document.version, problems };
    this.#open.set(document, checked);
    this.#collection.set(document.uri, toDiagnostics(text, problems));
    return checked;
  }

  /** It is closed, or no note any more. */
  #forget(document: vscode.TextDocument): void {
    this.#due.delete(document);
    if (this.#open.delete(document)) this.#show(fileId(document.uri));
  }

  #show(file: FileId): void {
    this.#collection.set(vscode.Uri.parse(file), this.#reported.get(file)?.diagnostics);
  }

  #drop(file: FileId): void {
    if (this.#reported.delete(file) && !this.#openFiles().has(file)) this.#show(file);
  }

  #openFiles(): ReadonlySet<FileId> {
    return new Set(Array.from(this.#open.keys(), ({ uri }) => fileId(uri)));
  }

  /** A note that was reported on is another now. */
  async #readAgain(file: FileId): Promise<void> {
    const digest = this.#store.digestOf(file);
    const note = digest === undefined ? undefined : await this.#check.read(file).catch(() => undefined);
    const problems = note && (await this.#check.check(note));
    if (!this.#reported.has(file)) return;
    if (!problems || this.#check.isPage(file)) return this.#drop(file);
    const diagnostics = toDiagnostics(note.text, problems);
    this.#reported.set(file, { digest, diagnostics });
    if (!this.#openFiles().has(file)) this.#show(file);
  }
}
