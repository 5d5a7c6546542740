/**
 * arXiv's search results (arxiv.org/search/…): cards with an abstract twice, shortened and whole, and the date
 * of the first version behind that of the last.
 */
import { parseDate } from '../../dates';
import { findIdentifiers } from '../../identifiers';
import type { FieldPlaces, PaperRecord, PartialDate, Printed, Problem } from '../../model';
import type { PageReading, Source } from '../source';
import { readAuthors } from '../text/author-list';
import { breaksOff, brokenOff } from '../text/breaks-off';
import type { Lines } from '../text/lines';
import { withoutLinks } from '../text/printed-parts';
import { arxivIdIn, entryCut, oneLine, printedIn, saysWithdrawn } from './entries';
import { abstractOf, type CardAbstract } from './search-abstract';
import { CATEGORY, type Card, cutCard, findCards } from './search-cards';

const ID = 'arxiv-search';

export const ARXIV_SEARCH: Source = {
  id: ID,
  label: 'arXiv search results',
  site: 'arXiv',
  sign: /▽|originally announced/,
  literals: ['▽', 'originally announced'],
  list: true,
  starts: (lines) => findCards(lines).map(({ start }) => start),
  read: readPage,
};

function readPage(lines: Lines): PageReading {
  const cards = findCards(lines);
  const problems: Problem[] = [];
  const records = cards.map((card) => readCard(lines, card, problems));
  const cut = cutCard(lines, cards.at(-1));
  if (cut !== undefined)
    problems.push(entryCut(lines.printed(cut).place, 'it has neither abstract nor date, so it is not read'));
  const last = records.at(-1)?.place;
  const place = last
    ? { ...lines.printed(0).place, endLine: last.endLine, endColumn: last.endColumn }
    : lines.place(0, lines.length);
  return { page: { source: ID, place }, records, citations: [], problems };
}

function readCard(lines: Lines, card: Card, problems: Problem[]): PaperRecord {
  const id = arxivIdIn(lines.texts[card.start]!)!;
  const title = printedIn(lines, { line: card.title, from: 0, end: card.titleEnd })!;
  const names = printedIn(lines, card.authors);
  const { authors, complete } = readAuthors(withoutLinks(oneLine(names ?? title)));
  const found = card.abstract && abstractOf(lines, card.abstract);
  if (found) problems.push(...problemsOf(lines, found));
  const abstract = found?.abstract;
  const submitted = submittedOf(lines, card);
  const tags = tagsOf(lines, card, id.end);
  const value = (label: string) => card.values.get(label);
  const comments = value('comments');
  const journal = value('journal');
  const says = [comments, abstract].find((printed) => saysWithdrawn(printed?.text));
  const places: FieldPlaces = {
    ...(names && authors.length > 0 && { authors: names.place }),
    ...(submitted && { date: submitted.place, versions: submitted.place }),
    identifiers: lines.printed(card.start, id.start, id.end).place,
    ...(tags && tags.categories.length > 0 && { categories: tags.place }),
    ...(says && { withdrawn: says.place }),
    ...(comments && { comments: comments.place }),
    ...(journal && { journalReference: journal.place }),
  };
  const end = lines.printed(card.last).place;
  return {
    source: ID,
    place: { ...lines.printed(card.start).place, endLine: end.endLine, endColumn: end.endColumn },
    part: 'entry',
    title,
    authors: names ? authors : [],
    authorsComplete: names !== undefined && complete,
    ...(submitted && { date: submitted.date }),
    identifiers: [id.identifier, ...(tags?.doi ?? [])],
    categories: tags?.categories ?? [],
    ...(abstract && { abstract }),
    ...(submitted && { versions: [{ version: 1, date: submitted.date }] }),
    ...(id.version !== undefined && { shownVersion: id.version }),
    ...(says && { withdrawn: true }),
    ...(comments && { comments: withoutLinks(oneLine(comments)) }),
    ...(journal && { journalReference: withoutLinks(oneLine(journal)) }),
    places,
  };
}

function problemsOf(lines: Lines, { abstract, shortened }: CardAbstract): Problem[] {
  if (shortened) {
    const { place } = shortened;
    return [
      {
        place,
        severity: 'information',
        code: 'arxiv-abstract-shortened',
        message:
          'This card shows a piece of the abstract only, up to “▽ More”, so it is not taken as the abstract. Save the abstract page of the paper for the whole.',
      },
    ];
  }
  return abstract && breaksOff(lines, abstract)
    ? [brokenOff(abstract, 'arxiv-abstract-cut', 'The abstract')]
    : [];
}

const DAY = String.raw`(\d{1,2}\s[A-Z][a-z]{2,8},?\s\d{4})`;
const FIRST = new RegExp(String.raw`\bv1[\s*_]{1,6}submitted[\s*_]{1,6}${DAY}`);
const ONLY = new RegExp(String.raw`^[\s*_]{0,6}Submitted[\s*_]{1,6}${DAY}(?=[\s*_]{0,6}[;.]|\s*$)`);

/** `Submitted 3 June, 2019; v1 submitted 31 August, 2018; originally announced August 2018.` */
function submittedOf(
  lines: Lines,
  { submitted }: Card,
): { date: PartialDate; place: Printed['place'] } | undefined {
  if (submitted === undefined) return undefined;
  const text = lines.texts[submitted]!.slice(0, 400);
  const match = FIRST.exec(text) ?? ONLY.exec(text);
  const date = match && parseDate(match[1]!.replace(/\s/g, ' '));
  if (!date) return undefined;
  const end = match.index + match[0].length;
  return { date, place: lines.printed(submitted, end - match[1]!.length, end).place };
}

const CATEGORIES = new RegExp(CATEGORY, 'g');

/** The categories and the DOI behind the links to the paper's forms, glued or one a line. */
function tagsOf(lines: Lines, { start, title }: Card, idEnd: number) {
  const printed = printedIn(lines, { line: start, from: idEnd, end: title });
  if (!printed) return undefined;
  const text = withoutLinks(printed.text.slice(0, 2000)).replace(/\[[^[\]]{0,80}\]/g, ' ');
  const categories = [...new Set([...text.matchAll(CATEGORIES)].map(([category]) => category))];
  const doi = findIdentifiers(text)
    .map(({ identifier }) => identifier)
    .filter(({ scheme }) => scheme === 'doi')
    .slice(0, 1);
  return { categories, doi, place: placeOfTags(lines, start, title, idEnd, categories) ?? printed.place };
}

/** From the first category to the last, where both stand on the line of the id; else undefined. */
function placeOfTags(
  lines: Lines,
  start: number,
  title: number,
  idEnd: number,
  categories: readonly string[],
): Printed['place'] | undefined {
  const [first, last] = [categories[0], categories.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  for (let line = start; line < title; line++) {
    const text = lines.texts[line]!;
    const from = text.indexOf(first, line === start ? idEnd : 0);
    if (from < 0) continue;
    for (let end = title - 1; end >= line; end--) {
      const at = lines.texts[end]!.lastIndexOf(last);
      if (at < 0) continue;
      const { endLine, endColumn } = lines.printed(end, at, at + last.length).place;
      return { ...lines.printed(line, from).place, endLine, endColumn };
    }
  }
  return undefined;
}
