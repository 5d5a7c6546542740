/**
 * What a citation in a note is, whatever the syntax it is written in. All spans are UTF-16 offsets of the
 * note's whole text.
 *
 * Words: Pandoc's manual, "Citation syntax" (https://pandoc.org/MANUAL.html#citation-syntax); locators: CSL
 * (https://docs.citationstyles.org/en/stable/specification.html#locators).
 */
import type { Span } from '../place';

/** The syntax a citation is written in. */
export type CitationForm = 'pandoc' | 'wikilink' | 'footnote' | 'markdown-link' | 'latex' | 'myst' | 'typst';

/**
 * One citation as the writer sees it, of one or more works: `[see @a, p. 3; @b]`, `@a [p. 3]`, `[[@a]]`,
 * `\cite{a,b}`. A cluster has at least one item.
 *
 * A footnote reference has the form 'footnote' only when its label is a key (`[^@a]`); the text of a footnote
 * is prose, so the `@a` in `[^1]: @a.` is a cluster of the form 'pandoc'.
 */
export interface Cluster {
  /** From the first to the last character of the syntax, brackets and command included. */
  readonly span: Span;
  readonly form: CitationForm;
  /** It stands in the front matter's `nocite`: listed, but not cited in the text. */
  readonly nocite?: boolean;
  /** It is the label of a footnote's text, `[^@a]: …`, which goes with its marks and cites nothing itself. */
  readonly isLabel?: boolean;
  /** In the order of the text. Never empty. */
  readonly items: readonly CitationItem[];
}

/** One work cited in a cluster. In `[see @doe99, pp. 33-35 and *passim*; -@b]`: `see @doe99, … *passim*`. */
export interface CitationItem {
  /** Without `@`, braces and the `-` that suppresses the author: `doe99`. */
  readonly key: string;
  /** Of the key's characters alone; inside the braces in `@{key}`. This is what a rename replaces. */
  readonly keySpan: Span;
  /** Of the item with all that belongs to it, without white space at its ends and without separators. */
  readonly span: Span;
  /** `see`, as typed. */
  readonly prefix?: string;
  /** Of the prefix, without white space at its ends. */
  readonly prefixSpan?: Span;
  readonly locator?: Locator;
  /** `and *passim*`, as typed, without the comma that Pandoc wants before it. */
  readonly suffix?: string;
  /** Of the suffix, without the comma before it and white space at its ends. */
  readonly suffixSpan?: Span;
  /** `-@key`, `\citeyear{key}`. */
  readonly suppressAuthor: boolean;
  /** Part of the sentence, "Doe (1999) says": `@key`, `\textcite{key}`. */
  readonly inText: boolean;
  /**
   * Whether the syntax leaves no doubt that a citation is meant: brackets, braces, wikilinks, commands. A bare
   * `@name` may as well be a mention, a decorator or an npm scope, so that an unknown one is no fault.
   */
  readonly certain: boolean;
}

/** Where in the cited work. CSL's pair, as citeproc has it. */
export interface Locator {
  /** CSL's name of the locator type: `page`, `chapter`, `sub-verbo` … */
  readonly label: string;
  /** As typed: `33-35, 38`, `iv`, `(a)`. */
  readonly value: string;
  /** Of the locator with its label, `pp. 33-35`, where it is known. */
  readonly span?: Span;
}
