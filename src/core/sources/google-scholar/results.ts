/**
 * Google Scholar's list of results (https://scholar.google.com/scholar?…): title, a line of abbreviated names with
 * venue and year, a few words of the text, the links of the entry with `Cited by 5`. The words of the text are
 * torn out of it and are no abstract.
 */
import { findIdentifiers } from '../../identifiers';
import type { CitationRow, Identifier, PaperRecord, Printed, Problem, Publication } from '../../model';
import { parseName } from '../../names';
import { hull, type Place, placeInLine } from '../../place';
import type { PageReading, Source } from '../source';
import type { Lines } from '../text/lines';
import { printedSpan } from '../text/printed-parts';
import type { Byline } from './byline';
import { citedAbove, type Entry, entriesOf, PREFIX, topOfMenus } from './entries';

const ID = 'google-scholar';

export const GOOGLE_SCHOLAR: Source = {
  id: ID,
  label: 'Google Scholar result list',
  site: 'Google Scholar',
  sign: /Related articles|All \d{1,5} versions|Save ?Cite/,
  literals: ['Related articles', ' versions', 'Save'],
  list: true,
  starts: findStarts,
  read: readPage,
};

/** A host glued before a title: told by the end of its domain with a capital or a figure behind it. */
const HOST =
  /^[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){0,4}?\.(?:org|com|edu|net|gov|io|ai|cc|info|uk|de|fr|cn|jp|eu|ca|ch|au|it|nl|es|br|in|se|kr|tw|sg)(?=[\p{Lu}\p{N}[“"])/u;

function findStarts(lines: Lines): number[] {
  const entries = entriesOf(lines);
  const starts = entries.map(({ start }, at) => {
    const floor = entries[at - 1]?.line ?? -1;
    const title = citedAbove(lines, start, floor)?.line ?? start;
    return at === 0 ? topOfMenus(lines, title, floor) : title;
  });
  return [...new Set(starts)];
}

function readPage(lines: Lines): PageReading {
  const problems: Problem[] = [];
  const entries = entriesOf(lines);
  const cited = entries[0] && citedAbove(lines, entries[0].start, -1);
  const records: PaperRecord[] = cited ? [citedRecord(cited.title)] : [];
  const citations: CitationRow[] = [];
  for (const entry of entries) {
    const title = titleOf(lines, entry);
    if (!title || !('names' in entry.byline)) problems.push(notParted(lines, entry));
    else if (/(?:…|\.{3})$/.test(title.text)) problems.push(shortened(title));
    else {
      const record = recordOf(lines, entry, entry.byline, title);
      if (cited)
        citations.push({ citing: records.length, cited: 0, representative: false, place: record.place });
      records.push(cited ? { ...record, part: 'citer' } : record);
    }
  }
  const first = lines.printed(0).place;
  const last = records.at(-1)?.place;
  const place = last ? hull(first, last) : lines.place(0, lines.lastFilled + 1);
  return { page: { source: ID, place, ...(cited && { about: 0 }) }, records, citations, problems };
}

/** Of the cited paper such a list has the title and nothing else. */
function citedRecord(title: Printed): PaperRecord {
  return {
    source: ID,
    place: title.place,
    part: 'cited',
    title,
    authors: [],
    authorsComplete: false,
    identifiers: [],
    categories: [],
  };
}

/** The words before the names, or the line above them, without the marks of a full text. */
function titleOf(lines: Lines, { titleLine, line, from: offset, byline }: Entry): Printed | undefined {
  if (!('names' in byline)) return undefined;
  const raw = lines.texts[titleLine]!.slice(offset);
  let from = PREFIX.exec(raw)?.[0].length ?? /^\s{0,20}(?:[-*]\s|#{1,6}\s)?/.exec(raw)![0].length;
  if (titleLine === line && /\[(?:PDF|HTML|DOC|TXT|PS)\]/.test(raw.slice(0, from))) {
    const rest = raw.slice(from);
    const host = HOST.exec(rest.slice(0, 200));
    // `arxiv.orgword2vec …`: where the host ends is not to be told.
    if (!host && /^[a-z0-9-]{1,40}\.[a-z]/.test(rest)) return undefined;
    from += host?.[0].length ?? 0;
    from += PREFIX.exec(raw.slice(from))?.[0].length ?? 0;
  }
  const to = titleLine === line ? byline.namesStart : raw.length;
  const title = printedSpan(
    lines,
    { line: titleLine, column: offset + from },
    { line: titleLine, column: to },
  );
  // Two spaces in what is glued behind links: one more link, that of a library.
  const isWhole = title !== undefined && !(offset > 0 && /\s{2}/.test(title.text));
  return isWhole && /\p{L}{2}/u.test(title.text) ? title : undefined;
}

function recordOf(lines: Lines, entry: Entry, byline: Byline, title: Printed): PaperRecord {
  const { line, foot } = entry;
  const identifiers = identifiersOf(byline);
  const publication = publicationOf(lines, entry, byline);
  const venueAt = lines.printed(line, byline.venueStart, byline.venueEnd).place;
  return {
    source: ID,
    place: placeOf(lines, entry),
    part: 'entry',
    title,
    authors: byline.names.map(parseName),
    authorsComplete: byline.complete,
    ...(byline.year !== undefined && { date: { year: byline.year } }),
    identifiers,
    categories: [],
    ...(publication && { publication }),
    ...(foot?.cited && {
      citationCount: {
        count: foot.cited.count,
        place: placeInLine(lines.file, lines.first + foot.line, foot.cited.from, foot.cited.to),
      },
    }),
    places: {
      authors: lines.printed(line, byline.namesStart, byline.namesEnd).place,
      date: venueAt,
      ...(publication && { publication: venueAt }),
      ...(identifiers.length > 0 && { identifiers: venueAt }),
    },
  };
}

function placeOf(lines: Lines, { start, line, from, to, foot }: Entry): Place {
  const last = Math.max(line, foot?.line ?? line);
  return hull(
    lines.printed(start, start === line ? from : 0).place,
    last === line ? lines.printed(line, from, to).place : lines.printed(last).place,
  );
}

/** `arXiv preprint arXiv:2005.14165` is the entry's own number; one that is shortened is none. */
function identifiersOf({ venue }: Byline): Identifier[] {
  if (venue === undefined || !/^arXiv preprint arXiv:/i.test(venue)) return [];
  return findIdentifiers(venue)
    .map(({ identifier }) => identifier)
    .filter(({ scheme }) => scheme === 'arxiv');
}

function publicationOf(lines: Lines, { titleLine, from }: Entry, { venue }: Byline): Publication | undefined {
  const isBook = /^\s{0,20}\[BOOK\]|^\s{0,20}\[B\]/.test(lines.texts[titleLine]!.slice(from));
  const isVenue = venue !== undefined && !/^arxiv\b/i.test(venue);
  if (!isBook && !isVenue) return undefined;
  return { ...(isBook && { type: 'book' }), ...(isVenue && { 'container-title': venue }) };
}

function notParted(lines: Lines, { line }: Entry): Problem {
  return {
    place: lines.printed(line).place,
    severity: 'information',
    code: 'scholar-title-not-parted',
    message:
      'Where the title ends and the names begin cannot be told on this line, so the entry is left out. Put a line break before the first name to part them.',
  };
}

function shortened({ place }: Printed): Problem {
  return {
    place,
    severity: 'information',
    code: 'scholar-title-shortened',
    message:
      'Google Scholar shortens this title, so the entry is left out. Save the paper’s own page to have it.',
  };
}
