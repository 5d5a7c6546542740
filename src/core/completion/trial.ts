/**
 * How a note would be read with something else in place of a span. This is the one place that asks "is this prose,
 * which cluster is it in, which keys does that have": whatever the reading of notes holds for no citation (code,
 * math, links, addresses, comments, front matter, cross-references) is none for completion either.
 */
import type { Cluster } from '../notes/cluster';
import type { NoteReader } from '../notes/note-reader';
import type { TextEdit } from '../notes/request';

/** Makes the edit, only to see: what is then read of the item whose key begins at `keyAt`, if there is one. */
export type Trial = (edit: TextEdit, keyAt: number) => Tried | undefined;

export interface Tried {
  /** Keys of the other items of its cluster. */
  readonly others: ReadonlySet<string>;
  /** The value of its locator. */
  readonly locator?: string;
}

/** For a note that a reader follows: reads what the edit touches. The reader is then as before. */
export function trialOnReader(reader: NoteReader, textOf: (start: number, end: number) => string): Trial {
  return ({ span: { start, end }, newText }, keyAt) => {
    const before = textOf(start, end);
    reader.change(start, end, newText);
    try {
      return triedIn(reader.clustersIn({ start: keyAt, end: keyAt }), keyAt);
    } finally {
      reader.change(start, start + newText.length, before);
    }
  };
}

/** What is read of the item whose key begins there. */
export function triedIn(clusters: readonly Cluster[], keyAt: number): Tried | undefined {
  for (const { items } of clusters) {
    const item = items.find(({ keySpan }) => keySpan.start === keyAt);
    if (!item) continue;
    const others = items.filter((other) => other !== item).map(({ key }) => key);
    return { others: new Set(others), ...(item.locator && { locator: item.locator.value }) };
  }
  return undefined;
}
