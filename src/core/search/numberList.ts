/**
 * Numbers that come one by one, in blocks: no array is copied for want of room, and a garbage collector that sees
 * many large arrays come and go looks through the whole heap each time.
 */
const LARGEST_BLOCK = 1 << 18;

export class NumberList {
  size = 0;
  readonly #shift: number;
  readonly #blocks: Uint32Array[] = [];

  constructor(expected: number) {
    this.#shift = Math.ceil(Math.log2(Math.min(LARGEST_BLOCK, Math.max(16, expected))));
  }

  push(value: number): void {
    const at = this.size++;
    const block = at >>> this.#shift;
    if (block === this.#blocks.length) this.#blocks.push(new Uint32Array(1 << this.#shift));
    this.#blocks[block]![at & ((1 << this.#shift) - 1)] = value;
  }

  set(at: number, value: number): void {
    this.#blocks[at >>> this.#shift]![at & ((1 << this.#shift) - 1)] = value;
  }

  /** All of them; in steps, a block each. The list is empty afterwards. */
  *joined(): Generator<void, Uint32Array> {
    const all = new Uint32Array(this.size);
    const blocks = this.#blocks.splice(0);
    for (const [i, block] of blocks.entries()) {
      const from = i << this.#shift;
      all.set(block.subarray(0, Math.min(block.length, this.size - from)), from);
      yield;
    }
    this.size = 0;
    return all;
  }
}
