/** Threads as data for other programs, and as lines. */
import type { Annotation } from '../model';
import { type ListedThread, sourceOfThread, stateOf } from './list';

/** Where a passage stands now. */
export interface FoundAt {
  /** Path below the folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** In UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

export interface ReportedThread extends ListedThread {
  readonly citekey?: string;
  readonly at?: FoundAt;
}

export function threadReport(listed: ReportedThread): object {
  const { thread, paper, citekey, at } = listed;
  const { annotation, replies } = thread;
  const { id, motivation, target, colour, tags, links } = annotation;
  return {
    id,
    state: stateOf(listed),
    motivation,
    ...(paper && { paper: { ...(citekey !== undefined && { citekey }), title: paper.title } }),
    names: thread.paper,
    source: sourceOfThread(thread),
    ...(at && { at }),
    ...(!('replyTo' in target) && target.quote && { quote: target.quote.exact }),
    ...said(annotation),
    ...(colour && { colour }),
    tags,
    ...(links.length > 0 && { links }),
    replies: replies.map((reply) => ({ id: reply.id, ...said(reply) })),
  };
}

/** `pages/a.txt:12: Comment · supports · #tag: “the passage”: the words`. */
export function threadLine(listed: ReportedThread, facts: string): string {
  const { thread, at } = listed;
  const { target, text } = thread.annotation;
  const quote = 'replyTo' in target || !target.quote ? '' : `“${short(target.quote.exact)}”`;
  const place = at ? `${at.file}:${at.line}` : sourceOfThread(thread);
  const about = listed.isOrphan ? `${facts} · passage not found` : facts;
  return [onOneLine(place), onOneLine(about), quote, short(text)].filter((part) => part !== '').join(': ');
}

function said({ text, created, modified, creator }: Annotation): object {
  return {
    text,
    ...(creator !== undefined && { creator }),
    ...(created !== undefined && { created }),
    ...(modified !== undefined && { modified }),
  };
}

/** Names of files and tags, too: whoever wrote them must not forge a line. */
function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** Not all of a long one. */
function short(text: string): string {
  const line = onOneLine(text);
  return line.length > 100 ? `${line.slice(0, 99).trimEnd()}…` : line;
}
