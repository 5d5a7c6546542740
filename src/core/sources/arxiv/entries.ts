/** What arXiv's lists of papers have in common: spans of lines, ids, dates, words of withdrawal. */
import { parseDate } from '../../dates';
import { type FoundIdentifier, findIdentifiers } from '../../identifiers';
import type { PartialDate, Printed, Problem } from '../../model';
import type { Place, Span } from '../../place';
import type { Lines } from '../text/lines';

/** A stretch of lines: from a column of `line` to column `to` of the line before `end`. */
export interface Stretch {
  readonly line: number;
  readonly from: number;
  /** The line behind the last. */
  readonly end: number;
  /** Column where the last line ends; its end when left out. */
  readonly to?: number;
}

/** The words of a stretch, each line trimmed, without empty lines at its ends; undefined where none stand. */
export function printedIn(lines: Lines, { line, from, end, to }: Stretch): Printed | undefined {
  const parts: Printed[] = [];
  for (let index = line; index < end; index++) {
    const stop = index === end - 1 ? to : undefined;
    parts.push(lines.printed(index, index === line ? from : 0, stop));
  }
  let first = 0;
  let last = parts.length - 1;
  while (first <= last && parts[first]!.text === '') first++;
  while (last >= first && parts[last]!.text === '') last--;
  if (first > last) return undefined;
  const kept = parts.slice(first, last + 1);
  const { endLine, endColumn } = parts[last]!.place;
  return {
    text: kept.map(({ text }) => text).join('\n'),
    place: { ...parts[first]!.place, endLine, endColumn },
  };
}

/** The words on one line, Markdown's links kept. */
export function oneLine({ text }: Printed): string {
  return text.replace(/\s+/g, ' ');
}

/** The first arXiv id of a line's columns, its columns counted in the line. */
export function arxivIdIn(text: string, from = 0): FoundIdentifier | undefined {
  const found = findIdentifiers(text.slice(from, from + 300)).find(
    ({ identifier }) => identifier.scheme === 'arxiv',
  );
  return found && { ...found, start: found.start + from, end: found.end + from };
}

/** An address of arXiv's as the id in it, which of old has a slash of its own: `https://arxiv.org/abs/hep-th/9711200`. */
export function bareArxiv(address: string): string {
  return address.replace(/^https?:\/\/(?:[a-z]{1,10}\.)?arxiv\.org\/(?:abs|pdf|ps|html|format)\//i, 'arXiv:');
}

/** `Tue, 7 Nov 2017 12:00:00 GMT (12kb)`, and of the first years `Thu, 23 Apr 92`. */
export function dateIn(text: string): { readonly date: PartialDate; readonly span: Span } | undefined {
  const match = /\b(\d{1,2}) ([A-Z][a-z]{2,8})\.?,? (\d{4}|9\d)\b/.exec(text.slice(0, 200));
  if (!match) return undefined;
  const [whole, day, month, year] = match;
  const date = parseDate(`${day} ${month} ${year!.length === 2 ? `19${year}` : year}`);
  return date && { date, span: { start: match.index, end: match.index + whole.length } };
}

/** The place of a part of the first line of what is printed. */
export function within({ place }: Printed, { start, end }: Span): Place {
  return { ...place, column: place.column + start, endLine: place.line, endColumn: place.column + end };
}

/** The problem of an entry at the end of a list of which too little is there. */
export function entryCut(place: Place, what: string): Problem {
  return {
    place,
    severity: 'warning',
    code: 'arxiv-entry-cut',
    message: `The list breaks off within the entry that starts here: ${what}. Save the page again, to its end.`,
  };
}

const WITHDRAWN =
  /^(?:this|the) (?:paper|article|submission|manuscript|preprint|work)(?: v\d+)? (?:has been|is|was|is being) (?:temporarily )?withdrawn\b|^withdrawn\b/i;

/** Whether an abstract or a comment begins by saying that the paper is withdrawn. */
export function saysWithdrawn(text: string | undefined): boolean {
  return WITHDRAWN.test(text ?? '');
}
