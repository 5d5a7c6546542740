/**
 * Papers with Code's page of a paper (paperswithcode.com/paper/…): a byline of date or venue and authors, parted
 * by dots, ends in "Edit social preview"; below the abstract stand its buttons, then code, tasks and results.
 */
import { parseDate } from '../../dates';
import { findIdentifiers } from '../../identifiers';
import type { FieldPlaces, Identifier, Name, PaperRecord, PartialDate, Printed, Problem } from '../../model';
import type { Place } from '../../place';
import type { PageReading, Source } from '../source';
import { readAuthors } from '../text/author-list';
import { breaksOff, brokenOff } from '../text/breaks-off';
import type { Lines } from '../text/lines';
import { bareLine, bareText, endOfBlock, filledFrom, printedSpan } from '../text/printed-parts';
import { plainWords } from '../text/words';
import { type Byline, findBylines } from './byline';

const ID = 'papers-with-code';

export const PAPERS_WITH_CODE: Source = {
  id: ID,
  label: 'Papers with Code page',
  site: 'Papers with Code',
  sign: /Edit social preview|PDF Abstract/,
  literals: ['Edit social preview', 'PDF Abstract'],
  starts: (lines) => findBylines(lines).map(({ title }) => title),
  read: readPage,
};

function readPage(lines: Lines): PageReading {
  const place = lines.place(0, lines.lastFilled + 1);
  const page = { source: ID, place };
  const byline = findBylines(lines)[0];
  if (!byline) return { page, records: [], citations: [], problems: [missing(lines, 'title')] };
  const { date, venue, authors, complete } = partsOf(byline.printed.text);
  const { abstract, end } = abstractOf(lines, byline);
  const buttons = buttonsOf(lines, end);
  const container = venue ?? buttons.venue?.text;
  const places: FieldPlaces = {
    ...(authors.length > 0 && { authors: byline.printed.place }),
    ...(date && { date: placeOf(lines, byline, date.text) }),
    ...(buttons.identifiers && { identifiers: buttons.identifiers.place }),
    ...(container !== undefined && {
      publication: venue === undefined ? buttons.venue!.place : placeOf(lines, byline, venue),
    }),
  };
  const record: PaperRecord = {
    source: ID,
    place,
    part: 'page',
    title: bareLine(lines, byline.title),
    authors,
    authorsComplete: complete,
    ...(date && { date: date.date }),
    identifiers: buttons.identifiers?.found ?? [],
    categories: [],
    ...(abstract && { abstract }),
    ...(container !== undefined && { publication: { 'container-title': container } }),
    ...(Object.keys(places).length > 0 && { places }),
  };
  const problems = !abstract
    ? [missing(lines, 'abstract')]
    : breaksOff(lines, abstract)
      ? [brokenOff(abstract, 'papers-with-code-abstract-cut', 'The abstract')]
      : [];
  return { page: { ...page, about: 0 }, records: [record], citations: [], problems };
}

interface BylineParts {
  readonly date?: { readonly date: PartialDate; readonly text: string };
  readonly venue?: string;
  readonly authors: readonly Name[];
  readonly complete: boolean;
}

/** `22 Oct 2020 · Alexey Dosovitskiy , Lucas Beyer ·`, `ICLR 2021 · …`. */
function partsOf(text: string): BylineParts {
  let date: BylineParts['date'];
  let venue: string | undefined;
  const names: string[] = [];
  for (const part of text.replace(/\s+/g, ' ').split('·')) {
    const words = part.trim();
    if (words === '') continue;
    const day = parseDate(words);
    if (day) date ??= { date: day, text: words };
    // The number behind the year is the month.
    else if (names.length === 0 && /^[A-Z][^,]{0,80} \d{4}(?: \d{1,2})?$/.test(words))
      venue ??= words.replace(/ \d{1,2}$/, '');
    else names.push(words);
  }
  const list = readAuthors(plainWords(names[0] ?? ''));
  return {
    ...(date && { date }),
    ...(venue !== undefined && { venue }),
    authors: list.authors,
    complete: list.complete && names.length === 1,
  };
}

