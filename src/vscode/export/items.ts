/** What is printed of papers that are exported. */
import type { CslItem } from '../../core/bibliography/csl';
import type { NewEntry } from '../../core/bibliography/entry';
import { cslOf } from '../../core/bibliography/outgoing';
import type { NoteText } from '../../core/checks/bibliographies';
import { noteItems } from '../../core/csl/items';
import type { Services } from '../services';

/** The items by their keys. In a note they are what its own bibliographies say, as in its preview. */
export function itemsOf(
  { store, noteCheck }: Services,
  entries: readonly NewEntry[],
  note: NoteText | undefined,
): ReadonlyMap<string, CslItem> {
  const ofNote = note && noteItems(note.text, noteCheck.bibliographies.of(note), store.library);
  return new Map(entries.map((entry) => [entry.key, ofNote?.(entry.key) ?? cslOf(entry, true)]));
}
