/** Clusters at another place of a text. */
import type { Span } from '../place';
import type { CitationItem, Cluster } from './cluster';

/** The same cluster elsewhere. */
export function moved(cluster: Cluster, by: number): Cluster {
  if (by === 0) return cluster;
  const move = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  const item = (one: CitationItem): CitationItem => ({
    ...one,
    keySpan: move(one.keySpan),
    span: move(one.span),
    ...(one.prefixSpan && { prefixSpan: move(one.prefixSpan) }),
    ...(one.locator?.span && { locator: { ...one.locator, span: move(one.locator.span) } }),
    ...(one.suffixSpan && { suffixSpan: move(one.suffixSpan) }),
  });
  return { ...cluster, span: move(cluster.span), items: cluster.items.map(item) };
}
