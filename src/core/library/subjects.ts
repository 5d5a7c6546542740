/** Which work each of many things is about, as works come and go. */
import { Buckets } from './buckets';
import type { LibraryWork } from './library-work';
import { identityKeys } from './record-keys';

export class Subjects<T extends object> {
  readonly #present = new Set<T>();
  readonly #workOf = new Map<T, LibraryWork>();
  readonly #about = new Buckets<LibraryWork, T>();
  /** Those of which it is to be found out what they are about. */
  readonly #open = new Set<T>();

  get size(): number {
    return this.#present.size;
  }

  add(thing: T): void {
    this.#present.add(thing);
    this.#open.add(thing);
  }

  delete(thing: T): void {
    this.#present.delete(thing);
    this.#open.add(thing);
  }

  /** It may be about another work than before. */
  reconsider(thing: T): void {
    this.#open.add(thing);
  }

  /** Finds out which works they are about; answers with those about which there is something else than before. */
  settle(workOf: (thing: T) => LibraryWork | undefined): Set<LibraryWork> {
    const others = new Set<LibraryWork>();
    for (const thing of this.#open) {
      const before = this.#workOf.get(thing);
      const now = this.#present.has(thing) ? workOf(thing) : undefined;
      if (before === now) continue;
      if (before) {
        this.#workOf.delete(thing);
        this.#about.delete(before, thing);
        others.add(before);
      }
      if (now) {
        this.#workOf.set(thing, now);
        this.#about.add(now, thing);
        others.add(now);
      }
    }
    this.#open.clear();
    return others;
  }

  /** In the order in which they came to be about it. */
  about(work: LibraryWork): Iterable<T> {
    return this.#about.get(work);
  }
}

/** Things that name their paper as pins do: by identifiers, or by its title (`namesOf`). */
export class NamedSubjects<T extends { readonly paper: readonly string[] }> {
  /** Where each stands among all. */
  #positions: ReadonlyMap<T, number> = new Map();
  readonly #byName = new Buckets<string, T>();
  readonly #subjects = new Subjects<T>();

  /** These are all there are now. */
  set(things: readonly T[]): void {
    for (const known of this.#positions.keys()) {
      for (const name of known.paper) this.#byName.delete(name, known);
      this.#subjects.delete(known);
    }
    this.#positions = new Map(things.map((thing, at) => [thing, at]));
    for (const thing of things) {
      for (const name of thing.paper) this.#byName.add(name, thing);
      this.#subjects.add(thing);
    }
  }

  /** What may concern works that came or went. */
  reconsider(works: Iterable<LibraryWork>): void {
    if (this.#positions.size === 0) return;
    for (const { entries } of works)
      for (const { record } of entries)
        for (const name of identityKeys(record))
          for (const thing of this.#byName.get(name)) this.#subjects.reconsider(thing);
  }

  /** Finds out which works they are about; answers with those of which something else is said than before. */
  settle(named: (paper: readonly string[]) => LibraryWork | undefined): Set<LibraryWork> {
    return this.#subjects.settle(({ paper }) => named(paper));
  }

  /** In the order in which they were given. */
  about(work: LibraryWork): T[] {
    const position = (thing: T) => this.#positions.get(thing) ?? 0;
    const things = [...this.#subjects.about(work)];
    return things.length > 1 ? things.sort((a, b) => position(a) - position(b)) : things;
  }
}
