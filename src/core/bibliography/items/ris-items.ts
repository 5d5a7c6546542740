/** Entries of RIS (https://en.wikipedia.org/wiki/RIS_(file_format)) as items of CSL. */
import { listedName } from '../../sources/bibliography/entry-values';
import { risTagIn } from '../../sources/bibliography/ris-tags';
import { splitLines } from '../../sources/text/lines';
import type { CslItem } from '../csl';
import { cslDate } from './bibtex-dates';

export interface RisEntry {
  /** What `ID` says. */
  readonly key: string | undefined;
  /** Line of its `TY`, from 0. */
  readonly line: number;
  /** In the order of the file, `TY` first, `ER` left out. */
  readonly fields: readonly RisField[];
}

export interface RisField {
  readonly tag: string;
  readonly value: string;
}

export function risEntries(text: string): RisEntry[] {
  const entries: RisEntry[] = [];
  let open: { line: number; fields: { tag: string; value: string }[] } | undefined;
  const close = () => {
    if (open) entries.push({ ...open, key: open.fields.find(({ tag }) => tag === 'ID')?.value || undefined });
    open = undefined;
  };
  const lines = splitLines(text);
  const field = risTagIn(lines);
  for (const [line, content] of lines.entries()) {
    const [opening = '', tag] = field.exec(content) ?? [];
    const value = content.slice(opening.length);
    if (tag === 'TY') {
      close();
      open = { line, fields: [{ tag, value: value.trim() }] };
    } else if (tag === 'ER') close();
    else if (tag !== undefined) open?.fields.push({ tag, value: value.trim() });
    else if (open && content.trim() !== '') {
      const last = open.fields.at(-1)!;
      last.value = `${last.value}\n${content.trim()}`;
    }
  }
  close();
  return entries;
}

/** Types as Zotero reads them; the rest are documents. */
export const RIS_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    JOUR: 'article-journal',
    EJOUR: 'article-journal',
    MGZN: 'article-magazine',
    NEWS: 'article-newspaper',
    CONF: 'paper-conference',
    CPAPER: 'paper-conference',
    BOOK: 'book',
    EBOOK: 'book',
    EDBOOK: 'book',
    CHAP: 'chapter',
    ECHAP: 'chapter',
    ENCYC: 'entry-encyclopedia',
    DICT: 'entry-dictionary',
    THES: 'thesis',
    RPRT: 'report',
    DATA: 'dataset',
    COMP: 'software',
    ELEC: 'webpage',
    BLOG: 'post-weblog',
    PAT: 'patent',
    STAND: 'standard',
    MANSCPT: 'manuscript',
    UNPB: 'manuscript',
    PAMP: 'pamphlet',
    PCOMM: 'personal_communication',
    MPCT: 'motion_picture',
    VIDEO: 'motion_picture',
    SOUND: 'song',
    MUSIC: 'song',
    ART: 'graphic',
    MAP: 'map',
    CASE: 'legal_case',
    STAT: 'legislation',
    BILL: 'bill',
    HEAR: 'hearing',
    SLIDE: 'speech',
  }),
);

const BOOKS: ReadonlySet<string> = new Set(['book', 'chapter', 'entry-encyclopedia', 'entry-dictionary']);

export function risItem({ fields, key }: RisEntry): CslItem {
  const get = (...tags: readonly string[]) => {
    for (const tag of tags) {
      const value = fields.find((field) => field.tag === tag && field.value !== '')?.value;
      if (value !== undefined) return value.replace(/\s+/g, ' ');
    }
    return undefined;
  };
  const all = (...tags: readonly string[]) =>
    fields.filter(({ tag, value }) => tags.includes(tag) && value !== '').map(({ value }) => value);
  const people = (...tags: readonly string[]) => {
    const names = all(...tags).map(personOf);
    return names.length > 0 ? names : undefined;
  };
  const arxiv = /^arXiv:\S+$/i.exec(get('AN') ?? '')?.[0];
  const named = RIS_TYPES.get(get('TY') ?? '') ?? 'document';
  const type = arxiv !== undefined && named === 'manuscript' ? 'article' : named;
  const isBook = BOOKS.has(type);
  const serial = get('SN');
  const [first, last] = [get('SP'), get('EP')];
  const keywords = all('KW').flatMap((value) => value.split('\n'));
  const item = {
    id: key,
    type,
    title: get('TI', 'T1') ?? get('BT', 'CT'),
    'title-short': get('ST'),
    author: people('AU', 'A1'),
    editor:
      type === 'book' || type === 'chapter' || type === 'paper-conference'
        ? people('A2', 'ED')
        : people('ED'),
    'collection-editor': people('A3'),
    translator: isBook ? people('A4') : undefined,
    'container-title': get('T2', 'JF', 'JO') ?? (get('TI', 'T1') ? get('BT') : undefined),
    'container-title-short': get('JA', 'J2'),
    'collection-title': get('T3'),
    issued: dateOf(get('DA')) ?? dateOf(get('PY', 'Y1')),
    accessed: dateOf(get('Y2')),
    volume: get('VL'),
    issue: get('IS'),
    number:
      type === 'article'
        ? arxiv
        : type === 'report' || type === 'patent' || type === 'standard'
          ? get('M1', 'SN')
          : undefined,
    custom: arxiv === undefined || type === 'article' ? undefined : { arXiv: arxiv.slice('arXiv:'.length) },
    'number-of-volumes': get('NV'),
    page:
      first !== undefined && last !== undefined && !first.includes('-') && first !== last
        ? `${first}-${last}`
        : (first ?? last),
    publisher: get('PB'),
    'publisher-place': get('CY', 'PP'),
    edition: get('ET'),
    genre: get('M3'),
    DOI: get('DO')?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, ''),
    URL: get('UR', 'L2'),
    ISBN: isBook ? serial : undefined,
    ISSN: isBook || type === 'report' || type === 'patent' ? undefined : serial,
    language: get('LA'),
    note: all('N1').join('\n') || undefined,
    abstract: get('AB', 'N2'),
    keyword:
      keywords.length > 0
        ? keywords.join(keywords.some((word) => word.includes(',')) ? '; ' : ', ')
        : undefined,
    'call-number': get('CN'),
    archive: get('DB', 'DP'),
  };
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}

function personOf(text: string): CslItem {
  const name = text.trim();
  if (/^(?:others|et\.? al\.?)$/i.test(name)) return { literal: 'others' };
  const [family = '', given = '', suffix = ''] = name.split(',').map((part) => part.trim());
  // `World Bank,`: a body.
  if (given === '') return name.includes(',') ? { literal: family } : ({ ...listedName(name) } as CslItem);
  return { family, given, ...(suffix !== '' && { suffix }) };
}

/** `2017/06/12/`, `2017-06`, `2017`, and what stands behind the third slash. */
function dateOf(text: string | undefined): CslItem | undefined {
  if (text === undefined) return undefined;
  const [, year, month, day] = /^(\d{4})(?:[/-](\d{1,2})?)?(?:[/-](\d{1,2})?)?/.exec(text) ?? [];
  if (year === undefined) return cslDate(text);
  const two = (part: string | undefined) => (part === undefined ? '' : `-${part.padStart(2, '0')}`);
  return cslDate(`${year}${two(month)}${month === undefined ? '' : two(day)}`);
}
