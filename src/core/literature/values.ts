/** What a template of literature notes may say of a paper. Page text is plain text wherever it stands. */
import { displayDate, isoDate } from '../dates';
import { findingsOf } from '../findings';
import type { Citation, Finding, IdentifierScheme, Work } from '../model';
import { displayName, shortAuthors } from '../names';
import { lineNumber, type Place } from '../place';
import { oneLine, readable } from '../prose';
import { publicationLine } from '../publication';
import { escapeAddress, escapePath, MARKDOWN } from '../quotations/write';
import type { List, Values } from '../template';
import { bestCitersFirst } from '../views/describe';

/** A value in the two places where it may stand. */
export interface Written {
  /** Plain words on one line, or a number, for the front matter. */
  readonly plain: string | number;
  /** Markdown that shows the same. */
  readonly markdown: string;
}

/** What only the reader's settings and folders tell. */
export interface NoteSurroundings {
  /** The citation of a work as it is to be typed. */
  readonly cite: (work: Work) => string;
  /** The file as a path that means something to the reader. */
  readonly file: (place: Place) => string;
  /** The address of the line, from the folder of the note. */
  readonly link: (place: Place) => string;
}

/** As many of the citers as one looks through; `bestCiters` are no more. */
const BEST_CITERS = 8;

/** What makes a reference to `Written` of it: a template is filled before it is known where each value comes to stand. */
export type Refer = (written: Written) => string;

/** The values of a note on the work. The names are the same for all works. */
export function noteValues(
  work: Work,
  surroundings: NoteSurroundings,
  refer: Refer,
): Values<(typeof NOTE_NAMES)[number]> {
  const { item, identifiers, marks } = work;
  const say = writer(refer);
  const idOf = (scheme: IdentifierScheme) => identifiers.find((each) => each.scheme === scheme)?.value;
  const [abstract] = work.abstracts;
  const read = abstract?.records[0]?.abstract?.place ?? work.records[0]!.title.place;
  const best = bestCitersFirst(work.citers);
  const findings = findingsOf(work);
  return {
    title: say.line(work.title),
    authors: {
      names: ['name', 'family', 'given'],
      items: item.author.map((name) => ({
        name: say.line(displayName(name)),
        family: say.line(name.family ?? name.literal),
        given: say.line(name.given),
      })),
      text: say.line(shortAuthors(item.author, work.authorsComplete)) ?? '',
    },
    moreAuthors: work.authorsComplete ? undefined : say.line('et al.'),
    year: say.number(item.issued?.year),
    date: item.issued && refer({ plain: isoDate(item.issued), markdown: displayDate(item.issued) }),
    reference: say.line(referenceOf(work)),
    publication: say.line(publicationLine(item)),
    container: say.line(item['container-title']),
    citekey: say.exact(work.citekey),
    cite: say.exact(surroundings.cite(work)),
    doi: say.address(idOf('doi') ?? item.DOI),
    arxiv: say.address(idOf('arxiv')),
    pmid: say.address(idOf('pmid')),
    url: say.address(item.URL),
    abstract: say.lines(abstract && readable(abstract.text)),
    summary: say.line(work.summaries[0] && readable(work.summaries[0].text)),
    ...at(read, surroundings, say),
    withdrawn: work.withdrawn ? say.line('withdrawn') : undefined,
    categories: list('category', work.categories, say),
    keywords: list('keyword', work.keywords, say),
    status: say.line(marks.status),
    tags: list('tag', marks.tags, say),
    findings: {
      names: ['text', 'kind', 'machine', 'file', 'line', 'link'],
      items: findings.map((finding) => findingValues(finding, surroundings, say)),
    },
    findingCount: say.number(findings.length || undefined),
    citers: citers(best, surroundings, say),
    bestCiters: citers(best.slice(0, BEST_CITERS), surroundings, say),
    citerCount: say.number(best.length || undefined),
    moreCiters: say.number(Math.max(0, best.length - BEST_CITERS) || undefined),
  };
}

/** What a template may use at its top level. */
export const NOTE_NAMES = [
  'title',
  'authors',
  'moreAuthors',
  'year',
  'date',
  'reference',
  'publication',
  'container',
  'citekey',
  'cite',
  'doi',
  'arxiv',
  'pmid',
  'url',
  'abstract',
  'summary',
  'file',
  'line',
  'link',
  'withdrawn',
  'categories',
  'keywords',
  'status',
  'tags',
  'findings',
  'findingCount',
  'citers',
  'bestCiters',
  'citerCount',
  'moreCiters',
] as const;

/** `Lovelace and Shelley, 3 Mar 1843, Journal of Lamps 3`; only what is known. */
function referenceOf({ item, authorsComplete, submitter }: Work): string {
  const authors = shortAuthors(item.author, authorsComplete);
  const submitted = submitter === undefined ? '' : `submitted by ${submitter}`;
  return [authors || submitted, item.issued ? displayDate(item.issued) : '', publicationLine(item)]
    .filter((part) => part !== '')
    .join(', ');
}

type Say = ReturnType<typeof writer>;

/** Each kind of text in its way; what is not known stays so. */
function writer(refer: Refer) {
  const written =
    <T extends string | number>(markdown: (value: string) => string) =>
    (value: T | undefined): string | undefined => {
      const plain = typeof value === 'string' ? oneLine(value.replace(/\p{Cc}+/gu, ' ')) : value;
      if (plain === undefined || plain === '') return undefined;
      return refer({ plain, markdown: markdown(String(value)) });
    };
  return {
    line: written<string>(MARKDOWN.line),
    lines: written<string>(MARKDOWN.lines),
    number: written<number>(String),
    address: written<string>(escapeAddress),
    /** What is ours: a key, a citation, a link. */
    exact: written<string>((value) => value),
  };
}

function at(place: Place, { file, link }: NoteSurroundings, say: Say) {
  return {
    file: say.exact(escapePath(file(place))),
    line: say.number(lineNumber(place)),
    link: say.address(link(place)),
  };
}

function list(name: string, values: readonly string[], say: Say): List {
  const items = values.map((value) => ({ [name]: say.line(value) }));
  return { names: [name], items, text: say.line(values.join(', ')) ?? '' };
}

function findingValues(finding: Finding, surroundings: NoteSurroundings, say: Say) {
  const isMachine = finding.kind === 'summary';
  return {
    text: say.line(readable(finding.text)),
    kind: say.line(finding.kind),
    machine: isMachine ? say.line('machine-written') : undefined,
    ...at(finding.place, surroundings, say),
  };
}

const CITER_NAMES = ['title', 'authors', 'year', 'citekey', 'cite', 'role', 'polarity', 'verdict', 'summary'];

function citers(citations: readonly Citation[], surroundings: NoteSurroundings, say: Say): List {
  const items = citations.map(({ citing, role, polarity, verdict, summary, places }) => ({
    title: say.line(citing.title),
    authors: say.line(shortAuthors(citing.item.author, citing.authorsComplete)),
    year: say.number(citing.item.issued?.year),
    citekey: say.exact(citing.citekey),
    cite: say.exact(surroundings.cite(citing)),
    role: say.line(role),
    polarity: say.line(polarity),
    verdict: say.line(verdict),
    summary: say.line(summary && readable(summary.text)),
    ...at(summary?.place ?? places[0], surroundings, say),
  }));
  return { names: [...CITER_NAMES, 'file', 'line', 'link'], items };
}
