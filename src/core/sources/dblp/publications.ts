/**
 * Lists of dblp (https://dblp.org): a person's page, a venue's contents, the results of a search. Each entry is
 * authors and a colon, the title, the venue.
 */
import { findIdentifiers } from '../../identifiers';
import type { Identifier, PaperRecord, Problem } from '../../model';
import { parseName } from '../../names';
import { hull } from '../../place';
import type { PageReading, Source } from '../source';
import type { Lines } from '../text/lines';
import { type Entry, markAt, markedEntry, plainEntry } from './entry';

const ID = 'dblp';

export const DBLP: Source = {
  id: ID,
  label: 'dblp list',
  site: 'dblp',
  sign: /\[[bjcpi]\d{1,4}\]|export record|dblp/,
  literals: ['[b', '[j', '[c', '[p', '[i', 'export record', 'dblp'],
  list: true,
  starts: (lines) => entriesOf(lines, isDblp(lines)).entries.map(({ line }) => yearAbove(lines, line)),
  read: readPage,
};

/** The heading `2017` right above an entry belongs to the list. */
function yearAbove(lines: Lines, line: number): number {
  for (let above = line - 1; above >= Math.max(0, line - 2); above--) {
    if (/^(?:[-*#]{1,6} )?(?:19|20)\d{2}$/.test(lines.at(above))) return above;
    if (lines.at(above) !== '') break;
  }
  return line;
}

/** What only dblp writes around its entries; where it stands, entries without a mark are believed. */
const PAGE =
  /^(?:export record|share record|dblp key:?|dblp: .{2,80}|.{0,40}dblp computer science bibliography.{0,80}|.{0,30}https?:\/\/dblp\.(?:org|uni-trier\.de)\/.{0,200})$/;

function isDblp(lines: Lines): boolean {
  return lines.texts.some((text) => text.length < 300 && PAGE.test(text.trim()));
}

interface Found {
  readonly entries: readonly Entry[];
  /** Lines of marks below which nothing could be read. */
  readonly unread: readonly number[];
}

/** The editors of a volume are not its authors. */
const EDITORSHIP = /^e/;

function entriesOf(lines: Lines, plain: boolean): Found {
  const entries: Entry[] = [];
  const unread: number[] = [];
  for (let line = 0; line < lines.length; line++) {
    const mark = markAt(lines, line);
    if (!mark && !plain) continue;
    if (mark && EDITORSHIP.test(mark.mark)) {
      line = Math.max(line, (markedEntry(lines, line)?.end ?? 0) - 1);
      continue;
    }
    const entry = mark ? markedEntry(lines, line) : plainEntry(lines, line);
    if (!entry) {
      if (mark) unread.push(line);
      continue;
    }
    entries.push(entry);
    line = entry.end - 1;
  }
  return { entries, unread };
}

function readPage(lines: Lines): PageReading {
  const { entries, unread } = entriesOf(lines, true);
  const lastLine = lines.lastFilled;
  const records = entries.map((entry) => recordOf(lines, entry));
  const last = records.at(-1)?.place;
  const first = lines.printed(0).place;
  const place = last ? hull(first, last) : lines.place(0, lines.lastFilled + 1);
  return {
    page: { source: ID, place },
    records,
    citations: [],
    problems: unread.map((line) => notRead(lines, line, lastLine)),
  };
}

function recordOf(lines: Lines, entry: Entry): PaperRecord {
  const { names, authorsAt, title, venueAt, venue } = entry;
  const identifiers = identifiersOf(lines, entry);
  return {
    source: ID,
    place: lines.place(entry.line, entry.end),
    part: 'entry',
    title,
    authors: names.map(parseName),
    authorsComplete: true,
    date: { year: venue.year },
    identifiers,
    categories: [],
    publication: venue.publication,
    places: {
      authors: authorsAt.place,
      date: venueAt.place,
      publication: venueAt.place,
      ...(venue.arxiv !== undefined && identifiers.length === 1 && { identifiers: venueAt.place }),
    },
  };
}

/** The preprint's number in the venue; the entry's own key and DOI in the menu above its authors. */
function identifiersOf(lines: Lines, { line, authorsLine, venue }: Entry): Identifier[] {
  const texts = [venue.arxiv === undefined ? '' : `arXiv:${venue.arxiv}`];
  for (let above = line; above < authorsLine; above++) {
    const text = lines.at(above).slice(0, 500);
    const key =
      /(?:^|key:?\s{0,4})((?:conf|journals|books|phd|series|reference)\/[\w-]{1,40}\/[\w/+-]{1,60})$/.exec(
        text,
      )?.[1];
    if (key !== undefined) texts.push(`DBLP:${key}`);
    const doi = /https?:\/\/doi\.org\/\S{6,200}/.exec(text)?.[0];
    if (doi !== undefined) texts.push(doi);
  }
  const found = new Map<string, Identifier>();
  for (const text of texts)
    for (const { identifier } of findIdentifiers(text))
      found.set(`${identifier.scheme} ${identifier.value}`, identifier);
  return [...found.values()];
}

function notRead(lines: Lines, line: number, lastLine: number): Problem {
  const isCut = line >= lastLine - 3;
  return {
    place: lines.printed(line).place,
    severity: isCut ? 'warning' : 'information',
    code: isCut ? 'dblp-entry-cut' : 'dblp-entry-not-read',
    message: isCut
      ? 'The list breaks off within this entry, so it is left out. Save the page again, to its end.'
      : 'Authors, title and venue of this entry could not be told apart, so it is left out. Add the paper by its own page or a BibTeX entry.',
  };
}
