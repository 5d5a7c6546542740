/**
 * arXiv's record of a paper as plain text: what `arxiv.org/abs/…?fmt=txt` answers, and one after another in the
 * daily mailing (https://info.arxiv.org/help/subscribe.html). Fields between two lines of `\\`, then the
 * abstract, indented, and a third such line.
 */

import { findIdentifiers } from '../../identifiers';
import type { FieldPlaces, Identifier, PaperRecord, Printed, Problem, Version } from '../../model';
import { hull } from '../../place';
import { readable } from '../../prose';
import type { PageReading, Source } from '../source';
import { readAuthors } from '../text/author-list';
import { breaksOff, brokenOff } from '../text/breaks-off';
import type { Lines } from '../text/lines';
import { arxivIdIn, dateIn, entryCut, oneLine, printedIn, saysWithdrawn, within } from './entries';
import { cutRecord, type Field, findRecords, isBar, type RecordLines } from './record-fields';

const ID = 'arxiv-record';

export const ARXIV_RECORD: Source = {
  id: ID,
  label: 'arXiv record or mailing',
  site: 'arXiv',
  sign: /Categories:|Date:|Date \(|replaced with/,
  literals: ['Categories:', 'Date:', 'Date (', 'replaced with'],
  list: true,
  starts: (lines) => findRecords(lines).map(({ start }) => start),
  read: readPage,
};

function readPage(lines: Lines): PageReading {
  const entries = findRecords(lines);
  const problems: Problem[] = [];
  const records = entries.map((entry) => readRecord(lines, entry, entries.length === 1, problems));
  const cut = cutRecord(lines, entries.at(-1));
  if (cut !== undefined)
    problems.push(entryCut(lines.printed(cut).place, 'it has no title, so it is not read'));
  const last = records.at(-1)?.place;
  const place = last
    ? { ...lines.printed(0).place, endLine: last.endLine, endColumn: last.endColumn }
    : lines.place(0, lines.length);
  const about = records.length === 1 ? { about: 0 } : {};
  return { page: { source: ID, place, ...about }, records, citations: [], problems };
}

function readRecord(lines: Lines, entry: RecordLines, alone: boolean, problems: Problem[]): PaperRecord {
  const { fields } = entry;
  const value = (label: string) => fields.find((field) => field.label === label)?.value;
  const title = value('title')!;
  const { abstract, end } = abstractOf(lines, entry);
  problems.push(...problemsOf(lines, entry, abstract, end));
  const id = arxivIdIn(lines.texts[entry.id]!)!;
  const printedAuthors = value('authors');
  // A mailing has names in LaTeX, and wraps a list wherever the line is full.
  const { authors, complete } = readAuthors(readable(printedAuthors?.text ?? ''));
  const submitter = value('from') && nameOf(value('from')!);
  const versions = versionsOf(fields);
  const first = versions.find(({ version }) => version === 1);
  const comments = value('comments');
  const journal = value('journal-ref');
  const categories = value('categories');
  const dates = fields.filter(({ label }) => label === 'date').map((field) => field.value);
  const day = dates[0] && dateIn(dates[0].text);
  const says = [comments, abstract].find((printed) => saysWithdrawn(printed?.text));
  const withdrawnAt = versions.at(-1)?.withdrawn ? dates.at(-1)!.place : says?.place;
  const places: FieldPlaces = {
    ...(authors.length > 0 && { authors: printedAuthors!.place }),
    ...(submitter && { submitter: submitter.place }),
    ...(first?.date && day && { date: within(dates[0]!, day.span) }),
    identifiers: lines.printed(entry.id, id.start, id.end).place,
    ...(categories && { categories: categories.place }),
    ...(versions.length > 0 && {
      versions: hull(dates[0]!.place, dates.at(-1)!.place),
    }),
    ...(withdrawnAt && { withdrawn: withdrawnAt }),
    ...(comments && { comments: comments.place }),
    ...(journal && { journalReference: journal.place }),
  };
  return {
    source: ID,
    place: lines.place(entry.start, end),
    part: alone ? 'page' : 'entry',
    title,
    authors,
    authorsComplete: complete,
    ...(submitter && { submitter: submitter.text }),
    ...(first?.date && { date: first.date }),
    identifiers: [id.identifier, ...doiIn(value('doi'))],
    categories: categories ? categories.text.split(/\s+/) : [],
    ...(abstract && { abstract }),
    ...(versions.length > 0 && { versions }),
    ...(id.version !== undefined && { shownVersion: id.version }),
    ...(withdrawnAt && { withdrawn: true }),
    ...(comments && { comments: oneLine(comments) }),
    ...(journal && { journalReference: oneLine(journal) }),
    places,
  };
}

/** The lines between the second bar and the third; without a third, one paragraph. */
function abstractOf(
  lines: Lines,
  { fieldsEnd, end, fields }: RecordLines,
): { abstract?: Printed; end: number } {
  if (fieldsEnd >= end || !isBar(lines.at(fieldsEnd))) {
    const lastField = fields.at(-1)!.value.place.endLine - lines.first + 1;
    // Some extractions lose the bars; the abstract is still indented.
    if (fieldsEnd >= end || !/^\s{2}/.test(lines.texts[fieldsEnd]!)) return { end: lastField };
    const last = endOfParagraph(lines, fieldsEnd, end);
    const abstract = printedIn(lines, { line: fieldsEnd, from: 0, end: last });
    return { ...(abstract && { abstract }), end: last };
  }
  // `\\ ( https://…` ends a record that has no abstract.
  if (lines.at(fieldsEnd).includes('(')) return { end: fieldsEnd + 1 };
  let last = fieldsEnd + 1;
  while (last < end && !isBar(lines.at(last))) last++;
  const closed = last < end;
  if (!closed) last = endOfParagraph(lines, fieldsEnd + 1, end);
  const abstract = printedIn(lines, { line: fieldsEnd + 1, from: 0, end: last });
  return { ...(abstract && { abstract }), end: closed ? last + 1 : Math.max(last, fieldsEnd + 1) };
}

function endOfParagraph(lines: Lines, from: number, end: number): number {
  let index = from;
  while (index < end && lines.at(index) === '') index++;
  while (index < end && lines.at(index) !== '' && !/^[-%]{10,}/.test(lines.at(index))) index++;
  return index;
}

function problemsOf(
  lines: Lines,
  { replaced }: RecordLines,
  abstract: Printed | undefined,
  end: number,
): Problem[] {
  if (abstract) {
    return isBar(lines.at(end - 1)) || !breaksOff(lines, abstract)
      ? []
      : [brokenOff(abstract, 'arxiv-abstract-cut', 'The abstract')];
  }
  if (replaced || isBar(lines.at(end - 1))) return [];
  return [
    {
      place: lines.printed(end - 1).place,
      severity: 'warning',
      code: 'arxiv-abstract-missing',
      message: 'The record ends or breaks off before its abstract. Save the page again, to its end.',
    },
  ];
}

/** `Joan Bruna <bruna@example.org>`, `bruna@example.org (Joan Bruna)`; an address alone is no name. */
function nameOf(from: Printed): Printed | undefined {
  const name =
    /\(([^()@]{2,80})\)$/.exec(from.text)?.[1] ??
    from.text.replace(/\s*(?:<[^<>]*>?|\[view email\].*)\s*$/, '').trim();
  if (name === '' || name.includes('@')) return undefined;
  const start = from.text.indexOf(name);
  return { text: readable(name), place: within(from, { start, end: start + name.length }) };
}

/** `Date:` is version 1, `Date (revised v2):` what its label says. */
function versionsOf(fields: readonly Field[]): Version[] {
  return fields
    .filter(({ label }) => label === 'date')
    .map(({ note, value: { text } }): Version => {
      const date = dateIn(text)?.date;
      const size = /\((\d{1,7})\s?kb(?:,([A-Z]+))?\)/i.exec(text);
      const version = Number(/v(\d{1,3})/.exec(note)?.[1] ?? 1);
      // A version of no size whose source is to be ignored is how a withdrawal is stored.
      const withdrawn = size?.[1] === '0' && (size[2] ?? '').includes('I');
      return {
        version,
        ...(date && { date }),
        ...(size && { sizeKB: Number(size[1]) }),
        ...(withdrawn && { withdrawn }),
      };
    });
}

function doiIn(printed: Printed | undefined): Identifier[] {
  return findIdentifiers(printed?.text.slice(0, 500) ?? '')
    .map(({ identifier }) => identifier)
    .filter(({ scheme }) => scheme === 'doi')
    .slice(0, 1);
}
