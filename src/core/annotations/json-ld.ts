/** Annotations as one JSON-LD document: https://www.w3.org/TR/annotation-model/#annotation-collection. */
import type { Annotation } from '../model';
import type { JsonObject } from './json';
import { CONTEXT, writeW3c } from './w3c';

/** A collection of one page; what an annotation says of its own terms stays with it. */
export function annotationCollection(annotations: readonly Annotation[], label: string): JsonObject {
  const items = annotations.map((annotation) => {
    const { '@context': context, ...rest } = writeW3c(annotation);
    return context === undefined || context === CONTEXT ? rest : { '@context': context, ...rest };
  });
  return {
    '@context': CONTEXT,
    type: 'AnnotationCollection',
    label,
    total: items.length,
    first: { type: 'AnnotationPage', startIndex: 0, items },
  };
}
