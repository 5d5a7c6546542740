/** One map in the editor: its panel, what it shows, and what its webview says. */
import * as vscode from 'vscode';
import type { MapGraph, MapScope } from '../../core/map/model';
import { mapKey } from '../../core/map/same-map';
import { emptyMap } from '../../core/map/title';
import { clip } from '../../core/views/markdown';
import { type FromMap, fromMap, type ToMap } from '../../protocol/map';
import { readMessage } from '../../protocol/message';
import { aboutShown } from '../../protocol/on-map';
import { fileId } from '../convert';
import { Drawn } from '../drawn';
import { messageOf } from '../files';
import { guarded } from '../guarded';
import { InTurn } from '../in-turn';
import { Notice } from '../notice';
import { Pace } from '../pace';
import { resourcesOf, webviewHtml } from '../webviews/html';
import { citedInOpen, concerns, graphOf, type MapSources } from './map-graphs';

/** While a folder is read or a note is written the map is made again no more often. Milliseconds. */
const BETWEEN_DRAWINGS = 1000;
/** While a folder is read, a map of more papers waits for the whole. */
const LARGE = 2000;
/** A fault that a webview reports is cut there. Characters. */
const LONGEST_FAULT = 4000;

const READING = 'The pages of the folder are being read. The map comes when there are papers.';
const OTHER_VERSION =
  'Another version of Scholium kept this map. Close it, and run “Show Map” on a paper for a new one.';

/** What a map asks of the editor around it. */
export interface MapHost extends MapSources {
  readonly log: vscode.LogOutputChannel;
  readonly extension: vscode.Uri;
  /** Everything that is not about what the map shows. */
  hear(panel: MapPanel, message: FromMap): unknown;
}

export class MapPanel implements vscode.Disposable {
  readonly #host: MapHost;
  readonly #panel: vscode.WebviewPanel;
  readonly #drawn = new Drawn();
  readonly #making = new InTurn(() => this.#make());
  readonly #pace = new Pace(() => void this.#making.call(), BETWEEN_DRAWINGS);
  readonly #notePace = new Pace(() => this.#lookAtNote(), BETWEEN_DRAWINGS);
  readonly #disposables: vscode.Disposable[] = [];
  /** Undefined where another version kept it in words that we do not know. */
  #scope: MapScope | undefined;
  #graph: MapGraph | undefined;
  /** Of the scope that the webview has papers of, from now or from before a reload. */
  #hasMapOf: string | undefined;
  /** What the note that the map is of cites, as far as that is open. */
  #cited: string | undefined;
  /** The map is made again when the folder is read. */
  #isWaiting = false;
  /** The webview hears us. */
  #isReady = false;
  #isDisposed = false;
  /** What the webview was told last. */
  sent: ToMap | undefined;

