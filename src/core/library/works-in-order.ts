/** The works ordered by citekey, put in order only when someone asks for all of them. */
import type { Work } from '../model';
import { compareText } from './record-keys';

export class WorksInOrder<W extends Work> {
  #works: readonly W[] = [];
  readonly #removed = new Set<W>();
  readonly #added = new Set<W>();

  change(removed: Iterable<W>, added: Iterable<W>): void {
    for (const work of removed) if (!this.#added.delete(work)) this.#removed.add(work);
    for (const work of added) if (!this.#removed.delete(work)) this.#added.add(work);
  }

  /** The list stays as it is once given out; after a change another one is given. */
  get all(): readonly W[] {
    if (this.#removed.size + this.#added.size > 0) {
      this.#works = merged(this.#works, this.#removed, [...this.#added].sort(byCitekey));
      this.#removed.clear();
      this.#added.clear();
    }
    return this.#works;
  }
}

function byCitekey(a: Work, b: Work): number {
  return compareText(a.citekey, b.citekey) || compareText(a.id, b.id);
}

function merged<W extends Work>(works: readonly W[], removed: ReadonlySet<W>, added: readonly W[]): W[] {
  const all: W[] = [];
  let next = 0;
  for (const work of works) {
    if (removed.size > 0 && removed.has(work)) continue;
    while (next < added.length && byCitekey(added[next]!, work) < 0) all.push(added[next++]!);
    all.push(work);
  }
  while (next < added.length) all.push(added[next++]!);
  return all;
}
