/** Keeps the best of many papers without sorting them all. */
export interface Candidate {
  readonly paper: number;
  score: number;
  /** Bit i: word i of the query was found. */
  readonly found: number;
  /** What the score was multiplied by because the words seem to stand side by side in the abstract. */
  readonly phrase: number;
  /** The same for the title, where it is certain. */
  inTitle: number;
}

/** The least of them on top. */
export class Heap {
  readonly #most: number;
  readonly #items: Candidate[] = [];
  full = false;
  least = -1;

  constructor(most: number) {
    this.#most = most;
  }

  put(candidate: Candidate): void {
    const items = this.#items;
    if (!this.full) {
      items.push(candidate);
      for (let i = items.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1;
        if (!worse(items[i]!, items[parent]!)) break;
        [items[i], items[parent]] = [items[parent]!, items[i]!];
        i = parent;
      }
      this.full = items.length === this.#most;
    } else if (worse(items[0]!, candidate)) {
      items[0] = candidate;
      for (let i = 0; ; ) {
        let least = i;
        for (const child of [2 * i + 1, 2 * i + 2]) {
          if (child < items.length && worse(items[child]!, items[least]!)) least = child;
        }
        if (least === i) break;
        [items[i], items[least]] = [items[least]!, items[i]!];
        i = least;
      }
    }
    if (this.full) this.least = items[0]!.score;
  }

  sorted(): Candidate[] {
    return this.#items.sort((a, b) => b.score - a.score || a.paper - b.paper);
  }
}

function worse(a: Candidate, b: Candidate): boolean {
  return a.score < b.score || (a.score === b.score && a.paper > b.paper);
}
