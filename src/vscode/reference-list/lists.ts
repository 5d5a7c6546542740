/** The lists of references that notes would have now, and those that were written in them. */
import * as vscode from 'vscode';
import type { NoteText } from '../../core/checks/bibliographies';
import type { FormattedNote } from '../../core/csl/format-note';
import { noteStyle } from '../../core/csl/note-style';
import type { OutputFormat } from '../../core/csl/processor';
import type { FileId } from '../../core/place';
import { digestOfList, headingLevel, listBody } from '../../core/reference-list/body';
import { listRegion } from '../../core/reference-list/region';
import type { NoteFormatting } from '../csl/note-formatting';

/** The list of a note as it would be written now. */
export interface PrintedList {
  /** As `listBody` gives it. */
  readonly body: string;
  /** References in it. */
  readonly count: number;
  /** Cited keys that have no entry. */
  readonly unknown: readonly string[];
}

/** Why it cannot be printed: a sentence for the reader. */
export interface ListFailure {
  readonly fault: string;
}

/** What was written is kept for telling what the reader changed since. Characters in all, and lists. */
const MOST_KEPT = 400_000;
const MOST_LISTS = 50;
const KEPT = 'written-reference-lists';

/** A list that takes longer to print is not printed at each check. Milliseconds. */
const LONG = 100;
/** The host is left to others so many times as long as that took. */
const RESTS = 10;

export class ReferenceLists implements vscode.Disposable {
  readonly #formatting: NoteFormatting;
  readonly #memento: vscode.Memento;
  /** Of the lists that open notes would have, as they were printed last. */
  readonly #digests = new Map<FileId, string>();
  /** Of those that take long: until when what is known of them will do. Milliseconds of the host's clock. */
  readonly #resting = new Map<FileId, number>();

  readonly #changed = new vscode.EventEmitter<void>();
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** Lists that were left alone for a while may be others now. */
  readonly onDidRest = this.#changed.event;

  constructor(formatting: NoteFormatting, memento: vscode.Memento) {
    this.#formatting = formatting;
    this.#memento = memento;
  }

  /** For a note in Markdown. */
  async print(note: NoteText): Promise<PrintedList | ListFailure> {
    const formatted = await this.formatted(note, 'markdown');
    if ('fault' in formatted) return formatted;
    const { references, citations } = formatted;
    const title = noteStyle(note.text).sectionTitle;
    const body = listBody(references, title ? { title, level: headingLevel(note.text) } : undefined);
    this.#digests.set(note.file, digestOfList(body));
    return {
      body,
      count: references.length,
      unknown: unknownIn(citations),
    };
  }

  formatted(note: NoteText, format: OutputFormat): Promise<FormattedNote | ListFailure> {
    return this.#formatting.format(note, format);
  }

  /** Prints the list of a note that has one, so that `digestOf` can answer. */
  async prepare(note: NoteText): Promise<void> {
    const region = listRegion(note.text);
    if (!region || 'fault' in region) {
      this.#digests.delete(note.file);
      return;
    }
    const rest = (this.#resting.get(note.file) ?? 0) - performance.now();
    if (rest > 0) return this.#askAgain(rest);
    const started = performance.now();
    const printed = await this.print(note);
    const took = performance.now() - started;
    if (took > LONG) this.#resting.set(note.file, performance.now() + RESTS * took);
    else this.#resting.delete(note.file);
    if ('fault' in printed) this.#digests.delete(note.file);
  }

  /** Of the list that the note would have, as it was prepared last. */
  digestOf({ file }: NoteText): string | undefined {
    return this.#digests.get(file);
  }

  /** The text of a list that was written in some note of this workspace. */
  writtenBefore(digest: string): string | undefined {
    return this.#written().find(([known]) => known === digest)?.[1];
  }

  async remember(body: string): Promise<void> {
    const digest = digestOfList(body);
    const others = this.#written().filter(([known]) => known !== digest);
    const kept: Written[] = [];
    let size = 0;
    for (const each of [[digest, body] as const, ...others]) {
      size += each[1].length;
      if (kept.length === MOST_LISTS || (size > MOST_KEPT && kept.length > 0)) break;
      kept.push(each);
    }
    await this.#memento.update(KEPT, kept);
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#changed.dispose();
  }

  #askAgain(rest: number): void {
    this.#waiting ??= setTimeout(() => {
      this.#waiting = undefined;
      this.#changed.fire();
    }, rest);
  }

  /** The newest first. */
  #written(): readonly Written[] {
    return this.#memento.get<readonly Written[]>(KEPT, []);
  }
}

type Written = readonly [digest: string, body: string];

export function unknownIn(citations: FormattedNote['citations']): readonly string[] {
  return [...new Set(citations.flatMap(({ unknown }) => unknown))];
}
