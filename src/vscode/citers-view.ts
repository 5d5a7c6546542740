/** The Citers view: follows the paper chosen in Papers or under the cursor. */
import * as vscode from 'vscode';
import type { Work } from '../core/model';
import { CITER_GROUPINGS, type CiterGrouping, citersHeadline, citersOutline } from '../core/views/citers';
import type { Node } from '../core/views/node';
import { paperUnder } from './pointer';
import type { LibraryStore } from './store';
import { NodeTree } from './tree';

const LABELS: Readonly<Record<CiterGrouping, string>> = {
  representative: 'Representative first',
  role: 'Role',
  polarity: 'Polarity',
  verdict: 'Verdict',
  year: 'Year',
};

/** The cursor must rest this long before the view follows it. Milliseconds. */
const REST = 200;

export class CitersView implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #memento: vscode.Memento;
  readonly #tree = new NodeTree(() => this.#outline());
  readonly #view: vscode.TreeView<Node>;
  readonly #disposables: vscode.Disposable[] = [];
  #workId: string | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(store: LibraryStore, memento: vscode.Memento) {
    this.#store = store;
    this.#memento = memento;
    this.#view = vscode.window.createTreeView('scholium.citers', {
      treeDataProvider: this.#tree,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.#disposables.push(
      this.#view,
      store.onDidChange(() => this.#redraw()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#follow(textEditor)),
    );
  }

  /** The work whose citers are shown. */
  get work(): Work | undefined {
    return this.#workId === undefined ? undefined : this.#store.library.byId(this.#workId);
  }

  show(workId: string): void {
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
    const now = this.#grouping;
    const items = CITER_GROUPINGS.map((value) => ({
      value,
      label: LABELS[value],
      description: value === now ? 'now' : '',
    }));
    const chosen = await vscode.window.showQuickPick(items, { title: 'Group citers by' });
    if (!chosen) return;
    await this.#memento.update('citers', chosen.value);
    this.#redraw();
  }

  dispose(): void {
    clearTimeout(this.#resting);
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  get #grouping(): CiterGrouping {
    return this.#memento.get<CiterGrouping>('citers', 'representative');
  }

  #follow(editor: vscode.TextEditor): void {
    clearTimeout(this.#resting);
    if (!this.#view.visible) return;
    this.#resting = setTimeout(() => {
      if (vscode.window.activeTextEditor !== editor) return;
      const found = paperUnder(this.#store.library, editor.document, editor.selection.active);
      if (found) this.show(found.work.id);
    }, REST);
  }

  #outline(): Node[] {
    const { work } = this;
    return work ? citersOutline(work, this.#grouping, this.#store.inNotes) : [];
  }

  #redraw(): void {
    void vscode.commands.executeCommand('setContext', 'scholium.citersOf', this.work !== undefined);
    this.#view.message = this.work ? citersHeadline(this.work) : undefined;
    this.#tree.refresh();
  }
}
