/** The Annotations view: all of them, in groups, filtered, with those whose passage is lost. */
import * as vscode from 'vscode';
import { FILTER_FIELDS, filterThreads } from '../../core/annotations/filter';
import { GROUPINGS, type Grouping } from '../../core/annotations/list';
import type { Thread } from '../../core/model';
import { annotationsHeadline, annotationsOutline, type PlacedThread } from '../../core/views/annotations';
import type { Node } from '../../core/views/node';
import { choose } from '../choose';
import { Pace } from '../pace';
import { picking } from '../picking';
import type { LibraryStore } from '../store';
import { NodeTree } from '../tree';
import type { AnnotationsWhereabouts } from './whereabouts';

/** Not drawn more often than this. Milliseconds. */
const BETWEEN_DRAWINGS = 300;

const LABELS: Readonly<Record<Grouping, string>> = {
  paper: 'Paper, or file where there is none',
  tag: 'Tag',
  colour: 'Colour, with what it means',
  motivation: 'Motivation: commenting, questioning, highlighting, linking',
  date: 'Day, newest first',
  state: 'State: orphans, open, resolved',
};

interface State {
  readonly grouping: Grouping;
  readonly filter: string;
}

export class AnnotationsView implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #memento: vscode.Memento;
  readonly #whereabouts: AnnotationsWhereabouts;
  readonly #tree = new NodeTree(() => this.#outline());
  readonly #view: vscode.TreeView<Node>;
  readonly #pace = new Pace(() => this.#redraw(), BETWEEN_DRAWINGS);
  readonly #disposables: vscode.Disposable[];
  #state: State;

  constructor(store: LibraryStore, whereabouts: AnnotationsWhereabouts, memento: vscode.Memento) {
    this.#store = store;
    this.#whereabouts = whereabouts;
    this.#memento = memento;
    this.#state = memento.get<State>('annotations', { grouping: 'paper', filter: '' });
    this.#view = vscode.window.createTreeView('scholium.annotations', {
      treeDataProvider: this.#tree,
      canSelectMany: true,
      showCollapseAll: true,
    });
    const changed = () => {
      if (this.#view.visible) this.#pace.call();
    };
    this.#disposables = [
      this.#view,
      this.#pace,
      whereabouts.onDidChange(changed),
      store.word.onDidChange(changed),
      store.onDidChange(changed),
      this.#view.onDidChangeVisibility(({ visible }) => {
        whereabouts.watch(visible);
        changed();
      }),
    ];
    whereabouts.watch(this.#view.visible);
    void this.#setState(this.#state);
  }

  /** The rows, for tests: they are made whether the view is in sight or not. */
  get rows(): vscode.TreeDataProvider<Node> {
    return this.#tree;
  }

  /** As the reader typed it; empty where all are shown. */
  get filter(): string {
    return this.#state.filter;
  }

  /** All annotations, after the passages were looked for of which it is not known where they stand. */
  async all(): Promise<readonly PlacedThread[]> {
    await this.#whereabouts.find();
    return this.#all();
  }

  async chooseGrouping(): Promise<void> {
    const grouping = await choose('Group annotations by', GROUPINGS, LABELS, this.#state.grouping);
    if (grouping) await this.#setState({ ...this.#state, grouping });
  }

  async askForFilter(): Promise<void> {
    const filter = await picking(
      Promise.resolve(
        vscode.window.showInputBox({
          title: 'Show only the annotations that match',
          value: this.#state.filter,
          prompt: `Words of what was marked or written, or ${Object.keys(FILTER_FIELDS)
            .map((field) => `${field}:`)
            .join(' ')}`,
          placeHolder: 'lamps tag:check colour:red -is:resolved',
        }),
      ),
    );
    if (filter !== undefined) await this.setFilter(filter);
  }

  async setFilter(filter: string): Promise<void> {
    await this.#setState({ ...this.#state, filter: filter.trim() });
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #setState(state: State): Promise<void> {
    this.#state = state;
    await this.#memento.update('annotations', state);
    await vscode.commands.executeCommand('setContext', 'scholium.annotationsFiltered', state.filter !== '');
    this.#redraw();
  }

  #all(): PlacedThread[] {
    return this.#store.word.annotations.threads.map((thread) => this.#placed(thread));
  }

  #placed(thread: Thread): PlacedThread {
    const work = this.#store.library.named(thread.paper);
    const known = this.#whereabouts.of(thread);
    // Made at an address of which there is no page here.
    const isNowhere = !work && this.#store.word.annotations.fileOf(thread) === undefined;
    return {
      thread,
      isOrphan: known ? known.place === undefined : isNowhere,
      ...(known?.place && { place: known.place }),
      ...(work && { paper: { id: work.id, title: work.title } }),
    };
  }

  #outline(): Node[] {
    const { grouping, filter } = this.#state;
    return annotationsOutline(filterThreads(this.#all(), filter), grouping);
  }

  #redraw(): void {
    const all = this.#all();
    const { filter } = this.#state;
    const shown = filter === '' ? all.length : filterThreads(all, filter).length;
    this.#view.description = annotationsHeadline(all, shown);
    this.#view.message =
      filter === ''
        ? undefined
        : shown === 0 && all.length > 0
          ? `No annotation matches: ${filter}`
          : `Filter: ${filter}`;
    this.#tree.refresh();
  }
}
