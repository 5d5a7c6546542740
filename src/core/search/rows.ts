/** Reads the row of a word: the papers it stands in and the fields there (layout: searchIndex.ts). */
import { ABSTRACT } from './document';
import type { SearchIndex } from './searchIndex';

/** For the few; `gather.ts` reads the many in a loop of its own, where a call for each posting would cost double. */
export function readRow(
  { rows, rowStart }: SearchIndex,
  word: number,
  visit: (paper: number, fields: number) => void,
): void {
  let at = rowStart[word]!;
  const end = rowStart[word + 1]!;
  let paper = -1;
  while (at < end) {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = rows[at++]!;
      value |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    paper += value >>> 1;
    visit(paper, (value & 1) === 0 ? ABSTRACT : rows[at++]!);
  }
}
