/** The citation maps that are open: a panel for each, in step with each other and with the views. */
import * as vscode from 'vscode';
import { mapCard } from '../../core/map/card';
import type { MapScope } from '../../core/map/model';
import { mapKey } from '../../core/map/same-map';
import { writeMap } from '../../core/map/write-map';
import type { Work } from '../../core/model';
import type { WebviewId } from '../../names';
import { type FromMap, mapState } from '../../protocol/map';
import { readMessage } from '../../protocol/message';
import { citeWorks } from '../citing';
import type { LastNote } from '../last-note';
import { noteEditor } from '../note-editor';
import { Notice } from '../notice';
import { pickPapers } from '../search-picker';
import type { Services } from '../services';
import { inSlices } from '../slices';
import { type MapHost, MapPanel } from './map-panel';
import { columnBeside, openFromMap } from './open-from-map';
import { saveMap } from './save-map';

const VIEW_TYPE: WebviewId = 'scholium.map';
/** In one citation: whoever selects more has selected them for something else. */
const MOST_CITED = 500;

/** What maps work with. */
export type MapServices = Omit<MapHost, 'hear'> &
  Pick<Services, 'papers' | 'citers' | 'pages' | 'entries' | 'searching' | 'memento'> & {
    readonly lastNote: LastNote;
  };

