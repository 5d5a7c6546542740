/**
 * Scholar Feed's page of an author's papers (scholarfeed.org/author/…): a list of entries, each a dateline, a
 * title with up to three authors glued to it, an abstract.
 */
import { parseDate } from '../../dates';
import type { FieldPlaces, PaperRecord, PartialDate, Printed, Problem } from '../../model';
import { parseName } from '../../names';
import type { Place } from '../../place';
import type { PageReading, Source } from '../source';
import { countNames, isName, type NameCounts, splitAuthors } from '../text/glued-authors';
import type { Lines } from '../text/lines';
import { holdsWords, plainWords } from '../text/words';
import { linesOfPaperPages } from './marks';

const ID = 'scholar-feed-author';

export const SCHOLAR_FEED_AUTHOR: Source = {
  id: ID,
  label: 'Scholar Feed author page',
  site: 'Scholar Feed',
  sign: /[A-Za-z](?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\s\d/,
  literals: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  list: true,
  starts: (lines) => findEntries(lines).map(({ line }) => line),
  read: readPage,
};

/**
 * `85.4AIMar 27`, `LGSep 29, 2025`, `astro-ph.GAJan 3`: score, category and date with nothing between. A space
 * before the month is allowed behind a score only: "IT May 5" is a line of anyone's notes.
 */
const DATELINE =
  /^#{0,6}\s?(?:(\d{1,3}(?:\.\d{1,2})?)\s?([A-Z]{2}|[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z-]{2,17})?)\s?|([A-Z]{2}|[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z-]{2,17})?))((?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\s\d{1,2}(?:,\s\d{4})?)$/;

/** Score, category and day above a title; the feed leaves out the score of most and the current year. */
export interface Dateline {
  readonly line: number;
  readonly score?: number;
  readonly category: string;
  readonly date: PartialDate;
}

/** The dateline that fills a line, if one does; the page of one paper begins with such a line as well. */
export function datelineAt(lines: Lines, line: number): Dateline | undefined {
  const raw = lines.texts[line]!;
  // Ends in a digit and is short: that spares nearly every line the pattern.
  if (raw.length > 80 || raw.length < 7 || !/\d\s*$/.test(raw)) return undefined;
  const match = DATELINE.exec(raw.trim());
  const date = match && parseDate(match[4]!.replace(/\s/g, ' '));
  if (!date) return undefined;
  return {
    line,
    ...(match[1] !== undefined && { score: Number(match[1]) }),
    category: match[2] ?? match[3]!,
    date,
  };
}

/** The datelines below which a line stands that can be a title with authors. */
function findEntries(lines: Lines): Dateline[] {
  const entries: Dateline[] = [];
  const ofPaperPage = linesOfPaperPages(lines);
  let waiting: Dateline | undefined;
  for (let line = 0; line < lines.length; line++) {
    if (lines.at(line) === '') continue;
    const dateline = datelineAt(lines, line);
    if (waiting && !dateline && line - waiting.line <= NEAR && !ofPaperPage(waiting.line))
      entries.push(waiting);
    waiting = dateline;
  }
  return entries;
}

/** A title stands at most so many lines below its dateline. */
const NEAR = 4;

function filledBelow(lines: Lines, from: number): number | undefined {
  for (let line = from; line < Math.min(lines.length, from + NEAR); line++)
    if (holdsWords(lines.texts[line]!)) return line;
  return undefined;
}

interface Entry extends Dateline {
  readonly title: number;
  readonly end: number;
}

function readPage(lines: Lines): PageReading {
  const datelines = findEntries(lines);
  const entries = datelines.flatMap((dateline, at): Entry[] => {
    const title = filledBelow(lines, dateline.line + 1);
    // A rule or a picture alone is no title.
    return title === undefined ? [] : [{ ...dateline, title, end: datelines[at + 1]?.line ?? lines.length }];
  });
  const known = countNames(entries.map(({ title }) => lines.at(title)));
  const problems: Problem[] = [];
  const records = entries.map((entry) => readEntry(lines, entry, known, problems));
  const stray = lastDateline(lines, entries.at(-1));
  if (stray) problems.push(stray);
  const last = records.at(-1)?.place;
  const place = last
    ? { ...lines.printed(0).place, endLine: last.endLine, endColumn: last.endColumn }
    : lines.place(0, lines.length);
  return { page: { source: ID, place }, records, citations: [], problems };
}

function readEntry(lines: Lines, entry: Entry, known: NameCounts, problems: Problem[]): PaperRecord {
  const { title, names, namesAt, complete, body } = titleAndNames(lines, entry, known);
  const abstract = abstractOf(lines, body, entry);
  if (names.length === 0) {
    problems.push({
      place: title.place,
      severity: 'information',
      code: 'feed-authors-not-found',
      message:
        'No name of an author could be told from the title on this line, so all of it is taken as the title. Put a space and a line break before the first name to part them.',
    });
  }
  if (!abstract) {
    problems.push({
      place: title.place,
      severity: 'information',
      code: 'feed-abstract-missing',
      message: 'This entry has no abstract. If the page shows one, save the page again.',
    });
  }
  const last = (abstract ?? title).place;
  return {
    source: ID,
    place: {
      ...lines.printed(entry.line).place,
      endLine: last.endLine,
      endColumn: Math.max(
        last.endColumn,
        abstract ? 0 : lines.printed(last.endLine - lines.first).place.endColumn,
      ),
    },
    part: 'entry',
    title,
    authors: names.map(parseName),
    authorsComplete: complete && names.length > 0,
    date: entry.date,
    identifiers: [],
    categories: [entry.category],
    ...(abstract && { abstract }),
    ...(entry.score !== undefined && { feedScore: entry.score }),
    places: {
      ...(names.length > 0 && namesAt && { authors: namesAt }),
      ...placesInDateline(lines, entry),
    },
  };
}

/** `85.4AIMar 27`: score, category and date, whose columns the pattern gives by their lengths. */
function placesInDateline(lines: Lines, { line }: Dateline): FieldPlaces {
  const { text, place } = lines.printed(line);
  const match = DATELINE.exec(text)!;
  const category = match[2] ?? match[3]!;
  const dateFrom = text.length - match[4]!.length;
  const categoryFrom = text.slice(0, dateFrom).lastIndexOf(category);
  const columns = (from: number, length: number) =>
    lines.printed(line, place.column + from, place.column + from + length).place;
  return {
    date: columns(dateFrom, match[4]!.length),
    categories: columns(categoryFrom, category.length),
    ...(match[1] !== undefined && { feedScore: columns(text.indexOf(match[1]), match[1].length) }),
  };
}

interface Heading {
  readonly title: Printed;
  readonly names: readonly string[];
  readonly namesAt?: Place;
  readonly complete: boolean;
  /** The line behind title and authors. */
  readonly body: number;
}

function titleAndNames(lines: Lines, { title: line, end }: Entry, known: NameCounts): Heading {
  const text = lines.texts[line]!.trimEnd();
  const from = /^\s{0,8}#{1,6}\s/.exec(text)?.[0].length ?? 0;
  const below = filledBelow(lines, line + 1);
  const listed = below !== undefined && below < end ? nameList(lines.at(below)) : undefined;
  if (listed)
    return {
      title: lines.printed(line, from),
      ...listed,
      namesAt: lines.printed(below!).place,
      body: below! + 1,
    };
  const split = splitAuthors(text, known);
  if (!split) return { title: lines.printed(line, from), names: [], complete: false, body: line + 1 };
  return {
    title: lines.printed(line, from, split.at),
    names: split.names,
    namesAt: lines.printed(line, split.at).place,
    complete: split.complete,
    body: line + 1,
  };
}

/** Whether a line without marks has a word that no name has, and thus is no list of names. */
function holdsNoNames(text: string): boolean {
  return /\s[a-z]{6,}\s/.test(text) && !/[[\\⟨*_]|View ORCID/.test(text);
}

/** A line that is a list of names and nothing else. */
function nameList(text: string): { names: string[]; complete: boolean } | undefined {
  if (text.length > 2000 || holdsNoNames(text)) return undefined;
  const plain = plainWords(text);
  const whole = plain.replace(/,?\s+et al\.?$/, '');
  const names = whole.split(/,\s+/);
  const isList =
    names.every((name) => isName(name) && name.includes(' ')) && (names.length > 1 || whole !== plain);
  return isList ? { names, complete: whole === plain } : undefined;
}

/**
 * The lines below the title up to a blank one. Where the extraction puts blank lines between all parts, the
 * first paragraph.
 */
function abstractOf(lines: Lines, from: number, { end }: Entry): Printed | undefined {
  let first = from;
  while (first < end && !holdsWords(lines.texts[first]!)) first++;
  if (first >= end || isFoot(lines.at(first))) return undefined;
  let last = first;
  while (
    last + 1 < end &&
    lines.at(last + 1) !== '' &&
    !isFoot(lines.at(last + 1)) &&
    !datelineAt(lines, last + 1)
  )
    last++;
  return lines.printedLines(first, last + 1);
}

function isFoot(text: string): boolean {
  return /^(?:load more|show more|sign in|sign up|log in|privacy|terms|about|©|scholar feed\b.{0,40})$/i.test(
    text,
  );
}

function lastDateline(lines: Lines, last: Entry | undefined): Problem | undefined {
  for (let line = lines.length - 1; line > (last?.title ?? -1); line--) {
    if (lines.at(line) === '') continue;
    if (!datelineAt(lines, line)) return undefined;
    return {
      place: lines.printed(line).place,
      severity: 'warning',
      code: 'feed-entry-cut',
      message:
        'The page breaks off behind this date: the entry has no title. Save the page again, to its end.',
    };
  }
  return undefined;
}
