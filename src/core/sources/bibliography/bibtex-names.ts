/** Lists of names as BibTeX writes them (Tame the BeaST, section 11): `von Last, Jr, First and {A Body} and others`. */
import type { Name } from '../../model';
import { parseName } from '../../names';
import { readable } from '../../prose';
import type { AuthorList } from './structured';

/** Undefined when the list cannot be told apart: names with commas between them alone. */
export function readBibNames(text: string): AuthorList | undefined {
  const parts = splitNames(text);
  const names: Name[] = [];
  let complete = true;
  for (const part of parts) {
    const bare = part.replace(OTHERS_BEHIND, '').replace(OTHERS_BEFORE, '').trim();
    if (bare !== part) complete = false;
    if (/^(?:others|et\.?\s{1,4}al\.?)$/i.test(bare)) complete = false;
    else if (bare !== '') {
      const name = readName(bare);
      if (!name) return undefined;
      names.push(name);
    }
  }
  return { names, complete };
}

/** "Jane Doe et al.", and "et al. Jane Doe" where a list was put in order. */
const OTHERS_BEHIND = /(?:,\s{0,4}|\s{1,4})et\.?\s{1,4}al\.?$/i;
const OTHERS_BEFORE = /^et\.?\s{1,4}al\.?[\s,]{1,4}(?=\S)/i;

/** Outside braces: at `and`, and at semicolons, with which some take its place or end a name. */
function splitNames(text: string): string[] {
  return splitOutside(text, AND)
    .flatMap((part) => splitOutside(part, SEMICOLON))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export const AND = /[{}]|\s(?:and|AND|And)(?=\s)/g;
/** Not that of an entity: `M&uuml;ller`. */
const SEMICOLON = /[{}]|(?<!&#?\w{1,8});/g;
export const COMMA = /[{}]|,/g;
/** An accent is no tie: `Pe\~na`. */
export const SPACE = /[{}]|\s|(?<!\\)~/g;

/** Pieces between the matches of a pattern at depth 0; it is global and matches braces, too. */
export function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  separator.lastIndex = 0;
  for (let match = separator.exec(text); match; match = separator.exec(text)) {
    const [found] = match;
    if (found === '{') depth++;
    else if (found === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      parts.push(text.slice(start, match.index));
      start = match.index + found.length;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function readName(text: string): Name | undefined {
  const whole = withinBraces(text);
  if (whole !== undefined) return literal(whole);
  const [family = '', ...rest] = splitOutside(text.replace(DBLP_NUMBER, ''), COMMA).map((part) =>
    part.trim(),
  );
  // ADS puts the suffix behind the given names: `{Kennicutt}, Robert C., Jr.`
  if (rest.length === 2 && LAST_SUFFIX.test(plainName(rest[1]!))) rest.reverse();
  // `family=Velde, given=Robin, prefix=van der`: BibLaTeX's extended names.
  if (/^\w{1,12}\s{0,2}=/.test(family)) return extendedName([family, ...rest]);
  // Three parts of which the second is no suffix are names that lack their `and`.
  if (rest.length > 2 || (rest.length === 2 && !SUFFIX.test(plainName(rest[0]!)))) return undefined;
  if (rest.length === 0) return readUnparted(family);
  const given = plainName(rest.at(-1)!);
  const suffix = rest.length === 2 ? ` ${plainName(rest[0]!)}` : '';
  // The mark of a footnote: `Carr2, Thomas H`.
  const last = plainName(family).replace(/(?<=\p{Ll})\d$/u, '');
  if (given === '' || last === '') return literal(`${family}${suffix}`);
  // Names in the braces of one: `{Gong, Lei, Sato}, Hitomi`.
  const [, ...behind] = last.split(',');
  if (behind.some((part) => !SUFFIX.test(part.trim()))) return undefined;
  if (/,/.test(last + suffix + given)) return { family: last, given };
  return parseName(`${last}${suffix}, ${given}`);
}

/** By which DBLP tells people of one name apart: `Jörg Hoffmann 0001`. */
const DBLP_NUMBER = /\s0\d{3}(?=,|$)/;

const LAST_SUFFIX = /^(?:Jr\.?|Sr\.?|II|III|IV)$/;

const SUFFIX = /^(?:Jr\.?|Sr\.?|Junior|Senior|I{1,3}|IV|V|2nd|3rd|4th|Esq\.?|M\.?D\.?|Ph\.?D\.?)$/i;

function extendedName(parts: readonly string[]): Name | undefined {
  const values = new Map<string, string>();
  for (const part of parts) {
    const [, key, value] = /^([\w-]{1,20})\s{0,4}=(.*)$/s.exec(part) ?? [];
    if (key !== undefined) values.set(key.toLowerCase(), plainName(value!));
  }
  const [family, given, prefix, suffix] = ['family', 'given', 'prefix', 'suffix'].map(
    (key) => values.get(key) ?? '',
  );
  if (!family) return given ? { literal: given } : undefined;
  return {
    family: suffix ? `${family} ${suffix}` : family,
    ...(given && { given }),
    ...(prefix && { 'non-dropping-particle': prefix }),
  };
}

/** `First von Last`; a last part in braces is one family name, `Ana {de la Torre}`. */
function readUnparted(text: string): Name {
  const words = splitOutside(text, SPACE).filter((word) => word !== '');
  const last = withinBraces(words.at(-1) ?? '');
  if (words.length > 1 && last !== undefined && /\s/.test(last))
    return { family: plainName(last), given: plainName(words.slice(0, -1).join(' ')) };
  return parseName(plainName(text));
}

function literal(text: string): Name {
  return { literal: plainName(text) };
}

/** LaTeX and protecting braces gone; what stands in braces that readers are meant to see does not occur in names. */
function plainName(text: string): string {
  return readable(text)
    .replace(/[{}]/g, '')
    .replace(/\u00a0/g, ' ')
    .trim();
}

/** What stands in braces that hold all of the text; undefined for accents (`{\"O}`) and anything else. */
export function withinBraces(text: string): string | undefined {
  if (!/^\{[^\\]/.test(text) || !text.endsWith('}')) return undefined;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at === text.length - 1 ? text.slice(1, at) : undefined;
  }
  return undefined;
}
