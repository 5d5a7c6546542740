/** What is printed of the notes in sight, kept up as they change. */
import * as vscode from 'vscode';
import { ShownCitations } from '../../core/formatted/shown';
import { fileId } from '../convert';
import type { NoteFormatting } from '../csl/note-formatting';
import { messageOf } from '../files';
import { languageIdOf } from '../language';
import type { OpenNotes } from '../open-notes';

/**
 * What is typed is printed after such a pause; a note of thousands of citations, which holds up the host for a second,
 * after one that is so many times as long as that took, up to the longest. Milliseconds.
 */
const PAUSE = 250;
const RESTS = 5;
const LONGEST_PAUSE = 5000;

interface Printed {
  /** Undefined before the first time, and where the note cannot be printed. */
  shown: ShownCitations | undefined;
  /** It is, or is about to be, what the note says now. */
  isFresh: boolean;
  /** The longest that printing it took. Milliseconds. */
  took: number;
  eol: vscode.EndOfLine;
}

export class FormattedDocuments implements vscode.Disposable {
  readonly #notes: OpenNotes;
  readonly #formatting: NoteFormatting;
  readonly #log: vscode.LogOutputChannel;
  readonly #changed: (document: vscode.TextDocument) => void;
  readonly #printed = new Map<vscode.TextDocument, Printed>();
  #waiting: ReturnType<typeof setTimeout> | undefined;
  readonly #disposables: vscode.Disposable[];

  /** `changed`: something else is printed of the document now, or its text moved. */
  constructor(
    notes: OpenNotes,
    formatting: NoteFormatting,
    log: vscode.LogOutputChannel,
    changed: (document: vscode.TextDocument) => void,
  ) {
    this.#notes = notes;
    this.#formatting = formatting;
    this.#log = log;
    this.#changed = changed;
    this.#disposables = [
      formatting.onDidChange(() => this.#printAll()),
      vscode.workspace.onDidChangeTextDocument((event) => this.#move(event)),
      // Also when a document is given another language.
      vscode.workspace.onDidCloseTextDocument((document) => this.#printed.delete(document)),
    ];
  }

  /** Undefined where it is not known yet; `changed` tells when it is. */
  of(document: vscode.TextDocument): ShownCitations | undefined {
    let printed = this.#printed.get(document);
    if (!printed) {
      printed = { shown: undefined, isFresh: false, took: 0, eol: document.eol };
      this.#printed.set(document, printed);
    }
    if (!printed.isFresh && this.#waiting === undefined) void this.#print(document, printed);
    return printed.shown;
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #move({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const printed = this.#printed.get(document);
    if (!printed) return;
    if (printed.eol !== document.eol) {
      // Every offset has moved, and no change tells of it.
      this.#printed.delete(document);
    } else {
      if (contentChanges.length === 0) return;
      printed.isFresh = false;
      // All offsets are of the text before, so the last change is made first.
      for (const { rangeOffset, rangeLength, text } of [...contentChanges].sort(
        (a, b) => b.rangeOffset - a.rangeOffset,
      ))
        printed.shown?.change(rangeOffset, rangeOffset + rangeLength, text.length);
    }
    clearTimeout(this.#waiting);
    const pause = Math.min(LONGEST_PAUSE, Math.max(PAUSE, RESTS * printed.took));
    this.#waiting = setTimeout(() => this.#afterPause(), pause);
    this.#changed(document);
  }

  /** Those in sight are printed when they are asked for. */
  #afterPause(): void {
    this.#waiting = undefined;
    const stale = [...this.#printed].filter(([, { isFresh }]) => !isFresh);
    for (const [document] of stale) this.#changed(document);
  }

  #printAll(): void {
    for (const [document, printed] of this.#printed) {
      printed.isFresh = false;
      this.#changed(document);
    }
  }

  async #print(document: vscode.TextDocument, printed: Printed): Promise<void> {
    printed.isFresh = true;
    const { version } = document;
    try {
      const { text, clusters } = this.#notes.readerOf(document);
      const note = { file: fileId(document.uri), text, language: languageIdOf(document), clusters };
      const started = performance.now();
      const known = this.#formatting.cached(note, 'text');
      if (known) printed.took = Math.max(printed.took, performance.now() - started);
      const result = known ?? (await this.#formatting.format(note, 'text'));
      // It is printed again after the change.
      if (document.isClosed || document.version !== version) return;
      // What was shown before stays while a style is broken: its fault is told elsewhere.
      if (!('fault' in result)) printed.shown = new ShownCitations(result);
      this.#changed(document);
    } catch (error) {
      this.#log.error(`Citations of ${fileId(document.uri)} cannot be shown: ${messageOf(error)}`);
    }
  }
}
