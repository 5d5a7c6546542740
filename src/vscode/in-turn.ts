/** Work that is asked for again while it is being done. */

/** Does a task once at a time; asked for several times meanwhile, it is done once more, for what was asked last. */
export class InTurn {
  readonly #task: () => Promise<void>;
  /** Being done; kept when it is done, for the next one to come after. */
  #now: Promise<void> | undefined;
  /** Asked for, and not begun: whoever asks meanwhile shares it. */
  #next: Promise<void> | undefined;

  constructor(task: () => Promise<void>) {
    this.#task = task;
  }

  /** Resolves when it is done for this call. Rejects as the task does. */
  call(): Promise<void> {
    this.#next ??= this.#after(this.#now);
    return this.#next;
  }

  async #after(before: Promise<void> | undefined): Promise<void> {
    // What failed failed for those who asked before. Awaited also where nothing is being done: what is asked at once is one.
    await before?.catch(() => {});
    this.#now = this.#next;
    this.#next = undefined;
    await this.#task();
  }
}
