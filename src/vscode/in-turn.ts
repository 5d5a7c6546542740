/** Work that is asked for again while it is being done. */

/** Does a task once at a time; asked for several times meanwhile, it is done once more, for what was asked last. */
export class InTurn {
  readonly #task: () => Promise<void>;
  #asked = 0;
  #doing: Promise<void> | undefined;

  constructor(task: () => Promise<void>) {
    this.#task = task;
  }

  /** Resolves when it is done for this call. Rejects as the task does. */
  call(): Promise<void> {
    this.#asked++;
    this.#doing ??= this.#do().finally(() => {
      this.#doing = undefined;
    });
    return this.#doing;
  }

  async #do(): Promise<void> {
    for (let done = 0; done < this.#asked; ) {
      const asked = this.#asked;
      await this.#task();
      done = asked;
    }
    this.#asked = 0;
  }
}
