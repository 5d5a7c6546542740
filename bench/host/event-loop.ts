/** How long the event loop stands still: a timer says how much later than asked for it is called. */
import type { Block } from './measures';

/** Milliseconds between two looks. */
const EVERY = 2;
const KEPT = 5;

export class EventLoop {
  #since = performance.now();
  #last = performance.now();
  #blocks: Block[] = [];
  readonly #timer = setInterval(() => this.#look(), EVERY);

  /** The longest blocks since the last reset, the longest first; at least one. */
  reset(): readonly Block[] {
    this.#look();
    const blocks = this.#blocks;
    this.#blocks = [];
    this.#since = this.#last;
    return blocks;
  }

  end(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = performance.now();
    const block = { at: this.#last - this.#since, took: Math.max(0, now - this.#last - EVERY) };
    this.#last = now;
    if (this.#blocks.length === KEPT && block.took <= this.#blocks.at(-1)!.took) return;
    this.#blocks.push(block);
    this.#blocks.sort((a, b) => b.took - a.took).splice(KEPT);
  }
}
