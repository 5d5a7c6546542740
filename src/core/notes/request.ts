/** What is to be cited, and what that does to a note. */
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
