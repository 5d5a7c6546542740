/** Another key wherever a note has one. */
import { respell } from '../rewrite/respell';
import type { CheckedNote } from './note';
import type { TextEdit } from './problem';
import { areFootnotes } from './replace-key';

/**
 * The edits, and how many places are left as they are: their syntax cannot write the new key, or they are of a footnote
 * and another has that name.
 */
export function rekey(
  { text, clusters }: Pick<CheckedNote, 'text' | 'clusters'>,
  before: string,
  after: string,
): { readonly edits: readonly TextEdit[]; readonly left: number } {
  const edits = new Map<number, TextEdit>();
  let left = 0;
  const wouldClash = areFootnotes(clusters, before, after);
  for (const cluster of clusters) {
    for (const item of cluster.items) {
      if (item.key !== before) continue;
      const edit =
        wouldClash && cluster.form === 'footnote' ? undefined : respell(text, cluster, item, after);
      if (edit) edits.set(edit.span.start, { ...edit.span, newText: edit.newText });
      else left++;
    }
  }
  return { edits: [...edits.values()].sort((a, b) => a.start - b.start), left };
}
