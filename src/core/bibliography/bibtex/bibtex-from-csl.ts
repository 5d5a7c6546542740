/**
 * An item of CSL as an entry of BibTeX or BibLaTeX, with every variable that these have a field for.
 * Skipping: roles and dates that BibTeX knows no field for (`interviewer`, `submitted`), which CSL alone can hold.
 */

import type { CslItem } from '../csl';
import { arxivOf } from '../csl-arxiv';
import { type CslDate, edtf } from '../csl-dates';
import { babelName } from '../items/bibtex-kinds';
import type { BibTexEntry, BibTexField, Dialect } from './bibtex-fields';
import { bibTexKey, MONTHS, verbatim } from './bibtex-fields';
import { texPeople, texRich, texRichTitle } from './tex-rich';
import type { Charset } from './tex-text';

interface Kind {
  readonly bibtex: string;
  readonly biblatex?: string;
  readonly container?: 'journal' | 'booktitle' | 'howpublished';
  readonly publisher?: 'school' | 'institution';
}

const KINDS: ReadonlyMap<string, Kind> = new Map(
  Object.entries<Kind>({
    'article-journal': { bibtex: 'article', container: 'journal' },
    'article-magazine': { bibtex: 'article', container: 'journal' },
    'article-newspaper': { bibtex: 'article', container: 'journal' },
    review: { bibtex: 'article', biblatex: 'review', container: 'journal' },
    'review-book': { bibtex: 'article', biblatex: 'review', container: 'journal' },
    'paper-conference': { bibtex: 'inproceedings', container: 'booktitle' },
    chapter: { bibtex: 'incollection', container: 'booktitle' },
    entry: { bibtex: 'incollection', biblatex: 'inreference', container: 'booktitle' },
    'entry-dictionary': { bibtex: 'incollection', biblatex: 'inreference', container: 'booktitle' },
    'entry-encyclopedia': { bibtex: 'incollection', biblatex: 'inreference', container: 'booktitle' },
    book: { bibtex: 'book' },
    pamphlet: { bibtex: 'booklet' },
    periodical: { bibtex: 'misc', biblatex: 'periodical' },
    thesis: { bibtex: 'phdthesis', biblatex: 'thesis', publisher: 'school' },
    report: { bibtex: 'techreport', biblatex: 'report', publisher: 'institution' },
    manuscript: { bibtex: 'unpublished' },
    article: { bibtex: 'misc', biblatex: 'online' },
    webpage: { bibtex: 'misc', biblatex: 'online' },
    post: { bibtex: 'misc', biblatex: 'online' },
    'post-weblog': { bibtex: 'misc', biblatex: 'online' },
    dataset: { bibtex: 'misc', biblatex: 'dataset' },
    software: { bibtex: 'misc', biblatex: 'software' },
    patent: { bibtex: 'misc', biblatex: 'patent' },
    standard: { bibtex: 'misc', biblatex: 'standard' },
    motion_picture: { bibtex: 'misc', biblatex: 'movie' },
    song: { bibtex: 'misc', biblatex: 'music' },
    graphic: { bibtex: 'misc', biblatex: 'image' },
    legislation: { bibtex: 'misc', biblatex: 'legislation' },
    legal_case: { bibtex: 'misc', biblatex: 'jurisdiction' },
    personal_communication: { bibtex: 'misc', biblatex: 'letter' },
    performance: { bibtex: 'misc', biblatex: 'performance' },
  }),
);

const OTHER: Kind = { bibtex: 'misc' };

