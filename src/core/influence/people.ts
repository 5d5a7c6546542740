/** Who is who among names that pages print in several ways. */
import { initialsOf, toPerson } from '../library/people';
import type { Name } from '../model';
import { displayName } from '../names';

/** A name, with what it may be short for. */
interface Known {
  /** Of family name and given names, folded; the names of one person lead to one of these. */
  readonly key: string;
  /** As printed, and how often. */
  readonly printed: Map<string, number>;
  /** Names of the same family that it may be short for. */
  readonly longer: Set<Known>;
}

interface Parts {
  readonly family: string;
  /** As one word: `johnrobert`, `j`; possibly empty. */
  readonly given: string;
  /** The first of several given names. */
  readonly first: string;
  /** Of all given names. */
  readonly initials: string;
}

/** Names with more given names than that are no names of people. */
const GIVEN_NAMES = 6;

/**
 * People by their names. `D. Kingma` and `Diederik Kingma` are one where no other name could be meant by the initial: a
 * wrong merge is worse than a missed one. All names are to be added before any is asked for.
 */
export class People {
  readonly #parts = new Map<string, Parts>();
  readonly #known = new Map<string, Known>();

  add(name: Name): void {
    const parts = this.#partsOf(name);
    const known = this.#at(parts);
    const printed = displayName(name);
    const count = known.printed.get(printed) ?? 0;
    known.printed.set(printed, count + 1);
    if (count > 0) return;
    for (const short of shorterThan(parts)) this.#at(short).longer.add(known);
  }

  /** The same for all names of a person; empty for a name without letters. */
  keyOf(name: Name): string {
    const parts = this.#partsOf(name);
    return parts.family === '' ? '' : this.#meant(parts).key;
  }

  /** The fullest name of a person, as pages print it most often. */
  nameOf(name: Name): string {
    const printed = [...this.#meant(this.#partsOf(name)).printed];
    const [most] = printed.sort(([a, inA], [b, inB]) => inB - inA || (a < b ? -1 : 1));
    return most ? most[0] : displayName(name);
  }

  /** The one longest name that this may be short for, or itself. */
  #meant(parts: Parts): Known {
    const known = this.#at(parts);
    const longest = [...known.longer].filter(
      (one) => ![...one.longer].some((longer) => known.longer.has(longer)),
    );
    return longest.length === 1 ? longest[0]! : known;
  }

  #at({ family, given, initials }: Parts): Known {
    const key = `${family} ${given} ${initials}`;
    let known = this.#known.get(key);
    if (!known) {
      known = { key, printed: new Map(), longer: new Set() };
      this.#known.set(key, known);
    }
    return known;
  }

  /** Folding costs, and the same names come again and again. */
  #partsOf(name: Name): Parts {
    const key = `${name.literal ?? name.family ?? ''}\0${name.given ?? ''}`;
    let parts = this.#parts.get(key);
    if (!parts) {
      const { family, given, first = given } = toPerson(name);
      parts = { family, given, first, initials: initialsOf(name) };
      this.#parts.set(key, parts);
    }
    return parts;
  }
}

/**
 * What a name may be shortened to: an initial, the first of several given names, or all that are written out (`Wei` is
 * not short for `Weihong`), with some of the initials from the first on. So `John Smith` is short for `John R. Smith`,
 * which `John A. Smith` is not.
 */
function* shorterThan({ family, given, first, initials }: Parts): Generator<Parts> {
  if (given === '') return;
  for (let count = Math.min(initials.length, GIVEN_NAMES); count > 0; count--)
    for (const short of new Set([given, first, given.slice(0, 1)]))
      if (given.startsWith(short) && (short !== given || count < initials.length))
        yield { family, given: short, first: short, initials: initials.slice(0, count) };
}
