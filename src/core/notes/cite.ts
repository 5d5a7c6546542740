/**
 * Writing citations.
 *
 *   cite(text, caret, request): CiteEdit               one caret or selection
 *   citeAll(text, carets, request): CiteAllEdit        several at once, edits that do not overlap
 *   citersList(citers): string                         citing works as a Markdown list      (citers-list.ts)
 *   formFor(languageId, setting): CitationForm         which syntax to write                (forms.ts)
 *
 * Pure: the edits are against the text given, for the rim to apply in one step.
 */
import type { Span } from '../place';
import type { CitationForm } from './cluster';

export interface CiteRequest {
  /** In the order they are to be cited. */
  readonly keys: readonly CiteKey[];
  readonly form: CitationForm;
  readonly mode: CiteMode;
  /** VS Code's language id of the note; by default the one the form belongs to. */
  readonly language?: string;
}

export type CiteMode = 'bracketed' | 'in-text' | 'author-suppressed';

/** One work to cite, and what the forms need to know of it. */
export interface CiteKey {
  readonly key: string;
  readonly title?: string;
  /** `Tan et al. 2025`: what a Markdown link shows. */
  readonly authorsYear?: string;
  readonly url?: string;
  /** `see`, as it is to be written. */
  readonly prefix?: string;
  /** `p. 33`, as it is to be written. */
  readonly locator?: string;
  readonly suffix?: string;
}

export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

export interface CiteEdit {
  /** In order, not overlapping. Empty when there is nothing to write. */
  readonly edits: readonly TextEdit[];
  /** Offset in the text after the edits. */
  readonly caretAfter: number;
  /** Keys not written, because the citation at the caret has them already or the form cannot hold them. */
  readonly skipped: readonly string[];
}

export interface CiteAllEdit {
  readonly edits: readonly TextEdit[];
  /** One for each caret given, in its order; offsets in the text after the edits. */
  readonly caretsAfter: readonly number[];
  /** Keys that were written at no caret. */
  readonly skipped: readonly string[];
}

export function cite(text: string, caret: Span, request: CiteRequest): CiteEdit {
  const { edits, caretsAfter, skipped } = citeAll(text, [caret], request);
  return { edits, caretAfter: caretsAfter[0] ?? caret.end, skipped };
}

export function citeAll(_text: string, carets: readonly Span[], request: CiteRequest): CiteAllEdit {
  const newText = `[${request.keys.map(({ key }) => `@${key}`).join('; ')}]`;
  return {
    edits: carets.map((span) => ({ span, newText })),
    caretsAfter: carets.map((span) => span.start + newText.length),
    skipped: [],
  };
}
