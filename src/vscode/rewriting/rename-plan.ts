/** What renaming a citekey does to the files of the workspace, as one edit; nothing is written here. */
import * as vscode from 'vscode';
import { languageOf } from '../../core/intake';
import type { Work } from '../../core/model';
import type { KeyChange } from '../../core/rewrite/key-change';
import { isFileName, isNoteOn, newNoteName } from '../../core/rewrite/literature-notes';
import { renameInBibliography } from '../../core/rewrite/rename-bibliography';
import { renameInNote } from '../../core/rewrite/rename-note';
import { applyEdits, type Remark, type Rewriting, THE_WORD } from '../../core/rewrite/rewriting';
import { toRange } from '../citing';
import { fileId } from '../convert';
import { exists, nameOf, openNotes, shown, textOf } from '../file-texts';
import { messageOf } from '../files';
import { languageIdOf } from '../language';
import { Notice } from '../notice';
import type { LibraryStore } from '../store';

/** A file that is changed: where it is before and after, and its text. */
export interface PlannedFile {
  readonly uri: vscode.Uri;
  /** Where it is afterwards. */
  readonly moved: vscode.Uri;
  readonly before: string;
  readonly after: string;
}

export interface RenamePlan {
  readonly edit: vscode.WorkspaceEdit;
  readonly files: readonly PlannedFile[];
  /** How many keys are replaced. */
  readonly places: number;
  /** Entries and labels that are left as they are, `file:line: reason`; the word in prose is not told of. */
  readonly left: readonly string[];
}

/** Reads what has the key and says what is to be done; throws a `Notice` where it must not be done. */
export async function planRename(
  store: LibraryStore,
  work: Work,
  to: string,
  token?: vscode.CancellationToken,
  metadata?: vscode.WorkspaceEditEntryMetadata,
): Promise<RenamePlan | undefined> {
  const planner = new Planner(store, work, to);
  await planner.read(token);
  return token?.isCancellationRequested ? undefined : planner.plan(metadata);
}

/** Files read at the same time: on a remote each takes a round trip. */
const AT_ONCE = 32;

class Planner {
  readonly #store: LibraryStore;
  readonly #work: Work;
  readonly #change: KeyChange;
  /** New names of literature notes, without their extension. */
  readonly #names = new Map<string, string>();
  readonly #moved = new Map<string, vscode.Uri>();
  readonly #texts = new Map<string, string>();
  readonly #faults: string[] = [];

  constructor(store: LibraryStore, work: Work, to: string) {
    this.#store = store;
    this.#work = work;
    const keys = [work.citekey, ...work.aliases];
    const own = keys.filter((key) => store.library.byCitekey(key)?.id === work.id);
    this.#change = { from: new Set(own), to };
  }

