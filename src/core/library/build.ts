/** The library of files that are all there: for scripts and tests. */
import type { Parsed } from '../model';
import type { Kept } from './kept';
import { LiveLibrary } from './live-library';

/** The order of the files makes no difference. */
export function buildLibrary(files: Iterable<Parsed>, kept: Kept = {}): LiveLibrary {
  const library = new LiveLibrary();
  library.apply({ files, kept });
  return library;
}
