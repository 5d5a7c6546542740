/** By what a work is known again in a saved index. */
import { digestOfNumbers, digestOfText } from '../digest';
import type { Work } from '../model';
import type { SearchedLibrary } from './searchedLibrary';

/**
 * A number that is another one whenever something else of the work would be indexed: it covers its names and the
 * bytes of all files it was read from. Undefined when one of those is not known; then it is indexed anew.
 */
export function signatureOf(library: Pick<SearchedLibrary, 'digestOf'>, work: Work): number | undefined {
  const parts = [digestOfText(work.citekey), work.aliases.length];
  for (const alias of work.aliases) parts.push(digestOfText(alias));
  for (const { place } of work.records) {
    const digest = library.digestOf(place.file);
    if (digest === undefined) return undefined;
    parts.push(digest, place.line, place.column);
  }
  return digestOfNumbers(parts);
}
