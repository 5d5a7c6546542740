/** Lists of names in BibTeX (Tame the BeaST, section 11; BibLaTeX's manual, section 2.3.3) as CSL has names. */
import { readableBibtex } from '../../prose';
import { AND, COMMA, SPACE, splitOutside, withinBraces } from '../../sources/bibliography/bibtex-names';
import type { CslItem } from '../csl';

/** `others` stands for those that are left out, as Zotero and Pandoc have it. */
export function cslPeople(text: string, usePrefix: boolean): readonly CslItem[] {
  return splitOutside(text, AND)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => personOf(name, usePrefix));
}

function personOf(text: string, usePrefix: boolean): CslItem {
  if (text === 'others') return { literal: 'others' };
  const whole = withinBraces(text);
  if (whole !== undefined) return { literal: plain(whole) };
  const parts = splitOutside(text, COMMA).map((part) => part.trim());
  if (/^\w{1,12}\s{0,2}=/.test(parts[0]!)) return extended(parts, usePrefix);
  if (parts.length === 1) return unparted(wordsOf(text), usePrefix);
  const [family = '', ...rest] = parts;
  const [suffix, given] = rest.length === 1 ? [undefined, rest[0]!] : [rest[0]!, rest.slice(1).join(', ')];
  // `Smith, John, Jr.`: the last part can be no given name.
  const isTurned = suffix !== undefined && SUFFIX.test(plain(given)) && !SUFFIX.test(plain(suffix));
  return named(wordsOf(family), isTurned ? suffix : given, isTurned ? given : suffix, usePrefix);
}

const SUFFIX = /^(?:Jr\.?|Sr\.?|II|III|IV|Ph\.?D\.?|M\.?D\.?)$/i;

/** `First von Last`, and `Last` alone. */
function unparted(words: readonly string[], usePrefix: boolean): CslItem {
  const hasSuffix = words.length > 2 && SUFFIX.test(plain(words.at(-1)!)) && !/^M/i.test(words.at(-1)!);
  const suffix = hasSuffix ? words.at(-1) : undefined;
  const names = hasSuffix ? words.slice(0, -1) : words;
  const von = names.slice(0, -1).findIndex(isSmall);
  const start = von >= 0 ? von : names.length - 1;
  return named(names.slice(start), names.slice(0, start).join(' '), suffix, usePrefix);
}

/** A family name with the particles before it, or behind the given name: `Beauvoir, Simone de`. */
function named(
  words: readonly string[],
  given: string,
  suffix: string | undefined,
  usePrefix: boolean,
): CslItem {
  let from = 0;
  while (from < words.length - 1 && isSmall(words[from]!)) from++;
  const names = wordsOf(given);
  let until = names.length;
  if (from === 0) while (until > 1 && isSmall(names[until - 1]!)) until--;
  const particle = plain([...words.slice(0, from), ...names.slice(until)].join(' '));
  const family = plain(words.slice(from).join(' '));
  const parts = particle === '' ? withinFamily(family, words) : prefixed(particle, family, usePrefix);
  const first = spaced(plain(until < names.length ? names.slice(0, until).join(' ') : given));
  const last = suffix === undefined ? '' : plain(suffix);
  return { ...parts, ...(first !== '' && { given: first }), ...(last !== '' && { suffix: last }) };
}

function prefixed(particle: string, family: string, usePrefix: boolean): CslItem {
  return { family, [usePrefix ? 'non-dropping-particle' : 'dropping-particle']: particle };
}

/** Particles that are one with the name: `{von Neumann}`, `d'Alembert`. */
function withinFamily(family: string, words: readonly string[]): CslItem {
  const braced = words.length === 1 && /^\{[^\\]/.test(words[0]!);
  const [, particle, bare] =
    (braced ? /^((?:’?\p{Ll}[\p{L}’]*\s)+)(\p{Lu}.*)$/u : /^(\p{Ll}{1,2}’)(\p{Lu}.*)$/u).exec(family) ?? [];
  return particle === undefined ? { family } : { family: bare, 'non-dropping-particle': particle.trim() };
}

/** `family=Velde, given=Robin, prefix=van der, useprefix=true`. */
function extended(parts: readonly string[], usePrefix: boolean): CslItem {
  const values = new Map(
    parts.map((part): [string, string] => {
      const [, key = '', value = ''] = /^([\w-]{1,20})\s{0,4}=(.*)$/s.exec(part) ?? [];
      const inner = value.trim().replace(/^"(.*)"$/s, '$1');
      return [key.toLowerCase(), plain(inner)];
    }),
  );
  const get = (key: string) => values.get(key) || undefined;
  const [family, given, prefix, suffix] = ['family', 'given', 'prefix', 'suffix'].map(get);
  if (family === undefined) return { literal: given ?? '' };
  const own = get('useprefix');
  return {
    ...(prefix ? prefixed(prefix, family, own === undefined ? usePrefix : own !== 'false') : { family }),
    ...(given && { given }),
    ...(suffix && { suffix }),
  };
}

function wordsOf(text: string): string[] {
  return splitOutside(text, SPACE).filter((word) => word !== '');
}

/** As BibTeX has it: by the first letter that is not in braces, an accent in braces aside. `’t` is small. */
function isSmall(word: string): boolean {
  if (/^\{[^\\]/.test(word)) return false;
  return /^[^\p{L}]*\p{Ll}/u.test(readableBibtex(word));
}

/** `J.K.` → `J. K.`, as styles take initials apart. */
function spaced(given: string): string {
  return given.replace(/(?<=(?:^|[\s.])\p{Lu}\.)(?=\p{Lu}\.)/gu, ' ');
}

function plain(text: string): string {
  return readableBibtex(text)
    .replace(/'/g, '’')
    .replace(/\u00a0/g, ' ')
    .trim();
}
