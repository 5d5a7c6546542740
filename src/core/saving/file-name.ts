/** The name of a dump's file, from the paper: `tan-scaling-behaviors-2025.txt`. */
import type { PaperRecord, Parsed } from '../model';
import { displayName, shortName } from '../names';
import { fold, readable } from '../prose';
import { asAddress } from './addresses';

const LONGEST = 80;

/** A bibliography keeps the extension by which LaTeX and Pandoc know it. */
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['bibtex', '.bib'],
  ['ris', '.ris'],
  ['medline', '.nbib'],
  ['endnote', '.enw'],
  ['endnote-xml', '.xml'],
  ['csl-json', '.json'],
  ['csl-yaml', '.yaml'],
]);

/** Names that Windows keeps for devices, whatever their extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

const SKIPPED = new Set(
  'a an and are as at be but by can for from how in into is it its of on or over than that the to towards toward under using via what when where which while why with without do does not we our your you'.split(
    ' ',
  ),
);

/** What names a file when no paper does. */
export interface Hint {
  readonly url?: string;
  readonly title?: string;
  readonly text?: string;
}

/** Lower-case ASCII with hyphens, at most 80 characters, the extension `.txt` or a bibliography's; never empty. */
export function fileNameFor(parsed: Parsed, hint: Hint = {}): string {
  const name = nameOfPages(parsed) ?? nameOfHint(parsed.pages[0]?.url, hint) ?? 'page';
  const extension = EXTENSIONS.get(parsed.pages[0]?.source ?? '') ?? '.txt';
  return finish(name, LONGEST - extension.length) + extension;
}

/** The name, with a number behind it when it is taken (`-2`, `-3`): file systems may not tell case. */
export function freeName(name: string, taken: Iterable<string>): string {
  const lower = new Set([...taken].map((one) => one.toLowerCase()));
  if (!lower.has(name.toLowerCase())) return name;
  const extension = /\.\w+$/.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length);
  for (let n = 2; ; n++) {
    const suffix = `-${n}`;
    const next = finish(stem, LONGEST - extension.length - suffix.length) + suffix + extension;
    if (!lower.has(next)) return next;
  }
}

function nameOfPages({ pages, records }: Parsed): string | undefined {
  const [page] = pages;
  if (!page) return undefined;
  const about = page.about === undefined ? undefined : records[page.about];
  if (pages.length === 1 && about && !about.titlePending) {
    const named = words(about.title.text, 5);
    return !page.citedBy ? nameOfPaper(about) : named === '' ? undefined : `citers-of-${named}`;
  }
  if (pages.length === 1 && page.citedBy) {
    const id = /[0-9a-f]{8}(?=-[0-9a-f]{4}-)/.exec(page.url ?? '')?.[0];
    return id === undefined ? undefined : `citers-of-${id}`;
  }
  const number = pages.length === 1 ? /\/author\/(\d{1,12})/.exec(page.url ?? '')?.[1] : undefined;
  const author = slug(authorOfAll(records) ?? number ?? '');
  if (!about && author !== '') return `author-${author}`;
  const [first] = records;
  if (EXTENSIONS.has(page.source) && records.length === 1) return nameOfPaper(first!);
  const kind = EXTENSIONS.has(page.source) ? 'references' : slug(page.source);
  return first && `${kind}-${words(first.title.text, 4)}`.replace(/-$/, '');
}

function nameOfPaper({ authors, title, date, identifiers }: PaperRecord): string | undefined {
  const [first] = authors;
  const author = first ? slug(shortName(first)).replace(/^the-/, '') : '';
  const parts = [author, words(title.text, author === '' ? 4 : 2), String(date?.year ?? '')];
  if (parts[0] === '' && parts[1] === '') return identifiers[0] && slug(identifiers[0].value);
  return parts.filter((part) => part !== '').join('-');
}

/** The one name that nearly all papers of a list have: a list breaks its names off, so not all need have it. */
function authorOfAll(records: readonly PaperRecord[]): string | undefined {
  if (records.length < 2) return undefined;
  const counts = new Map<string, number>();
  for (const { authors } of records) {
    for (const name of new Set(authors.map(displayName))) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  if (!first || first[1] < records.length * 0.8) return undefined;
  return second && second[1] === first[1] ? undefined : first[0];
}

function nameOfHint(address: string | undefined, { url = address, title, text }: Hint): string | undefined {
  if (title !== undefined && words(title, 6) !== '') return words(title, 6);
  if (url !== undefined) {
    const bare = url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/[?#].*$/, '');
    const name = slug(bare.replace(/\.(?:html?|php|aspx?|pdf)$/i, '').replace(/[^A-Za-z0-9]+/g, ' '));
    if (name !== '') return name;
  }
  const line = (text ?? '')
    .slice(0, 5000)
    .split('\n')
    .map((each) => each.trim())
    .find((each) => /\p{L}{2}/u.test(each) && !asAddress(each) && !/^(?:url|saved)\s?:/i.test(each));
  return line === undefined || words(line, 6) === '' ? undefined : words(line, 6);
}

function slug(text: string): string {
  return fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** The first telling words of a title. */
function words(title: string, count: number): string {
  const all = slug(readable(title.slice(0, 1000)).replace(/['’‘]/g, ''))
    .split('-')
    .filter((word) => word !== '');
  const telling = all.filter((word) => !SKIPPED.has(word));
  return (telling.length > 0 ? telling : all).slice(0, count).join('-');
}

/** Cut between words where that leaves enough of it. */
function finish(name: string, longest: number): string {
  const safe = name === '' ? 'page' : RESERVED.test(name) ? `${name}-page` : name;
  if (safe.length <= longest) return safe;
  const cut = safe.slice(0, longest + 1);
  const end = cut.lastIndexOf('-');
  return (end > longest / 2 ? cut.slice(0, end) : safe.slice(0, longest)).replace(/-+$/, '');
}
