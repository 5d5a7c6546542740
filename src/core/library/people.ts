/** Lists of authors, compared: whether two accounts may be by the same people. */
import type { Name } from '../model';
import { fold } from '../prose';

/** A name, folded for comparison. */
export interface Person {
  readonly family: string;
  /** Without spaces; a single letter when only the initial is known, possibly empty. */
  readonly given: string;
  /** The first of several given names: the others are often left out. */
  readonly first?: string;
}

export function toPerson({ family, literal, given = '' }: Name): Person {
  const [first = '', ...others] = fold(given).split(' ');
  // `J. Robert` and `JR` say of the first name its initial only.
  const isInitial = first.length === 1 || ARE_INITIALS.test(given);
  return {
    family: fold(family ?? literal ?? '').replaceAll(' ', ''),
    given: isInitial ? first.slice(0, 1) : first + others.filter((word) => word.length > 1).join(''),
    first,
  };
}

const ARE_INITIALS = /^\p{Lu}{2,3}(?!\p{L})/u;

/** Of all given names: `jr` for `John Robert`, `J. R.` and `JR`. */
export function initialsOf({ given = '' }: Name): string {
  const [first = '', ...others] = fold(given).split(' ');
  return (ARE_INITIALS.test(given) ? first : first.slice(0, 1)) + others.map((word) => word[0]).join('');
}

/** The same family name, and given names of which one may be short for the other; or both the other way round. */
function maySame(a: Person, b: Person): boolean {
  if (a.family === b.family) return mayShorten(a, b) || mayShorten(b, a);
  // `Wang, Wei` and `Wei Wang`, split the other way round.
  return a.given.length > 1 && a.given === b.family && a.family === b.given;
}

/** An initial, or the first of several given names: `Wei` is not short for `Weihong`. */
function mayShorten(short: Person, long: Person): boolean {
  if (short.given === long.given) return true;
  if (short.given.length > 1 && long.first !== undefined) return short.given === long.first;
  return long.given.startsWith(short.given);
}

/** Namesakes beyond which a list is not searched: of a text that is no list. */
const NAMESAKES = 64;

/** How many of the shorter list stand in the other, each for one. */
export function inCommon(a: readonly Person[], b: readonly Person[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const exact = new Map<string, Person[]>();
  for (const person of long) put(exact, `${person.family} ${person.given}`, person);
  const taken = new Set<Person>();
  const left: Person[] = [];
  for (const person of short) {
    const other = exact.get(`${person.family} ${person.given}`)?.pop();
    if (other) taken.add(other);
    else left.push(person);
  }
  if (left.length === 0) return taken.size;
  const families = new Map<string, Person[]>();
  for (const person of long) {
    if (taken.has(person)) continue;
    for (const name of new Set([person.family, person.given])) put(families, name, person);
  }
  // Whole names choose first: an initial may stand for several.
  left.sort((one, other) => other.given.length - one.given.length);
  for (const person of left) {
    const candidates = families.get(person.family)?.slice(0, NAMESAKES) ?? [];
    const [nearest] = candidates
      .filter((other) => !taken.has(other) && maySame(person, other))
      .sort((one, other) => other.given.length - one.given.length);
    if (nearest) taken.add(nearest);
  }
  return taken.size;
}

function put(people: Map<string, Person[]>, name: string, person: Person): void {
  const known = people.get(name);
  if (known) known.push(person);
  else people.set(name, [person]);
}

/**
 * Whether two lists are of the same people: half of the shorter one stands in the other, since lists break off.
 * Undefined where one of them is not known.
 */
export function authorsAgree(a: readonly Person[], b: readonly Person[]): boolean | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  return 2 * inCommon(a, b) >= Math.min(a.length, b.length);
}

/** Two lists of the same length with the same people. */
export function sameAuthors(a: readonly Person[], b: readonly Person[]): boolean {
  return a.length > 0 && a.length === b.length && inCommon(a, b) === a.length;
}

/** As one word, for comparing lists at once: `lovelace ada,turing a`. */
export function authorsKey(authors: readonly Person[]): string {
  return authors.map(({ family, given }) => `${family} ${given}`.trim()).join(',');
}

/** The list that such a word names. */
export function fromAuthorsKey(key: string): Person[] {
  return key.split(',').map((name) => {
    const space = name.lastIndexOf(' ');
    return space < 0
      ? { family: name, given: '' }
      : { family: name.slice(0, space), given: name.slice(space + 1) };
  });
}