/** Where words of the byline stand; all of it when they were put together from several lines. */
function placeOf(lines: Lines, { printed }: Byline, words: string): Place {
  for (let line = printed.place.line - lines.first; line <= printed.place.endLine - lines.first; line++) {
    const at = (lines.texts[line] ?? '').indexOf(words);
    if (at >= 0) return lines.printed(line, at, at + words.length).place;
  }
  return printed.place;
}

/** Buttons and sections below the abstract. */
const BELOW =
  /^(?:\[?PDF\]?(?:$|[\s(])|\[?Abstract\]?(?:$|\()|Code$|Code Edit|Tasks$|Tasks Edit|Datasets$|Add Datasets|Results from the Paper|Methods$|Edit$|No code implementations|\[?[A-Z][\w&' -]{1,60} \d{4} (?:PDF|Abstract)\b)/;

function abstractOf(lines: Lines, { end: from }: Byline): { abstract?: Printed; end: number } {
  let first = filledFrom(lines, from);
  if (first !== undefined && /^Abstract:?$/.test(bareText(lines, first)))
    first = filledFrom(lines, first + 1);
  if (first === undefined) return { end: lines.length };
  let end = lines.length;
  for (let line = first; line < lines.length; line++) {
    if (
      lines.texts[line]!.length > 400 ||
      (!BELOW.test(bareText(lines, line)) && !BELOW.test(lines.at(line)))
    )
      continue;
    end = line;
    break;
  }
  if (end === first) return { end };
  const last = end < lines.length ? end : endOfBlock(lines, first);
  const abstract = printedSpan(lines, { line: first }, { line: last - 1 });
  // Where no button follows, a short line may be anything.
  const isAbstract = abstract && (end < lines.length || abstract.text.length >= 80);
  return { end, ...(isAbstract && { abstract }) };
}

interface Buttons {
  readonly venue?: Printed;
  readonly identifiers?: { readonly found: readonly Identifier[]; readonly place: Printed['place'] };
}

const MOST_BUTTONS = 12;
const VENUE =
  /(?:^|\[|Abstract )\s{0,2}((?!arXiv)[A-Z][\w&']{1,20}(?: [\w&'-]{1,20}){0,4} \d{4})(?: \d{1,2})? PDF\b/;

/** `PDF Abstract ICLR 2021 PDF ICLR 2021 Abstract`: the paper's own links, and where it came out. */
function buttonsOf(lines: Lines, from: number): Buttons {
  let buttons: Buttons = {};
  for (let line = from; line < Math.min(lines.length, from + MOST_BUTTONS); line++) {
    const raw = lines.texts[line]!;
    if (lines.at(line) === '') continue;
    if (raw.length > 3000 || !/\b(?:PDF|Abstract)\b/.test(raw)) break;
    const lead = /^\s{0,20}(?:PDF\s{1,4}(?:Abstract\s{1,4})?)?/.exec(raw)![0].length;
    const venue = VENUE.exec(raw.slice(lead));
    if (venue && !buttons.venue) {
      const at = lead + venue.index + venue[0].indexOf(venue[1]!);
      buttons = { ...buttons, venue: lines.printed(line, at, at + venue[1]!.length) };
    }
    const found = findIdentifiers(raw).filter(({ identifier }) =>
      /^(?:arxiv|doi|openreview|acl)$/.test(identifier.scheme),
    );
    const first = found[0];
    if (first)
      buttons = {
        identifiers: { found: [first.identifier], place: lines.printed(line, first.start, first.end).place },
        ...buttons,
      };
  }
  return buttons;
}

function missing(lines: Lines, what: 'title' | 'abstract'): Problem {
  return {
    place: lines.printed(lines.lastFilled).place,
    severity: 'warning',
    code: `papers-with-code-${what}-missing`,
    message: `The page ends or breaks off before its ${what}. Save the page again, from its first line to its last.`,
  };
}
