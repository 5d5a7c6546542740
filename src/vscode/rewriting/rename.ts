/** Renaming a citekey everywhere: F2 on a key in a note or a bibliography, and *Set Citekey* on a paper. */
import * as vscode from 'vscode';
import type { Work } from '../../core/model';
import { CITING_LANGUAGES, citesIn } from '../../core/notes/citations';
import type { Span } from '../../core/place';
import { refusalOf } from '../../core/rewrite/refusal';
import { scanBibtex } from '../../core/sources/bibliography/bibtex-scan';
import { toRange } from '../citing';
import { fileId } from '../convert';
import { messageOf } from '../files';
import { languageIdOf } from '../language';
import { UNKNOWN_NOTES } from '../navigation/documents';
import { Notice } from '../notice';
import type { OpenNotes } from '../open-notes';
import type { LibraryStore } from '../store';
import { refactor } from './refactoring';
import { RenamedPins } from './rename-pin';
import { planRename, type RenamePlan } from './rename-plan';

const SELECTOR: vscode.DocumentSelector = [
  ...CITING_LANGUAGES.filter((language) => language !== 'plaintext'),
  UNKNOWN_NOTES,
  { pattern: '**/*.{typ,bib,bibtex}' },
];

export class Renaming implements vscode.RenameProvider, vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #notes: OpenNotes;
  readonly #pins: RenamedPins;
  readonly #log: vscode.LogOutputChannel;
  readonly #registration: vscode.Disposable;

  constructor(store: LibraryStore, notes: OpenNotes, log: vscode.LogOutputChannel) {
    this.#store = store;
    this.#notes = notes;
    this.#log = log;
    this.#pins = new RenamedPins(store, log);
    this.#registration = vscode.languages.registerRenameProvider(SELECTOR, this);
  }

  prepareRename(document: vscode.TextDocument, position: vscode.Position) {
    const found = this.#keyAt(document, position);
    return found && { range: toRange(document, found.span), placeholder: found.key };
  }

  /**
   * A refusal is an edit that changes nothing, and a message: were it thrown, VS Code would ask the next provider, and
   * its own one for Markdown takes `[@a, p. 3]` for the name of a link and renames all of it.
   */
  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const found = this.#keyAt(document, position);
    if (!found) return undefined;
    try {
      const work = this.#workOf(document, found.key);
      const key = plain(newName);
      // A key that the paper had gives way to the one it has.
      const isUpdate = key === work.citekey && found.key !== key;
      const plan = isUpdate
        ? await planRename(this.#store, work, key, token)
        : await this.#plan(work, key, token);
      return plan?.edit;
    } catch (error) {
      if (error instanceof Notice) void vscode.window.showInformationMessage(error.message, 'OK');
      else {
        this.#log.error(error instanceof Error ? error : String(error));
        void vscode.window.showErrorMessage(messageOf(error), 'OK');
      }
      return new vscode.WorkspaceEdit();
    }
  }

  /** Asks for a key, and gives it to the paper wherever its own stands. */
  async ask(work: Work): Promise<void> {
    const answer = await vscode.window.showInputBox({
      title: `Citekey of “${work.title}”`,
      value: work.citekey,
      prompt: 'It takes the place of the old key in notes, bibliographies and names of literature notes.',
      validateInput: (typed) =>
        plain(typed) === work.citekey ? undefined : this.#refusal(work, plain(typed)),
    });
    if (answer === undefined || plain(answer) === work.citekey) return;
    const plan = await planRename(this.#store, work, plain(answer));
    const count = plan?.files.length ?? 0;
    const now = { label: `Rename in ${count === 1 ? 'one file' : `${count} files`}`, preview: false };
    const first = { label: 'Preview', description: 'choose what is to be changed', preview: true };
    const choice =
      count === 0
        ? now
        : await vscode.window.showQuickPick([now, first], { title: `@${work.citekey} → @${plain(answer)}` });
    if (choice) await this.rename(work, plain(answer), choice.preview);
  }

  /** Gives the paper the key, and says how much was changed. */
  async rename(work: Work, key: string, preview = false): Promise<void> {
    const label = `Rename @${work.citekey} to @${key}`;
    const plan = await this.#plan(work, key, undefined, { label, needsConfirmation: false });
    if (!plan) return;
    const { edit, files, places } = plan;
    if (edit.size > 0) {
      const isDone = await refactor(
        edit,
        preview && files[0] ? { existing: files[0].uri, label } : undefined,
      );
      // Of a preview it is the reader's choice.
      if (!isDone && preview) return;
      if (!isDone)
        throw new Error(
          `VS Code did not change the files, so @${work.citekey} stays: one of them changed meanwhile, or cannot be written.`,
        );
    }
    // The pin follows the texts; where none has the key, there is nothing to follow.
    if (files.length === 0) await this.#store.word.pins.choose(work, key);
    await this.#pins.settled;
    const what = files.length === 0 ? '' : `, in ${places} places of ${files.length} files`;
    vscode.window.setStatusBarMessage(
      `Scholium: @${key} it is${what}; @${work.citekey} still leads to the paper`,
      6000,
    );
  }

  /** What is to be done, which the pins will follow if it is; throws a `Notice` where it must not be done. */
  async #plan(
    work: Work,
    key: string,
    token?: vscode.CancellationToken,
    metadata?: vscode.WorkspaceEditEntryMetadata,
  ): Promise<RenamePlan | undefined> {
    const refusal = this.#refusal(work, key);
    if (refusal !== undefined) throw new Notice(refusal);
    const plan = await planRename(this.#store, work, key, token, metadata);
    if (!plan) return undefined;
    for (const line of plan.left) this.#log.warn(`Left as it is: ${line}`);
    this.#pins.expect(work, key, plan);
    return plan;
  }

  dispose(): void {
    this.#registration.dispose();
    this.#pins.dispose();
  }

  #refusal(work: Work, key: string): string | undefined {
    const { library, word } = this.#store;
    return refusalOf(key, work, { library, isOfAnother: (each) => word.pins.isOfAnother(work, each) });
  }

  #keyAt(document: vscode.TextDocument, position: vscode.Position): { key: string; span: Span } | undefined {
    const offset = document.offsetAt(position);
    if (/\.(?:bib|bibtex)$/i.test(document.uri.path)) {
      const text = document.getText();
      const span = scanBibtex(text).entries.find(
        ({ key }) => key && key.start <= offset && key.end >= offset,
      )?.key;
      return span && { key: text.slice(span.start, span.end), span };
    }
    if (!citesIn(languageIdOf(document))) return undefined;
    const item = this.#notes.readerOf(document).citationAt(offset)?.item;
    return item && { key: item.key, span: item.keySpan };
  }

  /** The paper that a key means in this file. */
  #workOf({ uri }: vscode.TextDocument, key: string): Work {
    const file = fileId(uri);
    const own = this.#store.library
      .inFile(file)
      .find(({ records }) => records.some(({ place, citekey }) => place.file === file && citekey === key));
    const work = own ?? this.#store.library.byCitekey(key);
    if (work) return work;
    throw new Notice(
      `@${key} leads to no paper of the library, so it is not known what has this key and what not.`,
    );
  }
}

/** Some type the `@` too. */
function plain(typed: string): string {
  return typed.trim().replace(/^@/, '');
}
