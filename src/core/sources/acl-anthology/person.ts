/**
 * Lists of the ACL Anthology: a person's papers (https://aclanthology.org/people/…) and the contents of a volume.
 * An entry is its buttons (`pdf bib abs`), the title, the authors with ` | ` between them, the volume. Some
 * extractions have the whole list twice.
 */
import { parseDate } from '../../dates';
import { findIdentifiers } from '../../identifiers';
import type { Name, PaperRecord, PartialDate, Printed, Problem } from '../../model';
import { parseName } from '../../names';
import { hull, type Place } from '../../place';
import { endsSentence, titleKey } from '../../prose';
import type { PageReading, Source } from '../source';
import { isName } from '../text/glued-authors';
import type { Lines } from '../text/lines';
import { bareItem } from '../text/printed-parts';
import { volumeOf } from './volume';

const ID = 'acl-anthology-person';

export const ACL_ANTHOLOGY_PERSON: Source = {
  id: ID,
  label: 'ACL Anthology list of papers',
  site: 'ACL Anthology',
  sign: /pdf\s{0,8}bib|\)\s?\[bib\]/,
  literals: ['bib'],
  list: true,
  starts: findStarts,
  read: readPage,
};

/** `pdf bib abs`, also glued, and as the links that Markdown makes of them. */
const BUTTONS =
  /^\s{0,20}(?:[-*]\s)?\[?pdf\]?(?:\([^()\s]{1,200}\))?\s{0,3}\[?bib\]?(?:\([^()\s]{1,200}\))?\s{0,3}(?:\[?abs\]?(?:\([^()\s]{1,200}\))?)?\s{0,3}(?=$|\p{Lu}|\p{N}|[*[“"‘'])/u;

const VOLUME =
  /^(?:Proceedings of|Findings of|Transactions of the Association|Computational Linguistics, Volume|Actes de|Traitement Automatique|.{0,120}\b(?:Conference|Workshop|Symposium|Tutorials?)\b)/;

interface Entry {
  /** The heading of the year, or the buttons. */
  readonly start: number;
  readonly end: number;
  readonly title: Printed;
  readonly names: readonly Name[];
  readonly authorsAt: Place;
  readonly volume?: Printed;
  readonly abstract?: Printed;
  readonly year?: { readonly date: PartialDate; readonly line: number };
  readonly buttons: string;
}

/** The entries: buttons with a title, and below it a line of names and nothing else. */
function entriesOf(lines: Lines): Entry[] {
  const entries: Entry[] = [];
  const seen = new Set<string>();
  let year: Entry['year'];
  let yearIsNew = false;
  for (let line = 0; line < lines.length; line++) {
    const text = lines.texts[line]!;
    const heading = text.length < 20 ? /^[\s#]{0,8}((?:19|20)\d{2})\s{0,4}$/.exec(text)?.[1] : undefined;
    if (heading !== undefined) {
      year = { date: parseDate(heading)!, line };
      yearIsNew = true;
      continue;
    }
    const entry = text.length < 4_000 && text.includes('pdf') ? entryAt(lines, line) : undefined;
    if (!entry) continue;
    const start = yearIsNew && year ? year.line : line;
    const key = `${titleKey(entry.title.text)} ${titleKey(entry.volume?.text ?? '')}`;
    // The list a second time says nothing new.
    if (!seen.has(key)) entries.push({ ...entry, start, ...(year && { year }) });
    seen.add(key);
    yearIsNew = false;
    line = entry.end - 1;
  }
  return entries;
}

/**
 * An entry right below another needs no start of its own; and the link that ends the upper one, `[Proceedings of
 * …](https://…)`, is not the address of the lower.
 */
function findStarts(lines: Lines): number[] {
  const entries = entriesOf(lines);
  return entries
    .filter(({ start }, at) => {
      let above = start - 1;
      while (above >= 0 && lines.at(above) === '') above--;
      return at === 0 || above >= entries[at - 1]!.end;
    })
    .map(({ start }) => start);
}

function entryAt(lines: Lines, line: number): Omit<Entry, 'year'> | undefined {
  const raw = lines.texts[line]!;
  const below = buttonsByLine(lines, line);
  const buttons = below === undefined ? BUTTONS.exec(raw)?.[0] : raw;
  if (buttons === undefined) return undefined;
  const isAlone = raw.slice(buttons.length).trim() === '';
  const titleLine = isAlone ? filledBelow(lines, below ?? line + 1) : line;
  if (titleLine === undefined) return undefined;
  const title = isAlone ? bareItem(lines, titleLine) : lines.printed(line, buttons.length);
  const authorsLine = filledBelow(lines, titleLine + 1);
  const authorsEnd = authorsLine === undefined ? 0 : endOfNames(lines, authorsLine);
  const names =
    authorsLine === undefined ? undefined : namesOf(lines.printedLines(authorsLine, authorsEnd + 1).text);
  if (authorsLine === undefined || !names || BUTTONS.test(title.text) || title.text === '') return undefined;
  const volumeLine = filledBelow(lines, authorsEnd + 1);
  const volume = volumeLine === undefined ? undefined : bareItem(lines, volumeLine);
  const isVolume = volume !== undefined && volume.text.length < 400 && VOLUME.test(volume.text);
  const last = isVolume ? volumeLine! : authorsEnd;
  const abstract = abstractBelow(lines, last);
  return {
    start: line,
    end: (abstract ? abstract.place.line - lines.first : last) + 1,
    title,
    names,
    authorsAt: lines.place(authorsLine, authorsEnd + 1),
    ...(isVolume && { volume }),
    ...(abstract && { abstract }),
    buttons,
  };
}

/** The line behind `pdf`, `bib` and `abs` where each stands on a line of its own. */
function buttonsByLine(lines: Lines, line: number): number | undefined {
  if (lines.at(line) !== 'pdf') return undefined;
  const bib = filledBelow(lines, line + 1);
  if (bib === undefined || lines.at(bib) !== 'bib') return undefined;
  const abs = filledBelow(lines, bib + 1);
  return abs !== undefined && lines.at(abs) === 'abs' ? abs + 1 : bib + 1;
}

function filledBelow(lines: Lines, from: number): number | undefined {
  for (let line = from; line < Math.min(lines.length, from + 3); line++)
    if (lines.at(line) !== '') return line;
  return undefined;
}

/** A paragraph on one line: long, and of whole sentences. */
function abstractBelow(lines: Lines, last: number): Printed | undefined {
  const line = filledBelow(lines, last + 1);
  if (line === undefined || BUTTONS.test(lines.texts[line]!.slice(0, 700)) || buttonsByLine(lines, line))
    return undefined;
  const printed = lines.printed(line);
  return printed.text.length >= 120 && endsSentence(printed.text) && !printed.text.includes(' | ')
    ? printed
    : undefined;
}

/** The last line of the names: a bar at the end of a line, or at the start of the next, goes on. */
function endOfNames(lines: Lines, start: number): number {
  let end = start;
  while (end < start + 400) {
    const next = filledBelow(lines, end + 1);
    if (next === undefined || !(lines.at(end).endsWith('|') || lines.at(next).startsWith('|'))) break;
    end = next;
  }
  return end;
}

/** `Ann Lee | Bob Ray`, with links of Markdown or without; undefined when a part is no name. */
function namesOf(text: string): Name[] | undefined {
  if (text.length > 20_000) return undefined;
  const names = text
    .replace(/\[([^\][]{1,200})\]\([^()\s]{1,300}\)/g, '$1')
    .split(/\s*\|\s*/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.length > 0 && names.every((name) => name.includes(' ') && isName(name))
    ? names.map(parseName)
    : undefined;
}

function readPage(lines: Lines): PageReading {
  const records = entriesOf(lines).map((entry) => recordOf(lines, entry));
  const last = records.at(-1)?.place;
  const place = last ? hull(lines.printed(0).place, last) : lines.place(0, lines.lastFilled + 1);
  return { page: { source: ID, place }, records, citations: [], problems: problemsOf(lines, last) };
}

/** Buttons below the last entry that no whole entry follows. */
function problemsOf(lines: Lines, last: Place | undefined): Problem[] {
  const from = last ? last.endLine - lines.first + 1 : 0;
  const end = lines.lastFilled;
  for (let line = Math.max(from, end - 3); line <= end; line++) {
    if (buttonsByLine(lines, line) === undefined && !BUTTONS.test(lines.texts[line]!.slice(0, 700))) continue;
    return [
      {
        place: lines.printed(line).place,
        severity: 'warning',
        code: 'acl-entry-cut',
        message: 'The list breaks off within this entry, so it is left out. Save the page again, to its end.',
      },
    ];
  }
  return [];
}

function recordOf(lines: Lines, entry: Entry): PaperRecord {
  const { start, end, title, names, authorsAt, volume, abstract, year, buttons } = entry;
  const identifiers = findIdentifiers(buttons.replace(/\.(?:pdf|bib)\b/g, ' '))
    .map(({ identifier }) => identifier)
    .filter(({ scheme }, at, all) => scheme === 'acl' && all.findIndex((one) => one.scheme === 'acl') === at);
  return {
    source: ID,
    place: lines.place(start, end),
    part: 'entry',
    title,
    authors: names,
    authorsComplete: true,
    ...(year && { date: year.date }),
    identifiers,
    categories: [],
    ...(abstract && { abstract }),
    ...(volume && { publication: volumeOf(volume.text) }),
    places: {
      authors: authorsAt,
      ...(year && { date: lines.printed(year.line).place }),
      ...(volume && { publication: volume.place }),
    },
  };
}
