/** Where on an arXiv abstract page its fields were read. */
import type { FieldPlaces, PaperRecord, PlacedField } from '../../model';
import type { Place } from '../../place';
import type { Lines } from '../text/lines';
import { arxivIdIn, printedIn, type Stretch, saysWithdrawn } from './entries';
import { DATELINE, endOfDateline } from './history';
import type { Label, Labelled } from './labels';
import { BRACKETED_TITLE, isGroup, isWithdrawalNotice } from './starts';
import { historyLines, valueStretch } from './values';

/** The places of the fields that the record has; one whose words were lost on the way is left out. */
export function placesOf(
  lines: Lines,
  labelled: readonly Labelled[],
  record: Omit<PaperRecord, 'places'>,
): FieldPlaces {
  const { authors, submitter, date, identifiers, categories, versions, comments, journalReference } = record;
  const value = (label: Label) => placeOf(lines, valueStretch(lines, labelled, label));
  const all: readonly (readonly [PlacedField, Place | undefined])[] = [
    ['authors', authors.length > 0 ? value('authors') : undefined],
    ['submitter', submitter === undefined ? undefined : submitterAt(lines, labelled, submitter)],
    ['date', date && dateAt(lines, labelled)],
    ['identifiers', identifiers.length > 0 ? (idAt(lines, labelled) ?? value('doi')) : undefined],
    [
      'categories',
      categories.length > 0 ? (value('subjects') ?? groupAt(lines) ?? value('browse')) : undefined,
    ],
    ['versions', versions && versionsAt(lines, labelled)],
    ['withdrawn', record.withdrawn ? withdrawnAt(lines, labelled, record) : undefined],
    ['comments', comments === undefined ? undefined : value('comments')],
    ['journalReference', journalReference === undefined ? undefined : value('journal')],
  ];
  return Object.fromEntries(all.filter(([, place]) => place !== undefined));
}

/** The words of a value without what table cells and emphasis leave at its ends. */
function placeOf(lines: Lines, stretch: Stretch | undefined): Place | undefined {
  const place = stretch && printedIn(lines, stretch)?.place;
  if (!place) return undefined;
  const opening = lines.texts[place.line - lines.first]!.slice(place.column);
  const closing = lines.texts[place.endLine - lines.first]!.slice(0, place.endColumn);
  const column = place.column + (/^[\s|*_>]{0,20}/.exec(opening)?.[0].length ?? 0);
  const endColumn = closing.length - ENDING.exec(closing.slice(-40))![0].length;
  const isEmpty = place.line === place.endLine && column >= endColumn;
  return isEmpty ? undefined : { ...place, column, endColumn: Math.max(endColumn, 0) };
}

const ENDING = /(?:[\s|*_]|\[\^\d{1,3}\]){0,12}$/;

/** Lines above the abstract that can hold id, group, dateline and notice. */
function headLines(lines: Lines): number {
  return Math.min(lines.length, 30);
}

function lineWhere(lines: Lines, test: (text: string) => boolean): number | undefined {
  for (let index = 0; index < headLines(lines); index++) if (test(lines.at(index))) return index;
  return undefined;
}

/** The id of the head, of the bracketed title or of "Cite as", the first that stands. */
function idAt(lines: Lines, labelled: readonly Labelled[]): Place | undefined {
  const title = labelled.find(
    ({ label, from }) => label === 'abstract' || (label === 'authors' && from > 0),
  )?.line;
  const head = lineWhere(lines, (text) => /^[*_]{0,2}arXiv:\S/.test(text) || BRACKETED_TITLE.test(text));
  const cite = valueStretch(lines, labelled, 'cite');
  const inHead = head !== undefined && (title === undefined || head < title) ? [head] : [];
  const inCite = cite ? Array.from({ length: cite.end - cite.line }, (_, at) => cite.line + at) : [];
  for (const line of [...inHead, ...inCite]) {
    const text = lines.texts[line]!;
    const found = arxivIdIn(text, cite && line === cite.line && !inHead.includes(line) ? cite.from : 0);
    if (found) return lines.printed(line, found.start, found.end).place;
  }
  return undefined;
}

