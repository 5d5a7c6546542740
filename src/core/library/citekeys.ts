/**
 * Citekeys: Better BibTeX's default pattern `auth.lower + shorttitle(3,3) + year`
 * (https://retorque.re/zotero-better-bibtex/citing/), letters and digits only, so that one key is valid in
 * Pandoc, Quarto, MyST, Typst, LaTeX, Obsidian and file names.
 */
import type { Identifier, Name, PaperRecord, Work } from '../model';
import { isCitableKey } from '../notes/keys';
import { readable } from '../prose';
import { asciiLetters } from './ascii-letters';
import type { MergedWork } from './merge';
import { compareText, shownTitle } from './record-keys';

/** Words that say nothing of a paper: those Better BibTeX skips, so that both make the same key. */
const SKIPPED = new Set(
  [
    'a ab aboard about above across after against al along amid among an and anti around as at before behind',
    'below beneath beside besides between beyond but by d da das de degli dei del dell della delle dello dem den',
    'der des despite die do down du during ein eine einem einen einer eines el en et except for from gli i il in',
    'inside into is l la las le les like lo los near nor of off on onto or over past per plus round save since so',
    'some sur than the through to toward towards un una unas under underneath une unlike uno unos until up upon',
    'versus via von while with within without yet zu zum',
  ].flatMap((line) => line.split(' ')),
);

/** What Pandoc, Quarto and our own generator accept without braces: letters and digits, single inner `-` or `_`. */
export function isPlainCitekey(key: string): boolean {
  return (
    /^[a-zA-Z0-9]+(?:[-_][a-zA-Z0-9]+)*$/.test(key) &&
    !/^(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr)-/.test(key)
  );
}

export interface Keys {
  readonly citekey: string;
  /** Keys the work had before: notes may still use them. */
  readonly aliases: readonly string[];
}

/** The keys that the accounts of a work would have each by itself, and its made one; none where there is but one. */
export function accountKeys(work: MergedWork, own: string): readonly string[] {
  if (work.records.length === 1 && work.records[0]!.citekey === undefined) return NO_KEYS;
  const made = work.records
    .filter(({ titlePending, authors }) => !titlePending && authors.length > 0)
    .map((record) =>
      baseCitekey(record.authors, shownTitle(record), record.date?.year, record.identifiers, work.id),
    );
  return [...new Set([own, ...made])];
}

const NO_KEYS: readonly string[] = [];

/** The keys that entries of bibliographies have for a work, the one that stands first before the others. */
export function bibliographyKeys({ records }: Pick<MergedWork, 'records'>): readonly string[] {
  const entries = records.filter(({ citekey }) => citekey !== undefined && isCitableKey(citekey));
  if (entries.length === 0) return NO_KEYS;
  if (entries.length > 1) entries.sort((a, b) => comparePlaces(a, b) || compareText(a.citekey!, b.citekey!));
  return [...new Set(entries.map(({ citekey }) => citekey!))];
}

/** Files in the order of their names, each from its beginning. */
function comparePlaces({ place: a }: PaperRecord, { place: b }: PaperRecord): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column;
}

/** Whether a key that leads to the work is one of now: its own, or that of an entry which stands in a bibliography. */
export function isKeyOf({ citekey, records }: Pick<Work, 'citekey' | 'records'>, key: string): boolean {
  return citekey === key || (isCitableKey(key) && records.some((record) => record.citekey === key));
}

/** The key a work would have alone in the world. */
export function madeKey({ item, title, titlePending, identifiers, id }: MergedWork): string {
  return baseCitekey(item.author, titlePending ? '' : title, item.issued?.year, identifiers, id);
}

function baseCitekey(
  authors: readonly Name[],
  title: string,
  year: number | undefined,
  identifiers: readonly Identifier[],
  id: string,
): string {
  const [first] = authors;
  const author = first ? asciiLetters(readable(familyOf(first))).toLowerCase() : '';
  const words = shortTitle(title);
  if (author !== '' || words !== '') return `${author}${words}${year ?? ''}`;
  const [identifier] = identifiers;
  return identifier ? asciiLetters(readable(identifier.scheme + identifier.value)) : `paper${shortHash(id)}`;
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), six letters and digits of it. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36).padStart(6, '0').slice(0, 6);
}

/** The first three telling words, each with a capital; a hyphenated compound is one word. */
function shortTitle(title: string): string {
  const telling: string[] = [];
  const words: string[] = [];
  // Looked for one by one: of a long title the first few words are all that is wanted.
  const next = /^[ -~]*$/.test(title) ? ASCII_WORD : WORD;
  next.lastIndex = 0;
  for (let found = next.exec(title); found; found = next.exec(title)) {
    const word = asciiLetters(found[0]);
    if (word === '') continue;
    if (words.length < TELLING) words.push(word);
    if (!SKIPPED.has(word.toLowerCase()) && telling.push(word) === TELLING) break;
  }
  return (telling.length > 0 ? telling : words)
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('');
}

const TELLING = 3;

const WORD = /[\p{L}\p{M}\p{N}'’\-‐‑]+/gu;

/** The same for a title without other letters, as most are; the tables of Unicode are slow to ask. */
const ASCII_WORD = /[a-zA-Z0-9'-]+/g;

function familyOf(name: Name): string {
  return `${name['non-dropping-particle'] ?? ''}${name.family ?? name.literal ?? ''}`;
}

/**
 * What is put behind a made key at the nth try: nothing, `a`, `b` … and after a hundred letters something of the work's
 * own, so that ten thousand papers that make one key do not each try what all the others have.
 */
export function suffix(n: number, id: string): string {
  if (n === 0) return '';
  if (n <= LETTERED) return letters(n - 1);
  // Behind a hyphen `fig-…` would be a cross-reference.
  return `_${shortHash(id)}${n === LETTERED + 1 ? '' : letters(n - LETTERED - 2)}`;
}

const LETTERED = 100;

/** 0 → a, 25 → z, 26 → aa. */
function letters(n: number): string {
  const rest = Math.floor(n / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(97 + (n % 26));
}
