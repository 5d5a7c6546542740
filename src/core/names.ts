/** Names of people as pages print them. */
import type { Name } from './model';
import { fold, oneLine } from './prose';

// Particles that belong to the family name for sorting and citekeys ("van den Berg"), CSL's non-dropping ones.
const PARTICLES = new Set([
  'van',
  'von',
  'de',
  'der',
  'den',
  'del',
  'della',
  'di',
  'da',
  'dos',
  'du',
  'la',
  'le',
  'ten',
  'ter',
  'zu',
  'af',
  'al',
  'el',
  'bin',
  'ibn',
]);

/** `Zelin Tan`, `Tan, Zelin`, `Ludwig van Beethoven` or a body (`DeepSeek-AI`) as a CSL name. */
export function parseName(text: string): Name {
  const name = oneLine(text);
  const comma = name.includes(',') ? /^([^,]+), ([^,]+)$/.exec(name) : null;
  if (comma) return withParticle(comma[1]!, comma[2]!);
  const words = name.split(' ');
  // `Y.Wu`, `J.K.Rowling`: initials with the family name close behind.
  const close = words.length === 1 ? /^((?:\p{Lu}\.-?)+)(\p{Lu}\p{Ll}[\p{L}'’-]*)$/u.exec(name) : null;
  if (close) return { family: close[2]!, given: close[1]! };
  if (words.length < 2 || BODY.test(name)) return { literal: name };
  const start = familyStart(words);
  return withParticle(words.slice(start).join(' '), words.slice(0, start).join(' '));
}

const BODY = /\b(?:team|collaboration|consortium|group|project|inc\.?|lab|labs|university)\b/i;

/** The family name starts at its first particle (`Diego | de Las Casas`), else at the last word but a suffix. */
function familyStart(words: readonly string[]): number {
  for (let at = 1; at < words.length - 1; at++) if (PARTICLES.has(words[at]!)) return at;
  const last = words.length - 1;
  return last > 1 && SUFFIX.test(words[last]!) ? last - 1 : last;
}

const SUFFIX = /^(?:Jr\.?|Sr\.?|II|III|IV)$/;

function withParticle(familyWithParticle: string, given: string): Name {
  if (!familyWithParticle.includes(' ')) return { family: familyWithParticle, given };
  const words = familyWithParticle.split(' ');
  let first = 0;
  while (first < words.length - 1 && PARTICLES.has(words[first]!)) first++;
  const family = words.slice(first).join(' ');
  return first === 0
    ? { family, given }
    : { family, given, 'non-dropping-particle': words.slice(0, first).join(' ') };
}

/** As printed on a title page: `Ludwig van Beethoven`. */
export function displayName(name: Name): string {
  return name.literal ?? [name.given, name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
}

/** What a list of authors is cited by: `van Beethoven`, or the body's name. */
export function shortName(name: Name): string {
  return name.literal ?? [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
}

/** `Tan`, `Tan and Geng`, `Tan et al.`; empty without authors. */
export function shortAuthors(authors: readonly Name[], complete = true): string {
  const [first, second] = authors;
  if (!first) return '';
  if (second && complete && authors.length === 2) return `${shortName(first)} and ${shortName(second)}`;
  return authors.length === 1 && complete ? shortName(first) : `${shortName(first)} et al.`;
}

/** Whether two names can be one person's: the same folded family name and no clash of first initials. */
export function samePerson(a: Name, b: Name): boolean {
  const familyA = fold(a.family ?? a.literal ?? '');
  const familyB = fold(b.family ?? b.literal ?? '');
  if (familyA !== familyB) return false;
  const givenA = fold(a.given ?? '')[0];
  const givenB = fold(b.given ?? '')[0];
  return givenA === undefined || givenB === undefined || givenA === givenB;
}
