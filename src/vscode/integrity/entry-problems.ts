/**
 * What is wrong with the entries of bibliographies, in the Problems panel: of the open ones as one types, of others what
 * *Check All Notes* found.
 */
import * as vscode from 'vscode';
import type { TextEdit } from '../../core/bibliography/adding/added';
import {
  EntryCheck,
  type EntryCheckContext,
  type EntryProblem,
  hasEntries,
} from '../../core/integrity/check-entries';
import { fixAllInSteps } from '../../core/integrity/fix-all';
import type { Work } from '../../core/model';
import type { FileId } from '../../core/place';
import type { ShownProblem } from '../../core/views/entry-problems';
import { setting } from '../configuration';
import { fileId } from '../convert';
import { boundedText } from '../file-texts';
import { type FileFilter, fileFilter } from '../files';
import { Pace } from '../pace';
import type { NoteBibliographies } from '../problems/note-bibliographies';
import { rulesFor } from '../problems/note-check';
import { inSlices } from '../slices';
import type { LibraryStore } from '../store';
import { type Checked, checkedOf, wordsOf } from './checked';

/** What is typed is looked at after such a pause. Milliseconds. */
const PAUSE = 400;
/** While a folder is read they are looked for no more often. Milliseconds. */
const BETWEEN_LIBRARIES = 2000;