/** `Machine Learning` of `Computer Science > Machine Learning`. */
function groupAt(lines: Lines): Place | undefined {
  const line = lineWhere(lines, isGroup);
  if (line === undefined) return undefined;
  const text = lines.texts[line]!;
  const lead = /^(?:.{0,80}\s(?:>|&gt;|›)\s|[\s#]{0,10})/.exec(text)![0].length;
  return lines.printed(line, lead).place;
}

function datelineAt(lines: Lines): number | undefined {
  return lineWhere(lines, (text) => DATELINE.test(text));
}

/** The day of version 1: behind "Submitted", or behind `[v1]` in the history. */
function dateAt(lines: Lines, labelled: readonly Labelled[]): Place | undefined {
  const dateline = datelineAt(lines);
  if (dateline !== undefined) {
    const match = /Submitted\s(?:on\s)?(\d{1,2}\s[A-Z][a-z]{2,8}\.?\s\d{4})/.exec(lines.texts[dateline]!);
    return match ? placeOfGroup(lines, dateline, match) : undefined;
  }
  const { start, end } = historyLines(lines, labelled);
  for (let line = start; line < end; line++) {
    const match = /\[\\?v1\\?\].{0,80}?(\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4})/.exec(lines.texts[line]!);
    if (match) return placeOfGroup(lines, line, match);
  }
  return undefined;
}

/** The place of a match's first group, which ends it. */
function placeOfGroup(lines: Lines, line: number, match: RegExpExecArray): Place {
  const end = match.index + match[0].length;
  return lines.printed(line, end - match[1]!.length, end).place;
}

function versionsAt(lines: Lines, labelled: readonly Labelled[]): Place | undefined {
  const { start, end } = historyLines(lines, labelled);
  let first: number | undefined;
  let last = start;
  for (let line = start; line < end; line++) {
    if (!/\bv\d{1,3}\\?\]/.test(lines.texts[line]!)) continue;
    first ??= line;
    last = line;
  }
  if (first !== undefined) {
    // "From:" may share the line with the first version.
    const column = Math.max(0, lines.texts[first]!.search(/[*_]{0,2}\[{1,2}\\?\[?v\d/));
    return { ...lines.place(last, last + 1), ...opening(lines, first, column) };
  }
  const dateline = datelineAt(lines);
  return dateline === undefined ? undefined : lines.place(dateline, endOfDateline(lines, dateline));
}

function opening(lines: Lines, line: number, column: number): Pick<Place, 'line' | 'column'> {
  const { place } = lines.printed(line, column);
  return { line: place.line, column: place.column };
}

function submitterAt(lines: Lines, labelled: readonly Labelled[], name: string): Place | undefined {
  const { start, end } = historyLines(lines, labelled);
  for (let line = start; line < end; line++) {
    const column = lines.texts[line]!.indexOf(name);
    if (column >= 0) return lines.printed(line, column, column + name.length).place;
  }
  return undefined;
}

function withdrawnAt(
  lines: Lines,
  labelled: readonly Labelled[],
  { comments, abstract }: Omit<PaperRecord, 'places'>,
): Place | undefined {
  const notice = lineWhere(lines, isWithdrawalNotice);
  if (notice !== undefined) return lines.printed(notice).place;
  const { start, end } = historyLines(lines, labelled);
  for (let line = end - 1; line >= start; line--) {
    const column = lines.texts[line]!.search(/\(withdrawn\)/i);
    if (column >= 0) return lines.printed(line, column, column + '(withdrawn)'.length).place;
  }
  if (saysWithdrawn(comments)) return placeOf(lines, valueStretch(lines, labelled, 'comments'));
  return saysWithdrawn(abstract?.text) ? abstract?.place : undefined;
}
