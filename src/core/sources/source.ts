/** What a source of pages is: one file a kind, listed in `list.ts`. */
import type { CitationRow, Page, PaperRecord, Problem, SourceId } from '../model';
import type { Lines } from './text/lines';

/**
 * One kind of page. `readFile` finds where pages start, cuts the file there, and lets each source read its
 * slices; the address and the day above a page it adds to the page itself.
 */
export interface Source {
  readonly id: SourceId;
  /** As shown to readers: "arXiv abstract page". */
  readonly label: string;
  /** Whose page it is, for tight places: "arXiv". */
  readonly site: string;
  /**
   * Occurs in every text that holds a page of this kind, and in few others: it runs over every text file of
   * the folder, and where it fails `starts` is not asked. A word or two in the letters of the page, no `i`, no
   * leading repetition: it must cost next to nothing.
   */
  readonly sign: RegExp;
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
