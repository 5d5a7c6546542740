/** The line of dates and venue below a forum's title, and what the venue means. */
import { parseDate } from '../../dates';
import type { PartialDate, Printed } from '../../model';
import type { Place } from '../../place';
import type { Lines } from '../text/lines';

const DAY = String.raw`\d{1,2} [A-Z][a-z]{2,8} \d{4}`;
/** A review's date goes on with the time of day, a submission's does not. */
const DATELINE = new RegExp(
  String.raw`^[\s#*_>-]{0,6}(Published: )?(${DAY})(?!, \d|\d)(?:(, Last Modified: | \((?:modified|edited|last modified): ?| \((?:modified|edited) )(${DAY})\)?)?`,
);
const READERS = /(?:Readers: ?)?\[?Everyone(?![a-z])|Readers:/;

/** The dates of a submission, its venue as printed, and where its fields begin. */
export interface Dateline {
  readonly line: number;
  readonly date: PartialDate;
  /** Of the first date, which is the one of the submission or publication. */
  readonly place: Place;
  /** "Published: …": it is not only submitted. */
  readonly published: boolean;
  readonly venue?: Printed;
  /** The line behind dates, venue and buttons. */
  readonly end: number;
}

/** Lines below the dates among which venue and readers may stand when each has its own. */
const NEAR = 12;

/** The dateline that starts at a line, if one does: dates, with a change of the text or with its readers. */
export function datelineAt(lines: Lines, line: number): Dateline | undefined {
  const raw = lines.texts[line]!;
  if (raw.length > 500 || !/\d{4}/.test(raw)) return undefined;
  const match = DATELINE.exec(raw);
  if (!match) return undefined;
  const date = parseDate(match[2]!);
  if (!date) return undefined;
  const published = match[1] !== undefined;
  const from = raw.indexOf(match[2]!);
  const { place } = lines.printed(line, from, from + match[2]!.length);
  const rest = raw.slice(match[0].length);
  const readers = READERS.exec(rest);
  if (rest.trim() !== '') {
    // Prose goes on behind a date as well; here nothing but venue, readers and buttons does.
    if (!readers && match[3] === undefined) return undefined;
    const venue = venueIn(
      lines,
      line,
      match[0].length,
      readers ? match[0].length + readers.index : raw.length,
    );
    return { line, date, place, published, ...(venue && { venue }), end: endOfButtons(lines, line + 1) };
  }
  return linesBelow(lines, line, { date, place, published, changed: match[3] !== undefined });
}

function linesBelow(
  lines: Lines,
  line: number,
  {
    date,
    place,
    published,
    changed,
  }: { date: PartialDate; place: Place; published: boolean; changed: boolean },
): Dateline | undefined {
  let venue: Printed | undefined;
  for (let below = line + 1, words = 0; below < Math.min(lines.length, line + NEAR) && words < 4; below++) {
    const text = lines.at(below);
    if (text === '') continue;
    words++;
    const readers = READERS.exec(text.slice(0, 300));
    if (readers) {
      if (readers.index > 0)
        venue ??= venueIn(lines, below, 0, (lines.texts[below] ?? '').indexOf(text) + readers.index);
      return { line, date, place, published, ...(venue && { venue }), end: endOfButtons(lines, below + 1) };
    }
    if (BUTTON.test(text)) break;
    venue ??=
      text.length <= 120 && !text.includes(': ')
        ? venueIn(lines, below, 0, Number.POSITIVE_INFINITY)
        : undefined;
    if (!venue) break;
  }
  if (!changed && !published) return undefined;
  return {
    line,
    date,
    place,
    published,
    ...(venue && { venue }),
    end: endOfButtons(lines, venue ? venue.place.line - lines.first + 1 : line + 1),
  };
}

const BUTTON =
  /^(?:\[?Everyone\]?|\[?Revisions\]?|\[?Show Revisions\]?|\[?BibTeX\]?|CC BY[\w .-]{0,20}|Readers:.{0,60}|Show Bibtex|[·•|,])$/i;

function endOfButtons(lines: Lines, from: number): number {
  let end = from;
  for (let line = from; line < Math.min(lines.length, from + NEAR); line++) {
    const text = lines.at(line);
    if (text === '') continue;
    if (!BUTTON.test(text)) break;
    end = line + 1;
  }
  return end;
}

function venueIn(lines: Lines, line: number, from: number, to: number): Printed | undefined {
  const raw = lines.texts[line]!.slice(0, to);
  const lead = /^[\s·•|,)]*/.exec(raw.slice(from))![0].length;
  const tail = /[\s·•|[,]*$/.exec(raw)![0].length;
  const venue = lines.printed(line, from + lead, Math.max(from + lead, raw.length - tail));
  return /\p{L}/u.test(venue.text) && venue.text.length <= 120 && !BUTTON.test(venue.text)
    ? venue
    : undefined;
}

/** What a venue says about publication. */
export interface Venue {
  /** Where it was published, the way of its presentation taken off: `ICLR 2024`. */
  readonly container?: string;
  readonly type?: 'paper-conference' | 'article-journal';
  readonly withdrawn: boolean;
}

const PRESENTED = /\s*[\s(-](?:poster|oral|spotlight|notable[ -]top[ -]\d+%|talk|long oral)\)?$/i;
const ONLY_SUBMITTED =
  /^Submitted to|^(?:Under|In) review|Submission\b|Submitted\b|Reject|Blind\b|\bARR\b|Withdrawn|Preprint|^CoRR\b|^arXiv|Archive\b/i;

/** What is printed where the venue stands; a submission is no publication. */
export function readVenue(venue: string, published: boolean): Venue {
  const withdrawn = /\bWithdrawn\b/i.test(venue);
  const accepted = /^Accepted (?:by|to|at|for) (.+)$/.exec(venue)?.[1];
  if (withdrawn || (accepted === undefined && ONLY_SUBMITTED.test(venue))) return { withdrawn };
  const container = (accepted ?? venue).replace(PRESENTED, '').trim();
  const presented = PRESENTED.test(venue);
  if (container === '' || !(published || presented || accepted !== undefined)) return { withdrawn };
  const journal = /^(?:TMLR|JMLR|Transactions\b|Journal\b|DMLR)/.test(container);
  return {
    withdrawn,
    container,
    ...(journal
      ? { type: 'article-journal' as const }
      : presented
        ? { type: 'paper-conference' as const }
        : {}),
  };
}
