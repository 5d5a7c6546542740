/** Entries of threads, kept and not. */
import * as vscode from 'vscode';
import type { Annotation, PassageTarget } from '../../core/model';
import { kindOf, writer } from '../../core/views/annotation-words';

/** What is written in a thread that is not kept yet: a new annotation, the first words of a highlight, an answer. */
export type Draft =
  | { readonly folder: vscode.Uri; readonly target: PassageTarget }
  | { readonly opened: Annotation }
  | { readonly replyTo: string };

/** One entry of a thread. */
export class MarginComment implements vscode.Comment {
  mode = vscode.CommentMode.Preview;
  body: string | vscode.MarkdownString;
  readonly author: vscode.CommentAuthorInformation;
  readonly contextValue: string;
  readonly timestamp?: Date;
  readonly label?: string;
  /** The id of the annotation or answer that it is. */
  readonly annotation: string;
  /** As it was when the reader saw it: what is written into it changes this, and nothing that came later. */
  readonly opened: Annotation;

  constructor(annotation: Annotation) {
    const { id, text, created, target, motivation } = annotation;
    this.annotation = id;
    this.opened = annotation;
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

  startEditing(text = this.opened.text): void {
    this.body = text;
    this.mode = vscode.CommentMode.Editing;
  }

  stopEditing(): void {
    this.mode = vscode.CommentMode.Preview;
  }

  /** The same with what the reader has written into it, open for writing on. */
  again(): MarginComment {
    const again = new MarginComment(this.opened);
    again.startEditing(this.text);
    return again;
  }
}

/** An entry that is not kept yet, open for writing: VS Code puts the keyboard into such a one. */
export class DraftComment implements vscode.Comment {
  mode = vscode.CommentMode.Editing;
  body: string | vscode.MarkdownString;
  readonly author: vscode.CommentAuthorInformation = { name: 'You' };
  readonly contextValue = 'draft';
  readonly draft: Draft;

  constructor(draft: Draft, body = '') {
    this.draft = draft;
    this.body = body;
  }

  get text(): string {
    return typeof this.body === 'string' ? this.body : this.body.value;
  }

  /** The same with what the reader has written into it, open for writing on. */
  again(): DraftComment {
    return new DraftComment(this.draft, this.text);
  }
}

/** The reader's words; what others wrote comes with a pull, so it may run nothing, and fetch no picture from the network. */
export function markdownOf(text: string): vscode.MarkdownString {
  // No backslash: behind another it would escape that one.
  const markdown = new vscode.MarkdownString(text.replace(/!(?=\[)/g, '&#33;'));
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  return markdown;
}
