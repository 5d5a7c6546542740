/** The works of a note as a list in Markdown, to be pasted anywhere. */
import { entryOf } from '../bibliography/entry';
import { markdownReference } from '../bibliography/reference-line';
import type { Reference } from './references';

/** A line for each, in the order given. */
export function referencesList(references: readonly Reference[]): string {
  return references
    .map(({ key, work }) =>
      work ? markdownReference(entryOf({ key, work }, true)) : `- \`${key}\` (not in the library)\n`,
    )
    .join('');
}
