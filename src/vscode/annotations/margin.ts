/** Where annotations stand in open documents: found once, then followed as the text changes. */
import * as vscode from 'vscode';
import { anchor } from '../../core/anchoring/anchor';
import { lettersOf } from '../../core/anchoring/letters';
import { prepare } from '../../core/anchoring/prepared';
import type { Thread } from '../../core/model';
import { atOnce } from '../../core/steps';
import { fileId } from '../convert';
import { inSlices } from '../slices';
import type { LibraryStore } from '../store';
import {
  after,
  type Followed,
  isLoose,
  lengthOf,
  type Placed,
  sameList,
  sameTarget,
  selectorsOf,
  takeFound,
} from './placed';

/** A passage that was edited is looked for again when the text has rested so long. Milliseconds. */
const REST = 400;

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

  /** The annotations of a document that were found by now; it is followed from now on. */
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

  /**
   * Looks at once for what was edited since the text rested last, as before a save; and for what is lost, for the file
   * may be another by now.
   */
  settle(document: vscode.TextDocument): void {
    const followed = this.#followed.get(document);
    if (!followed) return;
    if (followed.resting !== undefined) this.#lookAgain(document, followed);
    const standing = new Set(followed.placed.flatMap(({ span, thread }) => (span ? [thread] : [])));
    this.#seek(
      document,
      followed,
      followed.threads.filter((thread) => !standing.has(thread)),
    );
  }

  #follow(document: vscode.TextDocument): Followed {
    let followed = this.#followed.get(document);
    if (!followed) {
      const threads = this.#threadsOf(document);
      followed = { eol: document.eol, threads, placed: [], sought: new Set(), isSeeking: false };
      this.#followed.set(document, followed);
      this.#seek(document, followed, threads);
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
      const known = new Set(followed.threads);
      const others: Thread[] = [];
      followed.placed = threads.flatMap((thread) => {
        const placed = before.get(thread.annotation.id);
        // Where it stands in a text that is being edited is known better than it can be found again.
        if (!placed ? !known.has(thread) : !sameTarget(placed.thread, thread)) others.push(thread);
        return placed ? [{ ...placed, thread }] : [];
      });
      followed.threads = threads;
      this.#changed.fire(document);
      this.#seek(document, followed, others);
    }
  }

  /** Looks for these in slices, as soon as nobody types: a bibliography tells of more annotations than it holds. */
  #seek(document: vscode.TextDocument, followed: Followed, threads: readonly Thread[]): void {
    for (const thread of threads) followed.sought.add(thread);
    if (!followed.isSeeking) void this.#seekAll(document, followed);
  }

  async #seekAll(document: vscode.TextDocument, followed: Followed): Promise<void> {
    const isFollowed = () => this.#followed.get(document) === followed;
    followed.isSeeking = true;
    while (followed.sought.size > 0 && isFollowed()) {
      const { version } = document;
      const isSame = () => document.version === version && isFollowed();
      const threads = [...followed.sought];
      const found = await inSlices(this.#placing(document, threads), isSame);
      if (found && isSame()) {
        for (const thread of threads) followed.sought.delete(thread);
        takeFound(followed, threads, found);
        this.#changed.fire(document);
      } else await new Promise<void>((resolve) => setTimeout(resolve, REST));
    }
    followed.isSeeking = false;
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
    followed.resting = followed.placed.some(isLoose)
      ? setTimeout(() => this.#lookAgain(document, followed), REST)
      : undefined;
  }

  /**
   * Undo may have brought back the words of what was edited or lost. What was replaced is where its words are, else
   * lost; what was merely edited is what it was edited into.
   */
  #lookAgain(document: vscode.TextDocument, followed: Followed): void {
    clearTimeout(followed.resting);
    delete followed.resting;
    const loose = followed.placed.filter(isLoose).map(({ thread }) => thread);
    if (loose.length === 0) return;
    const found = atOnce(this.#placing(document, loose));
    followed.placed = followed.placed.map((placed): Placed => {
      if (!isLoose(placed)) return placed;
      const now = found.get(placed.thread);
      if (now?.span && now.score === 1) return now;
      // Found for what it is now: kept so when the file is saved.
      if (now?.span && placed.doubtful) return { ...now, edited: true };
      if (placed.span && !placed.doubtful) return placed;
      const { span: _lost, ...rest } = placed;
      return { ...rest, score: 0, doubtful: true };
    });
    this.#changed.fire(document);
  }

  /** Where these stand; nothing is said of what was made in another file and does not stand in this one. */
  *#placing(
    document: vscode.TextDocument,
    threads: readonly Thread[],
  ): Generator<void, ReadonlyMap<Thread, Placed>> {
    const found = new Map<Thread, Placed>();
    if (threads.length === 0) return found;
    const text = prepare(document.getText());
    const home = new Set(this.#store.word.annotations.in(fileId(document.uri)));
    for (const thread of threads) {
      yield;
      const selectors = selectorsOf(thread);
      // A bibliography tells of papers with a thousand annotations and holds none of their words.
      const isHere =
        home.has(thread) || text.letters.includes(lettersOf(selectors.quote?.exact ?? '').letters);
      if (!isHere) continue;
      const each = anchor(text, selectors);
      const { score } = each;
      if (each.state === 'found') {
        const span = { start: each.start, end: each.end };
        found.set(thread, { thread, span, score, edited: false, doubtful: false });
      } else if (home.has(thread)) {
        found.set(thread, { thread, score, edited: false, doubtful: false });
      }
    }
    return found;
  }

  #forget(document: vscode.TextDocument): void {
    clearTimeout(this.#followed.get(document)?.resting);
    this.#followed.delete(document);
  }
}
