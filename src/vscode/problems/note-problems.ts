/**
 * What is wrong with the citations of notes, in the Problems panel: of the open ones as one types, of others what
 * *Check All Notes* found.
 */
import * as vscode from 'vscode';
import type { NoteProblem } from '../../core/checks/problem';
import type { FileId } from '../../core/place';
import { fileId } from '../convert';
import { messageOf } from '../files';
import { Pace } from '../pace';
import type { LibraryStore } from '../store';
import { BeingTyped } from './being-typed';
import { type NoteCheck, toDiagnostics } from './note-check';
import { Queue } from './queue';

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

/** What was looked at: the problems of these rules, in these files; of all where it does not say. */
export interface Part {
  readonly rules?: ReadonlySet<string>;
  readonly files?: ReadonlySet<FileId> | undefined;
}

export class NoteProblems implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #check: NoteCheck;
  readonly #log: vscode.LogOutputChannel;
  readonly #collection = vscode.languages.createDiagnosticCollection('scholium-notes');
  readonly #open = new Map<vscode.TextDocument, Checked>();
  #reported = new Map<FileId, Reported>();
  /** Notes that were reported on and may be others now. */
  readonly #stale = new Queue<FileId>((file) => this.#readAgain(file));
  readonly #due = new Set<vscode.TextDocument>();
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #checking: Promise<void> = Promise.resolve();
  /** Before the library is read, every key would be unknown. */
  #hasBegun = false;
  /** Those that are not shown while the reader types there. */
  readonly #typing = new BeingTyped((document) => this.#showHeld(document));
  readonly #pace = new Pace(() => this.#onLibrary(), BETWEEN_LIBRARIES);
  readonly #disposables: vscode.Disposable[];

  constructor(store: LibraryStore, check: NoteCheck, log: vscode.LogOutputChannel) {
    this.#store = store;
    this.#check = check;
    this.#log = log;
    this.#disposables = [
      this.#collection,
      this.#pace,
      this.#typing,
      store.onDidChange(() => this.#pace.call()),
      check.bibliographies.onDidChange((files) => this.#onBibliographies(files)),
      ...(check.lists ? [check.lists.onDidRest(() => this.#later([...this.#open.keys()]))] : []),
      ...(check.styles ? [check.styles.onDidChange(() => this.#later([...this.#open.keys()]))] : []),
      vscode.workspace.onDidOpenTextDocument((document) => this.#later([document])),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#later([document])),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        const ours = ['check', 'notes', 'files', 'bibliography'].map((each) => `scholium.${each}`);
        ours.push('files.exclude');
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

  /** Shows what was found in the place of what was before: all of it, or that of a part that was looked at. */
  report(found: ReadonlyMap<FileId, Reported>, part: Part = {}): void {
    const before = this.#reported;
    this.#reported = new Map();
    for (const [file, { diagnostics, digest }] of before) {
      const kept = diagnostics.filter(({ code }) => !isIn(part, file, String(code)));
      if (kept.length > 0) this.#reported.set(file, { diagnostics: kept, digest });
    }
    for (const [file, each] of found) {
      const kept = this.#reported.get(file);
      const diagnostics = [...(kept?.diagnostics ?? []), ...each.diagnostics];
      // What is kept may be of a note that was another then, and is to be found out again.
      this.#reported.set(file, { diagnostics, digest: kept ? kept.digest : each.digest });
    }
    const open = this.#openFiles();
    for (const file of new Set([...before.keys(), ...found.keys()])) if (!open.has(file)) this.#show(file);
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    clearTimeout(this.#idle);
    this.#stale.clear();
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #begin(): void {
    this.#hasBegun = true;
    this.#later(vscode.workspace.textDocuments);
    this.#idle = setTimeout(() => this.#check.warm(), IDLE);
  }

  #onLibrary(): void {
    this.#later([...vscode.workspace.textDocuments]);
    for (const [file, { digest, diagnostics }] of this.#reported) {
      const now = this.#store.digestOf(file);
      if (digest === undefined || digest === now) continue;
      if (now === undefined) this.#drop(file);
      else {
        // What is read for this state is read once.
        this.#reported.set(file, { digest: now, diagnostics });
        this.#stale.add(file);
      }
    }
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
    const due = documents.filter((each) => this.#open.has(each) || this.#check.isWanted(each));
    // A log that grows without a rest keeps no note waiting.
    if (due.length === 0) return;
    for (const document of due) this.#due.add(document);
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
    this.#collection.set(document.uri, toDiagnostics(text, this.#typing.without(document, text, problems)));
    return checked;
  }

  /** The caret may have left what is typed. */
  #showHeld(document: vscode.TextDocument): void {
    const known = this.#open.get(document);
    if (known?.version === document.version) this.#take(document, document.getText(), known.problems);
  }

  /** It is closed, or no note any more. */
  #forget(document: vscode.TextDocument): void {
    this.#due.delete(document);
    const file = fileId(document.uri);
    if (this.#open.delete(document)) this.#show(file);
    // What was found may be in words that were typed and not saved.
    if (document.isClosed && this.#reported.get(file)?.digest !== undefined) this.#stale.add(file);
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

  /** What cannot be read has no problems any more. */
  async #readAgain(file: FileId): Promise<void> {
    const known = this.#reported.get(file);
    if (!known) return;
    let diagnostics: readonly vscode.Diagnostic[] | undefined;
    try {
      const note = await this.#check.read(file);
      if (note && !this.#check.isPage(file))
        diagnostics = toDiagnostics(note.text, await this.#check.check(note));
    } catch (error) {
      this.#log.warn(`Not checked again: ${file}: ${messageOf(error)}`);
    }
    // Another search reported on it meanwhile, or the note is another again.
    if (this.#reported.get(file) !== known) return this.#stale.add(file);
    if (!diagnostics) return this.#drop(file);
    this.#reported.set(file, { ...known, diagnostics });
    if (!this.#openFiles().has(file)) this.#show(file);
  }
}

function isIn({ rules, files }: Part, file: FileId, rule: string): boolean {
  return (rules?.has(rule) ?? true) && (files?.has(file) ?? true);
}
