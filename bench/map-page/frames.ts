/** How smoothly a page moves: the time from each frame to the next, in milliseconds, while something is done to it. */
export class Frames {
  #last = 0;
  #times: number[] = [];
  #handle = 0;

  start(): void {
    this.#times = [];
    this.#last = performance.now();
    const tick = () => {
      const now = performance.now();
      this.#times.push(now - this.#last);
      this.#last = now;
      this.#handle = requestAnimationFrame(tick);
    };
    this.#handle = requestAnimationFrame(tick);
  }

  stop(): number[] {
    cancelAnimationFrame(this.#handle);
    return this.#times;
  }
}

/** What the bench calls in each of its pages. */
export interface MapBench {
  /** Draws the graph and lays it out; milliseconds until it is first seen, and until it has settled. */
  show(graph: unknown): Promise<{ readonly seen: number; readonly settled: number; readonly drawn: number }>;
  readonly frames: Frames;
}

declare global {
  var mapBench: MapBench;
}
