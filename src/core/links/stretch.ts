/** A part of a file's text, and where in the file its letters stand. */
import type { Place, Span } from '../place';

export interface Stretch {
  readonly text: string;
  readonly placeOf: (span: Span) => Place;
}

/** The text at a place; as much of it as there is, should the file be shorter by now. Lines end as in `Place`. */
export function stretchOf(whole: string, place: Place): Stretch {
  const starts = lineStarts(whole);
  const offset = (line: number, column: number) =>
    line < starts.length ? Math.min(starts[line]! + column, whole.length) : whole.length;
  const from = offset(place.line, place.column);
  const text = whole.slice(from, Math.max(from, offset(place.endLine, place.endColumn)));
  const positionOf = (at: number) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle;
    }
    return { line: low, column: at - starts[low]! };
  };
  return {
    text,
    placeOf: ({ start, end }) => {
      const [first, last] = [positionOf(from + start), positionOf(from + end)];
      return {
        file: place.file,
        line: first.line,
        column: first.column,
        endLine: last.line,
        endColumn: last.column,
      };
    },
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}
