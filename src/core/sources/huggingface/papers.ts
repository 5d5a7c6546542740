/**
 * Hugging Face's list of papers (huggingface.co/papers?q=…, and its daily papers): titles and abstracts in turn,
 * below a form for a newsletter. One extraction adds how many authors a paper has, never who they are.
 */
import { parseDate } from '../../dates';
import { findIdentifiers } from '../../identifiers';
import type { FieldPlaces, PaperRecord, PartialDate, Printed, Problem } from '../../model';
import { hull, type Place } from '../../place';
import type { PageReading, Source } from '../source';
import { breaksOff, brokenOff } from '../text/breaks-off';
import type { Lines } from '../text/lines';
import { bareLine, filledAbove, filledFrom } from '../text/printed-parts';

const ID = 'huggingface-papers';

export const HUGGINGFACE_PAPERS: Source = {
  id: ID,
  label: 'Hugging Face list of papers',
  site: 'Hugging Face',
  sign: /Get trending papers in your email inbox/,
  literals: ['Get trending papers in your email inbox'],
  starts: findStarts,
  read: readPage,
};

const FORM = /^[\s#*_]{0,6}Get trending papers in your email inbox(?: once a day)?!?$/;
const SUBSCRIBE = /^[\s#*_[]{0,6}Subscribe(?:\]\([^()\s]{0,300}\))?/;
const HEAD = 12;

/** The first line of each form that entries stand below. */
function findStarts(lines: Lines): number[] {
  const starts: number[] = [];
  let before = -Infinity;
  for (let line = 0; line < lines.length; line++) {
    if (!FORM.test(lines.at(line).slice(0, 80))) continue;
    // The form says it twice, for wide and for narrow windows.
    const isSecond = line - before <= 2;
    before = line;
    if (isSecond || entriesFrom(lines, line, 1).length === 0) continue;
    const above = filledAbove(lines, line, line - 2);
    starts.push(above !== undefined && lines.at(above) === 'new' ? above : line);
  }
  return starts;
}

interface Entry {
  readonly title: number;
  /** Column of the title behind "Subscribe", which is glued to the first. */
  readonly from: number;
  readonly abstract: number;
  readonly end: number;
}

const LONGEST_TITLE = 250;
const SHORTEST_ABSTRACT = 200;

/** Pairs of a short line and a long one; whatever else stands between them is left. */
function entriesFrom(lines: Lines, start: number, most: number): Entry[] {
  const first = firstBelowForm(lines, start);
  if (!first) return [];
  const entries: Entry[] = [];
  let { line, from } = first;
  while (line < lines.length && entries.length < most) {
    const title = filledFrom(lines, line);
    if (title === undefined) break;
    const next = filledFrom(lines, title + 1);
    if (next === undefined) break;
    const column = title === line ? from : 0;
    const words = lines.printed(title, column).text;
    const isPair = isTitle(words) && lines.at(next).length >= SHORTEST_ABSTRACT;
    if (!isPair) {
      if (most === 1 && title > start + 2 * HEAD) break;
      line = title + 1;
      from = 0;
      continue;
    }
    let end = next + 1;
    // A line too long for a title goes on with the abstract.
    while (end < lines.length && lines.at(end).length > LONGEST_TITLE) end++;
    entries.push({ title, from: column, abstract: next, end });
    line = end;
    from = 0;
  }
  return entries;
}

/** Behind "Subscribe" and what names the list. */
function firstBelowForm(lines: Lines, start: number): { line: number; from: number } | undefined {
  for (let line = start; line < Math.min(lines.length, start + HEAD); line++) {
    const match = SUBSCRIBE.exec(lines.texts[line]!.slice(0, 400));
    if (!match) continue;
    const glued = lines.texts[line]!.slice(match[0].length).trim() !== '';
    return glued ? { line, from: match[0].length } : { line: line + 1, from: 0 };
  }
  return undefined;
}

function isTitle(text: string): boolean {
  return (
    text.length > 7 &&
    text.length <= LONGEST_TITLE &&
    /\p{L}/u.test(text) &&
    !/[.,;]$/.test(text) &&
    !/^(?:[•·*-]? ?\d+ authors?|Daily Papers|Trending Papers|by ?AK and the research community)$/.test(text)
  );
}

function readPage(lines: Lines): PageReading {
  const place = lines.place(0, lines.lastFilled + 1);
  const entries = entriesFrom(lines, 0, Number.POSITIVE_INFINITY);
  const problems: Problem[] = [];
  const records = entries.map((entry, at) => {
    const abstract = lines.printedLines(entry.abstract, entry.end);
    if (at === entries.length - 1 && breaksOff(lines, abstract))
      problems.push(brokenOff(abstract, 'huggingface-abstract-cut', 'The abstract'));
    return readEntry(lines, entry, abstract, entries[at + 1]?.title ?? lines.length);
  });
  return { page: { source: ID, place }, records, citations: [], problems };
}

function readEntry(lines: Lines, entry: Entry, abstract: Printed, end: number): PaperRecord {
  const title = bareLine(lines, entry.title, entry.from);
  const date = dateBelow(lines, entry.end, end);
  const link = /\/papers\/(\d{4}\.\d{4,5})\)/.exec(lines.texts[entry.title]!);
  const found = link ? findIdentifiers(`arXiv:${link[1]}`)[0] : undefined;
  const places: FieldPlaces = {
    ...(date && { date: date.place }),
    ...(found && { identifiers: lines.printed(entry.title).place }),
  };
  return {
    source: ID,
    place: hull(title.place, date?.place ?? abstract.place),
    part: 'entry',
    title,
    authors: [],
    authorsComplete: false,
    ...(date && { date: date.date }),
    identifiers: found ? [found.identifier] : [],
    categories: [],
    abstract,
    ...(Object.keys(places).length > 0 && { places }),
  };
}

/** `• 4 authors`, `·`, `Sep 25, 2025`, on lines of their own or on one. */
function dateBelow(lines: Lines, from: number, end: number): { date: PartialDate; place: Place } | undefined {
  for (let line = from; line < Math.min(end, from + 8); line++) {
    const text = lines.at(line);
    if (text.length > 60) return undefined;
    const day = /(?:^|·\s?)([A-Z][a-z]{2} \d{1,2}, \d{4})$/.exec(text);
    const date = day ? parseDate(day[1]!) : undefined;
    if (date) return { date, place: lines.printed(line).place };
  }
  return undefined;
}
