/**
 * What the source of a web page said of its paper for programs, as saving a page keeps it: YAML front matter
 * above the text, a line a field, the values as JSON. It fills in what the text leaves out, and stands for a page
 * whose text nobody can read (a paywall).
 */
import { parseDate } from '../dates';
import { asIdentifier } from '../identifiers';
import type { FieldPlaces, Identifier, PaperRecord, PartialDate, PlacedField, Publication } from '../model';
import { parseName } from '../names';
import { type Place, placeInLine } from '../place';
import { titleKey } from '../prose';
import type { PageReading } from './source';
import type { Lines } from './text/lines';

const ID = 'page-head';

export const PAGE_HEAD = { id: ID, label: 'Head of a web page', site: 'Page head' };

/** A head is short; a note's front matter may be long. */
const MOST_LINES = 40;

/** The head of a saved page. */
export interface PageHead {
  /** The account it gives of the paper. */
  readonly record: PaperRecord;
  readonly url?: string;
  readonly saved: PartialDate;
}

/** The head that stands first in a file; undefined where there is none. */
export function readPageHead(lines: Lines): PageHead | undefined {
  if (lines.at(0) !== '---') return undefined;
  const fields = new Map<string, { value: unknown; place: Place }>();
  let end = 1;
  for (; end < Math.min(lines.length, MOST_LINES) && lines.at(end) !== '---'; end++) {
    const field = /^([a-z]{2,20}): (.+)$/.exec((lines.texts[end] ?? '').slice(0, 30_000));
    if (field)
      fields.set(field[1]!, {
        value: parsed(field[2]!),
        place: lines.printed(end, field[1]!.length + 2).place,
      });
  }
  const text = (name: string) => {
    const value = fields.get(name)?.value;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const title = text('title');
  // Notes have front matters too; only ours say when they were saved.
  const saved = parseDate(text('saved') ?? '');
  const isOfPaper = ['authors', 'doi', 'arxiv', 'pmid', 'journal'].some((name) => fields.has(name));
  if (lines.at(end) !== '---' || title === undefined || !saved || !isOfPaper) return undefined;
  const inside = ({ line, column, endColumn }: Place) =>
    placeInLine(lines.file, line, column + 1, endColumn - 1);
  const date = parseDate(text('date') ?? '');
  const authors = textsOf(fields.get('authors')?.value).map(parseName);
  const abstract = text('abstract');
  const publication = publicationOf(text);
  const keywords = textsOf(fields.get('keywords')?.value);
  const record: PaperRecord = {
    source: ID,
    place: lines.place(0, end + 1),
    part: 'page',
    title: { text: title, place: inside(fields.get('title')!.place) },
    authors,
    authorsComplete: authors.length > 0,
    ...(date && { date }),
    identifiers: identifiersOf(text),
    categories: [],
    ...(abstract !== undefined && {
      abstract: { text: abstract, place: inside(fields.get('abstract')!.place) },
    }),
    ...(Object.keys(publication).length > 0 && { publication }),
    ...(keywords.length > 0 && { keywords }),
    places: placesOf(fields),
  };
  const url = text('url');
  return { record, ...(url !== undefined && { url }), saved };
}

/** A page whose text no source reads, by its head alone. */
export function readingOfHead({ record, ...header }: PageHead): PageReading {
  const page = { source: ID, place: record.place, about: 0, ...header };
  return { page, records: [record], citations: [], problems: [] };
}

/** The reading with what the head tells beside it, where both are plainly of one paper. */
export function withHead(reading: PageReading, { record: head }: PageHead): PageReading {
  const [record, ...others] = reading.records;
  const isSame =
    record?.part === 'page' &&
    others.length === 0 &&
    titleKey(record.title.text) === titleKey(head.title.text);
  return isSame ? { ...reading, records: [filledIn(record, head)] } : reading;
}

function filledIn(record: PaperRecord, head: PaperRecord): PaperRecord {
  const schemes = new Set(record.identifiers.map(({ scheme }) => scheme));
  const identifiers = head.identifiers.filter(({ scheme }) => !schemes.has(scheme));
  const fewer =
    record.authors.length === 0 || (!record.authorsComplete && record.authors.length < head.authors.length);
  const taken: [PlacedField, Partial<PaperRecord>][] = [
    ...(fewer && head.authors.length > 0
      ? [['authors', { authors: head.authors, authorsComplete: true }] as [PlacedField, Partial<PaperRecord>]]
      : []),
  ];
  const take = (field: 'date' | 'publication' | 'keywords') => {
    if (record[field] === undefined && head[field] !== undefined)
      taken.push([field, { [field]: head[field] }]);
  };
  take('date');
  take('publication');
  take('keywords');
  if (identifiers.length > 0)
    taken.push(['identifiers', { identifiers: [...record.identifiers, ...identifiers] }]);
  const places = Object.fromEntries(taken.map(([field]) => [field, head.places?.[field]]));
  const abstract = !record.abstract && head.abstract ? { abstract: head.abstract } : {};
  return {
    ...record,
    ...Object.assign({}, ...taken.map(([, part]) => part)),
    ...abstract,
    // Where the text gives an identifier too, that is where a reader looks first.
    places: { ...places, ...record.places },
  };
}

function publicationOf(text: (name: string) => string | undefined): Publication {
  const [journal, volume, issue, page, publisher] = ['journal', 'volume', 'issue', 'pages', 'publisher'].map(
    text,
  );
  return {
    ...(journal !== undefined && { 'container-title': journal }),
    ...(volume !== undefined && { volume }),
    ...(issue !== undefined && { issue }),
    ...(page !== undefined && { page }),
    ...(publisher !== undefined && { publisher }),
  };
}

function identifiersOf(text: (name: string) => string | undefined): Identifier[] {
  const [doi, arxiv, pmid] = ['doi', 'arxiv', 'pmid'].map(text);
  const forms = [arxiv && `arXiv:${arxiv}`, doi, pmid && `PMID: ${pmid}`];
  return forms.flatMap((form) => {
    const found = form === undefined || form === '' ? undefined : asIdentifier(form);
    return found ? [found.identifier] : [];
  });
}

function placesOf(fields: ReadonlyMap<string, { readonly place: Place }>): FieldPlaces {
  const names: readonly (readonly [PlacedField, readonly string[]])[] = [
    ['authors', ['authors']],
    ['date', ['date']],
    ['identifiers', ['arxiv', 'doi', 'pmid']],
    ['publication', ['journal', 'publisher', 'volume']],
    ['keywords', ['keywords']],
  ];
  return Object.fromEntries(
    names.flatMap(([field, keys]) => {
      const place = keys.map((key) => fields.get(key)?.place).find((one) => one !== undefined);
      return place ? [[field, place]] : [];
    }),
  );
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string' && one !== '') : [];
}

/** JSON, or a bare word (`saved: 2026-11-21`). */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.trim();
  }
}
