/**
 * arXiv's abstract page (https://arxiv.org/abs/…). One extraction has neither authors nor id: then the title
 * is all it can be joined by, and the name in the submission history is the submitter's, not an author's.
 */
import { placeWithin } from '../../findings';
import type { PaperRecord, Printed, Problem } from '../../model';
import type { PageReading, Source } from '../source';
import { readAuthors } from '../text/author-list';
import { breaksOff, brokenOff } from '../text/breaks-off';
import type { Lines } from '../text/lines';
import { saysWithdrawn } from './entries';
import { findLabelled, type Labelled } from './labels';
import { placesOf } from './places';
import { findStarts } from './starts';
import { abstractOf, titleOf } from './text';
import { categoriesOf, headOf, identifiersOf, inline, submitterOf, valueText, versionsOf } from './values';

const ID = 'arxiv-abstract';

export const ARXIV_ABSTRACT: Source = {
  id: ID,
  label: 'arXiv abstract page',
  site: 'arXiv',
  sign: /Submitted\s(?:on\s)?\d{1,2}\s[A-Z]|Title\s?:|\[\S{9,24}\] \S/,
  literals: ['Submitted', 'Title', '] '],
  starts: findStarts,
  read: readPage,
};

function readPage(lines: Lines): PageReading {
  const labelled = findLabelled(lines);
  const title = titleOf(lines, labelled);
  const abstract = abstractOf(lines, labelled);
  const place = lines.place(0, endOfPage(lines, labelled, abstract));
  const page = { source: ID, place };
  if (!title)
    return { page, records: [], citations: [], problems: [missing(lines, 'arxiv-title-missing', 'title')] };
  const head = headOf(lines, labelled);
  const authors = readAuthors(valueText(lines, labelled, 'authors'));
  const versions = versionsOf(lines, labelled, head);
  const found = identifiersOf(lines, labelled, head);
  const shown = versions.find((version) => version.shown)?.version ?? found.version;
  const comments = inline(valueText(lines, labelled, 'comments'));
  const journal = inline(valueText(lines, labelled, 'journal'));
  const submitter = submitterOf(lines, labelled);
  const isWithdrawn =
    head.withdrawn || (versions.at(-1)?.withdrawn ?? false) || [abstract?.text, comments].some(saysWithdrawn);
  const record: PaperRecord = {
    source: ID,
    place,
    part: 'page',
    title,
    authors: authors.authors,
    authorsComplete: authors.complete,
    ...(submitter !== undefined && { submitter }),
    ...(versions[0]?.version === 1 && versions[0].date && { date: versions[0].date }),
    identifiers: found.identifiers,
    categories: categoriesOf(lines, labelled, head),
    ...(abstract && { abstract }),
    ...(versions.length > 0 && { versions }),
    ...(shown !== undefined && { shownVersion: shown }),
    ...(isWithdrawn && { withdrawn: true }),
    ...(comments !== '' && { comments }),
    ...(journal !== '' && { journalReference: journal }),
  };
  return {
    page: { ...page, about: 0 },
    records: [{ ...record, places: placesOf(lines, labelled, record) }],
    citations: [],
    problems: problemsOf(lines, abstract),
  };
}

/** Behind the paragraph of the last label, or of the abstract: what follows a blank line may be someone's note. */
function endOfPage(lines: Lines, labelled: readonly Labelled[], abstract: Printed | undefined): number {
  const last = Math.max(labelled.at(-1)?.line ?? 0, (abstract?.place.endLine ?? 0) - lines.first);
  let end = last + 1;
  while (end < lines.length && lines.at(end) !== '') end++;
  // Where every line stands alone, the end of "Cite as" and the notes of links come after blank ones.
  for (let index = end; index < lines.length; index++) {
    if (GOES_ON.test(lines.at(index))) end = index + 1;
    else if (lines.at(index) !== '') break;
  }
  while (end > 1 && lines.at(end - 1) === '') end--;
  return end;
}

const GOES_ON = /^(?:\[\^\d+\]:|\(or |\[?arXiv:|\[?https?:\/\/doi\.org\/|From:|[*[\\\]]{0,8}v\d)/;

function problemsOf(lines: Lines, abstract: Printed | undefined): Problem[] {
  if (!abstract) return [missing(lines, 'arxiv-abstract-missing', 'abstract')];
  const cut = breaksOff(lines, abstract) ? [brokenOff(abstract, 'arxiv-abstract-cut', 'The abstract')] : [];
  const found = [...abstract.text.matchAll(/this https? URL/g)];
  const [first] = found;
  if (!first) return cut;
  const lost = found.length;
  const end = first.index + first[0].length;
  return [
    ...cut,
    {
      place: placeWithin(abstract, { start: first.index, end }),
      severity: 'information',
      code: 'arxiv-words-lost',
      message: `“this http URL” stands ${lost === 1 ? 'once' : `${lost} times`} where arXiv took words for a link; this page has lost them. Another page of the paper in the library, or the PDF, has the words: quote from there.`,
    },
  ];
}

function missing(lines: Lines, code: string, what: string): Problem {
  const last = lines.lastFilled;
  return {
    place: lines.printed(last).place,
    severity: 'warning',
    code,
    message: `The page ends or breaks off before its ${what}. Save the page again, from its first line to its last.`,
  };
}
