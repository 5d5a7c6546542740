/** Citations in VS Code's Markdown preview: what the core shows of them, and the preview drawn again when that changes. */
import * as vscode from 'vscode';
import type { NoteText } from '../../core/checks/bibliographies';
import type { FileId } from '../../core/place';
import type { MarkdownIt } from '../../core/preview/markdown-it';
import { citationsPlugin } from '../../core/preview/plugin';
import type { PreviewNote, Printed } from '../../core/preview/show-note';
import { sourceLink } from '../../core/preview/source-link';
import { setting } from '../configuration';
import { fileId } from '../convert';
import type { NoteFormatting } from '../csl/note-formatting';
import type { LibraryStore } from '../store';

/** Changes of styles, bibliographies and the library count for the preview after so long. Milliseconds. */
const SETTLE = 150;
/** Notes of which it is remembered what was shown: nobody has so many previews open. */
const MOST_NOTES = 20;
/**
 * A note of thousands of citations, which hold up all extensions so long when one of them changes, is printed after a
 * pause in typing that is so many times as long, up to the longest; until then, as it was. Milliseconds.
 */
const SLOW = 400;
const RESTS = 3;
const LONGEST_PAUSE = 5000;
/** What takes less was no printing but a memory of it. Milliseconds. */
const REMEMBERED = 20;

interface ShownNote {
  readonly note: NoteText;
  readonly printed: Printed | undefined;
  /** The last printing but the first. Milliseconds. */
  readonly took: number;
}

export class PreviewCitations implements vscode.Disposable {
  readonly #formatting: NoteFormatting;
  readonly #store: LibraryStore;
  readonly #log: vscode.LogOutputChannel;
  /** By the note's file, the one shown last at the end. */
  readonly #shown = new Map<FileId, ShownNote>();
  /** Notes of which something is read. */
  readonly #awaited = new Set<FileId>();
  /** Notes that are printed after a pause. */
  readonly #pauses = new Map<FileId, ReturnType<typeof setTimeout>>();
  readonly #disposables: vscode.Disposable[];
  #settling: ReturnType<typeof setTimeout> | undefined;
  /** There is a library: before, every key would be unknown. */
  #isReady = false;
  #isDisposed = false;

  constructor(formatting: NoteFormatting, store: LibraryStore, log: vscode.LogOutputChannel) {
    this.#formatting = formatting;
    this.#store = store;
    this.#log = log;
    this.#disposables = [
      formatting.onDidChange(() => {
        clearTimeout(this.#settling);
        this.#settling = setTimeout(() => this.#recheck(), SETTLE);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        // Without a preview too: what is parsed is kept.
        if (event.affectsConfiguration('scholium.preview.enabled')) refresh();
      }),
    ];
  }

  /** What VS Code asks for: its parser with the citations in it. */
  extendMarkdownIt<Md extends MarkdownIt>(md: Md): Md {
    void this.#store.firstReading.then(() => (this.#isReady = true));
    return citationsPlugin(
      md,
      (note, env) => this.#print(note, env),
      () => setting('scholium.preview.enabled'),
    );
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#settling);
    for (const timer of this.#pauses.values()) clearTimeout(timer);
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #print(preview: PreviewNote, env: unknown): Printed | undefined {
    const uri = documentOf(env);
    // Text that is no file's: nobody can say what its citations mean.
    if (!uri) return undefined;
    const { text, clusters } = preview;
    const note: NoteText = { file: fileId(uri), text, language: 'markdown', clusters };
    const last = this.#shown.get(note.file);
    const isSlow = last?.printed !== undefined && last.took > SLOW && last.note.text !== text;
    const started = performance.now();
    const found = isSlow ? undefined : this.#made(note);
    const time = performance.now() - started;
    // The first time costs far more than any other.
    const took = last?.printed && time > REMEMBERED ? time : (last?.took ?? 0);
    // Until it is made: what was shown last, so that one citation that is typed does not make all the others blink.
    const printed = found ?? last?.printed;
    this.#remember({ note, printed, took });
    if (isSlow) this.#pause(note, took);
    else if (!found) void this.#await(note);
    return printed;
  }

  #pause(note: NoteText, took: number): void {
    clearTimeout(this.#pauses.get(note.file));
    const pause = Math.min(took * RESTS, LONGEST_PAUSE);
    const timer = setTimeout(() => {
      this.#pauses.delete(note.file);
      void this.#await(note);
    }, pause);
    this.#pauses.set(note.file, timer);
  }

  #made(note: NoteText): Printed | undefined {
    if (!this.#isReady) return undefined;
    const formatted = this.#formatting.cached(note, 'html');
    if (!formatted || 'fault' in formatted) return formatted;
    const sourceOf = (key: string) => {
      const record = this.#store.library.byCitekey(key)?.records[0];
      return record && sourceLink(record, note.file);
    };
    return { formatted, sourceOf };
  }

  #remember(shown: ShownNote): void {
    const { file } = shown.note;
    this.#shown.delete(file);
    this.#shown.set(file, shown);
    for (const oldest of this.#shown.keys()) {
      if (this.#shown.size <= MOST_NOTES) break;
      this.#shown.delete(oldest);
    }
  }

  async #await(note: NoteText): Promise<void> {
    if (this.#awaited.has(note.file)) return;
    this.#awaited.add(note.file);
    try {
      await this.#store.firstReading;
      this.#isReady = true;
      // Reads what there is to be read, which is no printing.
      await this.#formatting.processorFor(note);
      const started = performance.now();
      await this.#formatting.format(note, 'html');
      this.#tookSoLong(note.file, performance.now() - started);
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
      return;
    } finally {
      this.#awaited.delete(note.file);
    }
    if (this.#isOther(note.file)) this.#draw();
  }

  #tookSoLong(file: FileId, took: number): void {
    const shown = this.#shown.get(file);
    if (shown?.printed && took > REMEMBERED) this.#shown.set(file, { ...shown, took });
  }

  /** Has the previews drawn again where they would say something else. */
  #recheck(): void {
    if (!hasPreview()) return;
    for (const { note } of this.#shown.values()) if (!this.#made(note)) void this.#await(note);
    if ([...this.#shown.keys()].some((file) => this.#isOther(file))) this.#draw();
  }

  #isOther(file: FileId): boolean {
    const shown = this.#shown.get(file);
    const now = shown && this.#made(shown.note);
    return now !== undefined && !isSame(now, shown!.printed);
  }

  #draw(): void {
    if (!this.#isDisposed && hasPreview()) refresh();
  }
}

/** The note that is rendered, where VS Code says so. */
function documentOf(env: unknown): vscode.Uri | undefined {
  const document = (env as { readonly currentDocument?: unknown } | undefined)?.currentDocument;
  return document instanceof vscode.Uri ? document : undefined;
}

/** What is printed says it all; of pages that moved, the next rendering tells. */
function isSame(now: Printed, before: Printed | undefined): boolean {
  if (!before) return false;
  if ('fault' in now || 'fault' in before) {
    return 'fault' in now && 'fault' in before && now.fault === before.fault;
  }
  if (now.formatted === before.formatted) return true;
  const said = ({ formatted: { citations, references, layout } }: typeof now) =>
    JSON.stringify([citations, references, layout]);
  return said(now) === said(before);
}

/** Has all notes parsed anew, and all previews drawn. */
function refresh(): void {
  void vscode.commands.executeCommand('markdown.preview.refresh');
}

/** Previews beside the text, and those that stand in its place. */
function hasPreview(): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => {
      const isView = input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom;
      return isView && input.viewType.includes('markdown.preview');
    }),
  );
}
