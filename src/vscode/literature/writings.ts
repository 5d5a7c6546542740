/** What we wrote in literature notes, in the `.scholium/` of each workspace folder. */
import * as vscode from 'vscode';
import { addWritings, LITERATURE_NOTES, type Writing, WroteByKey } from '../../core/literature/wrote';
import { messageOf } from '../files';
import { KeptFiles } from '../kept-files';

export class LiteratureWritings {
  readonly #kept = new KeptFiles(LITERATURE_NOTES);
  readonly #log: vscode.LogOutputChannel;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** As they are on disk: another window, or git, may have changed them. */
  async read(): Promise<WroteByKey> {
    await this.#kept.read((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri));
    for (const { message } of this.#kept.problems) this.#log.warn(`literature-notes.jsonl: ${message}`);
    return new WroteByKey(this.#kept.entries);
  }

  /** Keeps what was written. Never throws: the notes are written, and the next refresh is merely more careful. */
  async note(folder: vscode.Uri, writings: readonly Writing[]): Promise<void> {
    const news = writings.filter(({ written }) => written.size > 0);
    if (news.length === 0) return;
    try {
      await this.#kept.change(folder, (known) => addWritings(known, news));
    } catch (error) {
      this.#log.error(`What literature notes were written could not be kept: ${messageOf(error)}`);
    }
  }
}
