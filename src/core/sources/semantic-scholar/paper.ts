/**
 * A paper's page on Semantic Scholar (https://www.semanticscholar.org/paper/…): its number in the corpus, title,
 * authors, the line of publication, a one-line summary that a machine wrote ("TLDR"), the abstract. The lists of
 * citing and cited papers below it carry no certain border between entries and are left.
 */
import { findIdentifiers } from '../../identifiers';
import type { FieldPlaces, Identifier, PaperRecord, Printed, Problem, Publication } from '../../model';
import type { Place } from '../../place';
import type { PageReading, Source } from '../source';
import { breaksOff, brokenOff } from '../text/breaks-off';
import type { Lines } from '../text/lines';
import { bareItem } from '../text/printed-parts';
import { holdsWords } from '../text/words';
import { citeEntry, startsEntry } from './cite-entry';
import {
  type AuthorLine,
  authorsOf,
  citationsOf,
  fieldsOfStudy,
  isMark,
  isPreprintServer,
  type Published,
  publishedAt,
  textsOf,
} from './parts';

const ID = 'semantic-scholar';

export const SEMANTIC_SCHOLAR: Source = {
  id: ID,
  label: 'Semantic Scholar paper page',
  site: 'Semantic Scholar',
  sign: /Corpus ID: ?\d/,
  literals: ['Corpus ID:'],
  starts: findStarts,
  read: readPage,
};

/** `Corpus ID: 13756489`, with the DOI before it, or with the title glued behind it. */
const CORPUS = /^(?:DOI: ?(\S{6,200}?)\s{0,4})?Corpus ID: ?\d{2,12}\s{0,4}(?=$|(\p{Lu}\D))/u;

/** So near below the number stands a second mark of such a page. */
const NEAR = 60;

function findStarts(lines: Lines): number[] {
  const starts: number[] = [];
  for (let line = 0; line < lines.length; line++) {
    if (!corpusAt(lines, line)) continue;
    let isPage = false;
    for (let below = line + 1; below < Math.min(lines.length, line + NEAR) && !isPage; below++) {
      const text = lines.at(below);
      if (corpusAt(lines, below)) break;
      isPage = isMark(text) || publishedAt(lines, below) !== undefined;
    }
    if (isPage) starts.push(doiAbove(lines, line)?.line ?? line);
  }
  return starts;
}

function corpusAt(lines: Lines, line: number): RegExpExecArray | undefined {
  const text = lines.texts[line]!;
  if (!text.includes('Corpus ID:')) return undefined;
  return CORPUS.exec(text.trimStart().slice(0, 600)) ?? undefined;
}

/** `DOI:10.18653/…` on a line of its own, right above the number. */
function doiAbove(lines: Lines, line: number): { readonly line: number; readonly text: string } | undefined {
  for (let above = line - 1; above >= Math.max(0, line - 2); above--) {
    const text = lines.at(above);
    if (/^DOI: ?10\.\S{4,200}$/.test(text)) return { line: above, text };
    if (text !== '') return undefined;
  }
  return undefined;
}

function readPage(lines: Lines): PageReading {
  let corpus = 0;
  while (corpus < lines.length && !corpusAt(lines, corpus)) corpus++;
  const place = lines.place(0, lines.lastFilled + 1);
  const title = titleOf(lines, corpus);
  if (!title) return { page: { source: ID, place }, records: [], citations: [], problems: [noTitle(lines)] };
  const from = title.place.line - lines.first + 1;
  const published = findPublished(lines, from);
  const entry = citeEntry(lines, from, title.text);
  const authors = allAuthors(authorsOf(lines, from, published?.line), entry);
  const publication = publicationOf(published, entry);
  const date = published?.date ?? entry?.date;
  const fields = published && fieldsOfStudy(lines, published.line + 1);
  const { abstract, summary, shortened } = textsOf(lines, fields?.line ?? published?.line ?? from);
  const citationCount = citationsOf(lines, from);
  const identifiers = identifiersOf(lines, corpus, entry);
  const record: PaperRecord = {
    source: ID,
    place,
    part: 'page',
    title,
    authors: authors?.names ?? [],
    authorsComplete: authors?.complete ?? false,
    ...(date && { date }),
    identifiers: identifiers.found,
    categories: fields?.fields ?? [],
    ...(abstract && { abstract }),
    ...(summary && { summary }),
    ...(publication && { publication }),
    ...(citationCount && { citationCount }),
    places: {
      ...placesOf(authors, published, entry),
      ...(identifiers.place && { identifiers: identifiers.place }),
      ...(fields && { categories: lines.printed(fields.line).place }),
    },
  };
  return {
    page: { source: ID, place, about: 0 },
    records: [record],
    citations: [],
    problems: problemsOf(lines, title, authors, abstract, shortened),
  };
}

