/** Annotations with the answers to them. */
import type { Annotation, Thread } from '../model';

/**
 * A thread for each annotation of a passage, in their order; answers to answers belong to the same thread. An answer
 * whose annotation is not here (another branch has it) is in none.
 */
export function threadsOf(annotations: readonly Annotation[]): Thread[] {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const rootOf = roots(byId);
  const replies = new Map<string, Annotation[]>();
  for (const annotation of annotations) {
    if (!('replyTo' in annotation.target)) continue;
    const root = rootOf(annotation);
    if (!root) continue;
    const known = replies.get(root.id);
    if (known) known.push(annotation);
    else replies.set(root.id, [annotation]);
  }
  return annotations.flatMap((annotation) => {
    const { target } = annotation;
    if ('replyTo' in target) return [];
    return [{ annotation, paper: target.paper, replies: inTime(replies.get(annotation.id) ?? []) }];
  });
}

/**
 * Tells the annotation of a passage that one answers in the end; undefined where that is missing, or they go in a
 * circle. No answer is gone through twice: a chain of them may have any length.
 */
export function roots(
  byId: ReadonlyMap<string, Annotation>,
): (annotation: Annotation) => Annotation | undefined {
  const known = new Map<Annotation, Annotation | undefined>();
  return (annotation) => {
    const way = new Set<Annotation>();
    let at: Annotation | undefined = annotation;
    while (at && 'replyTo' in at.target && !way.has(at) && !known.has(at)) {
      way.add(at);
      at = byId.get(at.target.replyTo);
    }
    const isCircle = at && way.has(at);
    const root = !at || isCircle ? undefined : known.has(at) ? known.get(at) : at;
    for (const each of way) known.set(each, root);
    return root;
  };
}

/** The oldest first; times are compared as they are written, which is in UTC where we wrote them. */
function inTime(replies: readonly Annotation[]): readonly Annotation[] {
  const time = ({ created = '' }: Annotation) => created;
  return [...replies].sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0));
}
