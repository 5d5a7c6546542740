/** The Papers view: grouping, order, filter, drag. */
import * as vscode from 'vscode';
import type { LibraryDelta } from '../core/library/library';
import type { Work } from '../core/model';
import { parseQuery } from '../core/search/query';
import { filterWorks } from '../core/search/search';
import { plural } from '../core/views/markdown';
import type { Node } from '../core/views/node';
import { PAPER_GROUPINGS, type PaperGrouping } from '../core/views/paper-groups';
import { PAPER_ORDERS, type PaperOrder } from '../core/views/paper-order';
import { type PapersChange, PapersOutline } from '../core/views/papers';
import { PAPERS_MIME } from '../names';
import { choose } from './choose';
import { Drawn } from './drawn';
import type { EntryProblems } from './integrity/entry-problems';
import { Pace } from './pace';
import { DROP_MIMES, dropOnPapers } from './saving/save-page-drop';
import { inSlices } from './slices';
import type { LibraryStore } from './store';
import { NodeTree } from './tree';

/** What is selected is known so long after a click at most. Milliseconds. */
const TOLD = 120;

const GROUPING_LABELS: Readonly<Record<PaperGrouping, string>> = {
  none: 'Nothing: one list',
  year: 'Year',
  source: 'Source: the kind of page it was read from',
  category: 'Category',
  author: 'First author',
  cited: 'Cited works first',
  status: 'Status: to-read, reading, read',
  tag: 'Tag',
};

const ORDER_LABELS: Readonly<Record<PaperOrder, string>> = {
  title: 'Title',
  year: 'Year, newest first',
  citers: 'Number of citers',
  read: 'Last read',
  importance: 'Importance',
};

interface State {
  readonly grouping: PaperGrouping;
  readonly order: PaperOrder;
  readonly filter: string;
}

/** While a folder is read the rows are drawn again no more often. Milliseconds. */
const BETWEEN_DRAWINGS = 500;

/** With a filter, a library of more papers is filtered again only when it has rested for so long. Milliseconds. */
const LARGE = 5_000;
const REST = 150;

