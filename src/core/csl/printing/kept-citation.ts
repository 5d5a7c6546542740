/** A citation as an engine keeps it from one printing to the next. */
import type { Citation, CitationItem } from 'citeproc';

export interface EngineCitation {
  readonly items: readonly CitationItem[];
  /** 0 in the text. */
  readonly noteIndex: number;
  /** Without what the style ends its notes with. */
  readonly isInNote: boolean;
}

/** Text with marks. */
export interface PrintedCitation {
  /** The name of an author who stands in the sentence. */
  readonly author?: string;
  readonly cite: string;
}

/** With what its order and its text hang on, so that they are made again only when that is another. */
export interface Kept {
  readonly citation: Citation;
  /** As they are typed. */
  readonly items: readonly CitationItem[];
  /** What its order depended on. */
  order: string;
  /** What its text depended on when it was printed. */
  printedOf: string;
  /** The same after printing, which trims what citeproc keeps of names. */
  state: string;
  printed: PrintedCitation | undefined;
}

/** Its works are numbered by rows: a row begins with a prefix and ends with a suffix. */
export function newlyKept(citationID: string, { items: wanted, noteIndex, isInNote }: EngineCitation): Kept {
  let row = 0;
  const items = wanted.map((item, at) => {
    if (at > 0 && (item.prefix || wanted[at - 1]!.suffix)) row++;
    return { ...item, at, row };
  });
  const properties = { noteIndex, ...(isInNote && { 'suppress-trailing-punctuation': true }) };
  const citation: Citation = { citationID, citationItems: items, properties };
  return { citation, items, order: '', printedOf: '', state: '', printed: undefined };
}
