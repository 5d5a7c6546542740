/** The styles that lie in the workspace, wherever: listed when one is first asked for, then kept up. */
import * as vscode from 'vscode';
import { styleIdOf } from '../../core/csl/styles/style-names';
import { fileId } from '../convert';
import { fileFilter, listFiles } from '../files';

/** Of what may be a folder that came or went nothing more is told; most files say by their ending that they are none. */
const IS_FILE = /\.[a-z\d]{1,8}$/i;

export interface WorkspaceStyle {
  readonly uri: vscode.Uri;
  /** `ieee` for `ieee.csl`. */
  readonly id: string;
}

export class WorkspaceStyles implements vscode.Disposable {
  #listed: Promise<readonly WorkspaceStyle[]> | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[];

  /** Files came or went, or may have. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
    const moved = ({ path }: vscode.Uri) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (styleIdOf(name) !== undefined || !IS_FILE.test(name)) this.forget();
    };
    this.#disposables = [
      this.#changed,
      watcher,
      watcher.onDidCreate(moved),
      watcher.onDidDelete(moved),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.forget()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (['scholium.files.exclude', 'files.exclude'].some((id) => event.affectsConfiguration(id)))
          this.forget();
      }),
    ];
  }

  /** In the order of their paths. */
  all(): Promise<readonly WorkspaceStyle[]> {
    this.#listed ??= list();
    return this.#listed;
  }

  /** They are looked for again when someone asks. */
  forget(): void {
    if (!this.#listed) return;
    this.#listed = undefined;
    this.#changed.fire();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }
}

async function list(): Promise<readonly WorkspaceStyle[]> {
  const source = new vscode.CancellationTokenSource();
  const idOf = ({ path }: vscode.Uri) => styleIdOf(path.slice(path.lastIndexOf('/') + 1));
  const role = { dump: false, note: false };
  const found = await Promise.all(
    (vscode.workspace.workspaceFolders ?? []).map((folder) => {
      const roleOf = (uri: vscode.Uri) => (idOf(uri) === undefined ? undefined : role);
      return listFiles(folder.uri, { ...fileFilter(folder), roleOf }, source.token);
    }),
  );
  source.dispose();
  return found
    .flatMap(({ files }) => files.map(({ uri }) => ({ uri, id: idOf(uri)! })))
    .sort((a, b) => (fileId(a.uri) < fileId(b.uri) ? -1 : 1));
}
