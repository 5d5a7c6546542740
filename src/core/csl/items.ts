/** The items of a note's citations: what its own front matter and bibliographies say, and else the library. */

import { type CslItem, cslItem } from '../bibliography/csl';
import { entryOf } from '../bibliography/entry';
import type { NoteBibliography } from '../checks/bibliographies';
import type { Library } from '../library/library';

/**
 * The item of each key as Pandoc would take it: inline `references`, then the note's bibliographies in their order,
 * then the paper of that key in the library.
 */
export function noteItems(
  text: string,
  bibliography: NoteBibliography,
  library: Pick<Library, 'byCitekey'>,
): (key: string) => CslItem | undefined {
  // TODO(items): what the front matter and the bibliographies say themselves.
  void text;
  void bibliography;
  return (key) => {
    const work = library.byCitekey(key);
    return work && cslItem(entryOf({ key, work }, true));
  };
}
