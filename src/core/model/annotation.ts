/**
 * What the reader writes in the margin. The names are those of the W3C Web Annotation Data Model
 * (https://www.w3.org/TR/annotation-model/). Skipping: choices, composites, states, renderings, agents beyond a name.
 */

/** A passage by its words and those around it: https://www.w3.org/TR/annotation-model/#text-quote-selector. */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** A passage by its offsets, in UTF-16 units: https://www.w3.org/TR/annotation-model/#text-position-selector. */
export interface TextPositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  /** Behind the last unit. */
  readonly end: number;
  /** A digest of the text before `start`, as `describe` of `anchoring` makes it: kept as it is, and never needed. */
  readonly 'scholium:before'?: string;
}

/**
 * Why it was made. W3C's words (https://www.w3.org/TR/annotation-vocab/#named-individuals), or another one as it
 * is written: the vocabulary is open.
 */
export type Motivation = string;

/** A closed set; what each means is said in `annotations/colours.ts`. Other colours are kept as they are written. */
export type AnnotationColour = 'yellow' | 'green' | 'red' | 'blue' | 'purple' | 'orange';

/** What is annotated: a passage of a file, or all of it where both selectors are missing. */
export interface PassageTarget {
  /** Path below the workspace folder with `/`, or the address of a page (`https://…`). */
  readonly source: string;
  /** What names the paper that the passage is of, as decisions name it: `arxiv:2509.25300`, `title:…`. */
  readonly paper: readonly string[];
  readonly quote?: TextQuoteSelector;
  readonly position?: TextPositionSelector;
}

/** What is answered: another annotation, by its id. */
export interface ReplyTarget {
  readonly replyTo: string;
}

/** What a passage is linked to: a paper by what names it, or a note by its path below the workspace folder. */
export type AnnotationLink = { readonly paper: readonly string[] } | { readonly note: string };

/** One annotation. An answer to one is another, so that two who answer at once change two lines. */
export interface Annotation {
  /** An IRI that never changes: `urn:uuid:…`. */
  readonly id: string;
  readonly motivation: Motivation;
  readonly target: PassageTarget | ReplyTarget;
  /** Markdown of the reader's; empty for a mere highlight. */
  readonly text: string;
  /** Without `#`, each once, in the order in which they were given. */
  readonly tags: readonly string[];
  readonly links: readonly AnnotationLink[];
  readonly colour?: AnnotationColour;
  readonly resolved: boolean;
  /** ISO 8601 with time zone: `2026-11-21T13:40:00Z`. */
  readonly created?: string;
  readonly modified?: string;
  /** The name of who made it. */
  readonly creator?: string;
  /** The W3C annotation that it was read from: what we do not know of it is written back from there. */
  readonly w3c?: Readonly<Record<string, unknown>>;
}
