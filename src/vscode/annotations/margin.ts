/** Where annotations stand in open documents: found once, then followed as the text changes. */
import * as vscode from 'vscode';
import { type Anchored, anchor, type PassageSelectors } from '../../core/anchoring/anchor';
import { prepare } from '../../core/anchoring/prepared';
import { track } from '../../core/annotations/tracking';
import type { PassageTarget, Thread } from '../../core/model';
import type { Span } from '../../core/place';
import { fileId } from '../convert';
import type { LibraryStore } from '../store';

/** A passage that was edited is looked for again when the text has rested so long. Milliseconds. */
const REST = 400;

/** An annotation in a document. */
export interface Placed {
  readonly thread: Thread;
  /** Undefined where the passage is not found in the file that it was of. */
  readonly span?: Span;
  /** From 0 to 1: how well the words fit; 1 where they are the same. */
  readonly score: number;
  /** Where it may be, if it was not found. */
  readonly candidates: readonly Anchored[];
  /** Its words were changed here since it was kept. */
  readonly edited: boolean;
}

interface Followed {
  readonly eol: vscode.EndOfLine;
  /** Those that may stand in it. */
  threads: readonly Thread[];
  placed: readonly Placed[];
  resting?: ReturnType<typeof setTimeout>;
}

export class Margin implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #followed = new Map<vscode.TextDocument, Followed>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #disposables: vscode.Disposable[];

  /** What stands in a document is other than before. */
  readonly onDidChange = this.#changed.event;

  constructor(store: LibraryStore) {
    this.#store = store;
    const unsubscribe = store.library.onDidChange(() => this.#refresh());
    this.#disposables = [
      this.#changed,
      new vscode.Disposable(unsubscribe),
      store.word.onDidChange(() => this.#refresh()),
      // Of a note nothing changes in the library.
      store.onDidChange(() => this.#refresh()),
      vscode.workspace.onDidChangeTextDocument((event) => this.#change(event)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
    ];
  }

  /** The annotations of a document, which is followed from now on. */
  in(document: vscode.TextDocument): readonly Placed[] {
    return this.#follow(document).placed;
  }

  /** The annotations whose passage holds this position, the shortest passage first. */
  at(document: vscode.TextDocument, position: vscode.Position): Placed[] {
    const offset = document.offsetAt(position);
    return this.in(document)
      .filter(({ span }) => span !== undefined && span.start <= offset && offset <= span.end)
      .sort((a, b) => lengthOf(a) - lengthOf(b));
  }

  dispose(): void {
    for (const document of [...this.#followed.keys()]) this.#forget(document);
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #follow(document: vscode.TextDocument): Followed {
    let followed = this.#followed.get(document);
    if (!followed) {
      const threads = this.#threadsOf(document);
      followed = { eol: document.eol, threads, placed: this.#place(document, threads) };
      this.#followed.set(document, followed);
    }
    return followed;
  }

  /** Those made in the file, and those of the papers that it tells of: an annotation belongs to its paper. */
  #threadsOf(document: vscode.TextDocument): Thread[] {
    const { library, word } = this.#store;
    const file = fileId(document.uri);
    const threads = new Set(word.annotations.in(file));
    for (const work of library.inFile(file)) for (const thread of work.marks.threads) threads.add(thread);
    return [...threads];
  }

  /** Looks for what is new, and leaves alone what is as it was. */
  #refresh(): void {
    for (const [document, followed] of this.#followed) {
      const threads = this.#threadsOf(document);
      if (sameList(threads, followed.threads)) continue;
      const before = new Map(followed.placed.map((placed) => [placed.thread.annotation.id, placed]));
      const known = new Map<Thread, Placed>();
      for (const thread of threads) {
        const placed = before.get(thread.annotation.id);
        // Where it stands in a text that is being edited is known better than it can be found again.
        if (placed && sameTarget(placed.thread, thread)) known.set(thread, { ...placed, thread });
      }
      const others = this.#place(
        document,
        threads.filter((thread) => !known.has(thread)),
      );
      for (const placed of others) {
        const here = before.get(placed.thread.annotation.id);
        // Described anew while the reader went on typing in it.
        const isBehind = here?.edited && here.span && placed.score < 1;
        known.set(placed.thread, isBehind ? { ...here, thread: placed.thread } : placed);
      }
      followed.placed = threads.flatMap((thread) => known.get(thread) ?? []);
      followed.threads = threads;
      this.#changed.fire(document);
    }
  }

  #change({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const followed = this.#followed.get(document);
    if (!followed) return;
    if (followed.eol !== document.eol) {
      // Every offset has moved, and no change tells of it.
      this.#forget(document);
      this.#changed.fire(document);
      return;
    }
    if (followed.threads.length === 0 || contentChanges.length === 0) return;
    // All offsets are of the text before, so the last change is made first.
    const changes = [...contentChanges].sort((a, b) => b.rangeOffset - a.rangeOffset);
    followed.placed = followed.placed.map((placed) => after(changes, placed));
    clearTimeout(followed.resting);
    if (followed.placed.length < followed.threads.length || followed.placed.some(isLoose))
      followed.resting = setTimeout(() => this.#lookAgain(document, followed), REST);
  }

  /**
   * Undo may have brought back the words of what was edited or lost. Else the passage is what it was edited into, as
   * long as anything is left of it.
   */
  #lookAgain(document: vscode.TextDocument, followed: Followed): void {
    const firm = followed.placed.filter((placed) => !isLoose(placed));
    const isFirm = new Set(firm.map(({ thread }) => thread));
    const loose = followed.threads.filter((thread) => !isFirm.has(thread));
    const now = new Map(firm.map((placed) => [placed.thread, placed]));
    for (const placed of followed.placed) if (!isEmpty(placed)) now.set(placed.thread, placed);
    for (const found of this.#place(document, loose)) {
      const before = now.get(found.thread);
      if (!before?.span || (found.span && found.score === 1)) now.set(found.thread, found);
    }
    followed.placed = followed.threads.flatMap((thread) => now.get(thread) ?? []);
    this.#changed.fire(document);
  }

  #place(document: vscode.TextDocument, threads: readonly Thread[]): Placed[] {
    if (threads.length === 0) return [];
    const text = prepare(document.getText());
    const home = new Set(this.#store.word.annotations.in(fileId(document.uri)));
    return threads.flatMap((thread) => {
      const found = anchor(text, selectorsOf(thread));
      if (found.state === 'found') {
        const { start, end, score } = found;
        return [{ thread, span: { start, end }, score, candidates: [], edited: false }];
      }
      const { score, candidates } = found;
      return home.has(thread) ? [{ thread, score, candidates, edited: false }] : [];
    });
  }

  #forget(document: vscode.TextDocument): void {
    clearTimeout(this.#followed.get(document)?.resting);
    this.#followed.delete(document);
  }
}

function after(changes: readonly vscode.TextDocumentContentChangeEvent[], placed: Placed): Placed {
  if (!placed.span) return placed;
  let { span, edited } = placed as Placed & { span: Span };
  for (const { rangeOffset, rangeLength, text } of changes) {
    const tracked = track(span, { offset: rangeOffset, length: rangeLength, newLength: text.length });
    span = tracked.span;
    edited ||= tracked.touched;
  }
  return { ...placed, span, edited };
}

/** It is to be looked for again when the text rests. */
function isLoose({ span, edited }: Placed): boolean {
  return edited || !span;
}

function isEmpty({ span }: Placed): boolean {
  return span !== undefined && span.start === span.end;
}

export function selectorsOf({ annotation: { target } }: Thread): PassageSelectors {
  const { quote, position } = target as PassageTarget;
  return { ...(quote && { quote }), ...(position && { position }) };
}

function sameTarget({ annotation: a }: Thread, { annotation: b }: Thread): boolean {
  return a.target === b.target || JSON.stringify(a.target) === JSON.stringify(b.target);
}

function lengthOf({ span }: Placed): number {
  return span ? span.end - span.start : 0;
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}
