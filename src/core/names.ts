/** Names of people as pages print them. */
import type { Name } from './model';
import { fold } from './prose';

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
  const name = text.replace(/\s+/g, ' ').trim();
  const comma = /^([^,]+), ([^,]+)$/.exec(name);
  if (comma) return withParticle(comma[1]!, comma[2]!);
  const words = name.split(' ');
  if (
    words.length < 2 ||
    /\b(?:team|collaboration|consortium|group|project|inc\.?|lab|labs|university)\b/i.test(name)
  ) {
    return { literal: name };
  }
  let first = words.length - 1;
  while (first > 1 && PARTICLES.has(words[first - 1]!)) first--;
  return withParticle(words.slice(first).join(' '), words.slice(0, first).join(' '));
}

function withParticle(familyWithParticle: string, given: string): Name {
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
