/**
 * Hugging Face's page of a paper (huggingface.co/papers/…). Who submitted it there is no author; the summary
 * above the abstract is a machine's; the models and papers listed below it do not cite it in a text.
 */
import { parseDate } from '../../dates';
import { findIdentifiers } from '../../identifiers';
import type { FieldPlaces, Identifier, Name, PaperRecord, PartialDate, Printed, Problem } from '../../model';
import { parseName } from '../../names';
import type { Place } from '../../place';
import type { PageReading, Source } from '../source';
import { breaksOff, brokenOff } from '../text/breaks-off';
import type { Lines } from '../text/lines';
import { bareLine, bareText, filledAbove, printedSpan } from '../text/printed-parts';
import { plainWords } from '../text/words';
import { findPublished, isIdLine, LABELS, startAbove, titleFrom } from './marks';
import { abstractAndSummary } from './text';
import { findUndated, paperAddress, undatedIn } from './undated';

const ID = 'huggingface-paper';

export const HUGGINGFACE_PAPER: Source = {
  id: ID,
  label: 'Hugging Face paper page',
  site: 'Hugging Face',
  sign: /Published on [A-Z][a-z]{2}|huggingface\.co\/papers\/\d/,
  literals: ['Published on ', 'huggingface.co/papers/'],
  starts: (lines) => {
    const dated = findPublished(lines).map(({ line, floor }) => startAbove(lines, line, floor));
    return [...dated, ...findUndated(lines)].sort((a, b) => a - b);
  },
  read: readPage,
};

function readPage(lines: Lines): PageReading {
  const place = lines.place(0, lines.lastFilled + 1);
  const page = { source: ID, place };
  const published = findPublished(lines)[0]?.line ?? firstPublished(lines);
  const anchor = published ?? undatedIn(lines);
  const titleAt = anchor === undefined ? undefined : filledAbove(lines, anchor);
  if (anchor === undefined || titleAt === undefined || isIdLine(lines.at(titleAt)))
    return { page, records: [], citations: [], problems: [missing(lines, 'title')] };
  const date = dateOf(lines, anchor);
  const authors = published === undefined ? undefined : authorsOf(lines, published);
  const submitter = published === undefined ? undefined : submitterOf(lines, published);
  const identifiers = identifiersOf(lines);
  const { abstract, summary } = abstractAndSummary(
    lines,
    authors?.end ?? (published === undefined ? anchor : published + 1),
  );
  const places: FieldPlaces = {
    ...(authors?.printed && authors.names.length > 0 && { authors: authors.printed.place }),
    ...(submitter && { submitter: submitter.place }),
    ...(date && { date: date.place }),
    ...(identifiers?.place && { identifiers: identifiers.place }),
  };
  const record: PaperRecord = {
    source: ID,
    place,
    part: 'page',
    title: titleOf(lines, titleAt),
    authors: authors?.names ?? [],
    authorsComplete: authors?.complete ?? false,
    ...(submitter && { submitter: submitter.text }),
    ...(date && { date: date.date }),
    identifiers: identifiers?.found ?? [],
    categories: [],
    ...(abstract && { abstract }),
    ...(summary && { summary }),
    ...(Object.keys(places).length > 0 && { places }),
  };
  const problems = abstract
    ? breaksOff(lines, abstract)
      ? [brokenOff(abstract, 'huggingface-abstract-cut', 'The abstract')]
      : []
    : [missing(lines, 'abstract')];
  return { page: { ...page, about: 0 }, records: [record], citations: [], problems };
}

/** A slice of a page that lost its marks is still read from its date. */
function firstPublished(lines: Lines): number | undefined {
  const at = lines.texts.findIndex((text) => text.length < 400 && /^\W{0,6}Published on [A-Z]/.test(text));
  return at < 0 ? undefined : at;
}

/** In the browser's title bar the page is called `Paper page - A Title`. */
function titleOf(lines: Lines, line: number): Printed {
  const first = titleFrom(lines, line);
  if (first < line) {
    const { column } = bareLine(lines, first).place;
    return printedSpan(lines, { line: first, column }, { line })!;
  }
  const title = bareLine(lines, line);
  const prefix = /^Paper page\s?[-–—]\s/.exec(title.text)?.[0].length ?? 0;
  const from = title.place.column + prefix;
  return lines.printed(line, from, title.place.endColumn);
}

