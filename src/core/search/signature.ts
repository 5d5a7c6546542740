/** By what a work is known again in a saved index. */
import { digestOfText } from '../digest';
import type { Work } from '../model';
import type { SearchedLibrary } from './searchedLibrary';

// Named, because a power is computed each time it is met.
const HIGH = 2 ** 32;
const COLUMNS = 2 ** 20;

/**
 * A number that is another one whenever something else of the work would be indexed: it covers its names and the
 * bytes of all files it was read from. Undefined when one of those is not known; then it is indexed anew.
 */
export function signatureOf(library: Pick<SearchedLibrary, 'digestOf'>, work: Work): number | undefined {
  let signature = mixed(digestOfText(work.citekey), work.aliases.length);
  for (const alias of work.aliases) signature = mixed(signature, digestOfText(alias));
  for (const { place } of work.records) {
    const digest = library.digestOf(place.file);
    if (digest === undefined) return undefined;
    signature = mixed(mixed(signature, digest), place.line * COLUMNS + place.column);
  }
  return signature;
}

/** Two numbers of 53 bits as one. Without a list of them: a hundred thousand works are to be known in no time. */
function mixed(first: number, second: number): number {
  let low = Math.imul((first | 0) ^ (second | 0), 0x01000193);
  low ^= low >>> 15;
  let high = Math.imul(((first / HIGH) | 0) ^ low, 0x5bd1e995);
  high ^= high >>> 13;
  high = Math.imul(high ^ ((second / HIGH) | 0), 0x01000193);
  high ^= high >>> 15;
  return (high & 0x1f_ffff) * HIGH + ((low ^ Math.imul(high, 0x5bd1e995)) >>> 0);
}
