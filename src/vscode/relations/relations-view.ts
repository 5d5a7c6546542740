/** The Relations view: what the chosen paper cites, who cites it, what is near it, where else it is. */
import * as vscode from 'vscode';
import type { PaperLink } from '../../core/links/model';
import type { Work } from '../../core/model';
import type { Related } from '../../core/relations/related';
import { isSameRelated } from '../../core/relations/same-related';
import type { Node } from '../../core/views/node';
import { RELATION_IS, relationProblems, toggled } from '../../core/views/relation-filter';
import {
  RELATION_GROUPINGS,
  type RelationGrouping,
  relationsHeadline,
  relationsOutline,
} from '../../core/views/relations';
import type { ContextKey } from '../../names';
import { choose } from '../choose';
import { DRAG_PAPERS } from '../drag-papers';
import type { OpenNotes } from '../open-notes';
import { Pace } from '../pace';
import { PaperTree } from '../paper-tree';
import { picking } from '../picking';
import type { LibraryStore } from '../store';

const LABELS: Readonly<Record<RelationGrouping, string>> = {
  year: 'Year: since when it is cited',
  role: 'Role',
  polarity: 'Polarity',
  verdict: 'Verdict',
  category: 'Category',
  none: 'Nothing: one list',
};

interface State {
  readonly grouping: RelationGrouping;
  readonly filter: string;
}

/** While a folder is read, what is near a paper is found again no more often. Milliseconds. */
const BETWEEN_FINDINGS = 2000;

/** What is found out about a paper, and not read off it at once. */
export interface Finders {
  readonly related: (work: Work) => Promise<readonly Related[]>;
  readonly links: (work: Work) => Promise<readonly PaperLink[]>;
}

interface Found {
  readonly workId: string;
  /** Undefined as long as it is being found. */
  readonly related?: readonly Related[];
  readonly links?: readonly PaperLink[];
}

