/** Changes of annotations, made undone in a list that may have changed since. */
import { applyChanges, type EntryChange } from '../jsonl/changes';
import type { Annotation } from '../model';
import { ANNOTATIONS } from './file';
import { saySame } from './json';
import { writeW3c } from './w3c';

/**
 * The annotations with these changes taken back, but for what others have changed or answered meanwhile; the list itself
 * where nothing can be.
 */
export function takeBack(
  annotations: readonly Annotation[],
  changes: readonly EntryChange<Annotation>[],
): readonly Annotation[] {
  const known = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const back = changes.map(({ was, is }) => {
    const now = is && known.get(is.id);
    // The words below it were edited, which is written into it when the file is saved: nobody's word on it.
    const made = now && !was && isOnlyMoved(is, now) ? now : is;
    return { ...(made && { was: made }), ...(was && { is: was }) };
  });
  return applyChanges(ANNOTATIONS, annotations, back);
}

function isOnlyMoved(before: Annotation, now: Annotation): boolean {
  const { target, modified } = before;
  return saySame(writeW3c({ ...now, target, ...(modified && { modified }) }), writeW3c(before));
}
