/** Clusters at another place of a text. */
import type { Span } from '../place';
import type { CitationItem, Cluster } from './cluster';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** The same cluster elsewhere. */
export function moved(cluster: Cluster, by: number): Cluster {
  if (by === 0) return cluster;
  const move = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  // Thousands of them at a keystroke: an object spread for each part that may be missing would cost as much again.
  const item = (one: CitationItem): CitationItem => {
    const copy: Writable<CitationItem> = { ...one, keySpan: move(one.keySpan), span: move(one.span) };
    if (one.prefixSpan) copy.prefixSpan = move(one.prefixSpan);
    if (one.locator?.span) copy.locator = { ...one.locator, span: move(one.locator.span) };
    if (one.suffixSpan) copy.suffixSpan = move(one.suffixSpan);
    return copy;
  };
  return { ...cluster, span: move(cluster.span), items: cluster.items.map(item) };
}
