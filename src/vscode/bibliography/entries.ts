/**
 * A citation brings its entry: whoever cites a paper into a note asks here for the key, and says here that it is cited.
 * The entry is no part of the note's undo, for VS Code would ask at each Ctrl+Z whether to undo in both files; it follows
 * what undo and redo do to the citation instead.
 */
import * as vscode from 'vscode';
import { entryKeys, type NewEntry } from '../../core/bibliography/adding/add-entries';
import { CitedEntries, type Plan } from '../../core/bibliography/adding/cited-entries';
import type { EntryTarget } from '../../core/bibliography/adding/target';
import type { NoteText } from '../../core/checks/bibliographies';
import { entryUnder } from '../../core/checks/entry-under';
import type { Work } from '../../core/model';
import type { CitationForm } from '../../core/notes/cluster';
import type { FileId } from '../../core/place';
import { setting } from '../configuration';
import { fileId } from '../convert';
import { messageOf } from '../files';
import { languageIdOf } from '../language';
import { Notice } from '../notice';
import type { OpenNotes } from '../open-notes';
import type { NoteCheck } from '../problems/note-check';
import type { LibraryStore } from '../store';
import { addsIn, whyNowhere } from './adds-in';
import { changeFile } from './change-file';
import { Drops } from './drops';
import { heldKeys, type KnownNotes, usesBibliography } from './held-keys';
import { mainFileOf } from './main-file';
import { targetIn } from './target-in';
import { EntriesTelling } from './telling';

/** The key under which a note cites a paper. */
export type KeyOf = (work: Work) => string;

/** A citation waits no longer for its bibliographies to be read. Milliseconds. */
const PATIENCE = 500;

/** Of a bibliography that is read between two keystrokes. */
const MOST_ENTRIES = 2000;

/** What a reference list is made from; links and footnotes need no bibliography. */
const FORMS: ReadonlySet<CitationForm> = new Set(['pandoc', 'latex', 'myst', 'typst']);

export class Entries implements vscode.Disposable {
  readonly #known: KnownNotes;
  readonly #log: vscode.LogOutputChannel;
  readonly #telling: EntriesTelling;
  readonly #cited = new CitedEntries();
  /** One change of a file after the other: what undo and redo want meanwhile is in the next. */
  #settling: Promise<void> = Promise.resolve();
  readonly #drops = new Drops();
  /** The main files of chapters, as they were last found. */
  readonly #mains = new WeakMap<vscode.TextDocument, NoteText | undefined>();
  readonly #disposables = [
    this.#drops,
    vscode.workspace.onDidChangeTextDocument((event) => this.#follow(event)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => void this.#leave(fileId(uri))),
  ];

  constructor(
    store: LibraryStore,
    notes: OpenNotes,
    check: NoteCheck,
    memento: vscode.Memento,
    log: vscode.LogOutputChannel,
  ) {
    this.#known = { store, notes, check };
    this.#log = log;
    this.#telling = new EntriesTelling(memento);
  }

  /** Waits a little for what the note's bibliographies call the papers. */
  async keysIn(document: vscode.TextDocument | undefined): Promise<KeyOf> {
    if (!document || !usesBibliography(document)) return citekeyOf;
    await Promise.race([
      this.#prepared(document).catch((error) => this.#log.warn(`${document.uri}: ${messageOf(error)}`)),
      new Promise<void>((resolve) => setTimeout(resolve, PATIENCE)),
    ]);
    return this.keysNow(document, Number.POSITIVE_INFINITY);
  }

  /**
   * By what is read of the bibliographies: the key of the entry that stands there, whatever the paper's own is. Nobody
   * who types waits until one is read that the library has not: of more than `most` entries it is passed over.
   */
  keysNow(document: vscode.TextDocument, most = MOST_ENTRIES): KeyOf {
    if (!usesBibliography(document)) return citekeyOf;
    const own = { file: fileId(document.uri), text: document.getText(), language: languageIdOf(document) };
    if (!this.#mains.has(document)) void this.#prepared(document).catch((error) => this.#fail([], error));
    const note = this.#mains.get(document) ?? own;
    const { files, inline } = this.#known.check.bibliographies.of(note);
    if (files.length === 0) return citekeyOf;
    const { library } = this.#known.store;
    const quick = files.filter(({ file, keys }) => keys.size <= most || library.inFile(file).length > 0);
    return (work) => {
      const { citekey } = work;
      if (inline.has(citekey) || files.some(({ keys }) => keys.has(citekey))) return citekey;
      return entryUnder(work, quick, library)?.key ?? citekey;
    };
  }

  /**
   * The papers are cited in the document now. Adds what its bibliography lacks, and never throws: the citation is there,
   * and what is wrong with the bibliography is told beside it.
   */
  async cited(document: vscode.TextDocument, works: readonly Work[], keyOf: KeyOf): Promise<void> {
    const entries = [...new Set(works)].map((work): NewEntry => ({ key: keyOf(work), work }));
    try {
      await this.#add(document, entries);
    } catch (error) {
      this.#fail(
        entries.map(({ key }) => key),
        error,
      );
    }
  }

