/** The pages of papers and authors that are open: one panel for each. */
import * as vscode from 'vscode';
import type { Work } from '../../core/model';
import { parseName } from '../../core/names';
import { compareNames } from '../../core/paper-page/authors';
import type { PageAction } from '../../core/paper-page/links';
import type { PageSubject } from '../../core/paper-page/model';
import type { WebviewId } from '../../names';
import { readMessage } from '../../protocol/message';
import { pageState } from '../../protocol/page';
import type { LastNote } from '../last-note';
import type { Services } from '../services';
import { follow } from './follow';
import { type PageHost, PagePanel } from './page-panel';

const VIEW_TYPE: WebviewId = 'scholium.page';

/** What pages work with. */
export type PageServices = Omit<PageHost, 'follow'> &
  Pick<Services, 'papers' | 'citers' | 'entries'> & { readonly lastNote: LastNote };

export class PaperPages implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #services: PageServices;
  readonly #panels = new Set<PagePanel>();
  readonly #disposables: vscode.Disposable[];

  constructor(services: PageServices) {
    this.#services = services;
    this.#disposables = [vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, this)];
  }

  /** Those that are open. */
  get panels(): readonly PagePanel[] {
    return [...this.#panels];
  }

  /** The paper whose page has the keyboard. */
  get inFront(): readonly Work[] {
    const subject = this.panels.find(({ isActive }) => isActive)?.subject;
    const work = subject?.of === 'paper' ? this.#services.store.library.byId(subject.id) : undefined;
    return work ? [work] : [];
  }

  /** Opens the page, or shows it where it is open. */
  async show(subject: PageSubject, column: vscode.ViewColumn = vscode.ViewColumn.Active): Promise<void> {
    if (subject.of === 'paper') {
      this.#services.papers.noteReading(subject.id);
      this.#services.citers.show(subject.id);
    }
    const open = this.panels.find((panel) => panel.subject && isSame(panel.subject, subject));
    if (open) {
      open.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(VIEW_TYPE, 'Paper', column, { enableFindWidget: true });
    this.#add(panel, subject);
  }

  /** Brings back what was open in the last session. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const read = readMessage(pageState, state);
    if ('fault' in read) this.#services.log.warn(`The page of the last session: ${read.fault}`);
    this.#add(panel, 'message' in read ? read.message.subject : undefined);
  }

  dispose(): void {
    for (const panel of this.panels) panel.dispose();
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #add(webview: vscode.WebviewPanel, subject: PageSubject | undefined): void {
    const host: PageHost = {
      ...this.#services,
      follow: (panel, action) => this.#follow(panel, action),
    };
    const panel = new PagePanel(host, webview, subject);
    this.#panels.add(panel);
    panel.onDidDispose(() => {
      this.#panels.delete(panel);
      panel.dispose();
    });
  }

  #follow(panel: PagePanel, action: PageAction): Promise<void> {
    const around = {
      ...this.#services,
      column: panel.column,
      note: () => this.#services.lastNote.inSight(panel.column),
      show: (subject: PageSubject) => this.show(subject),
    };
    return follow(action, around);
  }
}

function isSame(a: PageSubject, b: PageSubject): boolean {
  if (a.of === 'paper') return b.of === 'paper' && a.id === b.id;
  return b.of === 'author' && compareNames(parseName(a.name), parseName(b.name)) === 'same';
}