/** Glued behind the number, or the first line below it that is no entry of BibTeX. */
function titleOf(lines: Lines, corpus: number): Printed | undefined {
  const raw = lines.texts[corpus] ?? '';
  const match = corpusAt(lines, corpus);
  if (match?.[2] !== undefined)
    return lines.printed(corpus, raw.length - raw.trimStart().length + match[0].length);
  for (let line = corpus + 1; line < Math.min(lines.length, corpus + 6); line++) {
    const { text } = bareItem(lines, line);
    if (!holdsWords(text)) continue;
    if (startsEntry(text) || isMark(text) || publishedAt(lines, line)) return undefined;
    return bareItem(lines, line);
  }
  return undefined;
}

function findPublished(lines: Lines, from: number): Published | undefined {
  for (let line = from; line < Math.min(lines.length, from + NEAR); line++) {
    const published = publishedAt(lines, line);
    if (published) return published;
    if (isMark(lines.at(line))) return undefined;
  }
  return undefined;
}

/** The DOI that the page gives itself, what its address says, and of its entry of BibTeX what else that tells. */
function identifiersOf(
  lines: Lines,
  corpus: number,
  entry: PaperRecord | undefined,
): { readonly found: Identifier[]; readonly place?: Place } {
  const above = doiAbove(lines, corpus);
  const own = corpusAt(lines, corpus)?.[1];
  const text = own ?? above?.text.replace(/^DOI: ?/, '');
  const found = [...findIdentifiers(text ?? ''), ...findIdentifiers(lines.url ?? '')]
    .map(({ identifier }) => identifier)
    .filter(({ scheme }) => scheme === 'doi' || scheme === 'arxiv' || scheme === 's2');
  const cited = (entry?.identifiers ?? []).filter(
    ({ scheme }) =>
      (scheme === 'doi' || scheme === 'arxiv') && !found.some((known) => known.scheme === scheme),
  );
  const place =
    text === undefined
      ? entry?.places?.identifiers
      : lines.printed(own === undefined ? above!.line : corpus).place;
  return { found: [...found, ...cited], ...(place && (text !== undefined || cited.length > 0) && { place }) };
}

/** The names of the page's own line, or those of its entry of BibTeX where that names more. */
function allAuthors(line: AuthorLine | undefined, entry: PaperRecord | undefined): AuthorLine | undefined {
  const place = entry?.places?.authors;
  if (!entry || !place || entry.authors.length === 0 || line?.complete) return line;
  if (line && entry.authors.length < line.names.length) return line;
  return { names: entry.authors, complete: entry.authorsComplete, place };
}

/** The venue, which the page's own line may shorten; a preprint server is none. */
function publicationOf(
  published: Published | undefined,
  entry: PaperRecord | undefined,
): Publication | undefined {
  const venue = entry?.publication?.['container-title'];
  const isVenue = venue !== undefined && !isPreprintServer(venue);
  const own = published?.venue === undefined ? undefined : { 'container-title': published.venue };
  return isVenue ? { ...entry!.publication, ...own } : own;
}

function placesOf(
  authors: AuthorLine | undefined,
  published: Published | undefined,
  entry: PaperRecord | undefined,
): FieldPlaces {
  const date = published?.date ? published.place : entry?.places?.date;
  const publication =
    published?.venue === undefined && !isPreprintServer(entry?.publication?.['container-title'] ?? '')
      ? entry?.places?.publication
      : published?.venue && published.place;
  return {
    ...(authors && { authors: authors.place }),
    ...(date && { date }),
    ...(publication && { publication }),
  };
}

function problemsOf(
  lines: Lines,
  title: Printed,
  authors: AuthorLine | undefined,
  abstract: Printed | undefined,
  shortened: Printed | undefined,
): Problem[] {
  const problems: Problem[] = [];
  if (!authors)
    problems.push({
      place: title.place,
      severity: 'information',
      code: 's2-authors-not-found',
      message:
        'No list of authors could be told below this title. If the page shows one, save the page again, from its first line to its last.',
    });
  if (shortened)
    problems.push({
      place: shortened.place,
      severity: 'information',
      code: 's2-abstract-shortened',
      message:
        'The page shows only the beginning of the abstract, so it is left out. Choose “Expand” on the page and save it again.',
    });
  if (abstract && breaksOff(lines, abstract))
    problems.push(brokenOff(abstract, 's2-abstract-cut', 'The abstract'));
  return problems;
}

function noTitle(lines: Lines): Problem {
  return {
    place: lines.printed(lines.lastFilled).place,
    severity: 'warning',
    code: 's2-title-missing',
    message:
      'No title could be told below “Corpus ID”. Save the page again, from its first line to its last.',
  };
}
