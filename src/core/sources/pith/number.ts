/**
 * Pith's record of one paper (pith.science/pith/…): ids, title, authors sorted by first name, claims that a
 * machine extracted, and references. It has no abstract.
 */
import type { CitationRow, FieldPlaces, PaperRecord, Problem } from '../../model';
import type { PageReading, Source } from '../source';
import type { Lines } from '../text/lines';
import { type NameList, readSortedNames } from './authors';
import { readDateline } from './dateline';
import { plainLine } from './labels';
import { findNumbers, type NumberParts } from './number-parts';
import { citedBy, claimsOf, datelineOfRecord, identifiersOf, referencesOf } from './number-values';

const ID = 'pith-number';

export const PITH_NUMBER: Source = {
  id: ID,
  label: 'Pith Number page',
  site: 'Pith',
  sign: /pith:(?:\d{4}:)?[A-Z2-7]{8}/,
  literals: ['pith:'],
  starts: (lines) => findNumbers(lines).map(({ start }) => start),
  read: readPage,
};

function readPage(lines: Lines): PageReading {
  const [parts] = findNumbers(lines);
  const whole = { source: ID, place: lines.place(0, Math.max(1, lines.lastFilled + 1)) };
  if (!parts) return { page: whole, records: [], citations: [], problems: [] };
  const place = lines.place(0, endOf(lines, parts));
  const byline = bylineOf(lines, parts);
  const record = recordOf(lines, parts, byline, place);
  const cited = referencesOf(lines, parts, ID);
  const citations = cited.map(
    ({ place: at, number }, index): CitationRow => ({
      citing: 0,
      cited: index + 1,
      representative: false,
      place: at,
      evidence: [number],
    }),
  );
  return {
    page: { source: ID, place, about: 0 },
    records: [record, ...cited.map((one) => one.record)],
    citations,
    problems: problemsOf(lines, parts, byline),
  };
}

interface Byline {
  readonly names?: NameList;
  /** The line of the names, or of what stands in their place and cannot be read. */
  readonly line?: number;
  readonly headline?: number;
}

/** Authors stand below the title, a headline of one sentence below them. */
function bylineOf(lines: Lines, { below }: NumberParts): Byline {
  const [first, second] = below;
  if (first === undefined) return {};
  const names = readSortedNames(lines.at(first));
  if (!names && isSentence(lines.at(first))) return { headline: first };
  return {
    ...(names && { names }),
    line: first,
    ...(second !== undefined && isSentence(lines.at(second)) && { headline: second }),
  };
}

function isSentence(text: string): boolean {
  return /\p{Ll}[\p{L}\p{N}%)”"]{0,60}[.!?]$/u.test(text.slice(-80)) && text.split(' ', 5).length > 4;
}

function recordOf(
  lines: Lines,
  parts: NumberParts,
  { names, line, headline }: Byline,
  place: PaperRecord['place'],
): PaperRecord {
  const dateline =
    parts.dateline === undefined ? datelineOfRecord(lines, parts) : readDateline(lines, parts.dateline);
  const titleFrom = /^\s{0,8}#{1,6}\s/.exec(lines.texts[parts.title] ?? '')?.[0].length ?? 0;
  const claims = claimsOf(lines, parts);
  // The claim called "one line summary" is what the headline else is.
  const inOneLine = claims.find(({ label }) => label === 'one line summary');
  const summary = headline === undefined ? inOneLine?.text : lines.printed(headline);
  const machineTexts = claims.filter(({ text }) => text !== summary);
  const count = citedBy(lines, parts);
  const ids = lines.printed(parts.id).place;
  const places: FieldPlaces = {
    ...dateline.places,
    identifiers: ids,
    ...(names && line !== undefined && { authors: lines.printed(line).place }),
  };
  return {
    source: ID,
    place,
    part: 'page',
    title: lines.printed(parts.title, titleFrom),
    authors: names?.authors ?? [],
    authorsComplete: names?.complete ?? false,
    ...(dateline.date && { date: dateline.date }),
    identifiers: identifiersOf(lines, parts, dateline),
    categories: dateline.categories,
    ...(summary && { summary }),
    ...(dateline.version !== undefined && { shownVersion: dateline.version }),
    ...(machineTexts.length > 0 && { machineTexts }),
    ...(count && { citationCount: count }),
    places,
  };
}

/** Behind the JSON at its foot, or the last line before a blank one below the last heading. */
function endOf(lines: Lines, parts: NumberParts): number {
  const last = parts.sections.at(-1);
  let end = (last?.line ?? parts.dateline ?? parts.below.at(-1) ?? parts.title) + 1;
  if (!last) return end;
  const isJson = last.heading === 'Canonical record JSON';
  while (end < last.end && lines.at(end) === '') end++;
  for (; end < last.end; end++) {
    if (isJson && /^\}/.test(lines.texts[end] ?? '')) return end + 1;
    if (lines.at(end) === '') break;
  }
  while (end > 1 && lines.at(end - 1) === '') end--;
  return end;
}

function problemsOf(lines: Lines, { sections, dateline }: NumberParts, { names, line }: Byline): Problem[] {
  const problems: Problem[] = [];
  if (line !== undefined && !names) {
    problems.push({
      place: lines.printed(line).place,
      severity: 'information',
      code: 'pith-authors-unclear',
      message:
        'This line is no plain list of names, as when affiliations are mixed with them, so no authors are taken from it. Save the paper’s arXiv abstract page to have them.',
    });
  }
  const isWhole = sections.some(({ heading }) => plainLine(heading) === 'Aliases' || heading === 'Agent API');
  if (!isWhole && dateline === undefined) {
    problems.push({
      place: lines.printed(lines.lastFilled).place,
      severity: 'warning',
      code: 'pith-number-cut',
      message: 'The page ends before its date and its aliases. Save the page again, to its end.',
    });
  }
  return problems;
}
