/** EndNote's tagged format (.enw, "refer"): `%0 Journal Article`, `%A`, `%T`, as sites such as the ACL Anthology export it. */
import type { ItemType, PaperRecord, Problem } from '../../model';
import type { PageReading, Source } from '../source';
import type { Lines } from '../text/lines';
import type { Placed } from '../text/whole-text';
import {
  closerDate,
  dateIn,
  identifiersIn,
  keywordsIn,
  namesOf,
  oneOfEach,
  ownArxivId,
  plain,
} from './entry-values';
import { publicationOf, readingOf, recordOf, withoutTitle } from './structured';
import { listed, opensTagged, readTagged, type TaggedEntry, TaggedFields, type TaggedFormat } from './tagged';

const ID = 'endnote';

const FORMAT: TaggedFormat = { field: /^%([0-9A-Z@!?$&()^>~*+[\]#|<])(?:\s|$)/, first: '0' };

export const ENDNOTE: Source = {
  id: ID,
  label: 'EndNote file',
  site: 'EndNote',
  sign: /%0 [A-Z]/,
  literals: ['%0 '],
  starts: (lines) => {
    const start = opensTagged(lines, FORMAT);
    return start === undefined || isAnthology(lines, start) ? [] : [start];
  },
  read: readPage,
};

/** The ACL Anthology's own exports are read with its pages. */
function isAnthology(lines: Lines, start: number): boolean {
  for (let line = start; line < Math.min(lines.length, start + 80) && lines.at(line) !== ''; line++)
    if (/^%U https?:\/\/(?:www\.)?acl/.test(lines.at(line))) return true;
  return false;
}

/** EndNote's reference types by name, in both of its formats. */
export const ENDNOTE_TYPES: ReadonlyMap<string, ItemType> = new Map([
  ['Journal Article', 'article-journal'],
  ['Electronic Article', 'article-journal'],
  ['Conference Proceedings', 'paper-conference'],
  ['Conference Paper', 'paper-conference'],
  ['Book', 'book'],
  ['Electronic Book', 'book'],
  ['Edited Book', 'book'],
  ['Book Section', 'chapter'],
  ['Electronic Book Section', 'chapter'],
  ['Thesis', 'thesis'],
  ['Report', 'report'],
  ['Dataset', 'dataset'],
  ['Computer Program', 'software'],
  ['Web Page', 'webpage'],
  ['Blog', 'webpage'],
]);

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
  const title = fields.printed('T');
  if (!title) {
    problems.push(withoutTitle(place));
    return undefined;
  }
  const kind = fields.get('0');
  const label = fields.get('F');
  const identifiers = oneOfEach([
    ...identifiersIn(fields.get('R'), ['doi', 'arxiv']),
    ...fields.all('U').flatMap((address) => identifiersIn(address)),
    ...ownArxivId(fields.get('J')),
  ]);
  const isPreprint = identifiers.some(({ identifier }) => identifier.scheme === 'arxiv');
  const named = ENDNOTE_TYPES.get(kind?.value ?? '');
  const terms = fields.all('K');
  return recordOf({
    source: ID,
    place,
    title,
    authors: namesOf(fields.all('A').flatMap(splitSemicolons)),
    date: closerDate(dateIn(fields.get('D')), dateIn(fields.get('8'))),
    identifiers,
    publication: publicationOf(named ?? (isPreprint ? 'article' : kind && 'document'), kind?.place ?? place, {
      'container-title': plain(
        fields.get('J', 'B') ?? (named === 'paper-conference' ? fields.get('S') : undefined),
      ),
      volume: plain(fields.get('V')),
      issue: plain(fields.get('N')),
      page: plain(named === 'book' || named === 'thesis' ? rangeIn(fields.get('P')) : fields.get('P')),
      publisher: plain(fields.get('I')),
    }),
    abstract: fields.printed('X'),
    keywords: terms.length > 1 ? listed(terms) : keywordsIn(terms[0]),
    citekey: label && /^\S+$/.test(label.value) ? label : undefined,
    comments: plain(fields.get('Z')),
  });
}

/** Of a book `%P XX, 327` counts its pages; where it stands in another is a range. */
function rangeIn(pages: Placed<string> | undefined): Placed<string> | undefined {
  return pages && /^\d{1,6}\s?[-–]{1,2}\s?\d{1,6}$/.test(pages.value.trim()) ? pages : undefined;
}

/** Some exports put all authors into one field. */
function splitSemicolons({ value, place }: { value: string; place: PaperRecord['place'] }) {
  return value
    .split(';')
    .map((part) => ({ value: part.trim(), place }))
    .filter((part) => part.value !== '');
}
