/** Citations that are not read as they were meant: brackets, braces, semicolons and commas amiss. */

import { isMarkdown } from '../notes/citations';
import { looseBrackets } from './loose-brackets';
import { inCommand, inRole } from './malformed-commands';
import type { CheckedNote } from './note';
import type { Found } from './problem';
import { betweenKeys, strayCommas } from './separators';
import { withoutKey } from './without-key';

export function* malformedCitations(note: CheckedNote): Generator<Found> {
  for (const cluster of note.clusters) {
    switch (cluster.form) {
      case 'pandoc':
        if (cluster.nocite) break;
        if (cluster.items.length > 1) yield* betweenKeys(note, cluster);
        yield* strayCommas(note, cluster);
        break;
      case 'latex':
        yield* inCommand(note, cluster);
        break;
      case 'myst':
        yield* inRole(note, cluster);
        break;
    }
  }
  if (!isMarkdown(note.language)) return;
  yield* looseBrackets(note);
  yield* withoutKey(note);
}
