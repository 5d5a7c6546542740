/** Where and when a publisher's page says that the paper came out, and by which identifiers it goes. */
import { findIdentifiers } from '../../identifiers';
import type { Identifier, PartialDate, Printed, Publication } from '../../model';
import type { Place } from '../../place';
import type { Lines } from '../text/lines';
import { VENUE_LINES } from './head';
import { citationLabelAt, type Field } from './labels';
import { siteOfAddress } from './sites';
import { type Found, nextFilled } from './starts';
import { dateIn, type Values } from './values';

export interface Venue {
  readonly publication: Publication;
  readonly place?: Place;
  readonly date?: PartialDate;
  readonly datePlace?: Place;
}

/** The lines of the head tell more than the citation, and both more than single labels. */
export function venueOf(lines: Lines, { head, citation, site }: Found, values: Values): Venue {
  const cited: Publication = citation?.publication ?? {};
  let publication: Publication = {};
  let place = citation && Object.keys(cited).length > 0 ? lines.printed(citation.line).place : undefined;
  let date: PartialDate | undefined = citation?.year === undefined ? undefined : { year: citation.year };
  let datePlace = date && citation ? lines.printed(citation.line, citation.column).place : undefined;
  for (const line of head.venue) {
    const groups = venueGroups(lines.at(line));
    const page = groups.page ?? groups.number;
    const journal = groups.journal ?? groups.proceedings;
    const told: Publication = {
      ...(journal !== undefined && { 'container-title': journal }),
      ...(groups.volume !== undefined && { volume: groups.volume, type: 'article-journal' as const }),
      ...(groups.proceedings !== undefined && { type: 'paper-conference' as const }),
      ...(groups.issue !== undefined && { issue: groups.issue }),
      ...(page !== undefined && { page: page.replace(/\s/g, '') }),
    };
    if (Object.keys(told).length > 0 && Object.keys(publication).length === 0)
      place = lines.printed(line).place;
    // The first line names the journal in full, one that follows may shorten it.
    publication = { ...told, ...publication };
    const printed = groups.date ?? [groups.day, groups.month, groups.year].filter(Boolean).join(' ');
    const read = printed === '' ? undefined : dateIn(printed);
    if (!read || (date?.year === read.year && partsOf(date) >= partsOf(read))) continue;
    date = read;
    datePlace = lines.printed(line).place;
  }
  const journalAbove = /^Volumes? /.test(lines.at(head.venue[0] ?? -1))
    ? journalOver(lines, head.venue[0]!)
    : undefined;
  const journal = journalAbove ?? values.get('journal')?.text;
  const one = (field: Field, name: 'volume' | 'issue' | 'page') => {
    const value = values.get(field)?.text;
    return value === undefined ? {} : { [name]: value };
  };
  const publisher = values.get('publisher')?.text ?? site?.publisher;
  publication = {
    ...one('volume', 'volume'),
    ...one('issue', 'issue'),
    ...one('pages', 'page'),
    ...(site?.type && { type: site.type }),
    ...(journal !== undefined && {
      type: /\b(?:Conference|Proceedings|Symposium|Workshop)\b/.test(journal)
        ? 'paper-conference'
        : 'article-journal',
      'container-title': journal,
    }),
    ...cited,
    ...publication,
    ...(publisher !== undefined && { publisher }),
  };
  const labelled = values.get('published');
  const published = labelled && dateIn(labelled.text);
  if (published && labelled)
    return { publication, ...(place && { place }), date: published, datePlace: labelled.place };
  return { publication, ...(place && { place }), ...(date && { date }), ...(datePlace && { datePlace }) };
}

function partsOf(date: PartialDate | undefined): number {
  return Object.keys(date ?? {}).length;
}

function journalOver(lines: Lines, line: number): string | undefined {
  for (let above = line - 1; above >= 0; above--) {
    const text = lines.at(above);
    if (text !== '') return /^\p{Lu}[\p{L}\p{M} &,:-]{2,100}$/u.test(text) ? text : undefined;
  }
  return undefined;
}

function venueGroups(text: string): Readonly<Record<string, string | undefined>> {
  for (const form of VENUE_LINES) {
    const match = form.exec(text);
    if (match) return match.groups ?? {};
  }
  return {};
}

/** The page's own: its label, its head, its citation, its address, in this order; never a reference's. */
export function identifiersOf(
  lines: Lines,
  { head, citation }: Found,
  values: Values,
): { identifiers: readonly Identifier[]; place?: Place } {
  const candidates: Printed[] = [];
  const label = values.get('doi');
  if (label) candidates.push(label);
  for (const line of head.venue) candidates.push(lines.printed(line));
  const line = citation?.line ?? citationLine(lines);
  if (line !== undefined && !citation) candidates.push(lines.printed(line));
  if (citation) candidates.push(lines.printed(citation.line, citation.column));
  for (const printed of candidates) {
    const own = findIdentifiers(printed.text.replace(/Get rights and content$/, '')).filter(
      ({ identifier: { scheme } }) => scheme === 'doi' || scheme === 'hal',
    );
    if (own.length > 0)
      return { identifiers: distinct(own.map(({ identifier }) => identifier)), place: printed.place };
  }
  return { identifiers: siteOfAddress(lines.url) ? identifierOfAddress(lines.url ?? '') : [] };
}

/** Most addresses hold the DOI; NBER's the number that it ends in. */
function identifierOfAddress(url: string): Identifier[] {
  const paper = /\bnber\.org\/papers\/(w\d{1,6})(?!\w)/.exec(url)?.[1];
  if (paper !== undefined) return [{ scheme: 'doi', value: `10.3386/${paper}` }];
  return findIdentifiers(url)
    .map(({ identifier }) => identifier)
    .slice(0, 1);
}

/** The line below a label of citation that has a DOI, though its title cannot be told. */
function citationLine(lines: Lines): number | undefined {
  for (let line = 0; line < lines.length; line++) {
    if (!citationLabelAt(lines.texts[line]!)) continue;
    const below = nextFilled(lines, line + 1);
    if (
      below !== undefined &&
      /\((?:19|20)\d\d\)\.? https:\/\/doi\.org\/10\.\S{4,100}$/.test(lines.at(below).slice(-140))
    )
      return below;
  }
  return undefined;
}

/** The first of each scheme. */
function distinct(identifiers: readonly Identifier[]): Identifier[] {
  return identifiers.filter((one, at) => identifiers.findIndex(({ scheme }) => scheme === one.scheme) === at);
}
