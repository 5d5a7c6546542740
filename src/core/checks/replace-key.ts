/** Another key in the place of one that stands in a note. */
import type { CitationItem, Cluster } from '../notes/cluster';
import type { CitationAt } from '../notes/cluster-at';
import { respell } from '../rewrite/respell';
import type { CheckedNote } from './note';
import type { TextEdit } from './problem';

/** The edits that make the item cite `key`; undefined where the syntax has no way to write that. */
export function replaceKey(
  { text, clusters }: CheckedNote,
  { cluster, item }: CitationAt,
  key: string,
): readonly TextEdit[] | undefined {
  const places = cluster.form === 'footnote' ? withItsLabel(clusters, item, key) : [{ cluster, item }];
  const edits: TextEdit[] = [];
  for (const place of places) {
    const edit = respell(text, place.cluster, place.item, key);
    if (!edit) return undefined;
    edits.push({ ...edit.span, newText: edit.newText });
  }
  return edits.length === 0 ? undefined : edits;
}

/**
 * All marks of a footnote and the label of its text, for they hang together; none where the note has another footnote
 * of the new name. A mark whose footnote is not there goes alone: it may be the one that is misspelt.
 */
function withItsLabel(
  clusters: readonly Cluster[],
  { key, keySpan }: CitationItem,
  other: string,
): CitationAt[] {
  if (areFootnotes(clusters, key, other)) return [];
  const own = hasLabel(clusters, key);
  const footnotes = clusters.filter(({ form }) => form === 'footnote');
  return footnotes.flatMap((cluster) =>
    cluster.items
      .filter((item) => (own ? item.key === key : item.keySpan.start === keySpan.start))
      .map((item) => ({ cluster, item })),
  );
}

/** Whether the note has a footnote of each name: one that took the name of the other would be there twice. */
export function areFootnotes(clusters: readonly Cluster[], key: string, other: string): boolean {
  return key !== other && hasLabel(clusters, key) && hasLabel(clusters, other);
}

function hasLabel(clusters: readonly Cluster[], name: string): boolean {
  return clusters.some(
    ({ form, isLabel, items }) => form === 'footnote' && isLabel && items.some((item) => item.key === name),
  );
}
