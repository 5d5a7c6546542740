/**
 * Annotations as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), and back. What we say beyond that
 * stands in fields of our own: `scholium:colour`, `scholium:state`, `scholium:paper`.
 */
import type { Annotation } from '../model';
import { readBodies, writeBodies } from './bodies';
import { isColour } from './colours';
import { asList, isObject, isText, isTooDeep, type JsonObject } from './json';
import { readTarget, writeTarget } from './targets';

export const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** What is written for an annotation: for one that is as it was read, what it was read from. */
const written = new WeakMap<Annotation, JsonObject>();

/** The annotation that an object is, or what is missing. Others wrote it: nothing in it is believed unseen. */
export function readW3c(w3c: JsonObject): Annotation | string {
  const { id, type, created, modified, creator } = w3c;
  if (isTooDeep(w3c)) return 'Its values stand in one another too deeply.';
  if (!asList(type).includes('Annotation')) return 'It has no "type": "Annotation".';
  if (!isText(id) || id.trim() === '') return 'It has no "id".';
  const target = readTarget(w3c);
  if (!target) return 'It has no "target" with a source.';
  const colour = w3c['scholium:colour'];
  const name = nameOf(asList(creator)[0]);
  const [motivation] = asList(w3c.motivation).filter(isText);
  const said = readBodies(w3c);
  const annotation: Annotation = {
    id,
    motivation: motivation ?? (said.text === '' ? 'highlighting' : 'commenting'),
    target,
    ...said,
    ...(isColour(colour) && { colour }),
    resolved: w3c['scholium:state'] === 'resolved',
    ...(isTime(created) && { created }),
    ...(isTime(modified) && { modified }),
    ...(name !== undefined && { creator: name }),
    w3c,
  };
  written.set(annotation, w3c);
  return annotation;
}

/** The W3C annotation; of one that was read, what is not changed stays as it was written. */
export function writeW3c(annotation: Annotation): JsonObject {
  let w3c = written.get(annotation);
  if (!w3c) {
    w3c = toW3c(annotation);
    written.set(annotation, w3c);
  }
  return w3c;
}

function toW3c(annotation: Annotation): JsonObject {
  const { id, w3c } = annotation;
  const known = w3c ?? { '@context': CONTEXT, id, type: 'Annotation' };
  const before = w3c && readW3c(w3c);
  const fields: Record<string, unknown> = { ...known };
  for (const { said, write } of PARTS) {
    const isSame = before && typeof before !== 'string' && said(before) === said(annotation);
    if (!isSame) Object.assign(fields, write(annotation, known));
  }
  for (const [name, value] of Object.entries(fields)) if (value === undefined) delete fields[name];
  return fields;
}

interface Part {
  /** What of an annotation it is about. */
  readonly said: (annotation: Annotation) => string | boolean | undefined;
  /** The fields for it; undefined ones are taken away. */
  readonly write: (annotation: Annotation, w3c: JsonObject) => JsonObject;
}

const PARTS: readonly Part[] = [
  { said: ({ motivation }) => motivation, write: ({ motivation }) => ({ motivation }) },
  { said: ({ created }) => created, write: ({ created }) => ({ created }) },
  { said: ({ modified }) => modified, write: ({ modified }) => ({ modified }) },
  {
    said: ({ creator }) => creator,
    write: ({ creator: name }, { creator: known }) => ({
      creator: name === undefined ? undefined : { ...(isObject(known) ? known : { type: 'Person' }), name },
    }),
  },
  {
    said: ({ text, tags, links }) => JSON.stringify([text, tags, links]),
    write(annotation, w3c) {
      const bodies = writeBodies(annotation, w3c);
      return { body: bodies.length > 0 ? bodies : undefined, bodyValue: undefined };
    },
  },
  {
    said: ({ target }) => JSON.stringify(target),
    write: (annotation, w3c) => ({ target: writeTarget(annotation, w3c) }),
  },
  { said: ({ colour }) => colour, write: ({ colour }) => ({ 'scholium:colour': colour }) },
  {
    said: ({ resolved }) => resolved,
    write: ({ resolved }) => ({ 'scholium:state': resolved ? 'resolved' : undefined }),
  },
];

function nameOf(agent: unknown): string | undefined {
  if (isText(agent)) return agent;
  if (!isObject(agent)) return undefined;
  return [agent.name, agent.nickname, agent.id].filter(isText)[0];
}

/** ISO 8601, as far as it says a day: https://www.w3.org/TR/xmlschema11-2/#dateTime. */
export function isTime(value: unknown): value is string {
  return (
    isText(value) && /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.test(value)
  );
}
