/** Who is who among names that pages print in several ways. */
import { toPerson } from '../library/people';
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
}

/**
 * People by their names. `D. Kingma` and `Diederik Kingma` are one where no other name could be meant by the initial: a
 * wrong merge is worse than a missed one. All names are to be added before any is asked for.
 */
export class People {
  readonly #parts = new Map<string, Parts>();
  readonly #known = new Map<string, Known>();

  add(name: Name): void {
    const { family, given, first } = this.#partsOf(name);
    const known = this.#at(family, given);
    const printed = displayName(name);
    const count = known.printed.get(printed) ?? 0;
    known.printed.set(printed, count + 1);
    if (count > 0) return;
    // An initial, or the first of several given names: `Wei` is not short for `Weihong`.
    for (const short of [given.slice(0, 1), first])
      if (short.length < given.length && short !== '' && given.startsWith(short))
        this.#at(family, short).longer.add(known);
  }

  /** The same for all names of a person; empty for a name without letters. */
  keyOf(name: Name): string {
    const { family, given } = this.#partsOf(name);
    return family === '' ? '' : this.#meant(family, given).key;
  }

  /** The fullest name of a person, as pages print it most often. */
  nameOf(name: Name): string {
    const { family, given } = this.#partsOf(name);
    const printed = [...this.#meant(family, given).printed];
    const [most] = printed.sort(([a, inA], [b, inB]) => inB - inA || (a < b ? -1 : 1));
    return most ? most[0] : displayName(name);
  }

  /** The one longest name that this may be short for, or itself. */
  #meant(family: string, given: string): Known {
    const known = this.#at(family, given);
    const longest = [...known.longer].filter(
      (one) => ![...one.longer].some((longer) => known.longer.has(longer)),
    );
    return longest.length === 1 ? longest[0]! : known;
  }

  #at(family: string, given: string): Known {
    const key = `${family} ${given}`;
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
      parts = { family, given, first };
      this.#parts.set(key, parts);
    }
    return parts;
  }
}
