/** The Cited In view: the notes that cite the paper that Citers shows, or that the cursor is at. */
import * as vscode from 'vscode';
import type { Work } from '../core/model';
import { type CitingNote, citationNodes, citedInHeadline, citedInOutline } from '../core/views/cited-in';
import type { Node } from '../core/views/node';
import type { ContextKey } from '../names';
import { fileId } from './convert';
import { CursorFollower } from './follow-cursor';
import { mayCite } from './navigation/note-citations';
import { NoteContexts } from './note-contexts';
import type { OpenNotes } from './open-notes';
import { Pace } from './pace';
import type { LibraryStore } from './store';
import { NodeTree } from './tree';

/** While somebody types, or a folder is read, the rows are drawn again no more often. Milliseconds. */
const BETWEEN_DRAWINGS = 500;

/** So many notes are read before they are shown, for the number of their citations; the others when unfolded. */
const READ_AHEAD = 32;

/** What is beneath a note is there when it has been read. */
class NotesTree extends NodeTree {
  readonly #read: (node: Node) => Promise<Node[]>;

  constructor(makeRoots: () => Node[], read: (node: Node) => Promise<Node[]>) {
    super(makeRoots);
    this.#read = read;
  }

  override getChildren(node?: Node): Node[] | Promise<Node[]> {
    return node?.kind === 'note' ? this.#read(node) : super.getChildren(node);
  }
}

export class CitedInView implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #contexts: NoteContexts;
  readonly #tree: NodeTree;
  readonly #view: vscode.TreeView<Node>;
  readonly #pace = new Pace(() => void this.#redraw(), BETWEEN_DRAWINGS);
  readonly #disposables: vscode.Disposable[] = [];
  readonly #cursor: CursorFollower;
  #workId: string | undefined;
  /** As drawn, and of which work. */
  #drawn: { readonly work?: Work; readonly notes: readonly CitingNote[] } = { notes: [] };
  /** Counts the drawings: only the last one is wanted. */
  #drawing = 0;

  constructor(store: LibraryStore, notes: OpenNotes) {
    this.#store = store;
    this.#contexts = new NoteContexts(store, notes);
    this.#tree = new NotesTree(
      () => this.#outline(),
      (node) => this.#citationsBelow(node),
    );
    this.#view = vscode.window.createTreeView('scholium.citedIn', {
      treeDataProvider: this.#tree,
      canSelectMany: true,
      showCollapseAll: true,
    });
    const changed = () => {
      if (this.#workId !== undefined && this.#view.visible) this.#pace.call();
    };
    this.#cursor = new CursorFollower(store, notes, this.#view, (workId) => this.show(workId));
    this.#disposables.push(
      this.#view,
      this.#pace,
      this.#cursor,
      store.onDidChange(changed),
      this.#view.onDidChangeVisibility(changed),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.#isOrWas(document)) changed();
      }),
      vscode.workspace.onDidCloseTextDocument(changed),
    );
  }

  /** The rows as the view has them. */
  get rows(): vscode.TreeDataProvider<Node> {
    return this.#tree;
  }

  show(workId: string): void {
    this.#cursor.settle();
    if (workId === this.#workId) return;
    this.#workId = workId;
    this.#contexts.clear();
    // A view that nobody sees reads no notes.
    if (this.#view.visible) void this.#redraw();
  }

  dispose(): void {
    this.#drawing++;
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  get #work(): Work | undefined {
    return this.#workId === undefined ? undefined : this.#store.library.byId(this.#workId);
  }

  /** Whether the document cites the work, or did when the rows were drawn. */
  #isOrWas(document: vscode.TextDocument): boolean {
    const { work, notes } = this.#drawn;
    if (!work || !this.#view.visible || !mayCite(document)) return false;
    const file = fileId(document.uri);
    return notes.some((note) => note.file === file) || this.#contexts.isIn(document, work);
  }

  #outline(): Node[] {
    const { work, notes } = this.#drawn;
    return work ? citedInOutline(work, notes) : [];
  }

  async #redraw(): Promise<void> {
    const drawing = ++this.#drawing;
    const work = this.#work;
    const files = work ? this.#contexts.notesCiting(work) : [];
    const notes = work ? await this.#contexts.read(work, files, READ_AHEAD) : [];
    if (drawing !== this.#drawing) return;
    const before = this.#drawn;
    this.#drawn = { ...(work && { work }), notes };
    await setContext('scholium.citedInOf', work !== undefined);
    this.#view.description = work && citedInHeadline(work, notes);
    if (before.work === work && isSame(before.notes, notes)) return;
    this.#tree.refresh();
  }

  async #citationsBelow(node: Node): Promise<Node[]> {
    const { work, notes } = this.#drawn;
    const note = notes.find(({ file }) => node.id.endsWith(`:${file}`));
    if (!work || !note) return [];
    if (note.citations) return citationNodes(work, note.file, note.citations);
    const [read] = await this.#contexts.read(work, [note.file], 1);
    // The number behind the name is known now.
    this.#pace.call();
    return citationNodes(work, note.file, read?.citations ?? []);
  }
}

function isSame(before: readonly CitingNote[], now: readonly CitingNote[]): boolean {
  if (before.length !== now.length) return false;
  return now.every(
    ({ file, citations }, n) => before[n]!.file === file && before[n]!.citations === citations,
  );
}

async function setContext(key: ContextKey, value: boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', key, value);
}
