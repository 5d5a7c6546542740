/**
 * An item of CSL in RIS, by the tags that Zotero, EndNote and Mendeley read.
 * What RIS cannot hold: whether a particle may be dropped, circa, ranges of dates, markup, and all that is no tag.
 */

import { namesIn } from './bibtex/tex-rich';
import type { CslItem } from './csl';
import { arxivOf } from './csl-arxiv';
import type { CslDate } from './csl-dates';
import { RIS_TYPES } from './items/ris-items';
import { withoutRichTags } from './rich-tags';

/** The first of RIS's types that is read as it. */
const TYPES = new Map([...RIS_TYPES].reverse().map(([ris, csl]) => [csl, ris]));

/** The lines of an entry, `TY` and `ER` among them. */
export function risLinesOf(item: CslItem): string[] {
  const text = (name: string) => {
    const value = item[name];
    return typeof value === 'string' || typeof value === 'number'
      ? withoutRichTags(String(value))
      : undefined;
  };
  const type = text('type') ?? '';
  const people = (tag: string, name: string) => peopleOf(item[name]).map((person) => [tag, person] as const);
  const [, first, last] =
    /^([A-Za-z]*\d+[A-Za-z]?)\s?[-–]\s?([A-Za-z]*\d+[A-Za-z]?)$/.exec(text('page') ?? '') ?? [];
  const number = text('number');
  const arxiv = arxivOf(item);
  const isArxiv = /^arXiv:/i.test(number ?? '');
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['TY', type === 'article' ? 'UNPB' : (TYPES.get(type) ?? 'GEN')],
    ['ID', text('id')],
    ['TI', text('title')],
    ['ST', text('title-short')],
    ...people('AU', 'author'),
    ...people('ED', 'editor'),
    ...people('A3', 'collection-editor'),
    ...people('A4', 'translator'),
    ['PY', yearOf(item.issued)],
    ['DA', dateOf(item.issued)],
    ['Y2', dateOf(item.accessed)],
    ['T2', text('container-title')],
    ['J2', text('container-title-short')],
    ['T3', text('collection-title')],
    ['VL', text('volume')],
    ['IS', text('issue')],
    ['NV', text('number-of-volumes')],
    ['SP', first ?? text('page')],
    ['EP', last],
    ['PB', text('publisher')],
    ['CY', text('publisher-place')],
    ['ET', text('edition')],
    ['M3', text('genre')],
    ['SN', text('ISBN') ?? text('ISSN')],
    ['DO', text('DOI')],
    ['AN', arxiv === undefined ? undefined : `arXiv:${arxiv}`],
    ['M1', isArxiv ? undefined : number],
    ['UR', text('URL')],
    ['LA', text('language')],
    ['CN', text('call-number')],
    ['N1', text('note')],
    ...keywordsIn(text('keyword')).map((word) => ['KW', word] as const),
    ['AB', text('abstract')],
  ];
  return [
    ...fields.flatMap(([tag, value]) => {
      const line = value?.replace(/[\s\p{Cc}]+/gu, ' ').trim() ?? '';
      return line === '' ? [] : [`${tag}  - ${line}`];
    }),
    'ER  - ',
  ];
}

function keywordsIn(text: string | undefined): string[] {
  return text?.split(text.includes(';') ? ';' : ',').map((word) => word.trim()) ?? [];
}

/** `van Beethoven, Ludwig`, `King, Martin, Jr.`; a body ends in a comma, so that it is not taken apart. */
function peopleOf(value: unknown): string[] {
  return namesIn(value).map((name) => {
    const part = (key: string) =>
      (typeof name[key] === 'string' ? name[key] : '').replace(/\s?,\s?/g, ' ').trim();
    const literal = part('literal');
    if (literal !== '') return literal === 'others' ? literal : `${literal},`;
    const kept = part('non-dropping-particle');
    const family = kept === '' ? part('family') : kept + (/[’']$/.test(kept) ? '' : ' ') + part('family');
    const last = [part('dropping-particle'), family].filter(Boolean).join(' ');
    const rest = [part('given'), part('suffix')];
    return rest[1] !== '' ? [last, ...rest].join(', ') : `${last},${rest[0] === '' ? '' : ` ${rest[0]}`}`;
  });
}

function partsOf(date: unknown): number[] {
  const parts: unknown = ((date ?? {}) as CslDate)['date-parts'];
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  return Array.isArray(first) ? first.map(Number) : [];
}

function yearOf(date: unknown): string | undefined {
  const [year] = partsOf(date);
  const { literal } = (date ?? {}) as CslDate;
  return year ? String(year) : typeof literal === 'string' ? literal : undefined;
}

/** `2017/06/12/`: the parts that are missing are empty. */
function dateOf(date: unknown): string | undefined {
  const [year, month, day] = partsOf(date);
  if (!year || !month) return undefined;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}/${two(month)}/${day ? two(day) : ''}`;
}