export class EntryProblems implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #bibliographies: NoteBibliographies;
  readonly #collection = vscode.languages.createDiagnosticCollection('scholium-entries');
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #checks = new Map<vscode.TextDocument, EntryCheck>();
  readonly #open = new Map<vscode.TextDocument, Checked & { readonly version: number }>();
  /** Of files that are not open, or were not when they were checked. */
  readonly #reported = new Map<FileId, Checked>();
  /** Those of which somebody wanted to know, open or not, each with the digest of what was read of it. */
  readonly #asked = new Map<FileId, number | undefined>();
  /** How many times each was looked at: what was begun before another is late. */
  readonly #turns = new Map<FileId, number>();
  readonly #due = new Set<vscode.TextDocument>();
  readonly #filters = new Map<FileId, FileFilter>();
  readonly #pace = new Pace(() => {
    this.#later(vscode.workspace.textDocuments);
    for (const [file, digest] of this.#asked) if (digest !== this.#store.digestOf(file)) this.#again(file);
  }, BETWEEN_LIBRARIES);
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #checking: Promise<void> = Promise.resolve();
  readonly #disposables: readonly vscode.Disposable[];

  /** Other papers have problems than before. */
  readonly onDidChange = this.#changed.event;

  constructor(store: LibraryStore, bibliographies: NoteBibliographies) {
    this.#store = store;
    this.#bibliographies = bibliographies;
    this.#disposables = [
      this.#collection,
      this.#changed,
      this.#pace,
      store.onDidChange(() => this.#pace.call()),
      bibliographies.onDidChange((files) => {
        for (const file of files) this.#again(file);
      }),
      vscode.workspace.onDidOpenTextDocument((document) => this.#later([document])),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#later([document])),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#filters.clear()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        const ours = ['scholium.check', 'scholium.files', 'files.exclude'];
        if (!ours.some((section) => event.affectsConfiguration(section))) return;
        this.#filters.clear();
        this.#later(vscode.workspace.textDocuments);
        for (const file of this.#asked.keys()) this.#again(file);
      }),
    ];
    this.#later(vscode.workspace.textDocuments);
  }

  /** Those of the document as it is when they are there, for whoever mends them; none once that is another one. */
  async of(document: vscode.TextDocument): Promise<readonly EntryProblem[]> {
    const known = this.#open.get(document);
    if (known?.version === document.version) return known.problems;
    return known && this.#isWanted(document) ? ((await this.#check(document)) ?? []) : [];
  }

  /** All that can be mended without looking, in the document as it is; nothing once it is another one. */
  async fixAll(document: vscode.TextDocument): Promise<readonly TextEdit[]> {
    const { version } = document;
    const file = fileId(document.uri);
    // By a check of its own: the document's may be at work on it at the same time.
    const steps = fixAllInSteps(file, document.getText(), this.#contextOf(file));
    return (await inSlices(steps, () => !document.isClosed && document.version === version)) ?? [];
  }

  /** Checks a bibliography, and shows what is wrong with it; an open one shows that already. */
  async report(file: FileId): Promise<readonly EntryProblem[]> {
    const turn = (this.#turns.get(file) ?? 0) + 1;
    this.#turns.set(file, turn);
    this.#asked.set(file, this.#store.digestOf(file));
    const open = this.#openOne(file);
    if (open) return open.shown;
    const uri = vscode.Uri.parse(file);
    // What no note uses nobody else has read.
    const read = () => boundedText(uri).then(undefined, () => undefined);
    const found = this.#bibliographies.all.textOf(file) ?? (await read());
    const text = typeof found === 'string' ? found : '';
    const isWanted = hasEntries(file) && setting('scholium.check.enabled', uri);
    const steps = new EntryCheck().steps(file, text, this.#contextOf(file));
    const checked = checkedOf(text, (isWanted ? await inSlices(steps) : undefined) ?? []);
    // It was opened meanwhile, or looked at again, and shows what it says now.
    if (this.#openOne(file) || this.#turns.get(file) !== turn) return checked.shown;
    const before = this.#reported.get(file);
    this.#reported.set(file, checked);
    this.#show(uri, checked, before);
    return checked.shown;
  }

  /** What is wrong with the entries of a paper, where that is known. */
  ofWork(work: Work): readonly ShownProblem[] {
    return work.records.flatMap(({ citekey, place: { file, line: from } }) => {
      const known = citekey === undefined ? undefined : (this.#openOne(file) ?? this.#reported.get(file));
      // Entries may stand in one line.
      return (known?.byLine.get(from) ?? []).flatMap((index) => {
        const { message, severity, key } = known!.shown[index]!;
        if (key !== citekey) return [];
        const { start, end } = known!.diagnostics[index]!.range;
        const [line, column, endLine, endColumn] = [start.line, start.character, end.line, end.character];
        return { message, severity, place: { file, line, column, endLine, endColumn } };
      });
    });
  }

  #contextOf(file: FileId): EntryCheckContext {
    return { rules: rulesFor(file), thisYear: new Date().getFullYear(), library: this.#store.library };
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #isWanted(document: vscode.TextDocument): boolean {
    const { uri } = document;
    const file = fileId(uri);
    if (document.isClosed || !hasEntries(file) || uri.scheme === 'git') return false;
    // Any JSON or YAML may be anything; one that papers were read from is a bibliography.
    if (!/\.(?:bib|bibtex|ris)$/i.test(file) && this.#store.library.inFile(file).length === 0) return false;
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    // Nobody mends the older side of a comparison.
    if (!folder && uri.scheme !== 'file' && uri.scheme !== 'untitled') return false;
    if (folder && this.#filterOf(folder).isExcluded(uri)) return false;
    return setting('scholium.check.enabled', document);
  }

  #filterOf(folder: vscode.WorkspaceFolder): FileFilter {
    const id = fileId(folder.uri);
    const filter = this.#filters.get(id) ?? fileFilter(folder);
    this.#filters.set(id, filter);
    return filter;
  }

  #checkOf(document: vscode.TextDocument): EntryCheck {
    const check = this.#checks.get(document) ?? new EntryCheck();
    this.#checks.set(document, check);
    return check;
  }

  #later(documents: readonly vscode.TextDocument[]): void {
    const due = documents.filter((each) => this.#open.has(each) || this.#isWanted(each));
    if (due.length === 0) return;
    for (const document of due) this.#due.add(document);
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.#checking = this.#checking.then(() => this.#checkDue());
    }, PAUSE);
  }

  async #checkDue(): Promise<void> {
    const due = [...this.#due];
    this.#due.clear();
    for (const document of due) {
      if (!this.#isWanted(document)) {
        this.#forget(document);
        continue;
      }
      await this.#check(document);
    }
  }

  /** In slices; undefined where the document is another one meanwhile, and is due again. */
  async #check(document: vscode.TextDocument): Promise<readonly EntryProblem[] | undefined> {
    const { version } = document;
    const file = fileId(document.uri);
    const isWanted = () => !document.isClosed && document.version === version;
    const steps = this.#checkOf(document).steps(file, document.getText(), this.#contextOf(file));
    const problems = await inSlices(steps, isWanted);
    if (!problems || !isWanted()) return undefined;
    this.#take(document, version, problems);
    return problems;
  }

  #take(document: vscode.TextDocument, version: number, problems: readonly EntryProblem[]): void {
    const file = fileId(document.uri);
    const before = this.#open.get(document) ?? this.#reported.get(file);
    const checked = checkedOf(document.getText(), problems);
    this.#open.set(document, { ...checked, version });
    this.#reported.delete(file);
    this.#show(document.uri, checked, before);
  }

  /** It is closed, or nothing to be checked any more. */
  #forget(document: vscode.TextDocument): void {
    this.#due.delete(document);
    this.#checks.delete(document);
    if (!this.#open.delete(document)) return;
    this.#collection.delete(document.uri);
    this.#changed.fire();
    this.#again(fileId(document.uri));
  }

  #show(uri: vscode.Uri, now: Checked, before: Checked | undefined): void {
    this.#collection.set(uri, now.diagnostics);
    // Trees stand still where nobody would see a difference.
    if (!before || wordsOf(before) !== wordsOf(now)) this.#changed.fire();
  }

  #openOne(file: FileId): Checked | undefined {
    return [...this.#open].find(([document]) => fileId(document.uri) === file)?.[1];
  }

  /** A file that was reported on is another one, is closed or held to other rules: what was said of it may be wrong. */
  #again(file: FileId): void {
    if (this.#asked.has(file) && !this.#openOne(file)) void this.report(file);
  }
}
