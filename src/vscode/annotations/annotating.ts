/** What all that is done to annotations shares, and the way to one wherever it stands. */
import * as vscode from 'vscode';
import type { Thread } from '../../core/model';
import { hasWords, threadLabel } from '../../core/views/annotation-words';
import { toRange } from '../citing';
import { Notice } from '../notice';
import type { Services } from '../services';
import type { AnnotationEdits } from './edits';
import type { Margin } from './margin';
import type { Placed } from './placed';
import type { MarginThreads } from './threads';

/** An annotation, found in a document. */
export interface Standing {
  readonly document: vscode.TextDocument;
  readonly placed: Placed;
}

export class Annotating {
  readonly store: Services['store'];
  readonly searching: Services['searching'];
  readonly entries: Services['entries'];
  readonly memento: vscode.Memento;
  readonly margin: Margin;
  readonly threads: MarginThreads;
  readonly edits: AnnotationEdits;

  constructor(
    { store, searching, entries, memento }: Pick<Services, 'store' | 'searching' | 'entries' | 'memento'>,
    margin: Margin,
    threads: MarginThreads,
    edits: AnnotationEdits,
  ) {
    this.store = store;
    this.searching = searching;
    this.entries = entries;
    this.memento = memento;
    this.margin = margin;
    this.threads = threads;
    this.edits = edits;
  }

  /** The thread of an annotation or answer, which may have been deleted elsewhere. */
  threadOf(id: string): Thread {
    const thread = this.store.word.annotations.threadOf(id);
    if (!thread) throw new Notice('This annotation is gone: it was deleted elsewhere.');
    return thread;
  }

  /** Where it stands: in the file it was made in, else in another one of its paper. */
  async standing(thread: Thread): Promise<Standing | undefined> {
    for (const file of this.#filesOf(thread)) {
      const document = await opened(file);
      if (!document) continue;
      const placed = this.margin
        .in(document)
        .find((each) => each.thread.annotation.id === thread.annotation.id);
      if (placed?.span) return { document, placed };
    }
    return undefined;
  }

  /** Goes to its passage, and into its thread. */
  async open(id: string): Promise<void> {
    const thread = this.threadOf(id);
    const standing = await this.standing(thread);
    if (!standing) {
      await vscode.commands.executeCommand('scholium.reattachAnnotation', {
        annotation: thread.annotation.id,
      });
      return;
    }
    const { document, placed } = standing;
    const range = toRange(document, placed.span!);
    // The editor it is in already, if there is one.
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    const editor = await vscode.window.showTextDocument(document, {
      ...(shown?.viewColumn && { viewColumn: shown.viewColumn }),
    });
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    // Commands of the comments are about the line that the passage ends in.
    editor.selection = new vscode.Selection(range.end, range.end);
    if (!hasWords(thread)) {
      this.threads.draft({ uri: document.uri, range }, { opened: thread.annotation }, threadLabel(thread));
      return;
    }
    this.threads.open(document, thread.annotation.id);
    // Older versions have no such command: the thread is open, and a click away.
    await vscode.commands
      .executeCommand('workbench.action.focusCommentOnCurrentLine')
      .then(undefined, () => undefined);
  }

  #filesOf(thread: Thread): string[] {
    const { store } = this;
    const own = store.word.annotations.fileOf(thread);
    const work = store.library.named(thread.paper);
    const others = work?.records.map(({ place }) => place.file) ?? [];
    return [...new Set([...(own === undefined ? [] : [own]), ...others])];
  }
}

/** Undefined where the file is gone. */
async function opened(file: string): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(file));
  } catch {
    return undefined;
  }
}
