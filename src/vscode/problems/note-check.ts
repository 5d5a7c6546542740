/** What is wrong with a note, asked of the core with what the editor knows: its text, its bibliographies, the settings. */
import * as vscode from 'vscode';
import type { NoteText } from '../../core/checks/bibliographies';
import { type CheckContext, checkNote, checkProject } from '../../core/checks/check-note';
import { otherClaimants } from '../../core/checks/claims';
import { offsetsOf } from '../../core/checks/positions';
import type { NoteProblem } from '../../core/checks/problem';
import { type CheckedQuotation, quotationsIn } from '../../core/checks/quotations-in';
import {
  isRuleName,
  RULE_LEVELS,
  type RuleLevel,
  type RuleLevels,
  type RuleName,
} from '../../core/checks/rules';
import { languageOf } from '../../core/intake';
import { citesIn, findCitations } from '../../core/notes/citations';
import type { FileId } from '../../core/place';
import { setting } from '../configuration';
import { fileId } from '../convert';
import type { NoteStyles } from '../csl/note-styles';
import { openDocument, textOf } from '../file-texts';
import { type FileFilter, fileFilter } from '../files';
import { languageIdOf } from '../language';
import { mayCite } from '../navigation/note-citations';
import type { OpenNotes } from '../open-notes';
import type { ReferenceLists } from '../reference-list/lists';
import type { Searching } from '../searching';
import type { LibraryStore } from '../store';
import { SEVERITIES } from './diagnostics';
import type { NoteBibliographies } from './note-bibliographies';
import { PageTexts } from './page-texts';
import { WhoSays } from './who-says';

/** While the library is read it is another each time one looks: the note is then checked again when it rests. */
const MOST_ROUNDS = 3;

