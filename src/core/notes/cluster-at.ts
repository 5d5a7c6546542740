/** Which citation a caret is at. */
import type { Span } from '../place';
import type { CitationItem, Cluster } from './cluster';

export interface CitationAt {
  readonly cluster: Cluster;
  readonly item: CitationItem;
}

/** The first item of these clusters whose key the offset touches. */
export function keyIn(text: string, offset: number, clusters: readonly Cluster[]): CitationAt | undefined {
  for (const cluster of clusters) {
    const item = cluster.items.find(({ keySpan }) => touches(written(text, keySpan), offset));
    if (item) return { cluster, item };
  }
  return undefined;
}

/** The key with what marks it: `-@{key}`. */
function written(text: string, { start, end }: Span): Span {
  const braced = text[start - 1] === '{' && text[start - 2] === '@' && text[end] === '}';
  const at = start - (braced ? 1 : 0);
  const marked = text[at - 1] === '@' ? at - 1 : start;
  return {
    start: marked < start && text[marked - 1] === '-' ? marked - 1 : marked,
    end: end + (braced ? 1 : 0),
  };
}

function touches({ start, end }: Span, offset: number): boolean {
  return offset >= start && offset <= end;
}
