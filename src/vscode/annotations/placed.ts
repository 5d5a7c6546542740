/** Annotations in the text of a document: where they stand, and where they stand after a change. */
import type * as vscode from 'vscode';
import type { PassageSelectors } from '../../core/anchoring/anchor';
import { track } from '../../core/annotations/tracking';
import type { PassageTarget, Thread } from '../../core/model';
import type { Span } from '../../core/place';

/** An annotation in a document. */
export interface Placed {
  readonly thread: Thread;
  /** Undefined where the passage is not found in the file that it was of. */
  readonly span?: Span;
  /** From 0 to 1: how well the words fit; 1 where they are the same. */
  readonly score: number;
  /** Its words were changed here since it was kept. */
  readonly edited: boolean;
  /** Other words may stand here than those that were marked: it is looked for when the text rests. */
  readonly doubtful: boolean;
}

export interface Followed {
  readonly eol: vscode.EndOfLine;
  /** Those that may stand in it. */
  threads: readonly Thread[];
  placed: readonly Placed[];
  /** Those that are still to be looked for. */
  readonly sought: Set<Thread>;
  isSeeking: boolean;
  resting?: ReturnType<typeof setTimeout>;
}

/** What was found takes its place among the others, but for what the reader is editing. */
export function takeFound(
  followed: Followed,
  threads: readonly Thread[],
  found: ReadonlyMap<Thread, Placed>,
): void {
  const sought = new Set(threads);
  const before = new Map(followed.placed.map((placed) => [placed.thread, placed]));
  followed.placed = followed.threads.flatMap((thread) => {
    const placed = before.get(thread);
    const now = found.get(thread);
    if (!sought.has(thread)) return placed ?? [];
    const isBehind = placed?.edited && placed.span && (now?.score ?? 0) < 1;
    return (isBehind ? placed : now) ?? [];
  });
}

export function after(changes: readonly vscode.TextDocumentContentChangeEvent[], placed: Placed): Placed {
  if (!placed.span) return placed;
  let { span, edited, doubtful } = placed as Placed & { span: Span };
  for (const { rangeOffset, rangeLength, text } of changes) {
    const tracked = track(span, { offset: rangeOffset, length: rangeLength, newLength: text.length });
    span = tracked.span;
    edited ||= tracked.touched;
    doubtful ||= tracked.doubtful || span.start === span.end;
  }
  return { ...placed, span, edited, doubtful };
}

/** It is to be looked for again when the text rests. */
export function isLoose({ edited, doubtful }: Placed): boolean {
  return edited || doubtful;
}

export function selectorsOf({ annotation: { target } }: Thread): PassageSelectors {
  const { quote, position } = target as PassageTarget;
  return { ...(quote && { quote }), ...(position && { position }) };
}

export function sameTarget({ annotation: a }: Thread, { annotation: b }: Thread): boolean {
  return a.target === b.target || JSON.stringify(a.target) === JSON.stringify(b.target);
}

export function lengthOf({ span }: Placed): number {
  return span ? span.end - span.start : 0;
}

export function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}
