/** The parts of an entry of an arXiv listing: title, names, the values of its labels, what stands below them. */
import type { Printed } from '../../model';
import type { Lines } from '../text/lines';
import { printedIn } from './entries';
import type { ListingEntry } from './listing-entries';
import { AUTHORS, isNameList } from './names';

export type ListingLabel = 'comments' | 'journal' | 'subjects' | 'doi' | 'other';

export interface EntryParts {
  readonly title: Printed;
  readonly names?: Printed;
  readonly values: ReadonlyMap<ListingLabel, Printed>;
  /** The first line behind the values. */
  readonly body?: { readonly line: number };
}

const WORDS = String.raw`(Comments|Journal-ref|Journal\sreference|Subjects|DOI|Related\sDOI|Report-no|Report\snumber|MSC-class|ACM-class)`;
const LABEL = new RegExp(String.raw`^[\s>#*_|:-]{0,12}${WORDS}[*_]{0,2}\s?:[*_]{0,2}\s?`);
const GLUED = new RegExp(`${WORDS}:`, 'g');

interface Spot {
  readonly label: ListingLabel;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

export function partsOf(lines: Lines, entry: ListingEntry): EntryParts {
  const spots = findSpots(lines, entry);
  const firstSpot = spots[0]?.line ?? entry.end;
  const { title, namesFrom } = titleIn(lines, entry, firstSpot);
  const names = namesFrom < firstSpot ? namesIn(lines, namesFrom, firstSpot) : undefined;
  const values = new Map<ListingLabel, Printed>();
  let body = spots.length === 0 ? undefined : firstSpot;
  for (const [at, spot] of spots.entries()) {
    const { value, end } = valueAt(lines, spot, spots[at + 1]?.line ?? entry.end);
    if (value && !values.has(spot.label)) values.set(spot.label, value);
    body = end;
  }
  return {
    title,
    ...(names && { names }),
    values,
    ...(body !== undefined && body < entry.end && { body: { line: body } }),
  };
}

/** Labels below the title; several may share a line. They end where one line that is none follows another's value. */
function findSpots(lines: Lines, { title, end }: ListingEntry): Spot[] {
  const spots: Spot[] = [];
  for (let line = title + 1; line < end; line++) {
    const text = lines.texts[line]!;
    const first = LABEL.exec(text.slice(0, 80));
    if (!first) continue;
    const here = [{ label: labelOf(first[1]!), from: first[0].length, column: 0 }];
    for (const match of text.slice(first[0].length, 4000).matchAll(GLUED)) {
      const column = first[0].length + match.index;
      here.push({ label: labelOf(match[1]!), from: column + match[0].length, column });
    }
    for (const [at, { label, from }] of here.entries())
      spots.push({ label, line, from, to: here[at + 1]?.column ?? text.length });
    // Behind the subjects, which are last, stands the abstract: it may begin any line with such a word.
    if (here.at(-1)!.label === 'subjects') break;
  }
  return spots;
}

function labelOf(words: string): ListingLabel {
  if (words === 'Comments') return 'comments';
  if (words.startsWith('Journal')) return 'journal';
  if (words === 'Subjects') return 'subjects';
  return words.endsWith('DOI') ? 'doi' : 'other';
}

function valueAt(lines: Lines, { line, from, to }: Spot, limit: number): { value?: Printed; end: number } {
  const own = lines.printed(line, from, to);
  if (own.text !== '') return { value: own, end: line + 1 };
  let index = line + 1;
  while (index < limit && lines.at(index) === '') index++;
  if (index >= limit) return { end: limit };
  // One subject a line: each but the last ends in a semicolon, or the semicolon starts a line.
  let last = index;
  for (let next = filled(lines, last + 1, limit); next < limit; next = filled(lines, last + 1, limit)) {
    if (!/;$/.test(lines.at(last)) && !/^;/.test(lines.at(next))) break;
    last = next;
  }
  return { value: lines.printedLines(index, last + 1), end: last + 1 };
}

/** The title's line, and those below it that were wrapped: no names themselves, but with names below. */
function titleIn(
  lines: Lines,
  { title: line, from }: ListingEntry,
  limit: number,
): { title: Printed; namesFrom: number } {
  let end = line + 1;
  for (let wrapped = line + 1; wrapped < Math.min(limit - 1, line + MOST_WRAPPED); wrapped++) {
    if (lines.at(wrapped) === '' || AUTHORS.test(lines.texts[wrapped]!)) break;
    const isNames = isNameList(lines.at(wrapped));
    if (isNames && !isWrapped(lines, wrapped)) break;
    if (AUTHORS.test(lines.texts[wrapped + 1]!) || isNameList(lines.at(wrapped + 1))) {
      end = wrapped + 1;
      break;
    }
  }
  return { title: printedIn(lines, { line, from, end })!, namesFrom: filled(lines, end, limit) };
}

const MOST_WRAPPED = 4;

/** `… with Deep` / `Neural Networks` / `A. Lee, B. Kim`: the second line could be a name, were the first not full. */
function isWrapped(lines: Lines, line: number): boolean {
  const isFull = lines.at(line - 1).length >= 60;
  return isFull && !lines.at(line).includes(',') && /\S, \S/.test(lines.at(line + 1));
}

function filled(lines: Lines, from: number, limit: number): number {
  let index = from;
  while (index < limit && lines.at(index) === '') index++;
  return index;
}

function namesIn(lines: Lines, from: number, end: number): Printed | undefined {
  const label = AUTHORS.exec(lines.texts[from]!)?.[0].length ?? 0;
  return printedIn(lines, { line: from, from: label, end });
}
