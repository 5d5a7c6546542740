/** What a reader does to annotations: each makes another list of the list there is. Ids and times come from the caller. */
import type { Annotation, PassageTarget } from '../model';

/** What can be changed of an annotation; `colour: undefined` takes the colour away. */
export interface Edit {
  readonly text?: string;
  readonly tags?: readonly string[];
  readonly links?: Annotation['links'];
  readonly motivation?: string;
  readonly colour?: Annotation['colour'];
  readonly resolved?: boolean;
  /** The passage, found again elsewhere or chosen anew. */
  readonly target?: PassageTarget;
}

/** A new annotation as a reader makes it. */
export interface NewAnnotation extends Edit {
  /** `urn:uuid:…` */
  readonly id: string;
  readonly target: PassageTarget;
  /** ISO 8601. */
  readonly now: string;
  readonly creator?: string;
}

/** The annotations with a new one. Without words it highlights, with words it comments, unless told otherwise. */
export function addAnnotation(
  annotations: readonly Annotation[],
  added: NewAnnotation,
): readonly Annotation[] {
  const { id, target, now, creator, text = '', tags = [], links = [], colour, motivation } = added;
  const annotation: Annotation = {
    id,
    motivation:
      motivation ?? (links.length > 0 ? 'linking' : text.trim() === '' ? 'highlighting' : 'commenting'),
    target,
    text,
    tags: cleanTags(tags),
    links,
    ...(colour && { colour }),
    resolved: added.resolved ?? false,
    created: now,
    modified: now,
    ...(creator !== undefined && { creator }),
  };
  return [...annotations.filter((each) => each.id !== id), annotation];
}

/** The annotations with an answer to one of them, or to an answer. */
export function addReply(
  annotations: readonly Annotation[],
  {
    id,
    to,
    text,
    now,
    creator,
  }: Pick<NewAnnotation, 'id' | 'now' | 'creator'> & { to: string; text: string },
): readonly Annotation[] {
  const reply: Annotation = {
    id,
    motivation: 'replying',
    target: { replyTo: to },
    text,
    tags: [],
    links: [],
    resolved: false,
    created: now,
    modified: now,
    ...(creator !== undefined && { creator }),
  };
  return [...annotations, reply];
}

/** The annotations with one changed; the list itself where nothing is. A highlight that gets words is a comment. */
export function editAnnotation(
  annotations: readonly Annotation[],
  id: string,
  edit: Edit,
  now: string,
): readonly Annotation[] {
  return changeEach(annotations, now, (annotation) =>
    annotation.id === id ? edited(annotation, edit) : annotation,
  );
}

/** The annotations without these, and without the answers to them. */
export function deleteAnnotations(
  annotations: readonly Annotation[],
  ids: readonly string[],
): readonly Annotation[] {
  const gone = new Set(ids);
  const answers = new Map<string, string[]>();
  for (const { id, target } of annotations) {
    if (!('replyTo' in target)) continue;
    const known = answers.get(target.replyTo);
    if (known) known.push(id);
    else answers.set(target.replyTo, [id]);
  }
  // A set that grows is gone through to its end.
  for (const id of gone) for (const answer of answers.get(id) ?? []) gone.add(answer);
  return annotations.some(({ id }) => gone.has(id))
    ? annotations.filter(({ id }) => !gone.has(id))
    : annotations;
}

/** The annotations after a file or a folder was given another name: `source` is its path, with all below it. */
export function moveSource(
  annotations: readonly Annotation[],
  from: string,
  to: string,
  now: string,
): readonly Annotation[] {
  const moved = (path: string) =>
    path === from ? to : path.startsWith(`${from}/`) ? to + path.slice(from.length) : path;
  return changeEach(annotations, now, (annotation) => {
    const { target } = annotation;
    const links = annotation.links.map((link) => ('note' in link ? { note: moved(link.note) } : link));
    const isSame = 'replyTo' in target || moved(target.source) === target.source;
    if (isSame)
      return JSON.stringify(links) === JSON.stringify(annotation.links)
        ? annotation
        : { ...annotation, links };
    return { ...annotation, links, target: { ...target, source: moved(target.source) } };
  });
}

/** Without `#` and space around, each once. */
export function cleanTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim().replace(/^#+/, '').trim()).filter((tag) => tag !== ''))];
}

function edited(annotation: Annotation, edit: Edit): Annotation {
  const { colour, ...others } = annotation;
  const next = 'colour' in edit ? edit.colour : colour;
  const text = edit.text ?? annotation.text;
  const isWordless = annotation.motivation === 'highlighting' && text.trim() !== '';
  const isUnworded = annotation.motivation === 'commenting' && text.trim() === '';
  const motivation = isWordless ? 'commenting' : isUnworded ? 'highlighting' : annotation.motivation;
  const after: Annotation = {
    ...others,
    text,
    motivation: edit.motivation ?? motivation,
    tags: edit.tags ? cleanTags(edit.tags) : annotation.tags,
    links: edit.links ?? annotation.links,
    resolved: edit.resolved ?? annotation.resolved,
    ...(next && { colour: next }),
    ...(edit.target && !('replyTo' in annotation.target) && { target: edit.target }),
  };
  const said = ({ w3c: _, ...rest }: Annotation) => JSON.stringify(Object.entries(rest).sort());
  return said(after) === said(annotation) ? annotation : after;
}

/** The list itself where none is another. */
function changeEach(
  annotations: readonly Annotation[],
  now: string,
  change: (annotation: Annotation) => Annotation,
): readonly Annotation[] {
  let isChanged = false;
  const after = annotations.map((annotation) => {
    const next = change(annotation);
    if (next === annotation) return annotation;
    isChanged = true;
    return { ...next, modified: now };
  });
  return isChanged ? after : annotations;
}
