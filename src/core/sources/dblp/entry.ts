/** One entry of a list of dblp, from its mark (`[c12]`) or its authors to its venue. */
import type { Printed } from '../../model';
import { isName } from '../text/glued-authors';
import type { Lines } from '../text/lines';
import { printedSpan } from '../text/printed-parts';
import { type TitleAndVenue, titleAndVenue } from './venue';

export interface Entry {
  /** The line of the mark; that of the authors when it has none. */
  readonly line: number;
  /** `c12`, `j3`, `i5`. */
  readonly mark?: string;
  /** Behind the last line. */
  readonly end: number;
  /** The line on which the authors start. */
  readonly authorsLine: number;
  readonly names: readonly string[];
  readonly authorsAt: Printed;
  readonly title: Printed;
  readonly venueAt: Printed;
  readonly venue: TitleAndVenue;
}

/** `[c12]`, `[[j3]](https://dblp.org/…)`, `- [i5]`: books, journals, conferences, parts, editorship, reference, data, informal. */
const MARK = /^[\s>*+-]{0,8}\[{1,2}([bjcperdis]\d{1,4})\]{1,2}(?:\([^()\s]{1,300}\))?\s{0,8}/;

export function markAt(
  lines: Lines,
  line: number,
): { readonly mark: string; readonly column: number } | undefined {
  const match = MARK.exec((lines.texts[line] ?? '').slice(0, 400));
  return match ? { mark: match[1]!, column: match[0].length } : undefined;
}

/** What dblp's menus leave between mark and authors. */
const MENU =
  /^(?:[-*+•]\s{0,4})?(?:\[?view\b.{0,40}|\[?electronic edition\b.{0,400}|(?:no )?references & citations.{0,200}|\[?details & citations.{0,200}|\[?export record.{0,200}|BibTeX|RIS|RDF\b.{0,40}|XML|dblp key:?.{0,200}|(?:conf|journals|books|phd|series|reference)\/\S{3,120}|ask others|Google(?: Scholar)?|Semantic Scholar|Internet Archive Scholar|CiteSeerX|PubPeer|share record|Twitter|Reddit|Bluesky|Mastodon|LinkedIn|BibSonomy|Facebook|persistent URL:?.{0,200}|unpaywalled version|open access|\[?https?:\S{1,300})$/i;

const MOST_LINES = 90;

/** Title and venue together fill so many lines at most. */
const MOST_LINES_OF_TITLE = 4;

/** The entry whose mark stands on the line. */
export function markedEntry(lines: Lines, line: number): Entry | undefined {
  const found = markAt(lines, line);
  if (!found) return undefined;
  let at = line;
  let column = found.column;
  const limit = Math.min(lines.length, line + MOST_LINES);
  while (at < limit && isMenu((lines.texts[at] ?? '').slice(column))) {
    at++;
    column = 0;
    if (at < limit && markAt(lines, at)) return undefined;
  }
  const entry = entryFrom(lines, at, column);
  return entry && { ...entry, line, mark: found.mark };
}

function isMenu(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === '' || (trimmed.length < 420 && MENU.test(trimmed));
}

/** The entry whose authors start on the line, without a mark: names and a colon, at once. */
export function plainEntry(lines: Lines, line: number): Entry | undefined {
  const raw = lines.texts[line]!;
  const colon = raw.indexOf(':');
  if (colon < 4 || colon > 5_000 || raw.length > 8_000) return undefined;
  const lead = /^[\s>*+-]{0,8}/.exec(raw)![0].length;
  return entryFrom(lines, line, lead);
}

/** Reads lines until a venue with a year ends one of them. */
function entryFrom(lines: Lines, start: number, column: number): Entry | undefined {
  let text = '';
  let below = 0;
  let bodyOnFirst = false;
  const pieces: { readonly offset: number; readonly line: number; readonly column: number }[] = [];
  const point = (offset: number) => {
    const piece = pieces.findLast((one) => one.offset <= offset) ?? pieces[0]!;
    return { line: piece.line, column: piece.column + offset - piece.offset };
  };
  for (let line = start; line < Math.min(lines.length, start + MOST_LINES); line++) {
    const from = line === start ? column : 0;
    const raw = lines.texts[line]!.slice(from);
    const trimmed = raw.trim();
    if (trimmed === '') continue;
    if (line > start && (markAt(lines, line) || /^\d{4}$/.test(trimmed) || isMenu(trimmed))) return undefined;
    if (text.length + trimmed.length > 12_000) return undefined;
    const open = text.indexOf(':');
    // A title on the line of its authors ends there, with the full stop that dblp sets.
    const isUnended = open >= 0 && open < text.length - 1 && !/[.?!]$/.test(text);
    if (isUnended && (bodyOnFirst || startsEntry(trimmed))) return undefined;
    const boundary = open >= 0 && open < text.length - 1 && !isUnended ? text.length + 1 : undefined;
    if (boundary !== undefined && startsEntry(trimmed)) return undefined;
    if (text !== '') text += ' ';
    pieces.push({ offset: text.length, line, column: from + raw.length - raw.trimStart().length });
    text += trimmed;
    const colon = text.indexOf(':');
    if (colon < 0) {
      if (!/[,\p{L}.'’\d]$/u.test(text) || !namesOf(text.replace(/,$/, ''))) return undefined;
      continue;
    }
    const names = namesOf(text.slice(0, colon));
    if (!names) return undefined;
    if (open < 0) bodyOnFirst = colon < text.length - 1;
    const body = colon + 1 + (text[colon + 1] === ' ' ? 1 : 0);
    const venue = titleAndVenue(text.slice(body));
    if (!venue || venue.titleEnd < 2) {
      if (++below > MOST_LINES_OF_TITLE) return undefined;
      continue;
    }
    // Below a whole title stands the venue, and nothing before it.
    if (boundary !== undefined && body + venue.venueStart !== boundary) return undefined;
    const authorsAt = printedSpan(lines, point(0), point(colon));
    const title = printedSpan(lines, point(body), endPoint(point(body + venue.titleEnd - 1)));
    const venueAt = printedSpan(lines, point(body + venue.venueStart), {
      line,
      column: lines.texts[line]!.length,
    });
    if (!authorsAt || !title || !venueAt) return undefined;
    return { line: start, end: line + 1, authorsLine: start, names, authorsAt, title, venueAt, venue };
  }
  return undefined;
}

/** Names and a colon: the next entry has begun, and the one before it has lost its venue. */
function startsEntry(text: string): boolean {
  const colon = text.slice(0, 2_000).indexOf(':');
  return colon > 3 && !/^\s?\d/.test(text.slice(colon + 1)) && namesOf(text.slice(0, colon)) !== undefined;
}

function endPoint({ line, column }: { line: number; column: number }): { line: number; column: number } {
  return { line, column: column + 1 };
}

function withoutNumber(name: string): string {
  return /\d$/.test(name) ? name.replace(/\s\d{4}$/, '') : name;
}

/** The names of a list, without the numbers that tell namesakes apart (`Wei Wang 0001`). */
function namesOf(text: string): string[] | undefined {
  const names = text.split(',').map((name) => withoutNumber(name.trim()));
  return names.every((name) => name.includes(' ') && isName(name)) ? names : undefined;
}
