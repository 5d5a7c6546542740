/** RIS files (https://en.wikipedia.org/wiki/RIS_(file_format)), as publishers, Zotero and EndNote write them. */
import type { ItemType, PaperRecord, Printed, Problem } from '../../model';
import { oneLine } from '../../prose';
import type { PageReading, Source } from '../source';
import type { Lines } from '../text/lines';
import {
  closerDate,
  dateIn,
  identifiersIn,
  namesOf,
  oneOfEach,
  ownArxivId,
  pageRange,
  plain,
} from './entry-values';
import { LOOSE_RIS_TAG, risTagIn } from './ris-tags';
import { publicationOf, readingOf, recordOf, withoutTitle } from './structured';
import { listed, opensTagged, readTagged, type TaggedEntry, TaggedFields, type TaggedFormat } from './tagged';

const ID = 'ris';

const LOOSE: TaggedFormat = { field: LOOSE_RIS_TAG, first: 'TY', last: 'ER' };

export const RIS: Source = {
  id: ID,
  label: 'RIS file',
  site: 'RIS',
  sign: /TY {1,2}- [A-Z]/,
  literals: ['TY  - ', 'TY - '],
  starts: (lines) => {
    const start = opensTagged(lines, LOOSE);
    return start === undefined ? [] : [start];
  },
  read: readPage,
};

const TYPES: ReadonlyMap<string, ItemType> = new Map([
  ['JOUR', 'article-journal'],
  ['EJOUR', 'article-journal'],
  ['JFULL', 'article-journal'],
  ['CONF', 'paper-conference'],
  ['CPAPER', 'paper-conference'],
  ['BOOK', 'book'],
  ['EBOOK', 'book'],
  ['CHAP', 'chapter'],
  ['ECHAP', 'chapter'],
  ['THES', 'thesis'],
  ['RPRT', 'report'],
  ['DATA', 'dataset'],
  ['COMP', 'software'],
  ['ELEC', 'webpage'],
  ['BLOG', 'webpage'],
]);

function readPage(lines: Lines): PageReading {
  const entries = readTagged(lines, { ...LOOSE, field: risTagIn(lines.texts) });
  const problems: Problem[] = [];
  const records = entries
    .map((entry) => readEntry(lines, entry, problems))
    .filter((record) => record !== undefined);
  return readingOf(ID, lines, records, problems);
}

function readEntry(lines: Lines, entry: TaggedEntry, problems: Problem[]): PaperRecord | undefined {
  const fields = new TaggedFields(lines, entry);
  const place = lines.place(entry.start, entry.end);
  const isLast = lines.lastFilled < entry.end;
  if (!entry.closed && isLast) {
    problems.push({
      place: lines.printed(entry.end - 1).place,
      severity: 'warning',
      code: 'ris-entry-open',
      message:
        'This entry has no line “ER  - ” at its end. Add it behind this line, or save the file again if it was cut off.',
    });
  }
  const title = titleOf(fields) ?? fields.printed('BT', 'CT');
  if (!title) {
    problems.push(withoutTitle(place));
    return undefined;
  }
  // The words with which a cut file ends may be half a title.
  if (!entry.closed && isLast && title.place.endLine - lines.first >= entry.end - 1) return undefined;
  const kind = fields.get('TY');
  const identifiers = oneOfEach([
    ...identifiersIn(fields.get('DO'), ['doi', 'arxiv']),
    ...fields.all('UR', 'L2').flatMap((address) => identifiersIn(address)),
    ...ownArxivId(fields.get('JO', 'T2', 'JF')),
    ...ownArxivId(fields.get('AN')),
    ...ownArxivId(fields.get('M1')),
  ]);
  const isPreprint = identifiers.some(({ identifier }) => identifier.scheme === 'arxiv');
  const named = TYPES.get(kind?.value ?? '');
  const type = named ?? (isPreprint ? 'article' : kind ? 'document' : undefined);
  const container = fields.get('JF', 'T2', 'JO', 'BT', 'JA', 'J2');
  const isOfBook = container?.place.line === title.place.line;
  return recordOf({
    source: ID,
    place,
    title,
    authors: namesOf(fields.all('AU', 'A1')),
    date: closerDate(dateIn(fields.get('PY', 'Y1')), dateIn(fields.get('DA', 'Y1'))),
    identifiers,
    publication: publicationOf(type, kind?.place ?? place, {
      'container-title': isOfBook ? undefined : plain(container),
      volume: plain(fields.get('VL')),
      issue: plain(fields.get('IS')),
      page: plain(pageRange(fields.get('SP'), fields.get('EP'))),
      publisher: plain(fields.get('PB')),
    }),
    abstract: fields.printed('AB', 'N2'),
    keywords: listed(fields.all('KW')),
    comments: plain(fields.get('N1')),
  });
}

/** `TI` and `T1` say the same, but for exports that have the kind of article in one of them: `TI  - Editorial.` */
function titleOf(fields: TaggedFields): Printed | undefined {
  const [one, other] = [fields.printed('TI'), fields.printed('T1')];
  if (!one || !other) return one ?? other;
  return oneLine(other.text).length > oneLine(one.text).length && isKindOfArticle(one.text) ? other : one;
}

function isKindOfArticle(title: string): boolean {
  return /^(?:editorials?|articles?|letters?|reviews?|comment(?:ary|s)?|correspondence|news|research article|original (?:article|paper|research))[.:?!\s]*$/i.test(
    title.trim().slice(0, 60),
  );
}
