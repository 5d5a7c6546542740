/** Annotations with the answers to them. */
import type { Annotation, Thread } from '../model';

/**
 * A thread for each annotation of a passage, in their order; answers to answers belong to the same thread. An answer
 * whose annotation is not here (another branch has it) is in none.
 */
export function threadsOf(annotations: readonly Annotation[]): Thread[] {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const replies = new Map<string, Annotation[]>();
  for (const annotation of annotations) {
    if (!('replyTo' in annotation.target)) continue;
    const root = rootOf(annotation, byId);
    if (root === undefined) continue;
    const known = replies.get(root);
    if (known) known.push(annotation);
    else replies.set(root, [annotation]);
  }
  return annotations.flatMap((annotation) => {
    const { target } = annotation;
    if ('replyTo' in target) return [];
    return [{ annotation, paper: target.paper, replies: inTime(replies.get(annotation.id) ?? []) }];
  });
}

/** The annotation of a passage that it answers in the end; undefined where that is missing, or they go in a circle. */
function rootOf(annotation: Annotation, byId: ReadonlyMap<string, Annotation>): string | undefined {
  const seen = new Set<string>();
  let at: Annotation | undefined = annotation;
  while (at && 'replyTo' in at.target) {
    if (seen.has(at.id)) return undefined;
    seen.add(at.id);
    at = byId.get(at.target.replyTo);
  }
  return at?.id;
}

/** The oldest first; times are compared as they are written, which is in UTC where we wrote them. */
function inTime(replies: readonly Annotation[]): readonly Annotation[] {
  const time = ({ created = '' }: Annotation) => created;
  return [...replies].sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0));
}
