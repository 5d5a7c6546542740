/** The rows of a dump that say who cites whom, by the lines they stand in. */
import type { Library } from '../library/library';
import type { Citation, Work } from '../model';
import { type FileId, holds, type Place } from '../place';

export interface CitingRow {
  readonly citation: Citation;
  readonly place: Place;
}

// Asked at every move of the caret. The library gives another list of works when anything changed.
const rowsByLine = new WeakMap<readonly Work[], ReadonlyMap<number, readonly CitingRow[]>>();

/** The row at a position; the innermost where a page nests them. */
export function rowAt(library: Library, file: FileId, line: number, column: number): CitingRow | undefined {
  const works = library.inFile(file);
  let rows = rowsByLine.get(works);
  if (!rows) {
    rows = byLine(works, file);
    rowsByLine.set(works, rows);
  }
  return rows.get(line)?.findLast(({ place }) => holds(place, line, column));
}

function byLine(works: readonly Work[], file: FileId): ReadonlyMap<number, readonly CitingRow[]> {
  const found = new Map<number, CitingRow[]>();
  for (const work of works) {
    for (const citation of work.cites) {
      for (const place of citation.places) {
        if (place.file !== file) continue;
        for (let line = place.line; line <= place.endLine; line++) {
          const rows = found.get(line);
          if (rows) rows.push({ citation, place });
          else found.set(line, [{ citation, place }]);
        }
      }
    }
  }
  return found;
}
