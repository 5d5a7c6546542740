/** How long the event loop stands still: a timer says how much later than asked for it is called. */

/** Milliseconds between two looks. */
const EVERY = 2;

export class EventLoop {
  #last = performance.now();
  #longest = 0;
  readonly #timer = setInterval(() => this.#look(), EVERY);

  /** The longest block since the last reset, in milliseconds. */
  reset(): number {
    this.#look();
    const longest = this.#longest;
    this.#longest = 0;
    return longest;
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#last - EVERY);
    this.#last = now;
  }
}
