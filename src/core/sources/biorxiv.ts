/**
 * Preprints of bioRxiv and medRxiv (https://www.biorxiv.org/content/…): the title and the authors stand above
 * the line of the DOI; titles beside "Previous" and "Next" are neighbours'.
 */
import { parseDate } from '../dates';
import { findIdentifiers } from '../identifiers';
import type { FieldPlaces, Identifier, PaperRecord, PartialDate, Printed } from '../model';
import type { Place } from '../place';
import { isTitle } from './publisher/head';
import type { PageReading, Source } from './source';
import { breaksOff, brokenOff } from './text/breaks-off';
import { isByline, readByline } from './text/byline';
import type { Lines } from './text/lines';
import { isRule } from './text/words';

const ID = 'biorxiv';

export const BIORXIV: Source = {
  id: ID,
  label: 'bioRxiv or medRxiv preprint page',
  site: 'bioRxiv',
  sign: /10\.(?:1101|64898)\//,
  literals: ['10.1101/', '10.64898/'],
  starts: (lines) => findHeads(lines).map(({ start }) => start),
  read: readPage,
};

const DOI_LINE =
  /^[-*\s]{0,4}doi: ?(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\.(?:1101|64898)\/[\d.]{6,25}(?:v\d{1,2})?$/i;
const NOTICE = /^This article is a preprint and has not been (?:certified by peer review|peer[ -]reviewed)/;
const POSTED =
  /^Posted ((?:\p{Lu}\p{Ll}{2,8} \d{1,2}|\d{1,2} \p{Lu}\p{Ll}{2,8}),? \d{4})\.?(?:Download PDF.{0,40})?$/u;
const ABSTRACT = /^#{0,4}\s?(?:Abstract|ABSTRACT|Summary|SUMMARY)$/;
const END =
  /^#{0,4}\s?(?:Competing Interest Statement|Footnotes|Copyright|Introduction|Funding Statement|Author Declarations|Clinical Trial|Data Availability|Back to top|Previous|Next|PreviousNext|Subject Areas?|Posted .{8,30}|Download PDF|Significance Statement|Acknowledge?ments)\b.{0,30}$/i;
const ABOVE =
  /^(?:bioRxiv|medRxiv|The Preprint Server .{5,40}|(?:New|Confirmatory|Contradictory) Results(?: \[?Follow this preprint.{0,120})?|\[?Follow this preprint.{0,120})$/;

interface Head {
  readonly start: number;
  readonly title: number;
  readonly byline: readonly number[];
  readonly doi: number;
}

function findHeads(lines: Lines): Head[] {
  const heads: Head[] = [];
  for (const [line, raw] of lines.texts.entries()) {
    if (raw.length > 120 || !DOI_LINE.test(raw.trim())) continue;
    const head = headAbove(lines, line, (heads.at(-1)?.doi ?? -1) + 1);
    if (head && proved(lines, line)) heads.push(head);
  }
  return heads;
}

/** A DOI on a line of its own may stand in anyone's notes; below the page's comes what only the site prints. */
function proved(lines: Lines, doi: number): boolean {
  for (let line = doi + 1; line < Math.min(lines.length, doi + 400); line++) {
    const text = lines.at(line);
    if (DOI_LINE.test(text.slice(0, 120))) return false;
    if (NOTICE.test(text) || POSTED.test(text) || /^Competing Interest Statement$/.test(text)) return true;
  }
  return false;
}

function headAbove(lines: Lines, doi: number, floor: number): Head | undefined {
  const byline: number[] = [];
  let title: number | undefined;
  for (let line = doi - 1; line >= Math.max(floor, doi - 40); line--) {
    const text = lines.at(line);
    if (text === '' || isRule(text)) continue;
    if (isByline(text) || (byline.length === 0 && isLoneName(lines, line, floor))) byline.unshift(line);
    else {
      if (isTitle(text)) title = line;
      break;
    }
  }
  // Without authors below it the line may be a button.
  if (title === undefined || byline.length === 0) return undefined;
  let start = title;
  for (let line = title - 1; line >= Math.max(floor, title - 5); line--) {
    if (lines.at(line) === '') continue;
    if (!ABOVE.test(lines.at(line))) break;
    start = line;
  }
  return { start, title, byline, doi };
}

/** One author without a mark looks like a short title: the line above, if it is one, decides. */
function isLoneName(lines: Lines, line: number, floor: number): boolean {
  if (!readByline(lines.at(line))) return false;
  let above = line - 1;
  while (above > line - 4 && (lines.at(above) === '' || isRule(lines.at(above)))) above--;
  return above >= floor && isTitle(lines.at(above)) && lines.at(above).length > 30;
}

function readPage(lines: Lines): PageReading {
  const head = findHeads(lines)[0];
  if (!head) {
    const place = lines.place(0, lines.lastFilled + 1);
    const message = 'The page breaks off below its title. Save the page again, to its end.';
    const problem = {
      place: lines.printed(0).place,
      severity: 'warning',
      code: 'biorxiv-cut',
      message,
    } as const;
    return { page: { source: ID, place }, records: [], citations: [], problems: [problem] };
  }
  const raw = lines.texts[head.title]!;
  const title = lines.printed(head.title, /^\s{0,8}#{0,6}\s{0,4}/.exec(raw)![0].length);
  const names = head.byline.map((line) => lines.at(line)).join(', ');
  const byline = names === '' ? undefined : readByline(names);
  const abstract = abstractOf(lines, head.doi);
  const ids = identifiersOf(lines, head.doi);
  const posted = postedOn(lines, head.doi);
  const subject = subjectOf(lines, head.doi);
  const last = Math.max(
    head.doi,
    ...[abstract?.place, posted?.place, subject?.place, ids.place].map((place) =>
      place ? place.endLine - lines.first : 0,
    ),
  );
  const place = lines.place(0, last + 1);
  const places: FieldPlaces = {
    ...(byline && { authors: lines.place(head.byline[0]!, head.byline.at(-1)! + 1) }),
    ...(posted && { date: posted.place }),
    identifiers: lines.printed(head.doi).place,
    ...(subject && { categories: subject.place }),
    ...(ids.journal && { publication: ids.journal.place }),
  };
  const record: PaperRecord = {
    source: ID,
    place,
    part: 'page',
    title,
    authors: byline?.authors ?? [],
    authorsComplete: byline?.complete ?? false,
    ...(posted && { date: posted.date }),
    identifiers: ids.identifiers,
    categories: subject ? [subject.text] : [],
    ...(abstract && { abstract }),
    ...(ids.journal && { publication: { 'container-title': ids.journal.text } }),
    places,
  };
  const problems =
    abstract && breaksOff(lines, abstract)
      ? [brokenOff(abstract, 'biorxiv-abstract-cut', 'The abstract')]
      : [];
  return { page: { source: ID, place, about: 0 }, records: [record], citations: [], problems };
}

function abstractOf(lines: Lines, from: number): Printed | undefined {
  // Between them the page may list each author with affiliations and links of search.
  for (let label = from + 1; label < Math.min(lines.length, from + 400); label++) {
    if (DOI_LINE.test(lines.at(label).slice(0, 120))) return undefined;
    if (!ABSTRACT.test(lines.at(label))) continue;
    let first = label + 1;
    while (first < lines.length && lines.at(first) === '') first++;
    let end = first;
    while (end < lines.length && lines.at(end) !== '' && !END.test(lines.at(end).slice(0, 120))) end++;
    return end === first ? undefined : lines.printedLines(first, end);
  }
  return undefined;
}

/** "Posted" is the day of the version shown: the paper's own only for the first. */
function postedOn(lines: Lines, from: number): { date: PartialDate; place: Place } | undefined {
  const version = /\dv(\d{1,2})\b/.exec(lines.url ?? lines.at(from))?.[1];
  if (version !== undefined && version !== '1') return undefined;
  for (let line = from + 1; line < lines.length; line++) {
    const raw = lines.texts[line]!;
    const match = raw.length > 100 ? null : POSTED.exec(raw.trim());
    const date = match && parseDate(match[1]!);
    if (date) return { date, place: lines.printed(line).place };
  }
  return undefined;
}

function subjectOf(lines: Lines, from: number): Printed | undefined {
  for (let line = from + 1; line < lines.length; line++) {
    if (!/^Subject Area$/.test(lines.at(line))) continue;
    for (let below = line + 1; below < Math.min(lines.length, line + 4); below++) {
      const bullet = /^\s{0,4}[-•]\s/.exec(lines.texts[below]!)?.[0].length ?? 0;
      const value = lines.printed(below, bullet);
      if (value.text !== '') return value.text.length <= 60 ? value : undefined;
    }
  }
  return undefined;
}

const NOW_PUBLISHED = /^Now published in (.{2,120}?),? doi: ?(?:https?:\/\/(?:dx\.)?doi\.org\/)?10\./;

/** The preprint's DOI, and that of the article it became. */
function identifiersOf(
  lines: Lines,
  doi: number,
): { identifiers: Identifier[]; journal?: Printed; place?: Place } {
  const identifiers = findIdentifiers(lines.at(doi)).map(({ identifier }) => identifier);
  for (let line = doi + 1; line < Math.min(lines.length, doi + 30); line++) {
    const text = lines.at(line).slice(0, 400);
    const match = NOW_PUBLISHED.exec(text);
    const second = match && findIdentifiers(text)[0]?.identifier;
    if (!second) continue;
    const column = lines.texts[line]!.indexOf('Now published in ') + 'Now published in '.length;
    const journal = lines.printed(line, column, column + match[1]!.length);
    return { identifiers: [...identifiers, second], journal, place: journal.place };
  }
  return { identifiers };
}
