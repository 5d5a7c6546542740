/**
 * Lists of authors that a site marks as only it does: Elsevier's `Author links open overlay panel`, and ACM's
 * `Authors:` with a profile for each and `Authors Info & Claims` below the last.
 */
import { readByline } from '../text/byline';
import type { Lines } from '../text/lines';
import { labelAt } from './labels';

const ELSEVIER = /^(?:#{1,6} )?Author links open overlay panel/;
const ACM_END = /^(?:#{1,6} )?\[?Authors? Info & (?:Claims|Affiliations)\b/;

/** With four lines an author, and the highlights of the paper below the last. */
const MOST_LINES = 400;

/** The line of the mark, above the label of the abstract and below `floor`. */
export function markedBylineAbove(lines: Lines, anchor: number, floor: number): number | undefined {
  let ends = false;
  for (let line = anchor - 1; line >= Math.max(floor, anchor - MOST_LINES); line--) {
    const text = lines.at(line);
    if (text === '') continue;
    if (ELSEVIER.test(text)) return line;
    if (ACM_END.test(text)) ends = true;
    else if (ends && /^Authors?:/.test(text) && labelAt(text)?.field === 'authors') return line;
  }
  return undefined;
}

/** The lines with names from the mark down to the first line that `ends` the list. */
export function namesBelow(
  lines: Lines,
  mark: number,
  anchor: number,
  ends: (text: string) => boolean,
): number[] {
  return ELSEVIER.test(lines.at(mark))
    ? elsevierNames(lines, mark, anchor, ends)
    : acmNames(lines, mark, anchor);
}

/** Beside the mark, or below it with a mark of affiliation or a comma on a line of its own. */
function elsevierNames(
  lines: Lines,
  mark: number,
  anchor: number,
  ends: (text: string) => boolean,
): number[] {
  const names = [mark];
  for (let line = mark + 1; line < anchor; line++) {
    const text = lines.at(line);
    if (text === '') continue;
    if (
      ends(text) ||
      text.length > 2000 ||
      !(/^(?:[a-z]{1,2}|[,*1]|\d{1,2})$/.test(text) || readByline(text))
    )
      break;
    names.push(line);
  }
  return names;
}

/** Each name stands twice: in the list (`, Uri Alon`), and above the affiliation of its profile. */
function acmNames(lines: Lines, mark: number, anchor: number): number[] {
  const names = [mark];
  for (let line = mark + 1; line < anchor && !ACM_END.test(lines.at(line)); line++)
    if (/^(?:, |and )/.test(lines.at(line))) names.push(line);
  return names;
}
