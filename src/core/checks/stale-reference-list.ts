/** A list of references that was written before something changed which it is printed from. */
import { staleList } from '../reference-list/check';
import type { NoteText } from './bibliographies';
import type { Found } from './problem';

/** `digest` is that of the list as it would be written now; where that is not known, nothing is found. */
export function* staleReferenceList({ text }: NoteText, digest: string | undefined): Generator<Found> {
  const stale = digest === undefined ? undefined : staleList(text, digest);
  if (!stale) return;
  yield {
    rule: 'stale-reference-list',
    span: stale.span,
    message:
      'This list of references is not up to date: citations, papers or the style changed since it was written. Refresh it.',
    fixes: () => [{ kind: 'refresh-list', title: 'Refresh the list of references' }],
  };
}
