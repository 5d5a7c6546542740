/** The Citers view: follows the paper chosen in Papers or under the cursor. */
import * as vscode from 'vscode';
import type { LibraryDelta } from '../core/library/library';
import type { Work } from '../core/model';
import { CITER_GROUPINGS, type CiterGrouping, citersHeadline, citersOutline } from '../core/views/citers';
import type { Node } from '../core/views/node';
import { choose } from './choose';
import { Drawn } from './drawn';
import { CursorFollower } from './follow-cursor';
import type { OpenNotes } from './open-notes';
import { Pace } from './pace';
import type { LibraryStore } from './store';
import { NodeTree } from './tree';

const LABELS: Readonly<Record<CiterGrouping, string>> = {
  representative: 'Representative first',
  role: 'Role',
  polarity: 'Polarity',
  verdict: 'Verdict',
  year: 'Year',
};

/** While a folder is read the rows are drawn again no more often. Milliseconds. */
const BETWEEN_DRAWINGS = 500;

export class CitersView implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #memento: vscode.Memento;
  readonly #tree = new NodeTree(() => this.#outline());
  readonly #view: vscode.TreeView<Node>;
  readonly #pace = new Pace(() => this.#redraw(), BETWEEN_DRAWINGS);
  readonly #drawn = new Drawn();
  readonly #disposables: vscode.Disposable[] = [];
  readonly #shown = new vscode.EventEmitter<string>();
  readonly #cursor: CursorFollower;
  #workId: string | undefined;

  /** The reader wants to see the citers of this work, by id. */
  readonly onDidShow = this.#shown.event;

  constructor(store: LibraryStore, notes: OpenNotes, memento: vscode.Memento) {
    this.#store = store;
    this.#memento = memento;
    this.#view = vscode.window.createTreeView('scholium.citers', {
      treeDataProvider: this.#tree,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.#cursor = new CursorFollower(store, notes, this.#view, (workId) => this.show(workId));
    const unsubscribe = store.library.onDidChange((delta) => {
      if (this.#concerns(delta)) this.#drawn.outdate();
    });
    this.#disposables.push(
      this.#view,
      this.#pace,
      new vscode.Disposable(unsubscribe),
      store.onDidChange(() => {
        if (this.#workId !== undefined && !this.#drawn.isWith(store.inNotes)) this.#pace.call();
      }),
      this.#shown,
      this.#cursor,
    );
  }

  /** The work whose citers are shown. */
  get work(): Work | undefined {
    return this.#workId === undefined ? undefined : this.#store.library.byId(this.#workId);
  }

  show(workId: string): void {
    this.#cursor.settle();
    this.#shown.fire(workId);
    if (workId === this.#workId) return;
    this.#workId = workId;
    this.#redraw();
  }

  /** Shows the citers of this work and moves to the view. */
  async focus(workId: string): Promise<void> {
    this.show(workId);
    await vscode.commands.executeCommand('scholium.citers.focus');
  }

  async chooseGrouping(): Promise<void> {
    const grouping = await choose('Group citers by', CITER_GROUPINGS, LABELS, this.#grouping);
    if (!grouping) return;
    await this.#memento.update('citers', grouping);
    this.#redraw();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  get #grouping(): CiterGrouping {
    return this.#memento.get<CiterGrouping>('citers', 'representative');
  }

  /** A work that cites differently than before relinks the works that it cites. */
  #concerns({ added, removed, relinked }: LibraryDelta): boolean {
    return [added, removed, relinked].some((works) => works.some(({ id }) => id === this.#workId));
  }

  #outline(): Node[] {
    const { work } = this;
    return work ? citersOutline(work, this.#grouping, this.#store.inNotes) : [];
  }

  #redraw(): void {
    this.#drawn.set(this.#store.inNotes);
    void vscode.commands.executeCommand('setContext', 'scholium.citersOf', this.work !== undefined);
    this.#view.message = this.work ? citersHeadline(this.work) : undefined;
    this.#tree.refresh();
  }
}
