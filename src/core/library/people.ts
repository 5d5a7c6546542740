/** Lists of authors, compared: whether two accounts may be by the same people. */
import type { Name } from '../model';
import { fold } from '../prose';

/** A name, folded for comparison. */
export interface Person {
  readonly family: string;
  /** Without spaces; a single letter when only the initial is known, possibly empty. */
  readonly given: string;
}

export function toPerson({ family, literal, given = '' }: Name): Person {
  const [first = '', ...others] = fold(given).split(' ');
  // `J. Robert` and `JR` say of the first name its initial only.
  const isInitial = first.length === 1 || /^\p{Lu}{2,3}(?!\p{L})/u.test(given);
  return {
    family: fold(family ?? literal ?? '').replaceAll(' ', ''),
    given: isInitial ? first.slice(0, 1) : first + others.filter((word) => word.length > 1).join(''),
  };
}

/** The same family name, and given names of which one may be short for the other; or both the other way round. */
export function maySame(a: Person, b: Person): boolean {
  if (a.family === b.family) return mayShorten(a.given, b.given);
  // `Wang, Wei` and `Wei Wang`, split the other way round.
  return a.given.length > 1 && a.given === b.family && a.family === b.given;
}

function mayShorten(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

/** How many of the shorter list stand in the other. */
export function inCommon(a: readonly Person[], b: readonly Person[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const families = new Map<string, Person[]>();
  for (const person of long) {
    for (const name of [person.family, person.given]) {
      const known = families.get(name);
      if (known) known.push(person);
      else families.set(name, [person]);
    }
  }
  return short.filter((person) => families.get(person.family)?.some((other) => maySame(person, other)))
    .length;
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
