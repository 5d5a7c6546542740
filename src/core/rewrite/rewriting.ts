/** What a rewriting does to one text: edits, places left as they are, places for which it must not be done at all. */
import type { TextEdit } from '../notes/request';
import type { Span } from '../place';

/** A place in the text, and why nothing is done there. */
export interface Remark {
  readonly span: Span;
  /** A sentence for the reader. */
  readonly reason: string;
}

export interface Rewriting {
  /** In order, not overlapping. */
  readonly edits: readonly TextEdit[];
  /** What looks as if it were meant, and is left as it is. */
  readonly left: readonly Remark[];
  /** Where the text would come to say something else: with any of these the edits must not be made. */
  readonly blocked: readonly Remark[];
}

export const NOTHING: Rewriting = { edits: [], left: [], blocked: [] };

/** Why a word that is the key stays as it is, as most do. */
export const THE_WORD = 'The word alone: no citation.';

/** The text after edits that do not overlap, in any order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let out = '';
  let at = 0;
  for (const { span, newText } of inOrder(edits)) {
    out += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return out + text.slice(at);
}

/** In the order of the text; of two that overlap, the one that begins first. */
export function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  const kept: TextEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    if (edit.span.start >= (kept.at(-1)?.span.end ?? 0)) kept.push(edit);
  }
  return kept;
}

/** The words among `words` that stand in the text and that no edit touches: whole words only. */
export function untouched(text: string, words: Iterable<string>, edits: readonly TextEdit[]): Span[] {
  const found: Span[] = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const end = at + word.length;
      if (!IN_WORD.test(text[at - 1] ?? '') && !IN_WORD.test(text[end] ?? '')) found.push({ start: at, end });
    }
  }
  const touched = edits.map(({ span }) => span).sort((x, y) => x.start - y.start);
  let next = 0;
  return found
    .sort((x, y) => x.start - y.start)
    .filter(({ start, end }) => {
      while (next < touched.length && touched[next]!.end <= start) next++;
      return (touched[next]?.start ?? end) >= end;
    });
}

const IN_WORD = /[\p{L}\p{N}_]/u;
