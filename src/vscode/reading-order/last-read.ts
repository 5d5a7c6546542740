/** When the reader last opened each paper. Kept by VS Code for this workspace, on this machine. */
import type * as vscode from 'vscode';

const MOST = 500;
const KEY = 'lastRead';

export class LastRead {
  readonly #memento: vscode.Memento;
  readonly #at: Map<string, number>;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
    this.#at = new Map(memento.get<[string, number][]>(KEY, []));
  }

  /** By id of the work, as any ascending number. */
  get at(): ReadonlyMap<string, number> {
    return this.#at;
  }

  /** The reader opens the work now. */
  note(workId: string): void {
    this.#at.set(workId, Date.now());
    const newest = [...this.#at].sort(([, a], [, b]) => b - a).slice(0, MOST);
    void this.#memento.update(KEY, newest);
  }
}
