/** The Papers view: grouping, order, filter, drag. */
import * as vscode from 'vscode';
import type { Work } from '../core/model';
import { parseQuery } from '../core/search/query';
import { plural } from '../core/views/markdown';
import type { Node } from '../core/views/node';
import { PAPER_GROUPINGS } from '../core/views/paper-groups';
import { PAPER_ORDERS, type PaperOrder } from '../core/views/paper-order';
import { PapersOutline } from '../core/views/papers';
import { KNOWS_NOTHING } from '../core/views/reading-order';
import type { ContextKey } from '../names';
import { PAPERS_MIME } from '../names';
import { choose } from './choose';
import { carryPapers } from './drag-papers';
import { Drawn } from './drawn';
import type { EntryProblems } from './integrity/entry-problems';
import { Pace } from './pace';
import { GROUPING_LABELS, ORDER_LABELS, type PapersState, USUAL } from './papers-state';
import type { LastRead } from './reading-order/last-read';
import type { ReadingOrder } from './reading-order/reading-order';
import { DROP_MIMES, dropOnPapers } from './saving/save-page-drop';
import { ShownPapers } from './shown-papers';
import type { LibraryStore } from './store';
import { NodeTree } from './tree';

/** What is selected is known so long after a click at most. Milliseconds. */
const TOLD = 120;

/** While a folder is read the rows are drawn again no more often. Milliseconds. */
const BETWEEN_DRAWINGS = 500;

