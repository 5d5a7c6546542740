/**
 * The citations of notes as their style prints them. Made once for a note as it is: as long as neither its citations,
 * its bibliographies, the library nor the style change, the same result is given out again.
 */
import * as vscode from 'vscode';
import type { NoteText } from '../../core/checks/bibliographies';
import type { FormattedNote } from '../../core/csl/format-note';
import { FormattedOnce } from '../../core/csl/formatted-once';
import type { OutputFormat } from '../../core/csl/processor';
import type { FileId } from '../../core/place';
import type { NoteBibliographies } from '../problems/note-bibliographies';
import type { LibraryStore } from '../store';
import { Kept } from './kept';
import type { NoteProcessor, NoteStyles } from './note-styles';
import { tellStyleFault } from './style-fault';

export type { NoteProcessor } from './note-styles';

/** What is given out of a note, or why nothing can be. */
export type FormattedOrFault = FormattedNote | { readonly fault: string };

/** Notes of which the results are kept. */
const MOST_NOTES = 24;
/** Who shows results is told of changes that come together once. Milliseconds. */
const SETTLE = 50;

export class NoteFormatting implements vscode.Disposable {
  readonly #store: Pick<LibraryStore, 'library' | 'onDidChange'>;
  readonly #bibliographies: NoteBibliographies;
  readonly styles: NoteStyles;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #given = new Kept<FileId, FormattedOnce>(MOST_NOTES);
  readonly #disposables: vscode.Disposable[];
  #settling: ReturnType<typeof setTimeout> | undefined;

  /** What was given out may be another now: style, bibliography, library or locale. */
  readonly onDidChange = this.#changed.event;

  constructor(
    store: Pick<LibraryStore, 'library' | 'onDidChange'>,
    bibliographies: NoteBibliographies,
    styles: NoteStyles,
  ) {
    this.#store = store;
    this.#bibliographies = bibliographies;
    this.styles = styles;
    this.#disposables = [
      this.#changed,
      store.onDidChange(() => this.#tellIf((given) => given.isOlderThan(this.#sourcesOf(given.note)))),
      bibliographies.onDidChange((files) => this.#tellIf(({ note }) => bibliographies.isOf(note, files))),
      styles.onDidChange(() => this.#tellIf(() => true)),
    ];
  }

  /** The processor of the style in which the note is printed: its own, its project's, or the setting's. */
  async processorFor(note: NoteText): Promise<NoteProcessor> {
    await this.#bibliographies.prepare(note);
    const style = this.styles.styleOf(note);
    const found = await this.styles.load(style);
    // A fault of the note's own is a problem in the note.
    if ('fault' in found && style.from !== note.file) tellStyleFault(found.fault, style);
    return found;
  }

  /** All citations of the note and its list of references. Reads what that asks for. */
  async format(note: NoteText, format: OutputFormat): Promise<FormattedOrFault> {
    const found = await this.processorFor(note);
    return 'fault' in found ? found : this.#format(note, found, format);
  }

  /**
   * The same at once, for who cannot wait: undefined where something has to be read for it. Who gets that asks `format`;
   * afterwards `cached` answers. What is typed beside citations costs next to nothing.
   */
  cached(note: NoteText, format: OutputFormat): FormattedOrFault | undefined {
    if (!this.#bibliographies.isReady(note)) return undefined;
    const found = this.styles.loaded(this.styles.styleOf(note));
    return found && ('fault' in found ? found : this.#format(note, found, format));
  }

  dispose(): void {
    clearTimeout(this.#settling);
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #format(
    note: NoteText,
    { processor }: Exclude<NoteProcessor, { fault: string }>,
    format: OutputFormat,
  ): FormattedOrFault {
    let given = this.#given.get(note.file);
    if (!given) {
      given = new FormattedOnce(note);
      this.#given.set(note.file, given);
    }
    try {
      return given.of(note, this.#sourcesOf(note), processor, format);
    } catch (error) {
      return { fault: error instanceof Error ? error.message : String(error) };
    }
  }

  #sourcesOf(note: NoteText) {
    return { bibliography: this.#bibliographies.of(note), library: this.#store.library };
  }

  #tellIf(isAnother: (given: FormattedOnce) => boolean): void {
    if (this.#settling !== undefined || ![...this.#given.values()].some(isAnother)) return;
    this.#settling = setTimeout(() => {
      this.#settling = undefined;
      this.#changed.fire();
    }, SETTLE);
  }
}
