/** The texts of pages that quotations are held against: read when they are asked for, kept while they are as read. */
import * as vscode from 'vscode';
import type { FileId } from '../core/place';
import { textOf } from './file-texts';
import type { LibraryStore } from './store';

/** Characters kept in all; those of the pages asked for last. */
const MOST_KEPT = 8e6;
/** A note that quotes more papers is held against what the library has of the others. Files. */
const MOST_READ = 100;

interface Kept {
  /** Undefined for a page that cannot be read. */
  readonly text: string | undefined;
  readonly digest: number | undefined;
}

export class PageTexts {
  readonly #store: LibraryStore;
  readonly #kept = new Map<FileId, Kept>();
  /** Of the question at hand: several notes are checked at the same time. */
  #wanted = new Set<FileId>();
  #characters = 0;

  constructor(store: LibraryStore) {
    this.#store = store;
  }

  /** The text of a page, if it is at hand; one function for all questions, for the core keeps by it what it made of them. */
  readonly textOf = (file: FileId): string | undefined => {
    const kept = this.#kept.get(file);
    if (kept && kept.digest === this.#store.digestOf(file)) {
      this.#kept.delete(file);
      this.#kept.set(file, kept);
      return kept.text;
    }
    if (this.#wanted.size < MOST_READ) this.#wanted.add(file);
    return undefined;
  };

  /** What `ask` gives, and the pages it asked for that are not at hand. */
  asking<T>(ask: () => T): { readonly given: T; readonly wanted: ReadonlySet<FileId> } {
    this.#wanted = new Set();
    const given = ask();
    return { given, wanted: this.#wanted };
  }

  /** Never throws: what cannot be read is at hand as nothing. */
  async read(files: ReadonlySet<FileId>): Promise<void> {
    await Promise.all(
      Array.from(files, async (file) => {
        const digest = this.#store.digestOf(file);
        // What lies in no folder of the workspace is not the library's to read.
        const isOurs = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(file)) !== undefined;
        const text = isOurs ? await textOf(file).catch(() => undefined) : undefined;
        this.#keep(file, { text, digest });
      }),
    );
  }

  #keep(file: FileId, kept: Kept): void {
    this.#forget(file);
    this.#kept.set(file, kept);
    this.#characters += kept.text?.length ?? 0;
    for (const oldest of this.#kept.keys()) {
      if (this.#characters <= MOST_KEPT || oldest === file) break;
      this.#forget(oldest);
    }
  }

  #forget(file: FileId): void {
    this.#characters -= this.#kept.get(file)?.text?.length ?? 0;
    this.#kept.delete(file);
  }
}
