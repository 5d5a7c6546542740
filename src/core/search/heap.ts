/** Keeps the best of many things without sorting them all. */
export class Heap<T> {
  readonly #most: number;
  readonly #worse: (a: T, b: T) => boolean;
  /** The worst of them first, each before those at twice its place and one or two more. */
  readonly #items: T[] = [];

  constructor(most: number, worse: (a: T, b: T) => boolean) {
    this.#most = most;
    this.#worse = worse;
  }

  /** What another must be better than to be kept; undefined while there is room for any. */
  get least(): T | undefined {
    return this.#items.length < this.#most ? undefined : this.#items[0];
  }

  put(item: T): void {
    if (this.#items.length < this.#most) this.#rise(item);
    else if (this.#most > 0 && this.#worse(this.#items[0]!, item)) this.#sink(item);
  }

  /** Best first. The heap is of no use afterwards. */
  sorted(): T[] {
    return this.#items.sort((a, b) => (this.#worse(a, b) ? 1 : this.#worse(b, a) ? -1 : 0));
  }

  #rise(item: T): void {
    const items = this.#items;
    let i = items.push(item) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.#worse(item, items[parent]!)) break;
      items[i] = items[parent]!;
      i = parent;
    }
    items[i] = item;
  }

  #sink(item: T): void {
    const items = this.#items;
    let i = 0;
    for (;;) {
      let least = 2 * i + 1;
      if (least + 1 < items.length && this.#worse(items[least + 1]!, items[least]!)) least++;
      if (least >= items.length || !this.#worse(items[least]!, item)) break;
      items[i] = items[least]!;
      i = least;
    }
    items[i] = item;
  }
}