export class Maps implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #services: MapServices;
  readonly #panels = new Set<MapPanel>();
  readonly #disposables: vscode.Disposable[];
  /** What is selected, on maps and in views. */
  #selected: ReadonlySet<string> = new Set();
  /** Rows that Papers is about to select because they were selected on a map. */
  readonly #following = new Set<string>();

  constructor(services: MapServices) {
    this.#services = services;
    this.#disposables = [
      vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, this),
      services.papers.onDidChoose(({ selection }) =>
        this.#chosen(selection.map(({ workId }) => workId).filter((id) => id !== undefined)),
      ),
      services.citers.onDidShow((id) => {
        if (!this.#selected.has(id)) this.#tell([id]);
      }),
    ];
  }

  /** Those that are open. */
  get panels(): readonly MapPanel[] {
    return [...this.#panels];
  }

  /** Opens a map, or shows the one of the same scope that is open. */
  async show(scope: MapScope): Promise<void> {
    const key = mapKey(scope);
    const open = this.panels.find((panel) => panel.scope && mapKey(panel.scope) === key);
    if (open) open.reveal();
    else this.#add(vscode.window.createWebviewPanel(VIEW_TYPE, 'Map', this.#columnForNew()), scope);
  }

  /** A panel of the last session, with what its webview kept of itself. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const read = readMessage(mapState, state);
    if ('fault' in read) this.#services.log.warn(`The map of the last session: ${read.fault}`);
    this.#add(panel, 'message' in read ? read.message.scope : undefined, true);
  }

  dispose(): void {
    for (const panel of this.panels) panel.dispose();
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  /** Beside a note that is being written, which the map is drawn from and cited into; else where the reader is. */
  #columnForNew(): vscode.ViewColumn {
    const editor = vscode.window.activeTextEditor;
    const isNote = editor !== undefined && noteEditor(this.#services.store) === editor;
    return isNote ? columnBeside(editor.viewColumn) : vscode.ViewColumn.Active;
  }

  #add(webview: vscode.WebviewPanel, scope: MapScope | undefined, isRestored = false): void {
    const host: MapHost = { ...this.#services, hear: (panel, message) => this.#hear(panel, message) };
    webview.iconPath = iconOf(host.extension);
    const panel = new MapPanel(host, webview, scope, isRestored);
    this.#panels.add(panel);
    panel.onDidDispose(() => {
      this.#panels.delete(panel);
      panel.dispose();
    });
  }

  async #hear(panel: MapPanel, message: FromMap): Promise<void> {
    const { store, memento } = this.#services;
    switch (message.type) {
      case 'select':
        return this.#selectedOn(panel, message.ids);
      case 'card': {
        const work = store.library.byId(message.id);
        if (work) panel.post({ type: 'card', card: mapCard(work, store.notesCiting(work).length) });
        return;
      }
      case 'open': {
        const work = store.library.byId(message.id);
        if (work) await openFromMap(this.#services, work, message.what, panel.column);
        return;
      }
      case 'cite':
        return this.#cite(panel, this.#worksOf(message.ids));
      case 'chooseSeeds':
        return this.#chooseSeeds(panel, message.of);
      case 'picture':
        return saveMap(panel, message.format, message.data, memento);
      case 'export': {
        const { format, ids, x, y } = message;
        const isPlaced = x.length > 0;
        if (!panel.graph || x.length !== y.length || (isPlaced && x.length !== ids.length)) return;
        const workOf = (id: string) => store.library.byId(id);
        const text = await inSlices(writeMap(format, panel.graph, workOf, { ids, x, y }));
        if (text !== undefined) await saveMap(panel, format, text, memento);
      }
    }
  }

  #worksOf(ids: readonly string[]): Work[] {
    const { library } = this.#services.store;
    return [...new Set(ids)].map((id) => library.byId(id)).filter((work) => work !== undefined);
  }

  async #cite(panel: MapPanel, works: readonly Work[]): Promise<void> {
    if (works.length === 0) return;
    if (works.length > MOST_CITED)
      throw new Notice(`${works.length.toLocaleString('en')} papers are too many to cite at one place.`);
    await citeWorks(
      this.#services,
      works,
      'bracketed',
      {},
      await this.#services.lastNote.inSight(panel.column),
    );
  }

  /** What is selected on the map that has the keyboard. */
  get inFront(): readonly Work[] {
    const isActive = [...this.#panels].some((panel) => panel.isActive);
    return isActive ? this.#worksOf([...this.#selected]) : [];
  }

  async #chooseSeeds(panel: MapPanel, of: 'papers' | 'similar' | 'time'): Promise<void> {
    const { scope } = panel;
    const first = scope && 'ids' in scope ? this.#worksOf(scope.ids) : [];
    const works = await pickPapers(this.#services, { title: SEEDS_TITLES[of], first });
    if (!works || works.length === 0) return;
    const ids = works.map(({ id }) => id);
    await panel.show(of === 'papers' ? { of, ids, steps: 1 } : { of, ids });
  }

  /** Selected on a map: the other maps follow, and the views as far as they are in sight. The keyboard stays on the map. */
  #selectedOn(panel: MapPanel, ids: readonly string[]): void {
    const works = this.#worksOf(ids);
    this.#tell(
      works.map(({ id }) => id),
      panel,
    );
    const last = works.at(-1);
    if (!last) return;
    this.#services.citers.show(last.id);
    void this.#follow(last.id);
  }

  async #follow(id: string): Promise<void> {
    const { papers } = this.#services;
    this.#following.add(id);
    await papers.follow(id);
    await papers.told();
    this.#following.delete(id);
  }

  /** Selected in Papers, by the reader or because it is selected on a map. */
  #chosen(ids: readonly string[]): void {
    const [id] = ids;
    const isEcho = ids.length === 1 && id !== undefined && this.#following.delete(id);
    if (!isEcho) this.#tell(ids);
  }

  #tell(ids: readonly string[], except?: MapPanel): void {
    this.#selected = new Set(ids);
    for (const panel of this.#panels)
      if (panel !== except) panel.post({ type: 'select', ids: [...this.#selected] });
  }
}

function iconOf(extension: vscode.Uri): { light: vscode.Uri; dark: vscode.Uri } {
  const file = (theme: string) => vscode.Uri.joinPath(extension, 'media', `map-${theme}.svg`);
  return { light: file('light'), dark: file('dark') };
}

const SEEDS_TITLES = {
  papers: 'Map: check the papers that it is to be of',
  similar: 'Map: check the papers that it is to show the nearest of',
  time: 'Time map: check the papers that it is to connect',
} as const;
