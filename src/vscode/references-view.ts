/** The References view: the works that the note in the active editor cites. */
import * as vscode from 'vscode';
import { nearestKeys } from '../core/checks/nearest-keys';
import { fileName } from '../core/views/describe';
import { plural } from '../core/views/markdown';
import type { Node } from '../core/views/node';
import {
  REFERENCE_ORDERS,
  type Reference,
  type ReferenceOrder,
  referencesHeadline,
  referencesOf,
  referencesOutline,
} from '../core/views/references';
import { referencesList } from '../core/views/references-list';
import type { ContextKey } from '../names';
import { choose } from './choose';
import { isNote } from './navigation/documents';
import { contextsIn, noteTextOf, offsetsIn } from './note-contexts';
import { Notice } from './notice';
import type { OpenNotes } from './open-notes';
import { Pace } from './pace';
import type { Searching } from './searching';
import type { LibraryStore } from './store';
import { NodeTree } from './tree';

const LABELS: Readonly<Record<ReferenceOrder, string>> = {
  citation: 'Order of citation',
  author: 'Author',
  year: 'Year, newest first',
};

/** While somebody types, or a folder is read, the rows are drawn again no more often. Milliseconds. */
const BETWEEN_DRAWINGS = 500;

export class ReferencesView implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #notes: OpenNotes;
  readonly #searching: Searching;
  readonly #memento: vscode.Memento;
  readonly #tree = new NodeTree(() => this.#outline());
  readonly #view: vscode.TreeView<Node>;
  readonly #pace = new Pace(() => this.#redraw(), BETWEEN_DRAWINGS);
  readonly #disposables: vscode.Disposable[] = [];
  /** The note that was active last: the reader may look at a page beside it. */
  #document: vscode.TextDocument | undefined;

  constructor(store: LibraryStore, notes: OpenNotes, searching: Searching, memento: vscode.Memento) {
    this.#store = store;
    this.#notes = notes;
    this.#searching = searching;
    this.#memento = memento;
    this.#view = vscode.window.createTreeView('scholium.references', {
      treeDataProvider: this.#tree,
      canSelectMany: true,
      showCollapseAll: true,
    });
    const changed = () => {
      if (this.#view.visible) this.#pace.call();
    };
    this.#disposables.push(
      this.#view,
      this.#pace,
      store.onDidChange(changed),
      this.#view.onDidChangeVisibility(changed),
      vscode.window.onDidChangeActiveTextEditor(() => this.#follow()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === this.#document && contentChanges.length > 0) changed();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        // Also when a document is given another language: then it is still the active one.
        if (document !== this.#document) return;
        this.#document = undefined;
        this.#follow();
        this.#redraw();
      }),
    );
    this.#follow();
  }

  /** The rows as the view has them. */
  get rows(): vscode.TreeDataProvider<Node> {
    return this.#tree;
  }

  /** The note whose references are shown. */
  get document(): vscode.TextDocument | undefined {
    return this.#document;
  }

  async chooseOrder(): Promise<void> {
    const order = await choose('Sort references by', REFERENCE_ORDERS, LABELS, this.#order);
    if (!order) return;
    await this.#memento.update('references', order);
    this.#redraw();
  }

  /** Puts the works of the note onto the clipboard, in the order of the note. */
  async copy(): Promise<void> {
    const references = this.#references();
    if (!this.#document) throw new Notice('Open a note first: its references are what is copied.');
    if (references.length === 0) throw new Notice('This note cites nothing, so there is nothing to copy.');
    await vscode.env.clipboard.writeText(referencesList(references));
    vscode.window.setStatusBarMessage(`Scholium: copied ${plural(references.length, 'reference')}`, 4000);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  get #order(): ReferenceOrder {
    return this.#memento.get<ReferenceOrder>('references', 'citation');
  }

  #follow(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || document === this.#document || !isNote(document)) return;
    this.#document = document;
    this.#redraw();
  }

  #references(): Reference[] {
    const document = this.#document;
    return document ? referencesOf(this.#store.library, this.#notes.readerOf(document).clusters) : [];
  }

  #outline(): Node[] {
    const document = this.#document;
    if (!document) return [];
    const note = noteTextOf(this.#notes, document);
    const placeOf = offsetsIn(note.text, note.file);
    const references = this.#references();
    const name = fileName(note.file);
    this.#view.description = referencesHeadline(name, references);
    return referencesOutline(references, this.#order, {
      file: note.file,
      placeOf,
      contextsOf: contextsIn(note, placeOf),
      nearest: (key) => this.#nearest(key),
    });
  }

  /** Nothing as long as that would keep the reader waiting for an index. */
  #nearest(key: string): string[] {
    return this.#searching.isReady ? nearestKeys(key, this.#store.library).map((near) => near.key) : [];
  }

  #redraw(): void {
    void setContext('scholium.referencesOf', this.#document !== undefined);
    if (!this.#document) this.#view.description = undefined;
    this.#tree.refresh();
  }
}

async function setContext(key: ContextKey, value: boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', key, value);
}
