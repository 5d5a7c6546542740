/** A quotation in a note, and whom the note gives it to. */
import type { CitationItem, Cluster } from '../notes/cluster';
import type { Span } from '../place';

export interface FoundQuotation {
  /** The quoted words, without marks around them. */
  readonly span: Span;
  /** Stretches within that are no words of it: citations, an attribution. In order. */
  readonly cuts: readonly Span[];
  /** The citations that stand next to it. */
  readonly cited: readonly CitedIn[];
  /** The citations only stand in the same paragraph: they may belong to other words. */
  readonly isVague: boolean;
  /** It is set off as a block. */
  readonly isBlock: boolean;
  /** The page and line that its trace names. */
  readonly trace?: Trace;
  /** Where a mark can be put that says something of it. */
  readonly end: number;
}

/** An item of a citation; without a cluster where a command for quotations names the key itself. */
export interface CitedIn {
  readonly item: Pick<CitationItem, 'key' | 'keySpan'>;
  readonly cluster?: Cluster;
}

/** `scholium: pages/003.txt:12` in a comment. */
export interface Trace extends Span {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

export function citedIn(clusters: readonly Cluster[]): CitedIn[] {
  return clusters.flatMap((cluster) =>
    cluster.items.filter(({ key }) => key !== '*').map((item) => ({ item, cluster })),
  );
}
