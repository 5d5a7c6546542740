/** PubMed's tagged format, "MEDLINE" (https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format), also saved as .nbib. */
import type { Name, PaperRecord, Printed, Problem } from '../../model';
import { hull } from '../../place';
import type { PageReading, Source } from '../source';
import type { Lines } from '../text/lines';
import type { Placed } from '../text/whole-text';
import { dateIn, identifiersIn, listedName, oneOfEach, plain } from './entry-values';
import {
  type AuthorList,
  type FoundPlaced,
  publicationOf,
  readingOf,
  recordOf,
  withoutTitle,
} from './structured';
import { listed, opensTagged, readTagged, type TaggedEntry, TaggedFields, type TaggedFormat } from './tagged';

const ID = 'medline';

const FORMAT: TaggedFormat = { field: /^([A-Z]{2,4})\s{0,2}-\s/, first: 'PMID' };

export const MEDLINE: Source = {
  id: ID,
  label: 'PubMed (MEDLINE) file',
  site: 'PubMed',
  sign: /PMID-\s\d/,
  literals: ['PMID-'],
  starts: (lines) => {
    const start = opensTagged(lines, FORMAT);
    return start === undefined ? [] : [start];
  },
  read: readPage,
};

function readPage(lines: Lines): PageReading {
  const problems: Problem[] = [];
  const records = readTagged(lines, FORMAT)
    .map((entry) => readEntry(lines, entry, problems))
    .filter((record) => record !== undefined);
  return readingOf(ID, lines, records, problems);
}

function readEntry(lines: Lines, entry: TaggedEntry, problems: Problem[]): PaperRecord | undefined {
  const fields = new TaggedFields(lines, entry);
  const place = lines.place(entry.start, entry.end);
  const title = fields.printed('TI', 'BTI');
  const pmid = fields.get('PMID');
  if (!title) {
    problems.push(withoutTitle(place, pmid && `PMID ${pmid.value}`));
    return undefined;
  }
  if (title.place.endLine - lines.first >= lines.lastFilled) {
    problems.push({
      place: title.place,
      severity: 'warning',
      code: 'medline-cut',
      message: 'The file breaks off in this title, so the entry is left out. Save it again to have the rest.',
    });
    return undefined;
  }
  const kinds = fields.all('PT');
  const isPreprint = kinds.some(({ value }) => value === 'Preprint');
  const journal = fields.get('JT', 'TA');
  return recordOf({
    source: ID,
    place,
    title: withoutStop(title),
    authors: authorsOf(fields),
    date: dateIn(fields.get('DP')),
    identifiers: oneOfEach([
      ...labelled('PMID: ', pmid),
      ...labelled('', fields.get('PMC')),
      ...doiOf(fields),
    ]),
    publication: publicationOf(isPreprint ? 'article' : journal ? 'article-journal' : undefined, place, {
      'container-title': journal,
      volume: fields.get('VI'),
      issue: fields.get('IP'),
      page: plain(fields.get('PG')),
      publisher: fields.get('PB'),
    }),
    abstract: fields.printed('AB'),
    keywords: listed(
      fields.all('OT', 'MH').map(({ value, place }) => ({ value: value.replace(/^\*/, ''), place })),
    ),
  });
}

/** MEDLINE ends every title with a full stop that is not the title's. */
function withoutStop({ text, place }: Printed): Printed {
  const ends = text.endsWith('.') && !text.endsWith('..') && !/\b\p{Lu}\.$/u.test(text);
  if (!ends) return { text, place };
  const words = text.slice(0, -1).trimEnd();
  // Where white space before the stop is a line's end, the columns say nothing of the words.
  if (words === '' || words.length < text.trimEnd().lastIndexOf('\n')) return { text, place };
  return { text: words, place: { ...place, endColumn: place.endColumn - (text.length - words.length) } };
}

/** Full names where every author has one, else those with initials; bodies behind them. */
function authorsOf(fields: TaggedFields): Placed<AuthorList> | undefined {
  const full = fields.all('FAU');
  const short = fields.all('AU');
  const useFull = full.length > 0 && full.length >= short.length;
  const people = useFull ? full : short;
  const bodies = fields.all('CN');
  const names = people.map(({ value }) => (useFull ? listedName(value) : withInitials(value)));
  const known = [
    ...names.filter((name) => name !== undefined),
    ...bodies.map(({ value }) => ({ literal: value })),
  ];
  if (known.length === 0) return undefined;
  const complete =
    known.length === names.length + bodies.length && !people.some(({ value }) => /^et al/.test(value));
  return {
    value: { names: known, complete },
    place: [...people, ...bodies].map(({ place }) => place).reduce(hull),
  };
}

/** `Van Der Berg JH Jr`. */
function withInitials(text: string): Name | undefined {
  const match = /^(.{1,80}?) ([\p{Lu}-]{1,6})(?: (Jr|Sr|2nd|3rd|II|III|IV))?$/u.exec(text);
  if (!match) return listedName(text);
  return { family: match[3] === undefined ? match[1]! : `${match[1]} ${match[3]}`, given: match[2]! };
}

function labelled(label: string, value: Placed<string> | undefined): FoundPlaced[] {
  return value
    ? identifiersIn({ value: `${label}${value.value}`, place: value.place }, ['pmid', 'pmcid'])
    : [];
}

/** `10.1038/s41586-021-03819-2 [doi]`, among other kinds of ids. */
function doiOf(fields: TaggedFields): FoundPlaced[] {
  const given = fields.all('AID', 'LID').find(({ value }) => value.endsWith('[doi]'));
  return identifiersIn(given, ['doi', 'arxiv']);
}
