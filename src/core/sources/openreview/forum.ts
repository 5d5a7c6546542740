/**
 * OpenReview's forum page of a submission (openreview.net/forum?id=…). A venue that it was only submitted to is
 * no publication; the reviews below have fields of their own, which are not read. "TL;DR" is the authors' own
 * word, so it is no machine's summary.
 */
import { findIdentifiers } from '../../identifiers';
import type { FieldPlaces, Identifier, PaperRecord, Printed, Problem, Publication } from '../../model';
import { oneLine } from '../../prose';
import type { PageReading, Source } from '../source';
import { readAuthors } from '../text/author-list';
import { breaksOff, brokenOff } from '../text/breaks-off';
import type { Lines } from '../text/lines';
import { endOfBlock, filledFrom, printedSpan } from '../text/printed-parts';
import { plainWords } from '../text/words';
import { type Dateline, datelineAt, readVenue } from './dateline';
import { headAbove } from './head';
import { type Field, type FieldSpot, findFields, isSubmissionField } from './labels';

const ID = 'openreview';

export const OPENREVIEW: Source = {
  id: ID,
  label: 'OpenReview forum page',
  site: 'OpenReview',
  sign: /odified: ?\d|\(edited \d|Everyone|Readers:|Published: \d/,
  literals: ['odified:', '(edited ', 'Everyone', 'Readers:', 'Published: '],
  starts: findStarts,
  read: readPage,
};

/** The first field stands so many lines below the dates at most. */
const NEAR = 24;

/** Decisions and reviews below a submission have such dates on older pages: what is dated there, and who wrote it. */
const NOTE = /\b(?:Decision|Review|Comment|Rebuttal|Response)$/;
const WRITER =
  /\b(?:Program Chairs?|Area Chairs?|(?:Anon)?Reviewer\w{0,8}|Authors)$|^(?:Paper Decision|Official|Meta Review)/;

function findStarts(lines: Lines): number[] {
  const starts: number[] = [];
  let floor = 0;
  for (let line = 0; line < lines.length; line++) {
    const dateline = datelineAt(lines, line);
    if (!dateline || NOTE.test(dateline.venue?.text ?? '') || !hasFields(lines, dateline.end)) continue;
    const head = headAbove(lines, line, floor);
    if (!head?.title || WRITER.test(head.title.text)) continue;
    starts.push(head.start);
    floor = dateline.end;
  }
  return starts;
}

function hasFields(lines: Lines, from: number): boolean {
  for (let line = from; line < Math.min(lines.length, from + NEAR); line++) {
    if (isSubmissionField(lines.texts[line]!)) return true;
    // A field may follow another, but not a text.
    if (lines.at(line).length > 300) return false;
  }
  return false;
}

function readPage(lines: Lines): PageReading {
  const place = lines.place(0, lines.lastFilled + 1);
  const page = { source: ID, place };
  const dateline = firstDateline(lines);
  const head = dateline && headAbove(lines, dateline.line, 0);
  if (!dateline || !head?.title)
    return { page, records: [], citations: [], problems: [missing(lines, 'title')] };
  const fields = findFields(lines, dateline.end);
  const abstract = abstractOf(lines, fields);
  const keywords = fieldText(lines, fields, 'keywords');
  const area = fieldText(lines, fields, 'area');
  const status = statusOf(lines, dateline, fields);
  const authors = head.names === undefined ? undefined : readAuthors(plainWords(lines.at(head.names)));
  const identifiers = identifiersOf(lines, fields[0]?.line ?? dateline.end);
  const places: FieldPlaces = {
    ...(head.names !== undefined && { authors: lines.printed(head.names).place }),
    date: dateline.place,
    ...(area && { categories: area.place }),
    ...(keywords && { keywords: keywords.place }),
    ...status.places,
  };
  const record: PaperRecord = {
    source: ID,
    place,
    part: 'page',
    title: head.title,
    authors: authors?.authors ?? [],
    authorsComplete: authors?.complete ?? false,
    date: dateline.date,
    identifiers,
    categories: area ? [inline(area.text)] : [],
    ...(abstract && { abstract }),
    ...(status.withdrawn && { withdrawn: true }),
    ...(status.comments !== undefined && { comments: status.comments }),
    ...(status.publication && { publication: status.publication }),
    ...(keywords && { keywords: termsOf(keywords.text) }),
    places,
  };
  return {
    page: { ...page, about: 0 },
    records: [record],
    citations: [],
    problems: problemsOf(lines, abstract),
  };
}

function firstDateline(lines: Lines): Dateline | undefined {
  for (let line = 0; line < Math.min(lines.length, 40); line++) {
    const dateline = datelineAt(lines, line);
    if (dateline) return dateline;
  }
  return undefined;
}

function fieldText(lines: Lines, fields: readonly FieldSpot[], wanted: Field): Printed | undefined {
  const spot = fields.find(({ field }) => field === wanted);
  if (!spot) return undefined;
  const isLast = fields.at(-1) === spot;
  const first =
    lines.printed(spot.line, spot.from, spot.to).text === '' ? filledFrom(lines, spot.line + 1) : spot.line;
  if (first === undefined || first > spot.endLine) return undefined;
  // Behind the last field the page may go on with anything.
  const end = isLast ? Math.min(spot.endLine, endOfBlock(lines, first) - 1) : spot.endLine;
  return printedSpan(lines, first === spot.line ? { line: first, column: spot.from } : { line: first }, {
    line: end,
    ...(spot.to !== undefined && end === spot.endLine && { column: spot.to }),
  });
}

/** A field whose name is not known ends the abstract too, the parts of a structured one apart. */
const UNKNOWN_FIELD =
  /^(?!(?:Background|Motivation|Objectives?|Aims?|Purpose|Methods?|Approach|Results?|Findings|Conclusions?|Significance|Contributions?|Introduction)\b)[A-Z][A-Za-z'’;,()/ -]{2,60}:\s/;

function abstractOf(lines: Lines, fields: readonly FieldSpot[]): Printed | undefined {
  const abstract = fieldText(lines, fields, 'abstract');
  if (!abstract) return undefined;
  const first = abstract.place.line - lines.first;
  const last = abstract.place.endLine - lines.first;
  for (let line = first + 1; line <= last; line++) {
    if (UNKNOWN_FIELD.test(lines.at(line)))
      return printedSpan(lines, { line: first, column: abstract.place.column }, { line: line - 1 });
  }
  return abstract;
}

function termsOf(text: string): string[] {
  return inline(text)
    .split(/\s*[;,]\s*/)
    .filter((term) => term !== '');
}

function inline(text: string): string {
  return oneLine(text);
}

interface Status {
  readonly withdrawn: boolean;
  readonly comments?: string;
  readonly publication?: Publication;
  readonly places: FieldPlaces;
}

const DECISION =
  /^[\s#*_>-]{0,6}Decision:[*_]{0,2}\s{0,4}((?:Accept|Reject)(?: as [\w ]{1,20})?(?: ?\([^()]{1,40}\))?)/;

/** `Submitted to ICLR 2025`, `ICLR 2020 Conference Blind Submission`. */
const SUBMITTED_TO = /^(?:Submitted to (.+)|([A-Z][\w-]{1,20} \d{4})(?: Conference)?(?: Blind)? Submission)$/;

/** Where the submission stands: its venue as printed, and the decision if the page has one. */
function statusOf(lines: Lines, { venue, published }: Dateline, fields: readonly FieldSpot[]): Status {
  const decision = decisionOf(lines, fields.at(-1)?.line ?? 0);
  const { container, type, withdrawn } = readVenue(venue?.text ?? '', published);
  const submitted = SUBMITTED_TO.exec(venue?.text ?? '')
    ?.slice(1)
    .find((name) => name !== undefined);
  const name = container ?? (decision?.startsWith('Accept') ? submitted : undefined);
  const says = [
    ...(venue && venue.text !== name ? [venue.text] : []),
    ...(decision === undefined ? [] : [`Decision: ${decision}`]),
  ];
  return {
    withdrawn,
    ...(says.length > 0 && { comments: says.join('; ') }),
    ...(name !== undefined && { publication: { ...(type && { type }), 'container-title': name } }),
    places: {
      ...(venue && says.length > 0 && { comments: venue.place }),
      ...(venue && name !== undefined && { publication: venue.place }),
      ...(venue && withdrawn && { withdrawn: venue.place }),
    },
  };
}

function decisionOf(lines: Lines, from: number): string | undefined {
  for (let line = from; line < lines.length; line++) {
    const text = lines.at(line);
    if (text.length > 20_000 || !/Decision/.test(text.slice(0, 20))) continue;
    const next = /Decision:[*_]{0,2}$/.test(text) ? ` ${lines.at(line + 1)}` : '';
    const decision = DECISION.exec(`${text.slice(0, 200)}${next}`)?.[1];
    if (decision !== undefined) return decision;
  }
  return undefined;
}

/** The forum's id, in its address or in the links of its head. */
function identifiersOf(lines: Lines, end: number): Identifier[] {
  const texts = [lines.url ?? ''];
  for (let line = 0; line < end; line++) {
    const link = /\((?:https?:\/\/openreview\.net)?\/(?:pdf|forum|revisions)\?id=([\w-]{8,12})(?![\w-])/.exec(
      lines.texts[line]!.slice(0, 2000),
    );
    if (link) texts.push(`https://openreview.net/forum?id=${link[1]}`);
  }
  const found = texts.flatMap(findIdentifiers).find(({ identifier }) => identifier.scheme === 'openreview');
  return found ? [found.identifier] : [];
}

function problemsOf(lines: Lines, abstract: Printed | undefined): Problem[] {
  if (!abstract) return [missing(lines, 'abstract')];
  return breaksOff(lines, abstract) ? [brokenOff(abstract, 'openreview-abstract-cut', 'The abstract')] : [];
}

function missing(lines: Lines, what: 'title' | 'abstract'): Problem {
  return {
    place: lines.printed(lines.lastFilled).place,
    severity: 'warning',
    code: `openreview-${what}-missing`,
    message: `The page ends or breaks off before its ${what}. Save the page again, from its first line to its last.`,
  };
}