/** `Published on Oct 6`: the year is left out of recent ones. */
function dateOf(lines: Lines, line: number): { date: PartialDate; place: Place } | undefined {
  const match = /Published on ([A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?)/.exec(lines.texts[line]!);
  const date = match ? parseDate(match[1]!) : undefined;
  if (!match || !date) return undefined;
  const end = match.index + match[0].length;
  return { date, place: lines.printed(line, end - match[1]!.length, end).place };
}

function submitterOf(lines: Lines, published: number): Printed | undefined {
  for (let line = published; line < Math.min(lines.length, published + 8); line++) {
    const raw = lines.texts[line]!;
    if (LABELS.authors.test(bareText(lines, line)) || LABELS.abstract.test(bareText(lines, line)))
      return undefined;
    const label = /Submitted by\s{0,4}:?\s{0,4}/.exec(raw.slice(0, 300));
    if (!label) continue;
    const from = label.index + label[0].length;
    if (raw.slice(from).trim() !== '') return nameAt(lines, line, from);
    for (let below = line + 1; below < line + 4; below++)
      if (lines.at(below) !== '') return nameAt(lines, below, 0);
  }
  return undefined;
}

/** `[![Image 33](https://…) akhaliq](https://…)`: a link of a picture and a name. */
const LINKED_NAME =
  /^\s{0,4}\[(?:!\[[^[\]]{0,300}\]\([^()\s]{0,1500}\)\s{0,4})?(?=\p{L})([^[\]]{1,60})(?=\]\()/u;

/** A name or a user's, without the day that may follow. */
function nameAt(lines: Lines, line: number, from: number): Printed | undefined {
  const whole = bareLine(lines, line, from);
  const link = LINKED_NAME.exec(lines.texts[line]!.slice(from, from + 2500));
  if (link) {
    const end = from + link.index + link[0].length;
    return lines.printed(line, end - link[1]!.length, end);
  }
  const on = / on [A-Z][a-z]{2} \d{1,2}(?:, \d{4})?$/.exec(whole.text);
  const { column, endColumn } = whole.place;
  const name = lines.printed(line, column, on ? column + on.index : endColumn);
  const isName =
    name.text.length > 0 &&
    name.text.length <= 60 &&
    !/[:[\]#/]|^(?:Upvote|Authors|Abstract)\b/.test(name.text);
  return isName ? name : undefined;
}

interface Authors {
  readonly names: readonly Name[];
  readonly complete: boolean;
  readonly end: number;
  readonly printed?: Printed;
}

/**
 * Names with commas between them, a comma often alone on its line. Names that link to a user's page are lost in
 * some extractions, and only their commas are left.
 */
function authorsOf(lines: Lines, published: number): Authors | undefined {
  let label: number | undefined;
  let end = lines.length;
  for (let line = published; line < lines.length; line++) {
    const text = bareText(lines, line);
    if (label === undefined && LABELS.authors.test(text)) label = line;
    if (LABELS.abstract.test(text) || (LABELS.chrome.test(text) && label !== undefined)) {
      end = line;
      break;
    }
  }
  if (label === undefined) return undefined;
  const column = /Authors?:?[*_]{0,2}\s{0,4}/.exec(lines.texts[label]!)!;
  const printed = printedSpan(
    lines,
    { line: label, column: column.index + column[0].length },
    { line: end - 1 },
  );
  if (!printed) return { names: [], complete: false, end };
  const parts = printed.text
    .split('\n')
    .map(plainWords)
    .join(' ')
    .split(',')
    .map((part) => part.replace(/^[\s·•*_-]+|[\s·•*_]+$/g, '').replace(/\s+/g, ' '));
  const names = parts.filter((part) => /\p{L}/u.test(part) && part.length <= 80);
  const complete = names.length > 0 && names.length === parts.length && end < lines.length;
  return { names: names.map(parseName), complete, end, printed };
}

interface Identifiers {
  readonly found: readonly Identifier[];
  /** None where the address alone tells it. */
  readonly place?: Printed['place'];
}

/** The id where the page speaks of itself: above the title, in its address, in what it asks models to cite. */
function identifiersOf(lines: Lines): Identifiers | undefined {
  const url = paperAddress(lines.url);
  for (let line = 0; line < lines.length; line++) {
    const raw = lines.texts[line]!;
    if (raw.length > 600) continue;
    const says = isIdLine(lines.at(line)) || LABELS.cite.test(raw) || /\[View arXiv page\]\(/.test(raw);
    const found = says
      ? findIdentifiers(raw).find(({ identifier }) => identifier.scheme === 'arxiv')
      : undefined;
    if (found) return { found: [found.identifier], place: lines.printed(line, found.start, found.end).place };
  }
  const found = url === undefined ? undefined : findIdentifiers(`arXiv:${url}`)[0];
  return found && { found: [found.identifier] };
}

function missing(lines: Lines, what: 'title' | 'abstract'): Problem {
  return {
    place: lines.printed(lines.lastFilled).place,
    severity: 'warning',
    code: `huggingface-${what}-missing`,
    message: `The page ends or breaks off before its ${what}. Save the page again, from its first line to its last.`,
  };
}
