/** Another key wherever a note has one. */
import { respell } from '../rewrite/respell';
import type { CheckedNote } from './note';
import type { TextEdit } from './problem';

/** The edits, and how many places are left as they are because their syntax cannot write the new key. */
export function rekey(
  { text, clusters }: Pick<CheckedNote, 'text' | 'clusters'>,
  before: string,
  after: string,
): { readonly edits: readonly TextEdit[]; readonly left: number } {
  const edits = new Map<number, TextEdit>();
  let left = 0;
  for (const cluster of clusters) {
    for (const item of cluster.items) {
      if (item.key !== before) continue;
      const edit = respell(text, cluster, item, after);
      if (edit) edits.set(edit.span.start, { ...edit.span, newText: edit.newText });
      else left++;
    }
  }
  return { edits: [...edits.values()].sort((a, b) => a.start - b.start), left };
}
