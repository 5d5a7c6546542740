/** RIS (https://en.wikipedia.org/wiki/RIS_(file_format)), the tags that Zotero, EndNote and Mendeley read. */
import type { ItemType, Name } from '../model';
import { readable } from '../prose';
import { addressBesideDoi, type Entry, pagesOf, withoutSuffix } from './entry';

const TYPES: Readonly<Record<ItemType, string>> = {
  article: 'UNPB',
  'article-journal': 'JOUR',
  'paper-conference': 'CONF',
  book: 'BOOK',
  chapter: 'CHAP',
  thesis: 'THES',
  report: 'RPRT',
  dataset: 'DATA',
  software: 'COMP',
  webpage: 'ELEC',
  document: 'GEN',
};

/** The lines of an entry, each with its tag; `TY` and `ER` among them. */
export function risLines(entry: Entry): string[] {
  const { issued, arxiv, page } = entry;
  const pages = page === undefined ? undefined : pagesOf(page);
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['TY', typeOf(entry)],
    ['ID', entry.key],
    ['TI', entry.title?.shown],
    ...entry.authors.map((name) => ['AU', risName(name)] as const),
    ...(entry.complete || entry.authors.length === 0 ? [] : [['AU', 'others'] as const]),
    ['PY', issued?.year === undefined ? undefined : String(issued.year)],
    ['DA', risDate(issued)],
    ['T2', entry['container-title']],
    ['VL', entry.volume],
    ['IS', entry.issue],
    ['SP', pages?.first],
    ['EP', pages?.last],
    ['PB', entry.publisher],
    ['DO', entry.doi],
    ['AN', arxiv === undefined ? undefined : `arXiv:${arxiv}`],
    ['UR', addressBesideDoi(entry)],
    ...entry.keywords.map((word) => ['KW', word] as const),
    ['AB', entry.abstract],
  ];
  return [
    ...fields.flatMap(([tag, value]) => {
      const text = value === undefined ? '' : tag === 'ID' ? value : readable(value);
      return text === '' ? [] : [`${tag}  - ${text}`];
    }),
    'ER  - ',
  ];
}

export function ris(entries: readonly (readonly string[])[]): string {
  return entries.map((lines) => `${lines.join('\r\n')}\r\n`).join('\r\n');
}

/** A preprint is unpublished for RIS, but for one in a server that is named as a journal would be. */
function typeOf({ type, 'container-title': container }: Entry): string {
  return TYPES[type === 'article' && container !== undefined ? 'article-journal' : type] ?? 'GEN';
}

/** `King, Martin Luther, Jr.`; a body ends in a comma, so that it is not taken apart. */
function risName({ literal, family = '', given, 'non-dropping-particle': particle }: Name): string {
  if (literal) return /,/.test(literal) ? literal.replace(/\s?,\s?/g, ' ') : `${literal},`;
  if (family === '') return `${[given, particle].filter(Boolean).join(' ')},`;
  const { family: bare, suffix } = withoutSuffix(family);
  const last = [particle, bare].filter(Boolean).join(' ');
  return [last, given ?? '', ...(suffix ? [suffix] : [])].join(', ').replace(/, $/, ',');
}

/** `2017/06/12/`: the parts that are missing are empty. */
function risDate(date: Entry['issued']): string | undefined {
  const { year, month, day } = date ?? {};
  if (year === undefined || !month) return undefined;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}/${two(month)}/${day ? two(day) : ''}`;
}
