/** One annotation of two that were made of one: by two windows, or on two branches. Nothing that was written is lost. */
import { digestOfText } from '../digest';
import type { Annotation } from '../model';
import { otherBodies } from './bodies';
import { asList, isObject, type JsonObject, saySame } from './json';
import { otherSelectors } from './targets';
import { writeW3c } from './w3c';

/**
 * Field by field, each as the one who changed it left it. Where both did, the later change stands (of two at one
 * time, the one that sorts last); a text that gives way is kept as an answer. Tags and links of both stand.
 */
export function mergeAnnotations(
  ours: Annotation,
  theirs: Annotation,
  base: Annotation | undefined,
): readonly [Annotation, ...Annotation[]] {
  const pick = <Field>(field: (annotation: Annotation) => Field, blank?: Field): Field => {
    const [mine, yours] = [field(ours), field(theirs)];
    const was = base ? field(base) : blank;
    if (saySame(mine, yours) || saySame(mine, was)) return yours;
    if (saySame(yours, was)) return mine;
    return isLater(ours, theirs, mine, yours) ? mine : yours;
  };
  const text = pick((each) => each.text, '');
  const colour = pick((each) => each.colour);
  const creator = pick((each) => each.creator);
  const created = [ours.created, theirs.created].filter((time) => time !== undefined).sort()[0];
  const modified = [ours.modified, theirs.modified]
    .filter((time) => time !== undefined)
    .sort()
    .at(-1);
  const merged: Annotation = {
    id: theirs.id,
    motivation: pick((each) => each.motivation),
    target: pick((each) => each.target),
    text,
    tags: both(ours.tags, theirs.tags, base?.tags ?? []),
    links: both(ours.links, theirs.links, base?.links ?? []),
    ...(colour && { colour }),
    resolved: pick((each) => each.resolved, false),
    ...(created && { created }),
    ...(modified && { modified }),
    ...(creator && { creator }),
    w3c: mergeUnknown(ours, theirs, base),
  };
  const written = writeW3c(merged);
  const same = [theirs, ours].find((each) => saySame(writeW3c(each), written));
  const lost = [ours, theirs].filter((each) => each.text !== (base?.text ?? '') && !text.includes(each.text));
  return [same ?? { ...merged, w3c: written }, ...lost.map(asReply)];
}

/** Whether `mine` stands against `yours`; asked the other way round it answers the contrary. */
function isLater(ours: Annotation, theirs: Annotation, mine: unknown, yours: unknown): boolean {
  const [a, b] = [timeOf(ours), timeOf(theirs)];
  return a === b ? (JSON.stringify(mine) ?? '') > (JSON.stringify(yours) ?? '') : a > b;
}

function timeOf({ modified, created }: Annotation): string {
  return modified ?? created ?? '';
}

/** What either has and neither took away. */
function both<Item>(ours: readonly Item[], theirs: readonly Item[], base: readonly Item[]): Item[] {
  const has = (list: readonly Item[], item: Item) => list.some((other) => saySame(other, item));
  const kept = theirs.filter((item) => has(ours, item) || !has(base, item));
  return [...kept, ...ours.filter((item) => !has(theirs, item) && !has(base, item))];
}

/** The fields that are none of ours, of both; the rest is written over. */
function mergeUnknown(ours: Annotation, theirs: Annotation, base: Annotation | undefined): JsonObject {
  const [mine, yours] = [writeW3c(ours), writeW3c(theirs)];
  const was = base ? writeW3c(base) : {};
  const names = new Set([...Object.keys(yours), ...Object.keys(mine)]);
  // Not set one by one: a field may be called `__proto__`.
  const entries = [...names].map((name) => {
    const isMine =
      !saySame(mine[name], yours[name]) &&
      !saySame(mine[name], was[name]) &&
      (saySame(yours[name], was[name]) || isLater(ours, theirs, mine[name], yours[name]));
    return [name, (isMine ? mine : yours)[name]] as const;
  });
  const merged: JsonObject = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  const bodies = both(otherBodies(mine), otherBodies(yours), otherBodies(was));
  const [target, ...others] = asList(merged.target);
  const selectors = both(otherSelectors(mine), otherSelectors(yours), otherSelectors(was));
  return {
    ...merged,
    ...(bodies.length > 0 && { body: addMissing(asList(merged.body), bodies) }),
    ...(selectors.length > 0 &&
      isObject(target) && {
        target: [{ ...target, selector: addMissing(asList(target.selector), selectors) }, ...others],
      }),
  };
}

function addMissing(list: readonly unknown[], more: readonly unknown[]): unknown[] {
  return [...list, ...more.filter((item) => !list.some((other) => saySame(other, item)))];
}

/** The text of another as an answer, under an id that whoever merges the same makes too. */
function asReply(lost: Annotation): Annotation {
  const time = timeOf(lost);
  return {
    id: derivedId(`${lost.id}\n${lost.text}`),
    motivation: 'replying',
    target: { replyTo: lost.id },
    text: lost.text,
    tags: [],
    links: [],
    resolved: false,
    ...(time && { created: time, modified: time }),
    ...(lost.creator !== undefined && { creator: lost.creator }),
  };
}

/** A UUID of version 8 (RFC 9562, section 5.8): made of a text, the same each time. */
export function derivedId(text: string): string {
  const hex = [text, `${text}\n1`, `${text}\n2`]
    .map((part) => digestOfText(part).toString(16).padStart(14, '0'))
    .join('');
  const variant = '89ab'[Number.parseInt(hex[15]!, 16) & 3];
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(12, 15)}-${variant}${hex.slice(16, 19)}-${hex.slice(19, 31)}`;
}
