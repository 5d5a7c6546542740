/** What the sources of bibliography files share: a record put together from values that know where they stand. */
import type {
  FieldPlaces,
  Identifier,
  ItemType,
  Name,
  PaperRecord,
  PartialDate,
  Printed,
  Problem,
  Publication,
  SourceId,
} from '../../model';
import { hull, type Place } from '../../place';
import type { PageReading } from '../source';
import type { Lines } from '../text/lines';
import type { Placed } from '../text/whole-text';

/** What an entry of a bibliography tells of a paper. */
export interface Entry {
  readonly source: SourceId;
  readonly place: Place;
  readonly title: Printed;
  /** The title is BibTeX's, see `PaperRecord`. */
  readonly titleGrouped?: boolean;
  readonly authors?: Placed<AuthorList> | undefined;
  readonly date?: Placed<PartialDate> | undefined;
  readonly identifiers?: readonly FoundPlaced[];
  readonly categories?: Placed<readonly string[]> | undefined;
  readonly publication?: Placed<Publication> | undefined;
  readonly abstract?: Printed | undefined;
  readonly keywords?: Placed<readonly string[]> | undefined;
  readonly citekey?: Placed<string> | undefined;
  readonly comments?: Placed<string> | undefined;
}

export interface AuthorList {
  readonly names: readonly Name[];
  /** False when the list breaks off: `and others`, `et al.`. */
  readonly complete: boolean;
}

export interface FoundPlaced {
  readonly identifier: Identifier;
  readonly version?: number;
  readonly place: Place;
}

export function recordOf(entry: Entry): PaperRecord {
  const { authors, date, categories, publication, abstract, keywords, citekey, comments } = entry;
  const identifiers = entry.identifiers ?? [];
  const version = identifiers.find((found) => found.version !== undefined)?.version;
  const names = authors?.value.names ?? [];
  const places: FieldPlaces = {
    ...(authors && names.length > 0 && { authors: authors.place }),
    ...(date && { date: date.place }),
    ...(identifiers.length > 0 && { identifiers: identifiers.map(({ place }) => place).reduce(hull) }),
    ...(categories && { categories: categories.place }),
    ...(comments && { comments: comments.place }),
    ...(publication && { publication: publication.place }),
    ...(keywords && { keywords: keywords.place }),
    ...(citekey && { citekey: citekey.place }),
  };
  return {
    source: entry.source,
    place: entry.place,
    part: 'entry',
    title: entry.title,
    ...(entry.titleGrouped && { titleGrouped: true }),
    authors: names,
    authorsComplete: names.length > 0 && authors!.value.complete,
    ...(date && { date: date.value }),
    identifiers: identifiers.map(({ identifier }) => identifier),
    categories: categories?.value ?? [],
    ...(abstract && { abstract }),
    ...(version !== undefined && { shownVersion: version }),
    ...(comments && { comments: comments.value }),
    ...(publication && { publication: publication.value }),
    ...(keywords && { keywords: keywords.value }),
    ...(citekey && { citekey: citekey.value }),
    places,
  };
}

/** Whoever mends the first of so many has mended the rest, or has another kind of file. */
const MOST_PROBLEMS = 1000;

/** The reading of a file that is one page of entries. */
export function readingOf(
  source: SourceId,
  lines: Lines,
  records: readonly PaperRecord[],
  problems: readonly Problem[],
): PageReading {
  const filled = lines.texts.findIndex((text) => text.trim() !== '');
  const place = lines.place(Math.max(0, filled), lines.lastFilled + 1);
  return { page: { source, place }, records, citations: [], problems: problems.slice(0, MOST_PROBLEMS) };
}

/** The parts of a publication with their places; undefined when there is none but perhaps a type without place. */
export function publicationOf(
  type: ItemType | undefined,
  at: Place,
  parts: { readonly [part in Exclude<keyof Publication, 'type'>]?: Placed<string> | undefined },
): Placed<Publication> | undefined {
  const given = Object.entries(parts).filter(
    (part): part is [string, Placed<string>] => part[1] !== undefined && part[1].value !== '',
  );
  if (type === undefined && given.length === 0) return undefined;
  const values = Object.fromEntries(given.map(([part, { value }]) => [part, value]));
  return {
    value: { ...(type !== undefined && { type }), ...values },
    place: given.length > 0 ? given.map(([, { place }]) => place).reduce(hull) : at,
  };
}

/** An entry that names no paper. */
export function withoutTitle(place: Place, key?: string): Problem {
  return {
    place: {
      ...place,
      endLine: place.line,
      endColumn: Math.max(place.column, place.endLine === place.line ? place.endColumn : place.column + 1),
    },
    severity: 'information',
    code: 'entry-without-title',
    message: `The entry${key === undefined ? '' : ` “${key}”`} on this line has no title and is left out. Give it one to have the paper in the library.`,
  };
}
