/**
 * Annotations as `.scholium/annotations.jsonl` keeps them: one W3C annotation a line, by id. Ids are random, so what
 * two people add seldom stands side by side, where git would ask; where it does, both sides are read.
 */
import type { LineKind } from '../jsonl';
import type { Annotation } from '../model';
import type { JsonObject } from './json';
import { mergeAnnotations } from './merge';
import { readW3c, writeW3c } from './w3c';

export const ANNOTATIONS: LineKind<Annotation> = {
  name: 'annotations',
  version: 1,
  read(value) {
    const annotation = readW3c(value as JsonObject);
    return typeof annotation === 'string' ? undefined : annotation;
  },
  compare: (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  notAnEntry:
    'This line is no annotation and was left alone. A line is a W3C annotation: {"id": "urn:uuid:…", "type": "Annotation", "target": {"source": "…"}}.',
  identity: {
    id: ({ id }) => id,
    merge: mergeAnnotations,
    needs: ({ target }) => ('replyTo' in target ? target.replyTo : undefined),
    write: writeW3c,
  },
};
