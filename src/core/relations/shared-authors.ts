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
      for (const name of this.#names.get(keyOf(their)) ?? []) if (isSame(name, their)) shared.add(name);
    const inOrder = [...this.#names.values()].flat().filter((name) => shared.has(name));
    return [...new Set(inOrder.map(displayName))];
  }
}

/**
 * `W. Zhang` may be `Wei Zhang`; `Wu Zhang` is not, where both are spelled out. Others may take them for one, as to find
 * that two records tell of one paper: here the reader is told so.
 */
function isSame(a: Name, b: Name): boolean {
  if (!samePerson(a, b)) return false;
  const [first, second] = [spelledOut(a), spelledOut(b)];
  return first === undefined || second === undefined || first === second;
}

/** The first given name folded, `Jia-Wei` like `Jiawei`; undefined where there are but initials. */
function spelledOut({ given = '' }: Name): string | undefined {
  const [first = ''] = given.trim().split(/\s+/);
  const folded = fold(first).replaceAll(' ', '');
  return folded.length < 2 || INITIALS.test(first) ? undefined : folded;
}

/** `J.`, `J.-P.`, `JP`. */
const INITIALS = /^(?:(?:\p{L}\.[-‐]?)+\p{L}?|\p{Lu}{2}|\p{Lu}[-‐]\p{Lu})$/u;

function keyOf({ family, literal }: Name): string {
  return fold(family ?? literal ?? '');
}