export class RelationsView implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #memento: vscode.Memento;
  readonly #finders: Finders;
  readonly #log: vscode.LogOutputChannel;
  readonly #tree: PaperTree;
  readonly #pace = new Pace(() => void this.#find(), BETWEEN_FINDINGS);
  readonly #disposables: vscode.Disposable[];
  #state: State;
  #found: Found | undefined;
  /** The library, or the paper, is another than when it was found. */
  #isStale = true;
  /** Counts the findings: only the last one is wanted. */
  #finding = 0;

  constructor(
    store: LibraryStore,
    notes: OpenNotes,
    memento: vscode.Memento,
    finders: Finders,
    log: vscode.LogOutputChannel,
  ) {
    this.#store = store;
    this.#memento = memento;
    this.#finders = finders;
    this.#log = log;
    this.#state = memento.get<State>('relations', { grouping: 'year', filter: '' });
    this.#tree = new PaperTree(store, notes, {
      view: 'scholium.relations',
      drag: DRAG_PAPERS,
      followsAll: () => this.#state.filter !== '',
      rows: (work) => this.#rows(work),
      draw: (view, work) => this.#drawHead(view, work),
    });
    this.#disposables = [
      this.#tree,
      this.#pace,
      new vscode.Disposable(store.library.onDidChange(() => this.#outdate())),
      this.#tree.onDidShow((workId) => this.#findOf(workId)),
      this.#tree.view.onDidChangeVisibility(() => this.#findIfWanted()),
    ];
    void setContext('scholium.relationsFiltered', this.#state.filter !== '');
  }

  /** The work whose relations are shown. */
  get work(): Work | undefined {
    return this.#tree.work;
  }

  /** The rows as the view has them. */
  get rows(): vscode.TreeDataProvider<Node> {
    return this.#tree.rows;
  }

  show(workId: string): void {
    this.#tree.show(workId);
  }

  /** Shows the relations of this work and moves to the view. */
  async focus(workId: string): Promise<void> {
    this.show(workId);
    await vscode.commands.executeCommand('scholium.relations.focus');
  }

  async chooseGrouping(): Promise<void> {
    const { grouping: now } = this.#state;
    const grouping = await choose('Group relations by', RELATION_GROUPINGS, LABELS, now);
    if (grouping) await this.#setState({ ...this.#state, grouping });
  }

  async askForFilter(): Promise<void> {
    const filter = await picking(
      Promise.resolve(
        vscode.window.showInputBox({
          title: 'Show only the relations that match',
          value: this.#state.filter,
          prompt: `Words, or role: polarity: verdict: year:2023..2025 author: category: status: tag: has:abstract, ${Object.keys(
            RELATION_IS,
          )
            .map((word) => `is:${word}`)
            .join(' ')}; - before any of them leaves out`,
          validateInput: (text) =>
            relationProblems(text)
              .map(({ message }) => message)
              .join(' ') || undefined,
        }),
      ),
    );
    if (filter !== undefined) await this.setFilter(filter);
  }

  async setFilter(filter: string): Promise<void> {
    await this.#setState({ ...this.#state, filter: filter.trim() });
  }

  /** Narrows the rows to what this term says, or no more. */
  async toggleFilter(term: string): Promise<void> {
    await this.setFilter(toggled(this.#state.filter, term));
  }

  dispose(): void {
    this.#finding++;
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #setState(state: State): Promise<void> {
    this.#state = state;
    await this.#memento.update('relations', state);
    await setContext('scholium.relationsFiltered', state.filter !== '');
    this.#tree.redraw();
  }

  #rows(work: Work): Node[] {
    const found = this.#found?.workId === work.id ? this.#found : undefined;
    return relationsOutline(work, {
      ...this.#state,
      library: this.#store.library,
      inNotes: this.#store.inNotes,
      related: found?.related,
      links: found?.links,
      thisYear: new Date().getFullYear(),
    });
  }

  #drawHead(view: vscode.TreeView<Node>, work: Work | undefined): void {
    void setContext('scholium.relationsOf', work !== undefined);
    view.message = work && relationsHeadline(work, this.#state.filter);
  }

  /** The reader chose a paper, here or under the cursor. */
  #findOf(workId: string): void {
    if (this.#found?.workId === workId) return;
    this.#isStale = true;
    if (this.#tree.view.visible) void this.#find();
  }

  #outdate(): void {
    this.#isStale = true;
    this.#findIfWanted();
  }

  #findIfWanted(): void {
    if (this.#isStale && this.work && this.#tree.view.visible) this.#pace.call();
  }

  /** Finds what is near the paper and where else it is, each shown as soon as it is there; what was found before until then. */
  async #find(): Promise<void> {
    const finding = ++this.#finding;
    const { work } = this;
    if (!work) return;
    this.#isStale = false;
    if (this.#found?.workId !== work.id) this.#found = { workId: work.id };
    const take = (part: Omit<Found, 'workId'>) => {
      const before = this.#found;
      if (finding !== this.#finding || before?.workId !== work.id) return;
      this.#found = { ...before, ...part };
      if (!isSame(before, this.#found)) this.#tree.redraw();
    };
    const { related, links } = this.#finders;
    await Promise.all([
      links(work).then(
        (found) => take({ links: found }),
        (error) => take({ links: this.#failed('links', error) }),
      ),
      related(work).then(
        (found) => take({ related: found }),
        (error) => take({ related: this.#failed('related papers', error) }),
      ),
    ]);
  }

  /** The rest of the view is worth seeing without them. */
  #failed(what: string, error: unknown): [] {
    this.#log.error(`Relations: ${what}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    return [];
  }
}

/** What gives the same rows is not drawn again. */
function isSame(a: Found, b: Found): boolean {
  return JSON.stringify(a.links) === JSON.stringify(b.links) && isSameRelated(a.related, b.related);
}

async function setContext(key: ContextKey, value: boolean): Promise<void> {
  await vscode.commands.executeCommand('setContext', key, value);
}
