/**
 * How a note would be read with something else in place of a span. This is the one place that asks "is this prose,
 * which cluster is it in, which keys does that have": whatever the reading of notes holds for no citation (code,
 * math, links, addresses, comments, front matter, cross-references) is none for completion either.
 */
import { clustersAt } from '../notes/citations';
import type { Cluster } from '../notes/cluster';
import type { CitationAt } from '../notes/cluster-at';
import type { NoteReader } from '../notes/note-reader';
import type { TextEdit } from '../notes/request';

/** Makes the edit, only to see; answers with the item whose key then begins at `keyAt`, and its cluster. */
export type Trial = (edit: TextEdit, keyAt: number) => CitationAt | undefined;

/** For a text at hand: reads up to the end of the paragraph. */
export function trialOnText(text: string, language: string): Trial {
  return ({ span, newText }, keyAt) => {
    const then = text.slice(0, span.start) + newText + text.slice(span.end);
    return itemAt(clustersAt(then, { start: keyAt, end: keyAt }, language), keyAt);
  };
}

/** For a note that a reader follows: reads what the edit touches. The reader is as before when it is done. */
export function trialOnReader(reader: NoteReader, textOf: (start: number, end: number) => string): Trial {
  return ({ span: { start, end }, newText }, keyAt) => {
    const before = textOf(start, end);
    reader.change(start, end, newText);
    try {
      return itemAt(reader.clustersIn({ start: keyAt, end: keyAt }), keyAt);
    } finally {
      reader.change(start, start + newText.length, before);
    }
  };
}

function itemAt(clusters: readonly Cluster[], keyAt: number): CitationAt | undefined {
  for (const cluster of clusters) {
    const item = cluster.items.find(({ keySpan }) => keySpan.start === keyAt);
    if (item) return { cluster, item };
  }
  return undefined;
}
