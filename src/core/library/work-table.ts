/** The works by the names that lead to them. */
import { identifierKey } from '../identifiers';
import type { Work } from '../model';
import { Buckets } from './buckets';
import { compareText } from './record-keys';
import { WorksInOrder } from './works-in-order';

export class WorkTable<W extends Work> {
  readonly #inOrder = new WorksInOrder<W>();
  readonly #byId = new Map<string, W>();
  readonly #byCitekey = new Map<string, W>();
  readonly #byAlias = new Buckets<string, W>();
  readonly #byIdentifier = new Buckets<string, W>();

  get size(): number {
    return this.#byId.size;
  }

  /** Ordered by citekey. */
  get all(): readonly W[] {
    return this.#inOrder.all;
  }

  change(removed: Iterable<W>, added: Iterable<W>): void {
    for (const work of removed) {
      this.#byId.delete(work.id);
      this.#byCitekey.delete(work.citekey);
      for (const alias of work.aliases) this.#byAlias.delete(alias, work);
      for (const each of work.identifiers) this.#byIdentifier.delete(identifierKey(each), work);
    }
    for (const work of added) {
      this.#byId.set(work.id, work);
      this.#byCitekey.set(work.citekey, work);
      for (const alias of work.aliases) this.#byAlias.add(alias, work);
      for (const each of work.identifiers) this.#byIdentifier.add(identifierKey(each), work);
    }
    this.#inOrder.change(removed, added);
  }

  byId(id: string): W | undefined {
    return this.#byId.get(id);
  }

  /** A present key wins over another work's former one; of several former ones the first in order. */
  byCitekey(citekey: string): W | undefined {
    return this.#byCitekey.get(citekey) ?? inOrder(this.#byAlias.get(citekey))[0];
  }

  /** Of several that a page gives the same identifier the last in order. */
  byIdentifier(key: string): W | undefined {
    return inOrder(this.#byIdentifier.get(key)).at(-1);
  }
}

/** Works, each once, ordered by citekey. */
export function inOrder<W extends Work>(works: Iterable<W>): readonly W[] {
  const found = [...new Set(works)];
  return found.length > 1 ? found.sort((a, b) => compareText(a.citekey, b.citekey)) : found;
}
