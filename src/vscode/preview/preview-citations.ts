/** Citations in VS Code's Markdown preview: what the core shows of them, and the preview drawn again when that changes. */
import * as vscode from 'vscode';
import type { NoteText } from '../../core/checks/bibliographies';
import type { FileId } from '../../core/place';
import type { MarkdownIt } from '../../core/preview/markdown-it';
import { citationsPlugin } from '../../core/preview/plugin';
import type { PreviewNote, Printed } from '../../core/preview/show-note';
import { sourceLink } from '../../core/preview/source-link';
import { fileId } from '../convert';
import type { NoteFormatting } from '../csl/note-formatting';
import type { LibraryStore } from '../store';

/** Changes of styles, bibliographies and the library count for the preview after so long. Milliseconds. */
const SETTLE = 150;
/** Notes of which it is remembered what was shown: nobody has so many previews open. */
const MOST_NOTES = 20;

interface ShownNote {
  readonly note: NoteText;
  readonly printed: Printed | undefined;
}

export class PreviewCitations implements vscode.Disposable {
  readonly #formatting: NoteFormatting;
  readonly #store: LibraryStore;
  readonly #log: vscode.LogOutputChannel;
  /** By the note's file, the one shown last at the end. */
  readonly #shown = new Map<FileId, ShownNote>();
  /** Notes of which something is read. */
  readonly #awaited = new Set<FileId>();
  readonly #onChange: vscode.Disposable;
  #settling: ReturnType<typeof setTimeout> | undefined;
  /** There is a library: before, every key would be unknown. */
  #isReady = false;
  #isDisposed = false;

  constructor(formatting: NoteFormatting, store: LibraryStore, log: vscode.LogOutputChannel) {
    this.#formatting = formatting;
    this.#store = store;
    this.#log = log;
    this.#onChange = formatting.onDidChange(() => {
      clearTimeout(this.#settling);
      this.#settling = setTimeout(() => this.#recheck(), SETTLE);
    });
  }

  /** What VS Code asks for: its parser with the citations in it. */
  extendMarkdownIt<Md extends MarkdownIt>(md: Md): Md {
    return citationsPlugin(md, (note, env) => this.#print(note, env));
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#settling);
    this.#onChange.dispose();
  }

  #print(preview: PreviewNote, env: unknown): Printed | undefined {
    const uri = documentOf(env);
    // Text that is no file's: nobody can say what its citations mean.
    if (!uri) return undefined;
    const { text, clusters } = preview;
    const note: NoteText = { file: fileId(uri), text, language: 'markdown', clusters };
    const found = this.#made(note);
    // Until it is made: what was shown last, so that one citation that is typed does not make all the others blink.
    const last = this.#shown.get(note.file)?.printed;
    const printed = found ?? last;
    this.#remember({ note, printed });
    if (!found) void this.#await(note);
    return printed;
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
      await this.#formatting.format(note, 'html');
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
      return;
    } finally {
      this.#awaited.delete(note.file);
    }
    if (this.#isOther(note.file)) this.#draw();
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
    if (!this.#isDisposed && hasPreview()) void vscode.commands.executeCommand('markdown.preview.refresh');
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

/** Previews beside the text, and those that stand in its place. */
function hasPreview(): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => {
      const isView = input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom;
      return isView && input.viewType.includes('markdown.preview');
    }),
  );
}
