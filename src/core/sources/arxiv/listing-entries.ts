/** Where the entries of an arXiv listing start and end. */

import type { Lines } from '../text/lines';
import { arxivIdIn } from './entries';
import { AUTHORS, isNameList } from './names';

export interface ListingEntry {
  /** The line of `[n]`, or of the id. */
  readonly start: number;
  readonly id: number;
  /** The line of `Title:`, and the column behind it. */
  readonly title: number;
  readonly from: number;
  /** Where the next entry or heading starts, or the text ends. */
  readonly end: number;
}

/** `[12]`, `- [12]`, `[[12]](https://…)`, before an id or alone on the line. */
const NUMBER = /^[\s>*•-]{0,8}\[{1,2}\d{1,5}\]{1,2}(?:\([^()\s]{0,200}\))?/;
const NUMBER_ALONE = /^[\s>*•-]{0,8}\[{1,2}\d{1,5}\]{1,2}(?:\([^()\s]{0,200}\))?$/;
const ID = /^\s{0,4}\[?arXiv:/;
/** What tells a listing's id from others: the links to the forms of the paper. */
const FORMS = /\[{1,2}\s?(?:pdf|ps|html|other|dvi)\b|\(cross-list from |\(replaced\)/;

const TITLE = /(?:^[\s>#*_:|-]{0,12}|\]\s{0,4}|\)\s{0,4})Title[*_]{0,2}\s?:[*_]{0,2}\s?/;

/** Between an id and its title stand the links, at most one a line. */
const MOST_LINES_TO_TITLE = 16;

/** Lines around entries: days, sections, counts, the foot of the page. */
const AROUND =
  /^[\s>#*_[(]{0,8}(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} [A-Z][a-z]{2} \d{4}\b|(?:New|Cross|Replacement) (?:submissions|lists?|listings?)\b|Replacements? for\b|Total of \d|Showing (?:up to|new listings)|showing (?:first|last|\d)|Links to:|Access key|About$|Help$|contact arXiv|subscribe to arXiv|Copyright$|Privacy Policy|Web Accessibility|arXiv Operational Status|Get status notifications|This page is part of|Which authors|Disable MathJax|See (?:recent|today's)|.{2,60}'s articles on arXiv$|\d{1,5}-\d{1,5} \d)/;

export function isAroundEntries(text: string): boolean {
  return AROUND.test(text.slice(0, 200));
}

export function findEntries(lines: Lines): ListingEntry[] {
  const ids: { start: number; id: number }[] = [];
  for (const [index, raw] of lines.texts.entries()) {
    if (!raw.includes('arXiv:') || raw.length > 2000) continue;
    const number = NUMBER.exec(raw)?.[0].length;
    if (!ID.test(raw.slice(number ?? 0)) || !arxivIdIn(raw, number)) continue;
    const start = number === undefined ? numberAbove(lines, index) : index;
    if (start === undefined && !FORMS.test(raw.slice(0, 300))) continue;
    ids.push({ start: start ?? index, id: index });
  }
  const found: ListingEntry[] = [];
  for (const [at, { start, id }] of ids.entries()) {
    const limit = ids[at + 1]?.start ?? lines.length;
    const title = titleBelow(lines, id, limit);
    if (title) found.push({ start, id, ...title, end: endOf(lines, title.title + 1, limit) });
  }
  return found;
}

function numberAbove(lines: Lines, id: number): number | undefined {
  for (let index = id - 1; index >= Math.max(0, id - 5); index--) {
    if (lines.at(index) === '') continue;
    return NUMBER_ALONE.test(lines.at(index)) ? index : undefined;
  }
  return undefined;
}

function titleBelow(lines: Lines, id: number, limit: number): { title: number; from: number } | undefined {
  for (let index = id; index < Math.min(limit, id + MOST_LINES_TO_TITLE); index++) {
    const text = lines.texts[index]!;
    const match = TITLE.exec(text.slice(0, 600));
    if (match) {
      const from = match.index + match[0].length;
      // An entry on one line does not tell where its title ends and the names start.
      const isRunOn = /\S (?:Authors?|Comments|Subjects):/.test(text.slice(from));
      return isRunOn || (index === id && !hasNamesBelow(lines, id, limit))
        ? undefined
        : hasTitle(lines, index, from, limit);
    }
    if (index > id && text.trim().length > 80 && !FORMS.test(text)) return undefined;
  }
  return undefined;
}

/** Whether what follows the line, which holds id and title, can be names: else they may stand on it too. */
function hasNamesBelow(lines: Lines, line: number, limit: number): boolean {
  for (let index = line + 1; index < Math.min(limit, line + 4); index++)
    if (lines.at(index) !== '') return isNameList(lines.at(index).replace(AUTHORS, ''));
  return false;
}

/** The title stands behind its label, or on the next line that holds words. */
function hasTitle(
  lines: Lines,
  title: number,
  from: number,
  limit: number,
): { title: number; from: number } | undefined {
  if (lines.printed(title, from).text !== '') return { title, from };
  for (let index = title + 1; index < Math.min(limit, title + 4); index++)
    if (lines.at(index) !== '') return { title: index, from: 0 };
  return undefined;
}

function endOf(lines: Lines, from: number, limit: number): number {
  for (let index = from; index < limit; index++) if (isAroundEntries(lines.at(index))) return index;
  return limit;
}
