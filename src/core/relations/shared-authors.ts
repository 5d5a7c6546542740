/** Authors of two papers. */
import type { Name, Work } from '../model';
import { displayName, samePerson } from '../names';
import { fold } from '../prose';

/** A list longer than this, as of a collaboration, says little of any two who stand in it. */
const MOST = 50;

/** The authors of one paper, to be looked for in many others. */
export class Authors {
  /** By the folded family name. */
  readonly #names = new Map<string, Name[]>();

  constructor({ item }: Work) {
    for (const name of item.author.slice(0, MOST)) {
      const key = keyOf(name);
      this.#names.set(key, [...(this.#names.get(key) ?? []), name]);
    }
  }

  /** Those that the other has, too, as this paper prints them and in its order. */
  sharedWith({ item }: Work): string[] {
    if (this.#names.size === 0) return [];
    const shared = new Set<Name>();
    for (const their of item.author.slice(0, MOST))
      for (const name of this.#names.get(keyOf(their)) ?? []) if (samePerson(name, their)) shared.add(name);
    const inOrder = [...this.#names.values()].flat().filter((name) => shared.has(name));
    return [...new Set(inOrder.map(displayName))];
  }
}

function keyOf({ family, literal }: Name): string {
  return fold(family ?? literal ?? '');
}
