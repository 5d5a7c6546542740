/** Work on many things in the background: some at a time, none twice at once. */

/** Things worked on at the same time. */
const AT_ONCE = 16;

/** What is added while it is worked on is worked on again after that; what waits is not added twice. */
export class Queue<T> {
  readonly #act: (thing: T) => Promise<void>;
  readonly #waiting = new Set<T>();
  readonly #underWay = new Set<T>();

  /** `act` must not fail. */
  constructor(act: (thing: T) => Promise<void>) {
    this.#act = act;
  }

  add(thing: T): void {
    this.#waiting.add(thing);
    this.#start();
  }

  /** What is under way is still finished. */
  clear(): void {
    this.#waiting.clear();
  }

  #start(): void {
    for (const thing of this.#waiting) {
      if (this.#underWay.size === AT_ONCE) return;
      if (this.#underWay.has(thing)) continue;
      this.#waiting.delete(thing);
      this.#underWay.add(thing);
      void this.#work(thing);
    }
  }

  async #work(thing: T): Promise<void> {
    await this.#act(thing);
    // Others have their turn between two.
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    this.#underWay.delete(thing);
    this.#start();
  }
}
