/** Annotations with words as threads of VS Code's comments, in the documents that are in sight. */
import * as vscode from 'vscode';
import type { Annotation, PassageTarget, Thread } from '../../core/model';
import type { Span } from '../../core/place';
import { hasWords, kindOf, threadLabel, writer } from '../../core/views/annotation-words';
import { toRange } from '../citing';
import { fileId } from '../convert';
import { Pace } from '../pace';
import type { LibraryStore } from '../store';
import type { Margin, Placed } from './margin';

/** Not more often than this while one types. Milliseconds. */
const BETWEEN = 200;

/** What is written in a thread that is not kept yet: a new annotation, or the first words of a highlight. */
export type Draft =
  | { readonly folder: vscode.Uri; readonly target: PassageTarget }
  | { readonly annotation: string };

/** One entry of a thread. */
export class MarginComment implements vscode.Comment {
  mode = vscode.CommentMode.Preview;
  body: string | vscode.MarkdownString;
  readonly author: vscode.CommentAuthorInformation;
  readonly contextValue: string;
  readonly timestamp?: Date;
  readonly label?: string;
  /** The annotation or answer that it is. */
  readonly annotation: string;
  readonly #text: string;

  constructor(annotation: Annotation) {
    const { id, text, created, target, motivation } = annotation;
    this.annotation = id;
    this.#text = text;
    this.body = markdownOf(text);
    this.author = { name: writer(annotation) };
    this.contextValue = 'replyTo' in target ? 'answer' : 'first';
    const time = created === undefined ? Number.NaN : Date.parse(created);
    if (!Number.isNaN(time)) this.timestamp = new Date(time);
    if (motivation === 'questioning') this.label = kindOf(annotation);
  }

  /** What the reader has written into it. */
  get text(): string {
    return typeof this.body === 'string' ? this.body : this.body.value;
  }

  startEditing(): void {
    this.body = this.#text;
    this.mode = vscode.CommentMode.Editing;
  }

  stopEditing(): void {
    this.body = markdownOf(this.#text);
    this.mode = vscode.CommentMode.Preview;
  }
}

/** An entry that is not kept yet, open for writing: VS Code puts the keyboard into such a one. */
export class DraftComment implements vscode.Comment {
  mode = vscode.CommentMode.Editing;
  body: string | vscode.MarkdownString = '';
  readonly author: vscode.CommentAuthorInformation = { name: 'You' };
  readonly contextValue = 'draft';
  readonly draft: Draft;

  constructor(draft: Draft) {
    this.draft = draft;
  }

  get text(): string {
    return typeof this.body === 'string' ? this.body : this.body.value;
  }
}

interface Shown {
  readonly comments: vscode.CommentThread;
  thread: Thread;
}

export class MarginThreads implements vscode.Disposable {
  readonly #margin: Margin;
  readonly #store: LibraryStore;
  readonly #controller = vscode.comments.createCommentController('scholium', 'Scholium');
  readonly #shown = new Map<vscode.TextDocument, Map<string, Shown>>();
  readonly #drafts = new Map<DraftComment, vscode.CommentThread>();
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
  draft(document: vscode.TextDocument, span: Span, draft: Draft, label: string): void {
    const comment = new DraftComment(draft);
    const comments = this.#controller.createCommentThread(document.uri, toRange(document, span), [comment]);
    comments.label = label;
    comments.contextValue = 'draft';
    comments.canReply = false;
    comments.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    this.#drafts.set(comment, comments);
  }

  /** Takes a draft away, kept or not. */
  endDraft(comment: DraftComment): void {
    this.#drafts.get(comment)?.dispose();
    this.#drafts.delete(comment);
  }

  /** Unfolds the thread of an annotation that stands in a document in sight; false where there is none. */
  open(document: vscode.TextDocument, id: string): boolean {
    this.#show(document);
    const shown = this.#shown.get(document)?.get(id);
    if (!shown) return false;
    shown.comments.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    return true;
  }

  /** Puts an entry of a thread, or all of them, into the state in which the reader edits it, or out of it. */
  redraw(comment: MarginComment): void {
    for (const shown of this.#shown.values())
      for (const { comments } of shown.values())
        if (comments.comments.includes(comment)) comments.comments = [...comments.comments];
  }

  dispose(): void {
    for (const comments of this.#drafts.values()) comments.dispose();
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
      if (ids.has(id)) continue;
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
    for (const { comments } of this.#shown.get(document)?.values() ?? []) comments.dispose();
    this.#shown.delete(document);
    for (const [comment, { uri }] of this.#drafts)
      if (fileId(uri) === fileId(document.uri)) this.endDraft(comment);
  }
}

function fill(comments: vscode.CommentThread, thread: Thread): void {
  const { annotation, replies } = thread;
  const before = new Map(
    comments.comments.flatMap((each) =>
      each instanceof MarginComment ? [[each.annotation, each] as const] : [],
    ),
  );
  // What the reader is writing just now stays.
  const of = (each: Annotation) => {
    const known = before.get(each.id);
    return known?.mode === vscode.CommentMode.Editing ? known : new MarginComment(each);
  };
  comments.comments = [...(annotation.text.trim() === '' ? [] : [annotation]), ...replies].map(of);
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

/** The reader's words; what others wrote comes with a pull, so it may run nothing. */
export function markdownOf(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text);
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}
