/** Several values under one key; most keys have one, which then costs no list. */
export class Buckets<K, V extends object> {
  readonly #values = new Map<K, V | Set<V>>();

  add(key: K, value: V): void {
    const known = this.#values.get(key);
    if (known === undefined) this.#values.set(key, value);
    else if (known instanceof Set) known.add(value);
    else if (known !== value) this.#values.set(key, new Set([known, value]));
  }

  delete(key: K, value: V): void {
    const known = this.#values.get(key);
    if (known === value) this.#values.delete(key);
    else if (known instanceof Set && known.delete(value) && known.size === 0) this.#values.delete(key);
  }

  /** In the order in which they came. */
  get(key: K): Iterable<V> {
    const known = this.#values.get(key);
    if (known === undefined) return NONE;
    return known instanceof Set ? known : [known];
  }

  /** The only value, or the first of several. */
  first(key: K): V | undefined {
    const known = this.#values.get(key);
    return known instanceof Set ? known.values().next().value : known;
  }

  /** Whether the value is the only one under the key. */
  isAlone(key: K, value: V): boolean {
    return this.#values.get(key) === value;
  }

  clear(): void {
    this.#values.clear();
  }
}

const NONE: readonly never[] = [];
