/** Whether the list of references in a note is the one that would be written now. */
import type { Span } from '../place';
import { isStale } from './refresh';
import { listRegion } from './region';

export interface StaleList {
  /** Of the opening mark. */
  readonly span: Span;
}

/** `digest` is that of the list as it would be written now. */
export function staleList(text: string, digest: string): StaleList | undefined {
  const region = listRegion(text);
  if (!region || 'fault' in region) return undefined;
  return isStale(region, digest) ? { span: region.opening } : undefined;
}
