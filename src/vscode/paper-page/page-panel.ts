/** One page in the editor: its panel, what it shows, and what its webview says. */
import * as vscode from 'vscode';
import { namesOf } from '../../core/library/decided';
import type { PageAction } from '../../core/paper-page/links';
import type { PageSubject, PaperPage } from '../../core/paper-page/model';
import { clip } from '../../core/views/markdown';
import { readMessage } from '../../protocol/message';
import { type FromPage, fromPage, type ToPage } from '../../protocol/page';
import { guarded } from '../guarded';
import { Pace } from '../pace';
import { resourcesOf, webviewHtml } from '../webviews/html';
import { type MakerSources, PageMaker } from './page-maker';

/** While a folder is read or a note is written the page is drawn again no more often. Milliseconds. */
const BETWEEN_DRAWINGS = 1000;
/** While a folder is read, a page from a library of more papers waits for the whole. */
const LARGE = 2000;
/** A fault that a webview reports is cut there. Characters. */
const LONGEST_FAULT = 4000;
/** Of the tab. Characters. */
const LONGEST_TITLE = 40;

const READING = 'The pages of the folder are being read. This page comes when its paper is there.';
const OTHER_VERSION =
  'Another version of Scholium kept this page. Close it, and run “Open Paper’s Page” for a new one.';

/** What a page asks of the editor around it. */
export interface PageHost extends MakerSources {
  readonly extension: vscode.Uri;
  follow(panel: PagePanel, action: PageAction): Promise<void>;
}

export class PagePanel implements vscode.Disposable {
  readonly #host: PageHost;
  readonly #panel: vscode.WebviewPanel;
  readonly #maker: PageMaker;
  readonly #pace = new Pace(
    () => void guarded('scholium.showPaper', this.#host.log, () => this.#draw()),
    BETWEEN_DRAWINGS,
  );
  readonly #disposables: vscode.Disposable[] = [];
  /** Undefined where another version kept it in words that we do not know. */
  #subject: PageSubject | undefined;
  /** Counts the drawings: only the last one is wanted. */
  #drawing = 0;
  /** The webview hears us. */
  #isReady = false;
  /** The webview shows the page, if not of now. */
  #isDrawn = false;
  /** The page is drawn again when the folder is read. */
  #isWaiting = false;

  /** What was sent last, for tests. */
  sent: ToPage | undefined;

  constructor(host: PageHost, panel: vscode.WebviewPanel, subject: PageSubject | undefined) {
    this.#host = host;
    this.#panel = panel;
    this.#subject = subject;
    this.#maker = new PageMaker(host);
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: resourcesOf(host.extension) };
    panel.iconPath = iconOf(host.extension);
    const again = () => this.#drawSoon();
    this.#disposables.push(
      this.#maker,
      this.#pace,
      webview.onDidReceiveMessage((message) => this.hear(message)),
      panel.onDidChangeViewState(() => {
        // Out of sight the webview is thrown away, and says that it is ready when it is made anew.
        if (!panel.visible) this.#isReady = false;
      }),
      host.store.onDidChange(() => this.#drawWhenRead()),
      host.whereabouts.onDidChange(again),
      host.entryProblems.onDidChange(again),
      host.readingOrder.onDidChange(again),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.#maker.concerns(document)) again();
      }),
    );
    webview.html = webviewHtml(webview, host.extension, 'page');
  }

  get subject(): PageSubject | undefined {
    return this.#subject;
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  get column(): vscode.ViewColumn | undefined {
    return this.#panel.viewColumn;
  }

  get onDidDispose(): vscode.Event<void> {
    return this.#panel.onDidDispose;
  }

  reveal(): void {
    this.#panel.reveal();
  }

  /** What the webview says. It is believed in nothing: numbers are looked up, and what is no message goes to the log. */
  hear(message: unknown): Promise<void> {
    const { log } = this.#host;
    return guarded('scholium.showPaper', log, async () => {
      const read = readMessage(fromPage, message);
      if ('fault' in read) log.warn(`A page said what it cannot say: ${clip(read.fault, LONGEST_FAULT)}`);
      else await this.#take(read.message);
    });
  }

  dispose(): void {
    this.#drawing++;
    this.#isReady = false;
    vscode.Disposable.from(...this.#disposables).dispose();
    this.#panel.dispose();
  }

  async #take(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        this.#isDrawn = false;
        return this.#draw();
      case 'follow': {
        // What was drawn before the last time has no number any more: nothing is done rather than something else.
        const action = this.#maker.action(message.link);
        if (action) await this.#host.follow(this, action);
        return;
      }
      case 'fault':
        this.#host.log.error(`A page: ${clip(message.message, LONGEST_FAULT)}`);
    }
  }

  #drawWhenRead(): void {
    const { store } = this.#host;
    if (this.#isWaiting) return;
    if (store.library.size <= LARGE) {
      this.#drawSoon();
      return;
    }
    this.#isWaiting = true;
    void store.ready.then(() => {
      this.#isWaiting = false;
      this.#drawSoon();
    });
  }

  #drawSoon(): void {
    if (this.#isReady) this.#pace.call();
  }

  async #draw(): Promise<void> {
    const drawing = ++this.#drawing;
    const isWanted = () => drawing === this.#drawing && this.#isReady;
    const { store } = this.#host;
    if (!this.#subject) return this.#fail(OTHER_VERSION);
    if (store.library.size === 0) {
      this.#fail(READING);
      await store.firstReading;
      if (!isWanted()) return;
    }
    if (this.#subject.of === 'author') await this.#drawAuthor(this.#subject.name, isWanted);
    else await this.#drawPaper(this.#subject, isWanted);
  }

  async #drawAuthor(name: string, isWanted: () => boolean): Promise<void> {
    const page = await this.#maker.author(name, isWanted);
    if (!isWanted()) return;
    if (page) this.#show(page);
    else this.#fail(`No paper of this folder is by ${name} any more.`);
  }

  /** What is known at once is shown at once; what is to be read or computed comes when it is there. */
  async #drawPaper(subject: PageSubject & { of: 'paper' }, isWanted: () => boolean): Promise<void> {
    const { library } = this.#host.store;
    // Ids change when pages do; the names of before lead to the paper.
    const work = library.byId(subject.id) ?? library.named(subject.names);
    if (!work) return this.#fail('No page of this folder is about this paper any more.');
    this.#subject = { of: 'paper', id: work.id, names: namesOf(work.records) };
    const first = this.#isDrawn ? undefined : await this.#maker.atOnce(work, isWanted);
    if (first && isWanted()) this.#show(first);
    const page = await this.#maker.whole(work, isWanted);
    if (page && isWanted()) this.#show(page);
  }

  #show(page: PaperPage): void {
    this.#panel.title = clip(page.title, LONGEST_TITLE);
    this.#post({ type: 'show', page, subject: this.#subject! });
    this.#isDrawn = true;
  }

  #fail(message: string): void {
    this.#post({ type: 'fail', message });
  }

  /** A webview that is not in sight is not told: it asks for everything when it is. */
  #post(message: ToPage): void {
    if (!this.#isReady) return;
    this.sent = message;
    void this.#panel.webview.postMessage(message);
  }
}

function iconOf(extension: vscode.Uri): { light: vscode.Uri; dark: vscode.Uri } {
  const file = (theme: string) => vscode.Uri.joinPath(extension, 'media', `page-${theme}.svg`);
  return { light: file('light'), dark: file('dark') };
}
