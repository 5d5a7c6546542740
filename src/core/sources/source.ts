/** What a source of pages is: one file a kind, listed in `list.ts`. */
import type { CitationRow, Page, PaperRecord, Problem, SourceId } from '../model';
import type { Lines } from './text/lines';
import type { Sign } from './text/signs';

/**
 * One kind of page. `readFile` finds where pages start, cuts the file there, and lets each source read its
 * slices; the address and the day above a page it adds to the page itself. Where `sign` fails, `starts` is not
 * asked: a word or two that every page of the kind has.
 */
export interface Source extends Sign {
  readonly id: SourceId;
  /** As shown to readers: "arXiv abstract page". */
  readonly label: string;
  /** Whose page it is, for tight places: "arXiv". */
  readonly site: string;
  /** A list of entries: every entry is a start, and entries with no address between them are one page. */
  readonly list?: true;
  /**
   * The lines (from 0, ascending) at which a page of this kind starts. Must be linear in the text. A structured
   * file is one page: the source looks at `lines.file` and at the beginning, and answers 0.
   */
  readonly starts: (lines: Lines) => readonly number[];
  /** Reads the page that fills `lines` (a slice of the file from one start to the next). Never throws. */
  readonly read: (lines: Lines) => PageReading;
}

/** What one page holds; indices in `citations` and `page.about` count within these `records`. */
export interface PageReading {
  readonly page: Page;
  readonly records: readonly PaperRecord[];
  readonly citations: readonly CitationRow[];
  readonly problems: readonly Problem[];
}
