/** Annotations with words as threads of VS Code's comments, in the documents that are in sight. */
import * as vscode from 'vscode';
import type { Annotation, Thread } from '../../core/model';
import { hasWords, threadLabel } from '../../core/views/annotation-words';
import { toRange } from '../citing';
import { fileId } from '../convert';
import { Pace } from '../pace';
import type { LibraryStore } from '../store';
import { type Draft, DraftComment, MarginComment } from './comments';
import type { Margin } from './margin';
import type { Placed } from './placed';

/** Not more often than this while one types. Milliseconds. */
const BETWEEN = 200;

interface Shown {
  readonly comments: vscode.CommentThread;
  thread: Thread;
}

export class MarginThreads implements vscode.Disposable {
  readonly #margin: Margin;
  readonly #store: LibraryStore;
  readonly #controller = vscode.comments.createCommentController('scholium', 'Scholium');
  readonly #shown = new Map<vscode.TextDocument, Map<string, Shown>>();
  readonly #drafts = new Set<vscode.CommentThread>();
  readonly #pace = new Pace(() => this.#showAll(), BETWEEN);
  readonly #disposables: vscode.Disposable[];
  /** Files in sight that were known to be pages when VS Code asked where they can be commented. */
  #pages = '';

  constructor(store: LibraryStore, margin: Margin) {
    this.#store = store;
    this.#margin = margin;
    this.#controller.options = { prompt: 'Answer…', placeHolder: 'Markdown' };
    this.#controller.commentingRangeProvider = this.#ranges;
    this.#disposables = [
      this.#controller,
      this.#pace,
      margin.onDidChange(() => this.#pace.call()),
      // VS Code asks again when it is set again, and only then.
      store.onDidChange(() => this.#askAgain()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#pace.call()),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
    ];
    this.#pace.call();
  }

  /** The annotation of a thread; none of one that is not kept yet. */
  annotationOf(comments: vscode.CommentThread): string | undefined {
    for (const shown of this.#shown.values())
      for (const [id, each] of shown) if (each.comments === comments) return id;
    return undefined;
  }

  /** Opens a place to write at a passage, with the caret in it. */
  draft(
    { uri, range }: Pick<vscode.CommentThread, 'uri' | 'range'>,
    draft: Draft,
    label: string,
    text = '',
  ): void {
    const at = range ?? new vscode.Range(0, 0, 0, 0);
    const comments = this.#controller.createCommentThread(uri, at, [new DraftComment(draft, text)]);
    comments.label = label;
    comments.contextValue = 'draft';
    comments.canReply = false;
    comments.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    this.#drafts.add(comments);
  }

  /** Takes a draft away, kept or not. */
  endDraft(comment: DraftComment): void {
    for (const comments of this.#drafts) if (comments.comments.includes(comment)) this.#drop(comments);
  }

  /** Unfolds the thread of an annotation that stands in a document in sight; false where there is none. */
  open(document: vscode.TextDocument, id: string): boolean {
    this.#show(document);
    const shown = this.#shown.get(document)?.get(id);
    if (!shown) return false;
    shown.comments.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    return true;
  }

  /** Puts an entry of a thread into the state in which the reader edits it, or out of it, as it is kept by now. */
  redraw(comment: MarginComment): void {
    for (const [document, shown] of this.#shown)
      for (const { comments, thread } of shown.values()) {
        if (!comments.comments.includes(comment)) continue;
        fill(comments, thread);
        this.#show(document);
      }
  }

  /** VS Code closes the place to write when it is to be kept: what could not be kept is put into another. */
  reopen(comment: MarginComment | DraftComment): void {
    const again = comment.again();
    const shown = [...this.#shown.values()].flatMap((each) => [...each.values()]);
    for (const comments of [...this.#drafts, ...shown.map((each) => each.comments)])
      if (comments.comments.includes(comment))
        comments.comments = comments.comments.map((each) => (each === comment ? again : each));
  }

  dispose(): void {
    for (const comments of this.#drafts) comments.dispose();
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  /** Titles and abstracts can be commented from the gutter; a bar along every line of a page would be too much. */
  readonly #ranges: vscode.CommentingRangeProvider = {
    provideCommentingRanges: ({ uri }) => {
      const file = fileId(uri);
      return this.#store.library
        .inFile(file)
        .flatMap(({ records }) => records)
        .filter(({ place, part }) => place.file === file && part === 'page')
        .flatMap(({ title, abstract }) => [title.place, ...(abstract ? [abstract.place] : [])])
        .map(({ line, endLine }) => new vscode.Range(line, 0, endLine, 0));
    },
  };

  #askAgain(): void {
    const { library } = this.#store;
    const pages = vscode.window.visibleTextEditors
      .map(({ document }) => fileId(document.uri))
      .filter((file) => library.inFile(file).length > 0)
      .join('\n');
    if (pages === this.#pages) return;
    this.#pages = pages;
    this.#controller.commentingRangeProvider = this.#ranges;
  }

  #showAll(): void {
    const inSight = new Set(vscode.window.visibleTextEditors.map(({ document }) => document));
    for (const document of this.#shown.keys()) inSight.add(document);
    for (const document of inSight) this.#show(document);
  }

  #show(document: vscode.TextDocument): void {
    if (document.isClosed || document.uri.scheme === 'output') return;
    const placed = this.#margin.in(document).filter(({ span, thread }) => span && hasWords(thread));
    const shown = this.#shown.get(document) ?? new Map<string, Shown>();
    if (placed.length > 0) this.#shown.set(document, shown);
    const ids = new Set(placed.map(({ thread }) => thread.annotation.id));
    for (const [id, { comments }] of shown) {
      // What was deleted elsewhere goes when nobody writes into it.
      if (ids.has(id) || comments.comments.some(isBeingEdited)) continue;
      comments.dispose();
      shown.delete(id);
    }
    for (const each of placed) this.#showOne(document, shown, each);
  }

  #showOne(document: vscode.TextDocument, shown: Map<string, Shown>, { thread, span }: Placed): void {
    const { id } = thread.annotation;
    const range = toRange(document, span!);
    const known = shown.get(id);
    if (!known) {
      const comments = this.#controller.createCommentThread(document.uri, range, []);
      comments.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
      fill(comments, thread);
      shown.set(id, { comments, thread });
      return;
    }
    if (!known.comments.range?.isEqual(range)) known.comments.range = range;
    if (known.thread === thread) return;
    known.thread = thread;
    fill(known.comments, thread);
  }

  #forget(document: vscode.TextDocument): void {
    if (!document.isClosed) {
      // It only is of another language now.
      this.#pace.call();
      return;
    }
    for (const { comments } of this.#shown.get(document)?.values() ?? []) comments.dispose();
    this.#shown.delete(document);
    for (const comments of this.#drafts)
      if (fileId(comments.uri) === fileId(document.uri)) this.#drop(comments);
  }

  #drop(draft: vscode.CommentThread): void {
    draft.dispose();
    this.#drafts.delete(draft);
  }
}

function isBeingEdited({ mode }: vscode.Comment): boolean {
  return mode === vscode.CommentMode.Editing;
}

function fill(comments: vscode.CommentThread, thread: Thread): void {
  const { annotation, replies } = thread;
  const before = new Map(
    comments.comments.flatMap((each) =>
      each instanceof MarginComment ? [[each.annotation, each] as const] : [],
    ),
  );
  // What the reader is writing just now stays, deleted elsewhere or not.
  const of = (each: Annotation) => {
    const known = before.get(each.id);
    return known && isBeingEdited(known) ? known : new MarginComment(each);
  };
  const entries = [...(annotation.text.trim() === '' ? [] : [annotation]), ...replies];
  const ids = new Set(entries.map(({ id }) => id));
  const gone = [...before.values()].filter((each) => isBeingEdited(each) && !ids.has(each.annotation));
  comments.comments = [...entries.map(of), ...gone];
  comments.label = threadLabel(thread);
  const isQuestion = annotation.motivation === 'questioning';
  // What is no question waits for nothing: the sign of an open matter would be on all.
  comments.state = (
    annotation.resolved
      ? vscode.CommentThreadState.Resolved
      : isQuestion
        ? vscode.CommentThreadState.Unresolved
        : undefined
  ) as vscode.CommentThreadState;
  comments.contextValue = `${annotation.resolved ? 'resolved' : 'open'} ${isQuestion ? 'question' : 'comment'}`;
}
