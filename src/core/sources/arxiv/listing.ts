/**
 * arXiv's lists of papers: `arxiv.org/list/…` (new, recent, by month) and an author's page (`arxiv.org/a/…`).
 * The days above the entries are those of announcement, so no entry is given a date.
 */

import { findIdentifiers } from '../../identifiers';
import type { FieldPlaces, PaperRecord, Printed, Problem } from '../../model';
import type { PageReading, Source } from '../source';
import { readAuthors } from '../text/author-list';
import { breaksOff, brokenOff } from '../text/breaks-off';
import type { Lines } from '../text/lines';
import { withoutLinks } from '../text/printed-parts';
import { arxivIdIn, entryCut, oneLine, printedIn, saysWithdrawn } from './entries';
import { findEntries, isAroundEntries, type ListingEntry } from './listing-entries';
import { partsOf } from './listing-parts';
import { isNameList } from './names';

const ID = 'arxiv-listing';

export const ARXIV_LISTING: Source = {
  id: ID,
  label: 'arXiv listing or author page',
  site: 'arXiv',
  sign: /[\])]\s{0,12}\[?arXiv:|\[\s?(?:pdf|ps|html)\b/,
  literals: ['arXiv:', '['],
  list: true,
  starts: (lines) => findEntries(lines).map(({ start }) => start),
  read: readPage,
};

function readPage(lines: Lines): PageReading {
  const entries = findEntries(lines);
  const problems: Problem[] = [];
  const drafts = entries.map((entry) => readEntry(lines, entry));
  // Only the pages of new submissions have abstracts; elsewhere words below the last entry are the page's.
  const others = drafts.slice(0, -1);
  const hasAbstracts = others.length === 0 || others.some(({ abstract }) => abstract !== undefined);
  const records = drafts.map((draft, at) => {
    const record = hasAbstracts || at < drafts.length - 1 ? draft : withoutAbstract(lines, draft);
    const { abstract } = record;
    if (endsEarly(lines, record)) {
      problems.push(entryCut(record.place, 'its subjects are missing, and its title or authors may be cut'));
      return { ...record, authorsComplete: false };
    }
    if (abstract && breaksOff(lines, abstract))
      problems.push(brokenOff(abstract, 'arxiv-abstract-cut', 'The abstract'));
    return record;
  });
  const cut = cutEntry(lines, entries.at(-1));
  if (cut) problems.push(cut);
  const last = records.at(-1)?.place;
  const place = last
    ? { ...lines.printed(0).place, endLine: last.endLine, endColumn: last.endColumn }
    : lines.place(0, lines.length);
  return { page: { source: ID, place }, records, citations: [], problems };
}

function readEntry(lines: Lines, entry: ListingEntry): PaperRecord {
  const { title, names, values, body } = partsOf(lines, entry);
  const list = names && withoutLinks(names.text);
  const { authors, complete } = list !== undefined && isNameList(list) ? readAuthors(list) : NO_AUTHORS;
  const id = arxivIdIn(lines.texts[entry.id]!)!;
  const comments = values.get('comments');
  const journal = values.get('journal');
  const subjects = values.get('subjects');
  const doi = values.get('doi');
  const abstract = body && abstractIn(lines, body.line, entry.end);
  const says = [comments, abstract].find((printed) => saysWithdrawn(printed?.text));
  const places: FieldPlaces = {
    ...(authors.length > 0 && { authors: names!.place }),
    identifiers: lines.printed(entry.id, id.start, id.end).place,
    ...(subjects && { categories: subjects.place }),
    ...(says && { withdrawn: says.place }),
    ...(comments && { comments: comments.place }),
    ...(journal && { journalReference: journal.place }),
  };
  const last = [abstract, ...values.values(), names, title]
    .filter((printed) => printed !== undefined)
    .reduce((a, b) => (b.place.endLine > a.place.endLine ? b : a));
  return {
    source: ID,
    place: {
      ...lines.printed(entry.start).place,
      endLine: last.place.endLine,
      endColumn: lines.printed(last.place.endLine - lines.first).place.endColumn,
    },
    part: 'entry',
    title,
    authors,
    authorsComplete: complete,
    identifiers: [
      id.identifier,
      ...findIdentifiers(doi?.text.slice(0, 500) ?? '')
        .map(({ identifier }) => identifier)
        .filter(({ scheme }) => scheme === 'doi')
        .slice(0, 1),
    ],
    categories: subjects
      ? withoutLinks(oneLine(subjects))
          .split(/\s?;\s?/)
          .filter((name) => name !== '')
      : [],
    ...(abstract && { abstract }),
    ...(id.version !== undefined && { shownVersion: id.version }),
    ...(says && { withdrawn: true }),
    ...(comments && { comments: withoutLinks(oneLine(comments)) }),
    ...(journal && { journalReference: withoutLinks(oneLine(journal)) }),
    places,
  };
}

const NO_AUTHORS = { authors: [], complete: false } as const;

/** An abstract is longer than what stands around lists. */
const SHORTEST_ABSTRACT = 60;

function abstractIn(lines: Lines, from: number, end: number): Printed | undefined {
  let first = from;
  while (first < end && lines.at(first) === '') first++;
  let last = first;
  while (last < end && lines.at(last) !== '' && !isAroundEntries(lines.at(last))) last++;
  const label = /^[\s>*_]{0,8}Abstract[*_]{0,2}\s?:[*_]{0,2}/.exec(lines.texts[first] ?? '')?.[0].length ?? 0;
  const printed = printedIn(lines, { line: first, from: label, end: last });
  return printed && printed.text.length >= SHORTEST_ABSTRACT ? printed : undefined;
}

/** Every entry has subjects; one without them where the text ends was cut. */
function endsEarly(lines: Lines, { categories, place }: PaperRecord): boolean {
  return categories.length === 0 && place.endLine === lines.first + lines.lastFilled;
}

function withoutAbstract(lines: Lines, { abstract, ...record }: PaperRecord): PaperRecord {
  if (!abstract) return record;
  let last = abstract.place.line - lines.first - 1;
  while (last > 0 && lines.at(last) === '') last--;
  const { endLine, endColumn } = lines.printed(last).place;
  return { ...record, place: { ...record.place, endLine, endColumn } };
}

/** An id at the end of the text, whose title was cut off. */
function cutEntry(lines: Lines, last: ListingEntry | undefined): Problem | undefined {
  const line = lines.lastFilled;
  const from = Math.max(last ? last.id + 1 : 0, line - 3);
  for (let index = from; index <= line; index++) {
    if (!/^\[{1,2}\d{1,5}\]/.test(lines.at(index))) continue;
    return entryCut(lines.printed(index).place, 'it has no title');
  }
  return undefined;
}
