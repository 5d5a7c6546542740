/** The Citers view: follows the paper chosen in Papers or under the cursor. */
import * as vscode from 'vscode';
import type { Work } from '../core/model';
import { CITER_GROUPINGS, type CiterGrouping, citersHeadline, citersOutline } from '../core/views/citers';
import { choose } from './choose';
import type { OpenNotes } from './open-notes';
import { PaperTree } from './paper-tree';
import type { LibraryStore } from './store';

const LABELS: Readonly<Record<CiterGrouping, string>> = {
  representative: 'Representative first',
  role: 'Role',
  polarity: 'Polarity',
  verdict: 'Verdict',
  year: 'Year',
};

export class CitersView implements vscode.Disposable {
  readonly #memento: vscode.Memento;
  readonly #tree: PaperTree;

  constructor(store: LibraryStore, notes: OpenNotes, memento: vscode.Memento) {
    this.#memento = memento;
    this.#tree = new PaperTree(store, notes, {
      view: 'scholium.citers',
      rows: (work) => citersOutline(work, this.#grouping, store.inNotes),
      draw: (view, work) => {
        void vscode.commands.executeCommand('setContext', 'scholium.citersOf', work !== undefined);
        view.message = work ? citersHeadline(work) : undefined;
      },
    });
  }

  /** The reader wants to see the citers of this work, by id. */
  get onDidShow(): vscode.Event<string> {
    return this.#tree.onDidShow;
  }

  /** The work whose citers are shown. */
  get work(): Work | undefined {
    return this.#tree.work;
  }

  show(workId: string): void {
    this.#tree.show(workId);
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
    this.#tree.redraw();
  }

  dispose(): void {
    this.#tree.dispose();
  }

  get #grouping(): CiterGrouping {
    return this.#memento.get<CiterGrouping>('citers', 'representative');
  }
}