export class PapersView implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #problems: Pick<EntryProblems, 'ofWork' | 'onDidChange'> | undefined;
  readonly #memento: vscode.Memento;
  readonly #tree = new NodeTree(() => this.#shown.outline.roots());
  readonly #view: vscode.TreeView<Node>;
  readonly #pace = new Pace(() => this.#redraw(), BETWEEN_DRAWINGS);
  readonly #drawn = new Drawn();
  readonly #disposables: vscode.Disposable[] = [];
  readonly #lastRead: LastRead;
  readonly #reading: ReadingOrder;
  readonly #shown: ShownPapers;
  #state: PapersState;

  constructor(
    store: LibraryStore,
    memento: vscode.Memento,
    lastRead: LastRead,
    reading: ReadingOrder,
    problems?: Pick<EntryProblems, 'ofWork' | 'onDidChange'>,
  ) {
    this.#store = store;
    this.#problems = problems;
    this.#memento = memento;
    this.#state = memento.get<PapersState>('papers', USUAL);
    this.#lastRead = lastRead;
    this.#reading = reading;
    this.#shown = new ShownPapers(store, {
      filter: () => this.#state.filter,
      outline: () => this.#newOutline(),
      onMade: () => this.#redraw(),
      onChanged: () => this.#drawn.outdate(),
    });
    this.#view = vscode.window.createTreeView('scholium.papers', {
      treeDataProvider: this.#tree,
      canSelectMany: true,
      showCollapseAll: true,
      dragAndDropController: {
        dragMimeTypes: [PAPERS_MIME],
        dropMimeTypes: DROP_MIMES,
        handleDrop: (_, data) => dropOnPapers(store, data),
        handleDrag: carryPapers,
      },
    });
    const unsubscribe = store.library.onDidChange((delta) => this.#shown.take(delta));
    this.#disposables.push(
      this.#view,
      this.#pace,
      new vscode.Disposable(unsubscribe),
      this.#shown,
      store.onDidChange(() => this.#redrawWhenTaken()),
      reading.onDidChange(() => this.#takeReadingOrder()),
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
    this.#lastRead.note(workId);
    const work = this.#store.library.byId(workId);
    if (this.#state.order !== 'read' || !work) return;
    void this.#shown.change({ relinked: [work] });
    this.#redrawWhenTaken();
  }

  async chooseGrouping(): Promise<void> {
    const grouping = await choose('Group papers by', PAPER_GROUPINGS, GROUPING_LABELS, this.#state.grouping);
    if (grouping) await this.#setState({ ...this.#state, grouping });
  }

  async chooseOrder(): Promise<void> {
    const orders = PAPER_ORDERS.filter((order) => order !== 'reading' || this.#reading.isOn);
    const order = await choose('Sort papers by', orders, ORDER_LABELS, this.#order);
    if (!order) return;
    // What to read first is one list: the first paper of a group that comes late is read last.
    const grouping = order === 'reading' ? 'none' : this.#state.grouping;
    await this.#setState({ ...this.#state, order, grouping });
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
    await this.#shown.taken;
    if (this.#pathTo(workId).length === 0 && this.#state.filter !== '') await this.setFilter('');
    // The editor is to know the rows as they are now.
    if (!this.#drawn.isWith(this.#store.inNotes)) this.#redraw();
    const node = this.#tree.endOf(this.#pathTo(workId));
    if (node) await this.#view.reveal(node, { select: true, focus: true, expand: true });
  }

  /** Selects the paper where the view is in sight and shows it; the reader, and what they filter by, stay where they are. */
  async follow(workId: string): Promise<void> {
    await this.#shown.taken;
    if (!this.#view.visible || this.chosen.some(({ id }) => id === workId)) return;
    if (!this.#drawn.isWith(this.#store.inNotes)) this.#redraw();
    const node = this.#tree.endOf(this.#pathTo(workId));
    if (node) await this.#view.reveal(node, { select: true, focus: false });
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #pathTo(workId: string): Node[] {
    const work = this.#store.library.byId(workId);
    return work ? this.#shown.outline.pathTo(work) : [];
  }

  /** The order that the reader chose; while what to read first is off, the one that is usual. */
  get #order(): PaperOrder {
    const { order } = this.#state;
    return order === 'reading' && !this.#reading.isOn ? USUAL.order : order;
  }

  #takeReadingOrder(): void {
    if (this.#state.order === 'reading') void this.#shown.makeAnew();
  }

  async #setState(state: PapersState): Promise<void> {
    this.#state = state;
    await this.#memento.update('papers', state);
    await setContext('scholium.papersFiltered', state.filter !== '');
    await this.#shown.makeAnew();
  }

  #newOutline(): PapersOutline {
    const { grouping } = this.#state;
    const store = this.#store;
    const order = this.#order;
    return new PapersOutline({
      grouping,
      order,
      lastRead: this.#lastRead.at,
      reading: order === 'reading' ? this.#reading.model : undefined,
      problemsOf: (work) => this.#problems?.ofWork(work) ?? [],
      get inNotes() {
        return store.inNotes;
      },
    });
  }

  #redrawWhenTaken(): void {
    void this.#shown.taken.then(() => {
      if (!this.#drawn.isWith(this.#store.inNotes)) this.#pace.call();
    });
  }

  #redraw(): void {
    const { filter } = this.#state;
    const { library, inNotes } = this.#store;
    this.#drawn.set(inNotes);
    const shown = this.#shown.outline.size;
    // Not Read is folded at first and says nothing then.
    const notRead = library.notRead.length;
    const left = notRead > 0 ? ` · ${notRead.toLocaleString('en')} not read` : '';
    this.#view.description =
      library.size === 0
        ? undefined
        : filter === ''
          ? plural(library.size, 'paper') + left
          : `${shown.toLocaleString('en')} of ${plural(library.size, 'paper')}`;
    this.#view.message = this.#message(shown);
    this.#tree.refresh();
    void setContext('scholium.papersToRead', this.#order === 'reading');
  }

  #message(shown: number): string | undefined {
    const { filter } = this.#state;
    const isBlank = this.#order === 'reading' && this.#reading.model?.signals === 0;
    const words = [filter === '' || shown === 0 ? '' : `Filter: ${filter}`, isBlank ? KNOWS_NOTHING : ''];
    return words.filter(Boolean).join('\n') || undefined;
  }
}

async function setContext(key: ContextKey, value: boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', key, value);
}
