/** Offsets of a text as lines and columns, and back. Lines and columns count from 0, columns in UTF-16 units. */

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Offsets {
  /** Beyond the text, its end. */
  readonly at: (line: number, column: number) => number;
  readonly position: (offset: number) => Position;
}

export function offsetsOf(text: string): Offsets {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return {
    at: (line, column) => Math.min((starts[line] ?? text.length) + column, text.length),
    position: (offset) => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >>> 1;
        if (starts[middle]! <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low, column: offset - starts[low]! };
    },
  };
}
