/**
 * The pinned citekey follows the text: it becomes the new key when an edit that renames it is made in the first file,
 * and the old one again when the edit is undone in the last.
 *
 * The pins are no part of the edit itself: they are written whenever a note is saved that cites a paper not pinned yet,
 * and VS Code undoes an edit of several files only while none of them was changed since. A key that is given up goes on
 * leading to the paper, so that no note loses its paper between an undo and the saving of it.
 */
import * as vscode from 'vscode';
import type { Pin } from '../../core/library/pins';
import type { Work } from '../../core/model';
import { fileId } from '../convert';
import { messageOf } from '../files';
import type { LibraryStore } from '../store';
import type { PlannedFile, RenamePlan } from './rename-plan';

interface Renaming {
  /** As it was before. */
  readonly work: Work;
  readonly to: string;
  /** The pin it had before. */
  readonly pin: Pin | undefined;
  /** By the ids of its files, before and after. */
  readonly files: ReadonlyMap<string, PlannedFile>;
  /** Files that are not as they were before. */
  readonly changed: Set<PlannedFile>;
  /** `left`: undone, and the new key still leads to the paper. */
  state: 'waiting' | 'done' | 'left';
}

/** Renamings that are remembered: as many as one may want to undo in a row. */
const REMEMBERED = 20;

export class RenamedPins implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #log: vscode.LogOutputChannel;
  readonly #renamings: Renaming[] = [];
  readonly #disposables: vscode.Disposable[];
  #turn: Promise<void> = Promise.resolve();

  constructor(store: LibraryStore, log: vscode.LogOutputChannel) {
    this.#store = store;
    this.#log = log;
    this.#disposables = [
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#note(document)),
      store.onDidChange(() => this.#settle()),
    ];
  }

  /** To be called before the edit is made, if ever it is. */
  expect(work: Work, to: string, { files }: RenamePlan): void {
    const byFile = new Map(
      files.flatMap((file) => [file.uri, file.moved].map((uri) => [fileId(uri), file] as const)),
    );
    const pin = this.#store.word.pins.pinOf(work.citekey);
    this.#renamings.push({ work, to, pin, files: byFile, changed: new Set(), state: 'waiting' });
    if (this.#renamings.length > REMEMBERED) this.#renamings.shift();
  }

  /** Resolves when the pins are as the texts are. */
  get settled(): Promise<void> {
    return this.#turn;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #note(document: vscode.TextDocument): void {
    for (const renaming of this.#renamings) {
      const file = renaming.files.get(fileId(document.uri));
      if (!file) continue;
      const text = document.getText();
      if (text === file.before) renaming.changed.delete(file);
      // Another edit, while it is not known that this one was made, is none of ours.
      else if (text === file.after || renaming.changed.has(file)) renaming.changed.add(file);
      this.#follow(renaming);
    }
  }

  #follow(renaming: Renaming): void {
    const { work, to, pin, changed } = renaming;
    if (changed.size > 0 && renaming.state !== 'done') {
      renaming.state = 'done';
      this.#inTurn(() => this.#store.word.pins.choose(work, to));
    } else if (changed.size === 0 && renaming.state === 'done') {
      renaming.state = 'left';
      this.#inTurn(() => this.#store.word.pins.putBack(work, to, pin, [to]));
    }
  }

  /** An undone key that stands in no file any more need not lead anywhere. */
  #settle(): void {
    for (const renaming of this.#renamings) {
      const { work, to, pin, files } = renaming;
      if (renaming.state !== 'left' || this.#store.notesNaming({ citekey: to, aliases: [] }).length > 0)
        continue;
      if (vscode.workspace.textDocuments.some(({ uri, isDirty }) => isDirty && files.has(fileId(uri))))
        continue;
      renaming.state = 'waiting';
      this.#inTurn(() => this.#store.word.pins.putBack(work, work.citekey, pin, []));
    }
  }

  #inTurn(act: () => Promise<void>): void {
    this.#turn = this.#turn.then(act).catch((error) => {
      this.#log.error(error instanceof Error ? error : String(error));
      void vscode.window.showErrorMessage(`The pinned citekey could not be changed: ${messageOf(error)}`);
    });
  }
}