  /** VS Code is about to put the citation in, if the reader lets it. */
  citedSoon(document: vscode.TextDocument, works: readonly Work[], keyOf: KeyOf): void {
    const isThere = () => {
      const cited = this.#citedIn(document);
      return works.some((work) => cited.has(keyOf(work)));
    };
    this.#drops.expect(document, isThere, () => void this.cited(document, works, keyOf));
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #add(document: vscode.TextDocument, all: readonly NewEntry[]): Promise<void> {
    const adds = addsIn(document);
    if (!adds || !usesBibliography(document)) return;
    const cited = this.#citedIn(document);
    const entries = all.filter(({ key }) => cited.has(key));
    if (entries.length === 0) return;
    const keys = entries.map(({ key }) => key);
    const file = fileId(document.uri);
    const reason = whyNowhere(document);
    if (reason !== undefined) {
      if (adds === 'always') this.#telling.notAdded(keys, reason);
      return;
    }
    if (this.#known.check.isPage(file)) return;
    const { bibliographies } = this.#known.check;
    const note = await this.#prepared(document);
    const { files, inline } = bibliographies.of(note);
    const target = targetIn(bibliographies, note, cited, adds);
    const isNew = ({ key }: NewEntry) =>
      !inline.has(key) &&
      !files.some(
        (each) => each.keys.has(key) && !(target && 'file' in target && this.#cited.has(target.file, key)),
      );
    const wanted = entries.filter(isNew);
    if (wanted.length === 0) return;
    if (!target) {
      // Without a name for the default file there is to be none.
      if (adds === 'always' && setting('scholium.bibliography.defaultFile', document).trim() !== '')
        this.#telling.notAdded(keys, 'the note names no bibliography, and none can be made beside it.');
      return;
    }
    if ('refusal' in target) return this.#telling.notAdded(keys, target.refusal);
    // It may be undone by now.
    const now = this.#citedIn(document);
    for (const entry of wanted) this.#cited.cite(file, target.file, entry, now.has(entry.key));
    await this.#settle(target, file);
  }

  #citedIn(document: vscode.TextDocument): ReadonlySet<string> {
    const { clusters } = this.#known.notes.readerOf(document);
    const used = clusters.filter(({ form, isLabel }) => FORMS.has(form) && !isLabel);
    return new Set(used.flatMap(({ items }) => items.map(({ key }) => key)));
  }

  /** The note whose bibliographies are the document's, when they are read: itself, or the main file of a chapter. */
  async #prepared(document: vscode.TextDocument): Promise<NoteText> {
    const { check } = this.#known;
    const own = check.noteIn(document);
    // Whoever asks meanwhile need not look for it as well.
    this.#mains.set(document, this.#mains.get(document));
    const main = await mainFileOf(check, own);
    await check.bibliographies.prepare(main ?? own);
    this.#mains.set(document, main);
    return main ?? own;
  }

  /** The note is closed. Where it was not saved, it cites again what was undone since it was saved last. */
  async #leave(note: FileId): Promise<void> {
    if (this.#cited.hasUndone(note)) {
      const saved = await this.#known.check.read(note).catch(() => undefined);
      const keys = new Set(saved?.clusters?.flatMap(({ items }) => items.map(({ key }) => key)));
      this.#followTo(note, keys, false);
    }
    this.#cited.forget(note);
  }

  #follow({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const note = fileId(document.uri);
    if (contentChanges.length === 0 || !this.#cited.follows(note)) return;
    const keys = new Set(this.#known.notes.readerOf(document).keys.map(({ key }) => key));
    this.#followTo(note, keys, reason !== undefined);
  }

  #followTo(note: FileId, keys: ReadonlySet<string>, byUndoOrRedo: boolean): void {
    for (const file of this.#cited.follow(note, (key) => keys.has(key), byUndoOrRedo))
      void this.#settle({ file, isThere: true, byDefault: false }).catch((error) => this.#fail([], error));
  }

  /** Makes the file what it should be; `note` is where it is to be told. */
  #settle(target: EntryTarget, note?: FileId): Promise<void> {
    const { file } = target;
    const settled = this.#settling.then(async () => {
      const held = await heldKeys(this.#known, file, this.#cited.leaving(file));
      let plan: Plan | undefined;
      let before: string | undefined;
      await changeFile(file, (text) => {
        before = text;
        plan = this.#cited.plan(file, text, (key) => held.get(key) ?? true);
        return plan ? { text: plan.text } : 'same';
      }).catch((error) => {
        // What could not be written is not tried again by an undo.
        this.#cited.drop(file);
        throw error;
      });
      plan?.done();
      if (plan) await this.#known.check.bibliographies.readAgain(file);
      if (plan && note !== undefined)
        this.#tell(note, { ...target, isThere: before !== undefined }, plan, before);
    });
    this.#settling = settled.catch(() => undefined);
    return settled;
  }

  #tell(note: FileId, target: EntryTarget, { added, skipped }: Plan, before: string | undefined): void {
    const known = entryKeys(target.file, before ?? '') ?? [];
    this.#telling.skipped(skipped.filter(({ key }) => !known.includes(key)));
    const entries = this.#cited.entriesOf(target.file).filter(({ key }) => added.includes(key));
    if (entries.length > 0) this.#telling.added(note, target, entries);
  }

  #fail(keys: readonly string[], error: unknown): void {
    if (!(error instanceof Notice)) this.#log.error(error instanceof Error ? error : String(error));
    if (keys.length > 0) this.#telling.notAdded(keys, messageOf(error));
  }
}

function citekeyOf({ citekey }: Work): string {
  return citekey;
}
