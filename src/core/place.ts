/**
 * A stretch of text in a named file, by line and column: lines and columns count from 0, columns in UTF-16
 * units, the end is exclusive (the Language Server Protocol's `Range`, flattened).
 *
 * By line, not by offset: dumps come with `\r\n`, a byte order mark or mixed line ends, and an editor that
 * normalises those would move every offset behind the first difference.
 */
export interface Place {
  readonly file: FileId;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The name of a file as the host gives it: a URI in the editor, a relative path on the command line. */
export type FileId = string;

/** A stretch of one string at hand, in UTF-16 units, the end exclusive. Notes and abstracts use it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The place of a stretch within one line. */
export function placeInLine(file: FileId, line: number, column: number, endColumn: number): Place {
  return { file, line, column, endLine: line, endColumn };
}

/** The smallest place that holds both; they must be in the same file. */
export function hull(a: Place, b: Place): Place {
  const first = comesBefore(a, b) ? a : b;
  const bEndsLater = b.endLine > a.endLine || (b.endLine === a.endLine && b.endColumn > a.endColumn);
  const last = bEndsLater ? b : a;
  return {
    file: a.file,
    line: first.line,
    column: first.column,
    endLine: last.endLine,
    endColumn: last.endColumn,
  };
}

/** Whether `a` starts before `b` within a file. */
function comesBefore(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

/** Whether the place holds the position; the end counts as inside, as it does for a caret. */
export function holds(place: Place, line: number, column: number): boolean {
  if (line < place.line || line > place.endLine) return false;
  if (line === place.line && column < place.column) return false;
  return line < place.endLine || column <= place.endColumn;
}

/** The line as people count: the first is 1. */
export function lineNumber(place: Place): number {
  return place.line + 1;
}
