/** The tree of a view that is about one paper at a time: the one chosen in Papers, on a map, or under the cursor. */
import * as vscode from 'vscode';
import { namesOf } from '../core/library/decided';
import type { LibraryDelta } from '../core/library/library';
import type { Work } from '../core/model';
import type { Node } from '../core/views/node';
import { Drawn } from './drawn';
import { CursorFollower } from './follow-cursor';
import type { OpenNotes } from './open-notes';
import { Pace } from './pace';
import type { LibraryStore } from './store';
import { NodeTree } from './tree';

/** While a folder is read the rows are drawn again no more often. Milliseconds. */
const BETWEEN_DRAWINGS = 500;

export interface PaperTreeOptions {
  /** The id of the view. */
  readonly view: string;
  /** Asked when the rows are in sight. */
  readonly rows: (work: Work) => Node[];
  /** What stands above the rows, before they are drawn; `work` is undefined as long as none is chosen. */
  readonly draw: (view: vscode.TreeView<Node>, work: Work | undefined) => void;
  /** Asked at each change of the library: whether the rows depend on what other papers are. They always do on this one. */
  readonly followsAll?: () => boolean;
  readonly drag?: vscode.TreeDragAndDropController<Node>;
}

export class PaperTree implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #options: PaperTreeOptions;
  readonly #tree = new NodeTree(() => this.#rows());
  readonly #view: vscode.TreeView<Node>;
  readonly #pace = new Pace(() => this.redraw(), BETWEEN_DRAWINGS);
  readonly #drawn = new Drawn();
  readonly #cursor: CursorFollower;
  readonly #shown = new vscode.EventEmitter<string>();
  readonly #disposables: vscode.Disposable[];
  #workId: string | undefined;

  /** The reader wants to see this work, by id: also when it is shown already. */
  readonly onDidShow = this.#shown.event;

  constructor(store: LibraryStore, notes: OpenNotes, options: PaperTreeOptions) {
    this.#store = store;
    this.#options = options;
    this.#view = vscode.window.createTreeView(options.view, {
      treeDataProvider: this.#tree,
      canSelectMany: true,
      showCollapseAll: true,
      ...(options.drag && { dragAndDropController: options.drag }),
    });
    this.#cursor = new CursorFollower(store, notes, this.#view, (workId) => this.show(workId));
    const unsubscribe = store.library.onDidChange((delta) => {
      if (this.#concerns(delta)) this.#drawn.outdate();
      this.#follow(delta);
    });
    this.#disposables = [
      this.#view,
      this.#pace,
      new vscode.Disposable(unsubscribe),
      store.onDidChange(() => {
        if (this.#workId !== undefined && !this.#drawn.isWith(store.inNotes)) this.#pace.call();
      }),
      this.#shown,
      this.#cursor,
    ];
  }

  /** The work that the rows are about. */
  get work(): Work | undefined {
    return this.#workId === undefined ? undefined : this.#store.library.byId(this.#workId);
  }

  get view(): vscode.TreeView<Node> {
    return this.#view;
  }

  /** The rows as the view has them. */
  get rows(): vscode.TreeDataProvider<Node> {
    return this.#tree;
  }

  show(workId: string): void {
    this.#cursor.settle();
    const isOther = workId !== this.#workId;
    this.#workId = workId;
    if (isOther) this.redraw();
    this.#shown.fire(workId);
  }

  redraw(): void {
    this.#drawn.set(this.#store.inNotes);
    this.#options.draw(this.#view, this.work);
    this.#tree.refresh();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  /** A work that cites differently than before relinks the works that it cites. */
  #concerns({ added, removed, relinked }: LibraryDelta): boolean {
    if (this.#options.followsAll?.()) return true;
    return [added, removed, relinked].some((works) => works.some(({ id }) => id === this.#workId));
  }

  /** A page that gives a paper an identifier gives it another id: it is the same paper to the reader. */
  #follow({ removed }: LibraryDelta): void {
    const { library } = this.#store;
    const before = removed.find(({ id }) => id === this.#workId);
    if (!before || library.byId(before.id)) return;
    this.#workId = library.named(namesOf(before.records))?.id ?? before.id;
  }

  #rows(): Node[] {
    const { work } = this;
    return work ? this.#options.rows(work) : [];
  }
}
