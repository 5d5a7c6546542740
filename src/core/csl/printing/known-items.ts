/** The items that an engine has been given, as it knows them. */
import type { CslItem } from '../../bibliography/csl';
import { textItem } from './text-item';

export interface KnownItem {
  readonly key: string;
  readonly item: CslItem;
  /** What citeproc reads. */
  readonly text: Readonly<Record<string, unknown>>;
}

export class KnownItems {
  /** Of each key, the item it stands for now. */
  readonly #ids = new Map<string, { readonly item: CslItem; readonly id: string }>();
  readonly #items = new Map<string, KnownItem>();
  #serial = 0;

  /** Never the key itself, which may be the name of a property; another item under the same key has another id. */
  idOf(key: string, item: CslItem): string {
    const known = this.#ids.get(key);
    if (known?.item === item) return known.id;
    const id = `i${this.#serial++}`;
    this.#ids.set(key, { item, id });
    this.#items.set(id, { key, item, text: textItem(item, id) });
    return id;
  }

  of(id: string): KnownItem | undefined {
    return this.#items.get(id);
  }

  /** Forgets all others. */
  keepOnly(used: ReadonlySet<string>): void {
    for (const [id, { key }] of this.#items) {
      if (used.has(id)) continue;
      this.#items.delete(id);
      if (this.#ids.get(key)?.id === id) this.#ids.delete(key);
    }
  }
}
