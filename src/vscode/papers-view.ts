/** The Papers view: grouping, order, filter, drag. */
import * as vscode from 'vscode';
import type { Work } from '../core/model';
import { parseQuery } from '../core/search/query';
import { filterWorks } from '../core/search/search';
import { plural } from '../core/views/markdown';
import type { Node } from '../core/views/node';
import {
  PAPER_GROUPINGS,
  PAPER_ORDERS,
  type PaperGrouping,
  type PaperOrder,
  papersOutline,
} from '../core/views/papers';
import { PAPERS_MIME } from '../names';
import { DROP_MIMES, dropOnPapers } from './save-page-drop';
import type { LibraryStore } from './store';
import { NodeTree } from './tree';

const GROUPING_LABELS: Readonly<Record<PaperGrouping, string>> = {
  none: 'Nothing: one list',
  year: 'Year',
  source: 'Source: the kind of page it was read from',
  category: 'Category',
  author: 'First author',
  cited: 'Cited works first',
};

const ORDER_LABELS: Readonly<Record<PaperOrder, string>> = {
  title: 'Title',
  year: 'Year, newest first',
  citers: 'Number of citers',
  read: 'Last read',
};

interface State {
  readonly grouping: PaperGrouping;
  readonly order: PaperOrder;
  readonly filter: string;
}

export class PapersView implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #memento: vscode.Memento;
  readonly #tree = new NodeTree(() => this.#outline());
  readonly #view: vscode.TreeView<Node>;
  readonly #disposables: vscode.Disposable[] = [];
  #state: State;
  /** What passes the filter. */
  #works: readonly Work[] = [];
  #lastRead: Map<string, number>;

  constructor(store: LibraryStore, memento: vscode.Memento) {
    this.#store = store;
    this.#memento = memento;
    this.#state = memento.get<State>('papers', { grouping: 'cited', order: 'citers', filter: '' });
    this.#lastRead = new Map(memento.get<[string, number][]>('lastRead', []));
    this.#view = vscode.window.createTreeView('scholium.papers', {
      treeDataProvider: this.#tree,
      canSelectMany: true,
      showCollapseAll: true,
      dragAndDropController: {
        dragMimeTypes: [PAPERS_MIME],
        dropMimeTypes: DROP_MIMES,
        handleDrop: (_, data) => dropOnPapers(store, data),
        handleDrag: (nodes, data) => {
          const ids = [...new Set(nodes.map(({ workId }) => workId).filter((id) => id !== undefined))];
          data.set(PAPERS_MIME, new vscode.DataTransferItem(JSON.stringify(ids)));
        },
      },
    });
    this.#disposables.push(
      this.#view,
      store.onDidChange(() => this.#redraw()),
    );
    void this.#redraw();
  }

  /** The paper that was chosen last. */
  get onDidChoose(): vscode.Event<vscode.TreeViewSelectionChangeEvent<Node>> {
    return this.#view.onDidChangeSelection;
  }

  /** Remembers that the reader opened this work now. */
  noteReading(workId: string): void {
    this.#lastRead.set(workId, Date.now());
    const newest = [...this.#lastRead].sort(([, a], [, b]) => b - a).slice(0, 500);
    void this.#memento.update('lastRead', newest);
    if (this.#state.order === 'read') this.#tree.refresh();
  }

  async chooseGrouping(): Promise<void> {
    const grouping = await choose('Group papers by', PAPER_GROUPINGS, GROUPING_LABELS, this.#state.grouping);
    if (grouping) await this.#setState({ ...this.#state, grouping });
  }

  async chooseOrder(): Promise<void> {
    const order = await choose('Sort papers by', PAPER_ORDERS, ORDER_LABELS, this.#state.order);
    if (order) await this.#setState({ ...this.#state, order });
  }

  async askForFilter(): Promise<void> {
    const filter = await vscode.window.showInputBox({
      title: 'Show only the papers that match',
      value: this.#state.filter,
      prompt:
        'Words, or author: title: year:2023..2025 source: category: role: verdict: cites: citedby: has:abstract is:hub is:cited',
      validateInput: (text) => {
        const { problems } = parseQuery(text);
        return problems.length > 0 ? problems.map(({ message }) => message).join(' ') : undefined;
      },
    });
    if (filter !== undefined) await this.setFilter(filter);
  }

  async setFilter(filter: string): Promise<void> {
    await this.#setState({ ...this.#state, filter: filter.trim() });
  }

  /** Shows and selects the paper, dropping a filter that hides it. */
  async reveal(workId: string): Promise<void> {
    if (!this.#find(workId) && this.#state.filter !== '') await this.setFilter('');
    const node = this.#find(workId);
    if (node) await this.#view.reveal(node, { select: true, focus: true, expand: true });
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #find(workId: string): Node | undefined {
    const inside = (nodes: readonly Node[]): Node | undefined => {
      for (const node of nodes) {
        if (node.kind === 'paper' && node.workId === workId) return node;
        const below = node.kind === 'group' ? inside(this.#tree.getChildren(node)) : undefined;
        if (below) return below;
      }
      return undefined;
    };
    return inside(this.#tree.roots);
  }

  #outline(): Node[] {
    const { inNotes } = this.#store;
    const { grouping, order } = this.#state;
    return papersOutline(this.#works, { grouping, order, lastRead: this.#lastRead, inNotes });
  }

  async #setState(state: State): Promise<void> {
    this.#state = state;
    await this.#memento.update('papers', state);
    await this.#redraw();
  }

  async #redraw(): Promise<void> {
    const { filter } = this.#state;
    const { library } = this.#store;
    this.#works = filter === '' ? library.works : filterWorks(library, filter);
    await vscode.commands.executeCommand('setContext', 'scholium.papersFiltered', filter !== '');
    const shown = this.#works.length;
    // Not Read is folded at first and says nothing then.
    const left =
      library.notRead.length > 0 ? ` · ${library.notRead.length.toLocaleString('en')} not read` : '';
    this.#view.description =
      library.works.length === 0
        ? undefined
        : filter === ''
          ? plural(shown, 'paper') + left
          : `${shown.toLocaleString('en')} of ${plural(library.works.length, 'paper')}`;
    this.#view.message = filter === '' || shown === 0 ? undefined : `Filter: ${filter}`;
    this.#tree.refresh();
  }
}

async function choose<T extends string>(
  title: string,
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
  current: T,
): Promise<T | undefined> {
  const items = values.map((value) => ({
    value,
    label: labels[value],
    description: value === current ? 'now' : '',
  }));
  return (await vscode.window.showQuickPick(items, { title }))?.value;
}
