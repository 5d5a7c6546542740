/** The abstract of a search card: `Abstract: … a piece of it … ▽ More The whole of it. △ Less`. */
import type { Printed } from '../../model';
import type { Lines } from '../text/lines';
import { printedIn, type Stretch } from './entries';

export interface CardAbstract {
  /** The whole. */
  readonly abstract?: Printed;
  /** The piece, where the card has no more. */
  readonly shortened?: Printed;
}

/** A position in the lines: line and column. */
interface Spot {
  readonly line: number;
  readonly column: number;
}

export function abstractOf(lines: Lines, stretch: Stretch): CardAbstract {
  const more = findIn(lines, stretch, '▽');
  if (!more) return whole(printedIn(lines, trimEnd(lines, stretch)));
  const behind = behindLink(lines, more, /^▽\s?More(?:\]\([^()\s]{0,300}(?:\([^()\s]{0,100}\))?\))?/);
  const rest: Stretch = { line: behind.line, from: behind.column, end: stretch.end };
  const less = findIn(lines, rest, '△');
  const full = printedIn(lines, less ? upTo(rest, less) : trimEnd(lines, rest));
  if (full) return whole(full);
  const shortened = printedIn(lines, upTo(stretch, more));
  return shortened ? { shortened } : {};
}

function whole(abstract: Printed | undefined): CardAbstract {
  return abstract ? { abstract } : {};
}

/** The words before the mark, and before a bracket that makes it a link. */
function upTo(stretch: Stretch, { line, column }: Spot): Stretch {
  return { ...stretch, end: line + 1, to: column };
}

function findIn(lines: Lines, { line, from, end }: Stretch, mark: string): Spot | undefined {
  for (let index = line; index < end; index++) {
    const text = lines.texts[index]!;
    const column = text.indexOf(mark, index === line ? from : 0);
    if (column < 0) continue;
    return { line: index, column: text[column - 1] === '[' ? column - 1 : column };
  }
  return undefined;
}

function behindLink(lines: Lines, { line, column }: Spot, link: RegExp): Spot {
  const text = lines.texts[line]!.slice(column);
  const bracket = text.startsWith('[') ? 1 : 0;
  const length = link.exec(text.slice(bracket, bracket + 700))?.[0].length ?? 1;
  return { line, column: column + bracket + length };
}

/** Without marks, one paragraph. */
function trimEnd(lines: Lines, { line, from, end }: Stretch): Stretch {
  let last = line;
  while (last < end && lines.printed(last, last === line ? from : 0).text === '') last++;
  while (last < end && lines.at(last) !== '') last++;
  return { line, from, end: Math.max(last, line + 1) };
}
