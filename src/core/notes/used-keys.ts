/** The keys a note cites. */
import { findCitations } from './citations';

/** Every key cited in the note, in order of first use, `nocite` included; a bare `@name` counts, whoever it is. */
export function usedKeys(text: string, language: string): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { items } of findCitations(text, language)) for (const { key } of items) keys.add(key);
  return keys;
}

/** One use of a key; line and column count from 0, column and length in UTF-16 units, of the key alone. */
export interface PlacedUse {
  readonly key: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  /** As in `CitationItem`: false for a bare `@name`, which may be no citation. */
  readonly certain: boolean;
}

/** Every use of a key in the note, in the order of the text: citations, `nocite`, labels of footnotes. */
export function keyUses(text: string, language: string): PlacedUse[] {
  const items = findCitations(text, language).flatMap((cluster) => cluster.items);
  // A citation within the prefix of another comes behind it.
  items.sort((a, b) => a.keySpan.start - b.keySpan.start);
  let line = 0;
  let lineStart = 0;
  return items.map(({ key, keySpan: { start, end }, certain }) => {
    for (let feed = text.indexOf('\n', lineStart); feed >= 0 && feed < start; line++) {
      lineStart = feed + 1;
      feed = text.indexOf('\n', lineStart);
    }
    return { key, line, column: start - lineStart, length: end - start, certain };
  });
}