  /** Reads every file that may have the key. */
  async read(token?: vscode.CancellationToken): Promise<void> {
    const { from } = this.#change;
    const { bibliographies, namesakes, notes } = this.#known();
    const mayHaveKey = (text: string) => [...from].some((key) => text.includes(key));
    const open: string[] = [];
    for (const document of openNotes()) {
      // VS Code knows documents of files that were moved or deleted for some while.
      const isThere = document.isDirty || (await exists(document.uri));
      if (isThere && mayHaveKey(document.getText())) open.push(fileId(document.uri));
    }
    const files = new Set([...this.#store.notesNaming(this.#work), ...open, ...bibliographies, ...namesakes]);
    await this.#readAll([...files], token);
    for (const file of namesakes) await this.#rename(file);
    if (this.#names.size > 0) await this.#readAll(notes, token);
  }

  async plan(metadata?: vscode.WorkspaceEditEntryMetadata): Promise<RenamePlan> {
    const changed: string[] = [];
    const left: string[] = [];
    for (const [file, text] of this.#texts) {
      const rewriting = this.#rewrite(file, text);
      this.#faults.push(...rewriting.blocked.map((remark) => told(file, text, remark)));
      const worthTelling = rewriting.left.filter(({ reason }) => reason !== THE_WORD);
      left.push(...worthTelling.map((remark) => told(file, text, remark)));
      if (rewriting.edits.length > 0) changed.push(file);
    }
    this.#stopAtFaults();
    const files: PlannedFile[] = [];
    const edit = new vscode.WorkspaceEdit();
    // The files are moved first: undone last, and VS Code's preview finds the edits of a moved file.
    for (const [file, moved] of this.#moved) edit.renameFile(vscode.Uri.parse(file), moved, {}, metadata);
    let places = 0;
    for (const file of changed.sort()) {
      const document = await this.#open(file);
      if (!document) continue;
      const before = document.getText();
      const { edits } = this.#rewrite(file, before, languageIdOf(document));
      const moved = this.#moved.get(file) ?? document.uri;
      for (const { span, newText } of edits) edit.replace(moved, toRange(document, span), newText, metadata);
      places += edits.length;
      files.push({ uri: document.uri, moved, before, after: applyEdits(before, edits) });
    }
    this.#stopAtFaults();
    return { edit, files, places, left };
  }

  #known() {
    const bibliographies = new Set(
      this.#work.records.filter(({ citekey }) => citekey).map(({ place }) => place.file),
    );
    const namesakes: string[] = [];
    const notes: string[] = [];
    for (const { file, role } of this.#store.files) {
      if (/\.(?:bib|bibtex)$/i.test(file)) bibliographies.add(file);
      if (!role.note) continue;
      notes.push(file);
      const key = /^@?(.*)\.[a-z]+$/i.exec(nameOf(vscode.Uri.parse(file)))?.[1];
      if (key !== undefined && this.#change.from.has(key)) namesakes.push(file);
    }
    return { bibliographies, namesakes, notes };
  }

  /** A literature note gets the new name, unless a file has it. */
  async #rename(file: string): Promise<void> {
    const uri = vscode.Uri.parse(file);
    const name = newNoteName(nameOf(uri), this.#texts.get(file) ?? '', this.#change);
    if (!name) return;
    const moved = vscode.Uri.joinPath(
      uri,
      '..',
      nameOf(uri).replace(name.before, () => name.after),
    );
    if (!isFileName(name.after)) {
      this.#faults.push(
        `${shown(uri)} cannot be called “${name.after}”: file systems and Obsidian forbid that.`,
      );
    } else if (await exists(moved)) this.#faults.push(`${shown(moved)} is there already.`);
    else {
      this.#names.set(name.before, name.after);
      this.#moved.set(file, moved);
    }
  }

  #rewrite(file: string, text: string, language = languageOf(file)): Rewriting {
    if (BIBLIOGRAPHY.test(file)) return renameInBibliography(file, text, this.#change, this.#othersIn(file));
    const isOwn = this.#moved.has(file) || isNoteOn(text, this.#change);
    return renameInNote(text, language, this.#change, { isOwn, names: this.#names });
  }

  /** Keys that in this file are entries of other papers. */
  #othersIn(file: string): ReadonlySet<string> {
    const others = this.#store.library.inFile(file).filter(({ id }) => id !== this.#work.id);
    const records = others.flatMap((work) => work.records).filter(({ place }) => place.file === file);
    return new Set(records.map(({ citekey }) => citekey).filter((key) => key !== undefined));
  }

  async #readAll(files: readonly string[], token?: vscode.CancellationToken): Promise<void> {
    const queue = files.filter((file) => !this.#texts.has(file)).values();
    const read = async () => {
      for (const file of queue) {
        if (token?.isCancellationRequested) return;
        const text = await this.#textOf(file);
        if (text !== undefined) this.#texts.set(file, text);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, read));
  }

  async #textOf(file: string): Promise<string | undefined> {
    try {
      return await textOf(file);
    } catch (error) {
      this.#faults.push(`${shown(vscode.Uri.parse(file))} cannot be read: ${messageOf(error)}`);
      return undefined;
    }
  }

  /** The document by which VS Code will change the file, in the editor's own line ends. */
  async #open(file: string): Promise<vscode.TextDocument | undefined> {
    const uri = vscode.Uri.parse(file);
    try {
      const { permissions } = await vscode.workspace.fs.stat(uri);
      const isReadonly = permissions !== undefined && (permissions & vscode.FilePermission.Readonly) !== 0;
      if (isReadonly || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false)
        this.#faults.push(`${shown(uri)} is read-only.`);
      const document = await vscode.workspace.openTextDocument(uri);
      const text = document.getText();
      const isSame = text.replace(/\r\n?/g, '\n') === this.#texts.get(file)?.replace(/\r\n?/g, '\n');
      if (text.includes('\uFFFD') && !isSame)
        this.#faults.push(
          `${shown(uri)} is not in the encoding that VS Code takes it for, so that a save would spoil it.`,
        );
      else if (!isSame) this.#faults.push(`${shown(uri)} changed meanwhile.`);
      return document;
    } catch (error) {
      this.#faults.push(`${shown(uri)} cannot be opened: ${messageOf(error)}`);
      return undefined;
    }
  }

  #stopAtFaults(): void {
    if (this.#faults.length === 0) return;
    const more = this.#faults.length - MOST_TOLD;
    const told = [...this.#faults.slice(0, MOST_TOLD), ...(more > 0 ? [`And ${more} more.`] : [])];
    throw new Notice(
      `@${this.#change.to} cannot take the place of @${this.#work.citekey}. ${told.join(' ')}`,
    );
  }
}

/** `notes/x.md:3: …` */
function told(file: string, text: string, { span, reason }: Remark): string {
  const line = text.slice(0, span.start).split(/\r\n|\r|\n/).length;
  return `${shown(vscode.Uri.parse(file))}:${line}: ${reason}`;
}

const MOST_TOLD = 3;
const BIBLIOGRAPHY = /\.(?:bib|bibtex|json|ya?ml)$/i;
