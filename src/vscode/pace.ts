/** Not more often than the eye can follow. */

/** Calls `action` at once, but not again within `interval` milliseconds of the last time: then at the end of it. */
export class Pace {
  readonly #action: () => void;
  readonly #interval: number;
  #last = Number.NEGATIVE_INFINITY;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(action: () => void, interval: number) {
    this.#action = action;
    this.#interval = interval;
  }

  call(): void {
    if (this.#waiting !== undefined) return;
    const wait = this.#last + this.#interval - performance.now();
    if (wait <= 0) this.#run();
    else this.#waiting = setTimeout(() => this.#run(), wait);
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
  }

  #run(): void {
    this.dispose();
    this.#last = performance.now();
    this.#action();
  }
}
