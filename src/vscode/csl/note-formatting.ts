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
import { messageOf } from '../files';
import type { NoteBibliographies } from '../problems/note-bibliographies';
import { inSlices } from '../slices';
import type { LibraryStore } from '../store';
import { Kept } from './kept';
import type { NoteProcessor, NoteStyles } from './note-styles';
import { tellStyleFault } from './style-fault';

export type { NoteProcessor } from './note-styles';

/** What is given out of a note, or why nothing can be. */
export type FormattedOrFault = FormattedNote | { readonly fault: string };

type Usable = Exclude<NoteProcessor, { fault: string }>;

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
  /** What is being printed in slices. */
  readonly #making = new Map<
    string,
    { readonly text: string; readonly promise: Promise<FormattedOrFault> }
  >();
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

  /** Reads what the note asks for, so that its first `cached` answers. Faults are told to who asks for the result. */
  async warmUp(note: NoteText): Promise<void> {
    await this.#bibliographies.prepare(note);
    await this.styles.load(this.styles.styleOf(note));
  }

  /** All citations of the note and its list of references. Reads what that asks for. */
  async format(note: NoteText, format: OutputFormat): Promise<FormattedOrFault> {
    const found = await this.processorFor(note);
    return 'fault' in found
      ? found
      : (this.#format(note, found, format) ?? this.#inSlices(note, found, format));
  }

  /**
   * The same at once, for who cannot wait: undefined where something has to be read for it, or hundreds of works
   * are listed that are not printed yet. Who gets that asks `format`; afterwards `cached` answers. What is typed beside citations costs next to nothing.
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

  /** Undefined where that would hold up the host. */
  #format(note: NoteText, { processor }: Usable, format: OutputFormat): FormattedOrFault | undefined {
    const sources = this.#sourcesOf(note);
    try {
      const made = this.#givenOf(note).unlessMany(note, sources, processor, format);
      return made === 'many' ? undefined : made;
    } catch (error) {
      return { fault: messageOf(error) };
    }
  }

  /** Of one note only the newest that is asked for is printed: who asked before gets that, too. */
  #inSlices(note: NoteText, { processor }: Usable, format: OutputFormat): Promise<FormattedOrFault> {
    const name = `${format} ${note.file}`;
    const before = this.#making.get(name);
    if (before?.text === note.text) return before.promise;
    const steps = this.#givenOf(note).inSteps(note, this.#sourcesOf(note), processor, format);
    const isNewest = () => this.#making.get(name) === making;
    const make = async (): Promise<FormattedOrFault> => {
      // Not before it is known to be the newest.
      await undefined;
      try {
        const made = await inSlices(steps, isNewest);
        // Who asked meanwhile for the note as it is now may have been told of nothing.
        if (made) this.#tellIf(() => true);
        return made ?? this.#making.get(name)?.promise ?? this.format(note, format);
      } catch (error) {
        return { fault: messageOf(error) };
      } finally {
        if (isNewest()) this.#making.delete(name);
      }
    };
    const making = { text: note.text, promise: make() };
    this.#making.set(name, making);
    return making.promise;
  }

  #givenOf(note: NoteText): FormattedOnce {
    let given = this.#given.get(note.file);
    if (!given) {
      given = new FormattedOnce(note);
      this.#given.set(note.file, given);
    }
    return given;
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
