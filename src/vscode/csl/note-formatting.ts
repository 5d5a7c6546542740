/**
 * The citations of notes as their style prints them. Made once for a note as it is: as long as neither its citations,
 * its bibliographies, the library nor the style change, the same result is given out again.
 */
import * as vscode from 'vscode';
import type { NoteText } from '../../core/checks/bibliographies';
import { type FormattedNote, formatNote } from '../../core/csl/format-note';
import { noteItems } from '../../core/csl/items';
import { loadProcessor, type OutputFormat, type Processor } from '../../core/csl/processor';
import { findCitations } from '../../core/notes/citations';
import type { NoteBibliographies } from '../problems/note-bibliographies';
import type { LibraryStore } from '../store';
import { shippedFiles } from './style-files';

/** The style in which a note is printed, or why it cannot be. */
export type NoteProcessor =
  | { readonly processor: Processor; readonly name: string }
  | { readonly fault: string };

export class NoteFormatting implements vscode.Disposable {
  readonly #store: LibraryStore;
  readonly #bibliographies: NoteBibliographies;
  readonly #extension: vscode.Uri;
  readonly #changed = new vscode.EventEmitter<void>();
  #processor: Promise<NoteProcessor> | undefined;

  /** What was given out may be another now: style, bibliography, library or locale. */
  readonly onDidChange = this.#changed.event;

  constructor(store: LibraryStore, bibliographies: NoteBibliographies, extension: vscode.Uri) {
    this.#store = store;
    this.#bibliographies = bibliographies;
    this.#extension = extension;
  }

  /** The processor of the style in which the note is printed: its own, its project's, or the setting's. */
  async processorFor(note: NoteText): Promise<NoteProcessor> {
    // TODO(styles): the note's own `csl`, the project's, `scholium.citation.style`, files of the workspace, faults.
    void note;
    this.#processor ??= this.#load('apa');
    return this.#processor;
  }

  /** All citations of the note and its list of references. Reads what that asks for. */
  async format(note: NoteText, format: OutputFormat): Promise<FormattedNote | { readonly fault: string }> {
    await this.#bibliographies.prepare(note);
    const found = await this.processorFor(note);
    if ('fault' in found) return found;
    const clusters = note.clusters ?? findCitations(note.text, note.language);
    const itemOf = noteItems(note.text, this.#bibliographies.of(note), this.#store.library);
    return formatNote(clusters, itemOf, found.processor, format);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #load(name: string): Promise<NoteProcessor> {
    const files = shippedFiles(this.#extension);
    const text = await files.style(name);
    if (text === undefined) return { fault: `There is no style ${name}.` };
    return { processor: await loadProcessor(text, files), name };
  }
}