export class PapersView implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #problems: Pick<EntryProblems, 'ofWork' | 'onDidChange'> | undefined;
  readonly #memento: vscode.Memento;
  readonly #tree = new NodeTree(() => this.#outline.roots());
  readonly #view: vscode.TreeView<Node>;
  readonly #pace = new Pace(() => this.#redraw(), BETWEEN_DRAWINGS);
  readonly #drawn = new Drawn();
  readonly #disposables: vscode.Disposable[] = [];
  readonly #lastRead: Map<string, number>;
  #state: State;
  #outline: PapersOutline;
  /** Changes are taken up one after the other. */
  #following: Promise<void> = Promise.resolve();
  /** Counts how often the outline was to be made anew: only the last one is wanted. */
  #making = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    store: LibraryStore,
    memento: vscode.Memento,
    problems?: Pick<EntryProblems, 'ofWork' | 'onDidChange'>,
  ) {
    this.#store = store;
    this.#problems = problems;
    this.#memento = memento;
    this.#state = memento.get<State>('papers', { grouping: 'cited', order: 'citers', filter: '' });
    this.#lastRead = new Map(memento.get<[string, number][]>('lastRead', []));
    this.#outline = this.#newOutline();
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
    const unsubscribe = store.library.onDidChange((delta) => this.#take(delta));
    this.#disposables.push(
      this.#view,
      this.#pace,
      new vscode.Disposable(unsubscribe),
      new vscode.Disposable(() => clearTimeout(this.#settling)),
      store.onDidChange(() => this.#redrawWhenTaken()),
      ...(problems ? [problems.onDidChange(() => this.#pace.call())] : []),
    );
    void this.#setState(this.#state);
  }

  /** The paper that was chosen last. */
  get onDidChoose(): vscode.Event<vscode.TreeViewSelectionChangeEvent<Node>> {
    return this.#view.onDidChangeSelection;
  }

  /** Resolves when VS Code has told what is selected: it tells of a key that is pressed on a row a moment before. */
  async told(): Promise<void> {
    await new Promise<void>((resolve) => setTimeout(resolve, TOLD));
  }

  /** The papers of the rows that are selected. */
  get chosen(): Work[] {
    const ids = new Set(this.#view.selection.map(({ workId }) => workId));
    return [...ids]
      .map((id) => id && this.#store.library.byId(id))
      .filter((work) => work !== undefined && work !== '');
  }

  /** What the papers that are shown match; empty where all are. */
  get filter(): string {
    return this.#state.filter;
  }

  /** Remembers that the reader opened this work now. */
  noteReading(workId: string): void {
    this.#lastRead.set(workId, Date.now());
    const newest = [...this.#lastRead].sort(([, a], [, b]) => b - a).slice(0, 500);
    void this.#memento.update('lastRead', newest);
    const work = this.#store.library.byId(workId);
    if (this.#state.order !== 'read' || !work) return;
    void this.#change({ relinked: [work] });
    this.#redrawWhenTaken();
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
        'Words, or author: title: year:2023..2025 source: category: role: verdict: cites: citedby: status: tag: has:abstract is:hub is:cited',
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
    await this.#following;
    if (this.#pathTo(workId).length === 0 && this.#state.filter !== '') await this.setFilter('');
    // The editor is to know the rows as they are now.
    if (!this.#drawn.isWith(this.#store.inNotes)) this.#redraw();
    const node = this.#tree.endOf(this.#pathTo(workId));
    if (node) await this.#view.reveal(node, { select: true, focus: true, expand: true });
  }

  dispose(): void {
    this.#making++;
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #pathTo(workId: string): Node[] {
    const work = this.#store.library.byId(workId);
    return work ? this.#outline.pathTo(work) : [];
  }

  async #setState(state: State): Promise<void> {
    this.#state = state;
    await this.#memento.update('papers', state);
    await vscode.commands.executeCommand('setContext', 'scholium.papersFiltered', state.filter !== '');
    await this.#makeAnew();
  }

  #take(delta: LibraryDelta): void {
    if (this.#state.filter === '') {
      void this.#change(delta);
      return;
    }
    clearTimeout(this.#settling);
    const rest = this.#store.library.size > LARGE ? REST : 0;
    this.#settling = setTimeout(() => void this.#makeAnew(), rest);
  }

  async #change(change: PapersChange): Promise<void> {
    await this.#follow(async () => {
      await inSlices(this.#outline.applying(change));
      this.#drawn.outdate();
    });
  }

  /** Makes the outline of what passes the filter; the one before is shown until it is there. */
  async #makeAnew(): Promise<void> {
    const making = ++this.#making;
    const isWanted = () => making === this.#making;
    await this.#follow(async () => {
      if (!isWanted()) return;
      const { library } = this.#store;
      const { filter } = this.#state;
      const outline = this.#newOutline();
      const added = filter === '' ? library.works : await inSlices(filterWorks(library, filter), isWanted);
      if (!added) return;
      await inSlices(outline.applying({ added }), isWanted);
      if (!isWanted()) return;
      this.#outline = outline;
      this.#redraw();
    });
  }

  #newOutline(): PapersOutline {
    const { grouping, order } = this.#state;
    const store = this.#store;
    return new PapersOutline({
      grouping,
      order,
      lastRead: this.#lastRead,
      problemsOf: (work) => this.#problems?.ofWork(work) ?? [],
      get inNotes() {
        return store.inNotes;
      },
    });
  }

  #follow(task: () => unknown): Promise<void> {
    const done = this.#following.then(async () => {
      await task();
    });
    // Whoever asked for it hears of a failure; what comes after it is done all the same.
    this.#following = done.catch(() => undefined);
    return done;
  }

  #redrawWhenTaken(): void {
    void this.#following.then(() => {
      if (!this.#drawn.isWith(this.#store.inNotes)) this.#pace.call();
    });
  }

  #redraw(): void {
    const { filter } = this.#state;
    const { library, inNotes } = this.#store;
    this.#drawn.set(inNotes);
    const shown = this.#outline.size;
    // Not Read is folded at first and says nothing then.
    const notRead = library.notRead.length;
    const left = notRead > 0 ? ` · ${notRead.toLocaleString('en')} not read` : '';
    this.#view.description =
      library.size === 0
        ? undefined
        : filter === ''
          ? plural(library.size, 'paper') + left
          : `${shown.toLocaleString('en')} of ${plural(library.size, 'paper')}`;
    this.#view.message = filter === '' || shown === 0 ? undefined : `Filter: ${filter}`;
    this.#tree.refresh();
  }
}