export function bibTexOfItem(item: CslItem, dialect: Dialect, charset: Charset): BibTexEntry {
  const kind = KINDS.get(String(item.type)) ?? OTHER;
  const isNew = dialect === 'biblatex';
  const words = (name: string) => texRich(textOf(item[name]), charset);
  const people = (name: string) => texPeople(item[name], charset);
  const isIssue = kind.container === 'journal';
  const arxiv = arxivOf(item);
  const container = kind.container ?? 'howpublished';
  const masters = /master/i.test(textOf(item.genre) ?? '');
  const isUsual = /^(?:PhD thesis|Master[’']s thesis)$/i.test(textOf(item.genre) ?? '');
  const fields: readonly (readonly [string, string | undefined, true?])[] = [
    ['title', texRichTitle(textOf(item.title), charset)],
    ['shorttitle', texRichTitle(textOf(item['title-short']), charset)],
    ['author', people('author')],
    ['editor', people('editor')],
    ['translator', people('translator')],
    ['bookauthor', people('container-author')],
    [
      isNew && isIssue ? 'journaltitle' : container,
      (isIssue ? texRich : texRichTitle)(textOf(item['container-title']), charset),
    ],
    ['shortjournal', words('container-title-short')],
    ['series', texRichTitle(textOf(item['collection-title']), charset)],
    ...dates(item.issued, isNew, charset),
    ['volume', words('volume')],
    [
      'number',
      words(isIssue ? 'issue' : 'collection-number') ?? (arxiv === undefined ? words('number') : undefined),
    ],
    ['volumes', words('number-of-volumes')],
    ['edition', words('edition')],
    ['chapter', words('chapter-number')],
    ['pages', words('page')?.replace(/[–—]|(?<=\w)-(?=\w)/g, '--')],
    ['pagetotal', words('number-of-pages')],
    ['version', words('version')],
    [isNew && kind.publisher ? 'institution' : (kind.publisher ?? 'publisher'), words('publisher')],
    [isNew ? 'location' : 'address', words('publisher-place')],
    ['eventtitle', words('event-title') ?? words('event')],
    ['venue', words('event-place')],
    ['type', !isNew && kind.bibtex === 'phdthesis' && isUsual ? undefined : words('genre')],
    ['doi', verbatim(textOf(item.DOI))],
    ...(arxiv === undefined
      ? []
      : [
          ['eprint', verbatim(arxiv)] as const,
          [isNew ? 'eprinttype' : 'archiveprefix', isNew ? 'arxiv' : 'arXiv'] as const,
        ]),
    ['isbn', words('ISBN')],
    ['issn', words('ISSN')],
    ['pmid', verbatim(textOf(item.PMID))],
    ['pmcid', verbatim(textOf(item.PMCID))],
    ['url', verbatim(textOf(item.URL))],
    ['urldate', edtf(item.accessed)],
    ['origdate', edtf(item['original-date'])],
    ['eventdate', edtf(item['event-date'])],
    ['langid', babelName(textOf(item.language) ?? '')],
    ['pubstate', words('status')],
    ['library', words('call-number')],
    ['note', words('note')],
    ['annotation', words('annote')],
    ['keywords', words('keyword')],
    ['abstract', words('abstract')],
  ];
  const type = isNew ? (kind.biblatex ?? kind.bibtex) : kind.bibtex;
  return {
    type: type === 'phdthesis' && masters ? 'mastersthesis' : type,
    key: bibTexKey(textOf(item.id) ?? ''),
    fields: fields.flatMap(([name, value, bare]): BibTexField[] =>
      value === undefined || value === '' ? [] : [{ name, value, ...(bare && { bare }) }],
    ),
  };
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** One date as BibTeX's fields, all that is more as BibLaTeX's, which Pandoc reads in both. */
function dates(
  value: unknown,
  isNew: boolean,
  charset: Charset,
): (readonly [string, string | undefined, true?])[] {
  const whole = edtf(value);
  const { literal, raw } = (value ?? {}) as CslDate;
  if (whole === undefined) return [['year', texRich(textOf(literal) ?? textOf(raw), charset)]];
  if (isNew) return [['date', whole]];
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(whole) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (year === undefined || (month !== undefined && name === undefined))
    return [
      ['year', /^-?\d{4}/.exec(whole)?.[0], true],
      ['date', whole],
    ];
  return [
    ['year', year, true],
    ['month', name, true],
    ['day', day === undefined ? undefined : String(Number(day)), true],
  ];
}