export class NoteCheck implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #notes: OpenNotes;
  readonly bibliographies: NoteBibliographies;
  readonly styles: NoteStyles | undefined;
  readonly #pages: PageTexts;
  readonly #whoSays: WhoSays;
  readonly lists: ReferenceLists | undefined;
  /** Of the workspace folders: whether a document is a note is asked at each change of any. */
  readonly #filters = new Map<FileId, FileFilter>();
  readonly #disposables = [
    vscode.workspace.onDidChangeWorkspaceFolders(() => this.#filters.clear()),
    vscode.workspace.onDidChangeConfiguration(() => this.#filters.clear()),
  ];

  constructor(
    store: LibraryStore,
    notes: OpenNotes,
    bibliographies: NoteBibliographies,
    searching: Searching,
    lists?: ReferenceLists,
    styles?: NoteStyles,
  ) {
    this.lists = lists;
    this.#store = store;
    this.#notes = notes;
    this.bibliographies = bibliographies;
    this.styles = styles;
    this.#pages = new PageTexts(store);
    this.#whoSays = new WhoSays(store, searching);
  }

  /** Whether problems of the document are shown as one types: not of a page, nor of what the reader excludes. */
  isWanted(document: vscode.TextDocument): boolean {
    return this.isNote(document) && setting('scholium.check.enabled', document);
  }

  isNote(document: vscode.TextDocument): boolean {
    const { uri } = document;
    const language = languageIdOf(document);
    // Asked at every line that a log grows by, too.
    if (document.isClosed || !citesIn(language) || this.isPage(fileId(uri))) return false;
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    // Plain text may be anything; it is a note where the reader says so.
    if (language === 'plaintext') return this.#filterOf(folder)?.roleOf(uri)?.note ?? false;
    return mayCite(document) && !this.#filterOf(folder)?.isExcluded(uri);
  }

  /** What a page says of itself is not the reader's to mend. */
  isPage(file: FileId): boolean {
    return this.#store.library.inFile(file).length > 0;
  }

  /** The document as it is now. */
  noteIn(document: vscode.TextDocument): NoteText {
    const { clusters, text } = this.#notes.readerOf(document);
    return { file: fileId(document.uri), text, language: languageIdOf(document), clusters };
  }

  /** The note as it is in the editor or else on disk; undefined where it is gone or no text. */
  async read(file: FileId): Promise<NoteText | undefined> {
    const open = openDocument(file);
    if (open) return this.noteIn(open);
    const text = await textOf(file);
    if (text === undefined) return undefined;
    const language = languageOf(file);
    return { file, text, language, clusters: findCitations(text, language) };
  }

  /** Reads what the note's bibliographies and quotations ask for, and says what is wrong with it. */
  async check(note: NoteText): Promise<NoteProblem[]> {
    await this.lists?.prepare(note);
    return this.#withPages(note, () => this.problemsOf(note));
  }

  /** Each quotation of the note, the exact ones as well; reads what that asks for. */
  async quotations(note: NoteText): Promise<CheckedQuotation[]> {
    return this.#withPages(note, () => quotationsIn(note, this.#contextOf(note)));
  }

  /** Of a note of which the bibliographies are read, by what is at hand of the pages it quotes. */
  problemsOf(note: NoteText): NoteProblem[] {
    const context = this.#contextOf(note);
    // Where nothing is known yet, that a key is not known says nothing.
    const isBlank = context.library.size === 0 && context.bibliographyOf(note).files.length === 0;
    const problems = checkNote(note, context);
    return isBlank ? problems.filter(({ rule }) => rule !== 'unknown-key') : problems;
  }

  /** Of a project file that speaks for notes which were checked, as it is in the editor. */
  problemsOfProject(document: vscode.TextDocument): NoteProblem[] {
    const file = fileId(document.uri);
    const { all } = this.bibliographies;
    if (all.textOf(file) !== document.getText()) return [];
    return this.projectProblems(file);
  }

  /** The same as it was read last. */
  projectProblems(file: FileId): NoteProblem[] {
    return checkProject(file, this.bibliographies.all, {
      library: this.#store.library,
      rules: rulesFor(file),
      projectStyleFault: (each) => this.styles?.projectFaultOf(each),
    });
  }

  /** Makes what the first question would wait for. */
  warm(): void {
    otherClaimants(this.#store.library, '');
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #filterOf(folder: vscode.WorkspaceFolder | undefined): FileFilter | undefined {
    if (!folder) return undefined;
    const id = fileId(folder.uri);
    const filter = this.#filters.get(id) ?? fileFilter(folder);
    this.#filters.set(id, filter);
    return filter;
  }

  async #withPages<T>(note: NoteText, ask: () => T): Promise<T> {
    await this.bibliographies.prepare(note);
    await this.styles?.checkNamed(note);
    for (let round = 1; ; round++) {
      const { given, wanted } = await this.#pages.answer(() => this.#whoSays.asking(ask));
      if (wanted.size === 0 || round === MOST_ROUNDS) return given;
      await this.#whoSays.lookFor(wanted);
    }
  }

  #contextOf(note: NoteText): CheckContext {
    const bibliography = this.bibliographies.of(note);
    return {
      library: this.#store.library,
      rules: rulesFor(note.file),
      bibliographyOf: () => bibliography,
      pageText: this.#pages.textOf,
      whoSays: this.#whoSays.of,
      styleFault: (each) => this.styles?.faultOf(each),
      listDigest: (note) => this.lists?.digestOf(note),
    };
  }
}

/** What the reader set; a word that is no rule or no level is passed over. */
export function rulesFor(file: FileId): RuleLevels {
  const levels: Partial<Record<RuleName, RuleLevel>> = {};
  const set: unknown = setting('scholium.check.rules', vscode.Uri.parse(file));
  for (const [rule, level] of Object.entries(typeof set === 'object' && set !== null ? set : {}))
    if (isRuleName(rule) && RULE_LEVELS.includes(level)) levels[rule] = level;
  return levels;
}

/** Problems of one text as VS Code shows them. */
export function toDiagnostics(text: string, problems: readonly NoteProblem[]): vscode.Diagnostic[] {
  const { position } = offsetsOf(text);
  return problems.map(({ span, message, severity, rule }) => {
    const [start, end] = [position(span.start), position(span.end)];
    const range = new vscode.Range(start.line, start.column, end.line, end.column);
    const diagnostic = new vscode.Diagnostic(range, message, SEVERITIES[severity]);
    diagnostic.source = 'Scholium';
    diagnostic.code = rule;
    return diagnostic;
  });
}