  constructor(host: MapHost, panel: vscode.WebviewPanel, scope: MapScope | undefined, isRestored = false) {
    this.#host = host;
    this.#panel = panel;
    this.#scope = scope;
    if (isRestored && scope) this.#hasMapOf = mapKey(scope);
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: resourcesOf(host.extension) };
    const unsubscribe = host.store.library.onDidChange((delta) => {
      if (concerns(delta, this.#scope, this.#graph)) this.#drawn.outdate();
    });
    this.#disposables.push(
      this.#pace,
      this.#notePace,
      new vscode.Disposable(unsubscribe),
      webview.onDidReceiveMessage((message) => this.hear(message)),
      panel.onDidChangeViewState(() => {
        // Out of sight the webview is thrown away, and says that it is ready when it is made anew.
        if (!panel.visible) this.#isReady = false;
      }),
      host.store.onDidChange(() => this.#redrawWhereOutdated()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.#isOf(document)) this.#notePace.call();
      }),
    );
    webview.html = webviewHtml(webview, host.extension, 'map');
  }

  get scope(): MapScope | undefined {
    return this.#scope;
  }

  get graph(): MapGraph | undefined {
    return this.#graph;
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  get visible(): boolean {
    return this.#panel.visible;
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

  /** Shows another map in this panel, or more or less of the one that it shows. */
  async show(scope: MapScope): Promise<void> {
    this.#scope = scope;
    await this.#making.call();
  }

  /** A webview that is not in sight is not told: it asks for everything when it is. */
  post(message: ToMap): void {
    if (!this.#isReady) return;
    this.sent = message;
    void this.#panel.webview.postMessage(message);
  }

  /** What the webview says. It is believed in nothing: papers are those that it shows, and what is no message goes to the log. */
  hear(message: unknown): Promise<void> {
    const { log } = this.#host;
    return guarded('scholium.showMap', log, async () => {
      const read = readMessage(fromMap, message);
      const said = 'message' in read ? aboutShown(read.message, this.#graph) : undefined;
      if (said) await this.#take(said);
      if ('fault' in read) log.warn(`The map said what it cannot say: ${clip(read.fault, LONGEST_FAULT)}`);
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    vscode.Disposable.from(...this.#disposables).dispose();
    this.#panel.dispose();
  }

  async #take(message: FromMap): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        return this.#making.call();
      case 'scope':
        return this.show(message.scope);
      case 'expand':
        return this.#expand(message.id);
      case 'fault':
        return this.#host.log.error(`The map: ${clip(message.message, LONGEST_FAULT)}`);
      default:
        await this.#host.hear(this, message);
    }
  }

  async #expand(id: string): Promise<void> {
    const scope = this.#scope;
    if (!scope || !this.#host.store.library.byId(id)) return;
    await this.show({ ...scope, also: [...new Set([...(scope.also ?? []), id])] });
  }

  #redrawWhereOutdated(): void {
    const { store } = this.#host;
    // What a note that is closed cites is known only when it is read.
    if (this.#scope?.of === 'note' && !this.#openNote()) this.#drawn.outdate();
    if (this.#isWaiting || this.#drawn.isWith(store.inNotes)) return;
    if ((this.#graph?.nodes.id.length ?? 0) <= LARGE) {
      this.#pace.call();
      return;
    }
    this.#isWaiting = true;
    void store.ready.then(() => {
      this.#isWaiting = false;
      this.#pace.call();
    });
  }

  #openNote(): vscode.TextDocument | undefined {
    return vscode.workspace.textDocuments.find((document) => this.#isOf(document));
  }

  #isOf(document: vscode.TextDocument): boolean {
    return this.#scope?.of === 'note' && this.#scope.note === fileId(document.uri);
  }

  /** The map is made again where the note cites other papers than before, not at every letter. */
  #lookAtNote(): void {
    const document = this.#openNote();
    if (document && citedInOpen(this.#host, document) !== this.#cited) void this.#making.call();
  }

  /** Asked for out of sight, it is made when the webview is ready. */
  async #make(): Promise<void> {
    if (!this.#isReady || this.#isDisposed) return;
    const scope = this.#scope;
    if (!scope) return this.#fail(OTHER_VERSION);
    const { store, log } = this.#host;
    if (store.library.size === 0) {
      this.#fail(READING);
      await store.firstReading;
    }
    const isWanted = () => this.#scope === scope && this.#isReady && !this.#isDisposed;
    const note = this.#openNote();
    const cited = note && citedInOpen(this.#host, note);
    const isAsBefore = this.#graph?.scope === scope && this.#drawn.isWith(store.inNotes);
    // Brought into sight again, nothing is to be made anew.
    if (this.#graph && isAsBefore && cited === this.#cited) {
      this.#draw(this.#graph);
      return;
    }
    this.#cited = cited;
    this.#drawn.set(store.inNotes);
    try {
      const graph = await graphOf(this.#host, scope, isWanted);
      if (graph && isWanted()) this.#draw(graph);
      else this.#drawn.outdate();
    } catch (error) {
      this.#drawn.outdate();
      if (!(error instanceof Notice)) log.error(error instanceof Error ? error : String(error));
      if (isWanted()) this.#fail(messageOf(error));
    }
  }

  #draw(graph: MapGraph): void {
    this.#graph = graph;
    this.#panel.title = clip(graph.title, 40);
    if (graph.nodes.id.length === 0) {
      this.#fail(emptyMap(graph.scope));
      return;
    }
    const key = mapKey(graph.scope);
    this.post({ type: 'show', graph, keep: key === this.#hasMapOf });
    this.#hasMapOf = key;
  }

  #fail(message: string): void {
    this.post({ type: 'fail', message });
  }
}
