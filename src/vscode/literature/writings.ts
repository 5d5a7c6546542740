/** What we wrote in literature notes, in the `.scholium/` of each workspace folder. */
import * as vscode from 'vscode';
import { addWritings, LITERATURE_NOTES, type Writing, WroteByKey } from '../../core/literature/wrote';
import { messageOf } from '../files';
import { KeptFiles } from '../word/kept-files';

export class LiteratureWritings {
  readonly files = new KeptFiles(LITERATURE_NOTES);
  readonly #log: vscode.LogOutputChannel;
  readonly #tell: () => void;

  /** `tell`: the files say something else than before, or something else is wrong with them. */
  constructor(log: vscode.LogOutputChannel, tell: () => void) {
    this.#log = log;
    this.#tell = tell;
  }

  /** As they are on disk: another window, or git, may have changed them. */
  async read(): Promise<WroteByKey> {
    const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    if (await this.files.read(folders)) this.#tell();
    return new WroteByKey(this.files.entries);
  }

  /** Keeps what was written. Never throws: the notes are written, and the next refresh is merely more careful. */
  async note(folder: vscode.Uri, writings: readonly Writing[]): Promise<void> {
    const news = writings.filter(({ written }) => written.size > 0);
    if (news.length === 0) return;
    try {
      await this.files.change(folder, (known) => addWritings(known, news));
    } catch (error) {
      this.#log.error(`What literature notes were written could not be kept: ${messageOf(error)}`);
    }
  }
}
