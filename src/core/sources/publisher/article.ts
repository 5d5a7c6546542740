/**
 * Pages of publishers, by the labels they share: one reader for Springer Nature, Elsevier, IOP, APS, HAL, NBER,
 * Project Euclid, USENIX, PeerJ, MDPI, ACM, IEEE and those alike. Extraction often leaves of them the abstract
 * and what is below it: then the title is read from the line that says how the article is to be cited.
 */
import type { FieldPlaces, Name, PaperRecord, Printed } from '../../model';
import type { Place } from '../../place';
import { fold } from '../../prose';
import type { PageReading, Source } from '../source';
import { breaksOff, brokenOff } from '../text/breaks-off';
import { readByline } from '../text/byline';
import type { Lines } from '../text/lines';
import { endsAbstract, labelAt } from './labels';
import { type Found, findPublisherPages, nextFilled } from './starts';
import { listOf, type Values, valuesOf } from './values';
import { identifiersOf, venueOf } from './venue';

const ID = 'publisher';

export const PUBLISHER: Source = {
  id: ID,
  label: 'publisher’s page',
  site: 'publisher',
  sign: /Abstract|ABSTRACT|Résumé|RÉSUMÉ|Summary|SUMMARY|Kurzfassung|Sommario|摘要|要旨|Riassunto|Резюме|Аннотация|Zusammenfassung|Resum[eo]/,
  literals: [
    'Abstract',
    'ABSTRACT',
    'Résumé',
    'RÉSUMÉ',
    'Summary',
    'SUMMARY',
    'Kurzfassung',
    'Sommario',
    '摘要',
    '要旨',
    'Riassunto',
    'Резюме',
    'Аннотация',
    'Zusammenfassung',
    'Resum',
  ],
  starts: (lines) => findPublisherPages(lines).map(({ head }) => head.start),
  read: readPage,
};

function readPage(lines: Lines): PageReading {
  const found = findPublisherPages(lines)[0];
  const title = found && titleOf(lines, found);
  if (!found || !title) {
    const page = { source: ID, place: lines.place(0, lines.lastFilled + 1) };
    const place = lines.printed(0).place;
    const message = 'The page breaks off before its title could be told. Save the page again, to its end.';
    return {
      page,
      records: [],
      citations: [],
      problems: [{ place, severity: 'warning', code: 'publisher-title-missing', message }],
    };
  }
  const values = valuesOf(lines, found);
  const abstract = abstractOf(lines, found.anchor);
  const place = lines.place(0, endOfPage(lines, found, abstract, values));
  const people = authorsOf(lines, found, values);
  const venue = venueOf(lines, found, values);
  const ids = identifiersOf(lines, found, values);
  const keywords = values.get('keywords');
  const places: FieldPlaces = {
    ...(people.place && { authors: people.place }),
    ...(venue.datePlace && { date: venue.datePlace }),
    ...(ids.place && { identifiers: ids.place }),
    ...(venue.place && { publication: venue.place }),
    ...(keywords && { keywords: keywords.place }),
  };
  const record: PaperRecord = {
    source: ID,
    place,
    part: 'page',
    title,
    authors: people.authors,
    authorsComplete: people.complete,
    ...(venue.date && { date: venue.date }),
    identifiers: ids.identifiers,
    categories: [],
    ...(abstract && { abstract }),
    ...(Object.keys(venue.publication).length > 0 && { publication: venue.publication }),
    ...(keywords && { keywords: listOf(keywords.text) }),
    places,
  };
  const problems =
    abstract && breaksOff(lines, abstract)
      ? [brokenOff(abstract, 'publisher-abstract-cut', 'The abstract')]
      : [];
  return { page: { source: ID, place, about: 0 }, records: [record], citations: [], problems };
}

/** The title of the head; where the page starts below it, that of the page's own citation. */
function titleOf(lines: Lines, { head, citation }: Found): Printed | undefined {
  const cited =
    citation &&
    lines.printed(citation.line, citation.column + citation.start, citation.column + citation.end);
  if (head.title === undefined) return cited;
  const raw = lines.texts[head.title]!;
  const lead = /^\s{0,8}#{0,6}\s{0,4}/.exec(raw)![0].length;
  const own = lines.printed(head.title, lead, head.titleEnd);
  // What stands above the abstract may be anything; what the page says of itself is surer.
  if (!cited || fold(own.text).includes(fold(cited.text)) || fold(cited.text).includes(fold(own.text)))
    return own;
  return cited;
}

