/** A cluster taken apart so that nothing of it is lost: for colours, and for the proof that it was read right. */
import type { Span } from '../place';
import type { CitationItem, Cluster } from './cluster';

export interface Piece {
  /** `mark` is all that only holds the others together: brackets, commas, commands, white space. */
  readonly kind: 'mark' | 'prefix' | 'key' | 'locator' | 'suffix';
  readonly span: Span;
  /** The item it belongs to; a mark has none. */
  readonly item?: CitationItem;
}

/** The pieces in the order of the text: each begins where the one before ends, from one end of the cluster to the other. */
export function clusterPieces({ span, items }: Cluster): Piece[] {
  const pieces: Piece[] = [];
  let at = span.start;
  const add = (kind: Piece['kind'], start: number, end: number, item?: CitationItem) => {
    if (start < end) pieces.push({ kind, span: { start, end }, ...(item && { item }) });
    at = Math.max(at, end);
  };
  for (const { kind, span: own, item } of items.flatMap(partsOf).sort(byPlace)) {
    if (own.start >= at) {
      add('mark', at, own.start);
      add(kind, own.start, own.end, item);
      continue;
    }
    // A key within the suffix of the item before: `[@a, as in @b]`.
    const outer = pieces.pop()!;
    add(outer.kind, outer.span.start, own.start, outer.item);
    add(kind, own.start, own.end, item);
    add(outer.kind, own.end, outer.span.end, outer.item);
  }
  add('mark', at, span.end);
  return pieces;
}

/** The cluster as its items say it, with the marks that stand between them in the note. */
export function printCluster(note: string, cluster: Cluster): string {
  return clusterPieces(cluster)
    .map(({ kind, span, item }) => wordsOf(kind, span, item) ?? note.slice(span.start, span.end))
    .join('');
}

/** A locator's label is kept as CSL names it, so that the note has to say how it was typed. */
function wordsOf(kind: Piece['kind'], span: Span, item: CitationItem | undefined): string | undefined {
  if (kind === 'key') return item!.key;
  if (kind === 'prefix' && isSame(span, item!.prefixSpan!)) return item!.prefix;
  // One with a key within it comes in two.
  if (kind === 'suffix' && isSame(span, item!.suffixSpan!)) return item!.suffix;
  return undefined;
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function partsOf(item: CitationItem): { kind: Piece['kind']; span: Span; item: CitationItem }[] {
  const parts: [Piece['kind'], Span | undefined][] = [
    ['prefix', item.prefixSpan],
    ['key', item.keySpan],
    ['locator', item.locator?.span],
    ['suffix', item.suffixSpan],
  ];
  return parts.flatMap(([kind, span]) => (span ? [{ kind, span, item }] : []));
}

function byPlace(a: { span: Span }, b: { span: Span }): number {
  return a.span.start - b.span.start || b.span.end - a.span.end;
}
