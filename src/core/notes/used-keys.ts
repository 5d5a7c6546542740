/** The keys a note cites. */
import { findCitations } from './citations';

/** Every key cited in the note, in order of first use, `nocite` included; a bare `@name` counts, whoever it is. */
export function usedKeys(text: string, language: string): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { items } of findCitations(text, language)) for (const { key } of items) keys.add(key);
  return keys;
}
