/**
 * Pith's review of one paper (pith.science/paper/…). A machine wrote all of it but the title, the dateline and
 * what stands below "read the original abstract".
 */
import type { FieldPlaces, MachineText, PaperRecord, Printed, Problem } from '../../model';
import { endsSentence } from '../../prose';
import type { PageReading, Source } from '../source';
import { breaksOff, brokenOff } from '../text/breaks-off';
import type { Lines } from '../text/lines';
import { filledFrom } from '../text/printed-parts';
import { readNames } from './authors';
import { type Dateline, identifiersOfAddress, readDateline, withIdentifiers } from './dateline';
import { plainLine } from './labels';
import { findReviews, type ReviewHead } from './review-head';
import { ABSTRACT, FIXED_LINE, isHeading, MACHINE_PARTS, PITH } from './review-labels';

const ID = 'pith-review';

export const PITH_REVIEW: Source = {
  id: ID,
  label: 'Pith review',
  site: 'Pith',
  sign: /Pith reviewed \d|The pith\b|What carries the argument/,
  literals: ['Pith reviewed ', 'The pith', 'What carries the argument'],
  starts: (lines) => findReviews(lines).map(({ start }) => start),
  read: readPage,
};

function readPage(lines: Lines): PageReading {
  const whole = { source: ID, place: lines.place(0, Math.max(1, lines.lastFilled + 1)) };
  const [head] = findReviews(lines);
  if (!head) return { page: whole, records: [], citations: [], problems: [] };
  const parts = partsOf(lines, head.anchor);
  const texts = readTexts(lines, parts);
  const title = lines.printed(head.title.line, head.title.from);
  const goesOn = parts.some(
    ({ heading }) => heading === 'Editorial analysis' || heading === 'Referee Report',
  );
  const end = goesOn ? whole.place.endLine : (texts.last ?? lines.printed(head.anchor)).place.endLine;
  const place = lines.place(0, end - lines.first + 1);
  return {
    page: { source: ID, place, about: 0 },
    records: [recordOf(lines, head, title, texts, place)],
    citations: [],
    problems: problemsOf(lines, texts),
  };
}

function recordOf(
  lines: Lines,
  { authors: line, dateline: datelineAt }: ReviewHead,
  title: Printed,
  { summary, machineTexts, abstract }: Texts,
  place: PaperRecord['place'],
): PaperRecord {
  const names = line === undefined ? undefined : readNames(lines.at(line));
  const dateline = datelineAt === undefined ? NOTHING : readDateline(lines, datelineAt);
  const places: FieldPlaces = {
    ...dateline.places,
    ...(names && line !== undefined && { authors: lines.printed(line).place }),
  };
  return {
    source: ID,
    place,
    part: 'page',
    title,
    authors: names?.authors ?? [],
    authorsComplete: names?.complete ?? false,
    ...(dateline.date && { date: dateline.date }),
    identifiers: withIdentifiers(dateline.identifiers, identifiersOfAddress(lines.url)),
    categories: dateline.categories,
    ...(abstract && { abstract }),
    ...(summary && { summary }),
    ...(dateline.version !== undefined && { shownVersion: dateline.version }),
    ...(dateline.publication && { publication: dateline.publication }),
    ...(machineTexts.length > 0 && { machineTexts }),
    ...(Object.keys(places).length > 0 && { places }),
  };
}

const NOTHING: Dateline = { identifiers: [], categories: [], places: {} };

interface Part {
  readonly heading: string;
  /** The lines below the heading; the end is that of the next heading. */
  readonly start: number;
  readonly end: number;
  readonly isLast: boolean;
}

/** The parts below the anchor; a heading counts once, and behind the abstract nothing of the paper follows. */
function partsOf(lines: Lines, anchor: number): Part[] {
  const headings: { heading: string; line: number }[] = [];
  const seen = new Set<string>();
  for (let line = anchor; line < lines.length; line++) {
    if ((lines.texts[line] ?? '').length > 200) continue;
    const heading = plainLine(lines.at(line));
    if (!isHeading(heading) || seen.has(heading)) continue;
    seen.add(heading);
    headings.push({ heading, line });
  }
  return headings.map(({ heading, line }, at) => ({
    heading,
    start: line + 1,
    end: headings[at + 1]?.line ?? lines.length,
    isLast: at === headings.length - 1,
  }));
}

interface Texts {
  readonly summary?: Printed;
  readonly machineTexts: readonly MachineText[];
  readonly abstract?: Printed;
  /** Whether the heading of the abstract is there. */
  readonly headed: boolean;
  /** The last text of the page. */
  readonly last?: Printed;
}

function readTexts(lines: Lines, parts: readonly Part[]): Texts {
  let summary: Printed | undefined;
  let abstract: Printed | undefined;
  const machineTexts: MachineText[] = [];
  for (const part of parts) {
    if (part.heading === PITH) {
      const first = filledFrom(lines, part.start, part.end);
      if (first === undefined) continue;
      const hasSummary = !FIXED_LINE.test(lines.at(first));
      if (hasSummary) summary = lines.printed(first);
      const fixed = hasSummary ? filledFrom(lines, first + 1, part.end) : first;
      const below = fixed !== undefined && FIXED_LINE.test(lines.at(fixed)) ? fixed + 1 : first + 1;
      const text = textOf(lines, { ...part, start: below });
      if (text) machineTexts.push({ label: PITH, text });
    } else if (MACHINE_PARTS.has(part.heading)) {
      const text = textOf(lines, part);
      if (text) machineTexts.push({ label: part.heading, text });
    } else if (part.heading === ABSTRACT) abstract = abstractOf(lines, part);
  }
  const last = [summary, ...machineTexts.map(({ text }) => text), abstract].findLast((text) => text);
  return {
    ...(summary && { summary }),
    machineTexts,
    ...(abstract && { abstract }),
    headed: parts.some(({ heading }) => heading === ABSTRACT),
    ...(last && { last }),
  };
}

/** The text of a part: to the next heading, or where none follows one paragraph, for a note may follow. */
function textOf(lines: Lines, { start, end, isLast }: Part): Printed | undefined {
  const first = filledFrom(lines, start, end);
  if (first === undefined) return undefined;
  let last = first;
  for (let line = first + 1; line < end; line++) {
    if (lines.at(line) !== '') last = line;
    else if (isLast) break;
  }
  return lines.printedLines(first, last + 1);
}

/** The abstract ends at the latest where a short line without a full stop heads a part that is not known. */
function abstractOf(lines: Lines, part: Part): Printed | undefined {
  const first = filledFrom(lines, part.start, part.end);
  if (first === undefined) return undefined;
  let end = first + 1;
  let above = first;
  for (; end < part.end && !(isShort(lines.at(end)) && endsSentence(lines.at(above))); end++)
    if (lines.at(end) !== '') above = end;
  return textOf(lines, { ...part, start: first, end });
}

function isShort(text: string): boolean {
  return text !== '' && text.length < 60 && !endsSentence(text);
}

function problemsOf(lines: Lines, { abstract, headed }: Texts): Problem[] {
  if (abstract) {
    return breaksOff(lines, abstract) ? [brokenOff(abstract, 'pith-abstract-cut', 'The abstract')] : [];
  }
  return [
    {
      place: lines.printed(lines.lastFilled).place,
      severity: 'warning',
      code: 'pith-abstract-missing',
      message: headed
        ? 'The page ends before the text of its abstract. Save the page again, to its end.'
        : 'The line “read the original abstract” and the abstract below it are missing. Save the page again, to its end.',
    },
  ];
}
