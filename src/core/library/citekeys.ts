/**
 * Citekeys: Better BibTeX's default pattern `auth.lower + shorttitle(3,3) + year`
 * (https://retorque.re/zotero-better-bibtex/citing/), letters and digits only, so that one key is valid in
 * Pandoc, Quarto, MyST, Typst, LaTeX, Obsidian and file names.
 */
import type { Name } from '../model';
import { isCitableKey } from '../notes/keys';
import { readable } from '../prose';
import { compareText } from './identity';
import { matchPins } from './match-pins';
import type { MergedWork } from './merge';
import type { Pin } from './pins';
import { shownTitle } from './record-keys';

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

/**
 * The keys of each work, by its id. Pinned keys first, then those of the reader's bibliographies; the others get
 * their pattern, and where works share one `a`, `b`, `c` behind it, in the order of the works' ids: never in the
 * order of files. Other keys that bibliographies have for a work lead to it too.
 */
export function assignCitekeys(works: readonly MergedWork[], pins: readonly Pin[]): Map<string, Keys> {
  const keys = new Map<string, Keys>();
  const taken = new Set<string>();
  const given = new Set<string>();
  const ordered = [...works].sort((a, b) => compareText(a.id, b.id));
  const pinned = matchPins(ordered, pins);
  for (const { citekey, formerly = [] } of pins)
    for (const key of [citekey, ...formerly]) taken.add(key.toLowerCase());
  const give = (work: MergedWork, citekey: string) => {
    const others = [...(pinned.get(work)?.aliases ?? []), ...bibliographyKeys(work)];
    keys.set(work.id, { citekey, aliases: [...new Set(others)].filter((key) => key !== citekey) });
    taken.add(citekey.toLowerCase());
    given.add(citekey);
  };
  for (const work of ordered) {
    const own = pinned.get(work)?.pin.citekey;
    // A key that a merge of two branches pinned to two papers can only be one's.
    if (own !== undefined && !given.has(own)) give(work, own);
  }
  for (const work of ordered) {
    const own = bibliographyKeys(work).find((key) => !taken.has(key.toLowerCase()));
    if (own !== undefined && !keys.has(work.id)) give(work, own);
  }
  for (const work of ordered) if (!keys.has(work.id)) give(work, firstFree(madeKey(work), taken));
  addFormerKeys(ordered, keys, taken);
  return keys;
}

/**
 * A note may use the key that a work had before another page or a bibliography was put into the folder: the key
 * that one of its accounts alone would give it leads to it, where it is no other work's.
 */
function addFormerKeys(
  works: readonly MergedWork[],
  keys: Map<string, Keys>,
  taken: ReadonlySet<string>,
): void {
  const former = new Map<string, MergedWork | 'several'>();
  for (const work of works) {
    for (const key of accountKeys(work)) {
      if (!taken.has(key.toLowerCase())) former.set(key, former.has(key) ? 'several' : work);
    }
  }
  for (const [key, work] of former) {
    if (work === 'several') continue;
    const { citekey, aliases } = keys.get(work.id)!;
    if (!aliases.includes(key)) keys.set(work.id, { citekey, aliases: [...aliases, key] });
  }
}

/** The keys that the accounts of a work would have each by itself; none where there is but one. */
function accountKeys(work: MergedWork): ReadonlySet<string> {
  if (work.records.length === 1 && work.records[0]!.citekey === undefined) return NO_KEYS;
  const made = work.records
    .filter(({ titlePending, authors }) => !titlePending && authors.length > 0)
    .map((record) => {
      const { title, authors, date, identifiers } = record;
      return baseCitekey({
        item: { type: 'article', title: title.text, author: authors, ...(date && { issued: date }) },
        title: shownTitle(record),
        id: work.id,
        titlePending: false,
        identifiers,
      });
    });
  return new Set([madeKey(work), ...made]);
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** The keys that entries of bibliographies have for a work, in an order of their own. */
function bibliographyKeys({ records }: Pick<MergedWork, 'records'>): string[] {
  const found = records.map(({ citekey }) => citekey).filter((key) => key !== undefined);
  return [...new Set(found)].filter(isCitableKey).sort(compareText);
}

const madeKeys = new WeakMap<MergedWork, string>();

/** `baseCitekey` of a work, made once: a save leaves nearly all works as they were. */
function madeKey(work: MergedWork): string {
  let key = madeKeys.get(work);
  if (key === undefined) {
    key = baseCitekey(work);
    madeKeys.set(work, key);
  }
  return key;
}

/** The key a work would have alone in the world. */
function baseCitekey(
  work: Pick<MergedWork, 'item' | 'title' | 'id' | 'titlePending' | 'identifiers'>,
): string {
  const [first] = work.item.author;
  const author = first ? asciiLetters(familyOf(first)).toLowerCase() : '';
  const title = work.titlePending ? '' : shortTitle(work.title);
  const year = work.item.issued?.year ?? '';
  if (author !== '' || title !== '') return `${author}${title}${year}`;
  const [identifier] = work.identifiers;
  return identifier ? asciiLetters(identifier.scheme + identifier.value) : `paper${shortHash(work.id)}`;
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), six letters and digits of it. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36).padStart(6, '0').slice(0, 6);
}

/** The first three telling words, each with a capital; a hyphenated compound is one word. */
function shortTitle(title: string): string {
  const words = title
    .split(/[^\p{L}\p{M}\p{N}'’\-‐‑]+/u)
    .map(asciiLetters)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !SKIPPED.has(word.toLowerCase()));
  return (telling.length > 0 ? telling : words)
    .slice(0, 3)
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('');
}

function familyOf(name: Name): string {
  return `${name['non-dropping-particle'] ?? ''}${name.family ?? name.literal ?? ''}`;
}

function firstFree(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base.toLowerCase())) return base;
  for (let n = 0; ; n++) {
    const key = base + letters(n);
    if (!taken.has(key.toLowerCase())) return key;
  }
}

/** 0 → a, 25 → z, 26 → aa. */
function letters(n: number): string {
  const rest = Math.floor(n / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(97 + (n % 26));
}

/** What Unicode's decomposition leaves as it is. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  ŋ: 'n',
  Ŋ: 'N',
  α: 'a',
  β: 'b',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'e',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'ph',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

/** Transliterated to ASCII letters and digits, everything else dropped. */
function asciiLetters(text: string): string {
  const words = readable(text);
  if (/^[ -~]*$/.test(words)) return words.replace(/[^a-zA-Z0-9]+/g, '');
  const plain = words.normalize('NFKD').replace(/\p{M}+/gu, '');
  const latin = plain.replace(/[^\p{ASCII}]/gu, (letter) => {
    const lower = letter.toLowerCase();
    const found = LETTERS[letter] ?? LETTERS[lower] ?? '';
    return letter === lower ? found : found.charAt(0).toUpperCase() + found.slice(1);
  });
  return latin.replace(/[^a-zA-Z0-9]+/g, '');
}