/** The paragraph beside or below the label; further ones only where the page prints no blank lines. */
function abstractOf(lines: Lines, anchor: number): Printed | undefined {
  const column = labelAt(lines.texts[anchor]!)!.value;
  const beside = lines.printed(anchor, column);
  if (beside.text !== '') return beside;
  const first = nextFilled(lines, anchor + 1);
  if (first === undefined) return undefined;
  let end = first + 1;
  // With a blank line behind its heading, the first part of a structured abstract is all that is sure.
  if (STRUCTURE.test(lines.at(first)) && lines.at(end) === '') end = nextFilled(lines, end) ?? end;
  while (end < lines.length && lines.at(end) !== '' && !endsAbstract(lines.texts[end]!)) {
    // A short line that is no sentence is the heading of what follows, unless a structured abstract has it.
    if (lines.at(end).length < 60 && !/[.:]$/.test(lines.at(end)) && !STRUCTURE.test(lines.at(end))) break;
    end++;
  }
  return lines.printedLines(first, end);
}

const STRUCTURE =
  /^(?:Background|Methods?|Methodology|Results|Findings|Conclusions?|Objectives?|Purpose|Discussion|Design|Setting)$/;

interface People {
  readonly authors: readonly Name[];
  readonly complete: boolean;
  readonly place?: Place;
}

function authorsOf(lines: Lines, { head, citation }: Found, values: Values): People {
  const cited: People | undefined = citation && {
    authors: citation.authors,
    complete: citation.complete,
    place: lines.printed(citation.line, citation.column, citation.column + citation.start).place,
  };
  const line = head.byline[0];
  if (line !== undefined) {
    const end = head.byline.at(-1)! + 1;
    const texts = head.byline.map((at) => {
      const text = lines.texts[at]!;
      const label = labelAt(text);
      return text.slice(label?.field === 'authors' ? label.value : 0).replace(/^\s*[-•*]\s{1,3}/, '');
    });
    const byline = readByline(joined(texts.map(withoutAffiliation)));
    if (byline) return { ...byline, place: lines.place(line, end) };
  }
  const labelled = values.get('authors');
  const byline = labelled && readByline(withoutAffiliation(labelled.text));
  if (byline && labelled) return { ...byline, place: labelled.place };
  return cited ?? { authors: [], complete: false };
}

/** The lines of a list as one: names parted by commas, marks beside them. */
function joined(texts: readonly string[]): string {
  let all = '';
  for (const text of texts.map((one) => one.trim()).filter((one) => one !== ''))
    all += all === '' ? text : (MARK_ALONE.test(text) ? ' ' : ', ') + text;
  return all.replace(/\s{1,20},/g, ',');
}

/** A mark of affiliation, or the comma between two names, on a line of its own. */
const MARK_ALONE = /^(?:[a-z]|\d{1,2}|[,*])$/;

/** USENIX: `Ana Duarte and Bo Li, Somewhere University; Cy Jones, Another`. */
function withoutAffiliation(text: string): string {
  if (!/;/.test(text) && !/\band [^,]{3,60}, [^,]+(?:, [^,]+)?$/.test(text)) return text;
  if (/;\s*(?:\p{Lu}[\p{L}.'’-]* ){1,3}\p{Lu}[\p{L}'’-]*\s*(?:;|$)/u.test(text)) return text;
  return text
    .split(';')
    .map((group) => /^(?:.*?\band )[^,]+|^[^,]+/.exec(group.trim())?.[0] ?? '')
    .join(', ');
}

/** Behind the last of what was read: what follows may be someone's notes. */
function endOfPage(
  lines: Lines,
  { anchor, citation }: Found,
  abstract: Printed | undefined,
  values: Values,
): number {
  let last = Math.max(anchor, citation?.line ?? 0, (abstract?.place.endLine ?? 0) - lines.first);
  for (const { place } of values.values()) last = Math.max(last, place.endLine - lines.first);
  return last + 1;
}
