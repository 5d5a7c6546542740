/** A note in pieces of some lines, each with what was read in it, so that a change costs what it touches. */
import type { Checkpoint } from './block-state';
import type { Cluster } from './cluster';

/** Whole lines of a note, a paragraph never in two. All offsets in it count from its beginning. */
export interface Chunk {
  readonly text: string;
  /** What is open where it begins. */
  readonly from: Checkpoint;
  /** In the order of the text; numbers of examples are among them, as their labels may stand anywhere. */
  readonly clusters: readonly Cluster[];
  /** The labels of its examples. */
  readonly labels: readonly string[];
  /** Index of the last `$$`, -1 when there is none. */
  readonly lastDollars: number;
  /** Where it was asked whether a `$$` stands there or further on in the note, and what the answer was. */
  readonly mathQuestions: readonly { readonly at: number; readonly answer: boolean }[];
}

/**
 * Chunks by their place. Those before a gap know their distance from the beginning, those behind it from the end,
 * so that a change moves none but those between the gap's old place and its new one.
 */
export class ChunkList {
  private chunks: Chunk[] = [];
  private starts: number[] = [];
  private gap = 0;
  private characters = 0;

  /** Number of chunks. */
  get size(): number {
    return this.chunks.length;
  }

  /** Of all text. */
  get length(): number {
    return this.characters;
  }

  at(index: number): Chunk {
    return this.chunks[index]!;
  }

  startOf(index: number): number {
    return this.starts[index]! + (index < this.gap ? 0 : this.characters);
  }

  indexOf(chunk: Chunk): number {
    return this.chunks.indexOf(chunk);
  }

  /** Index of the chunk that an offset stands in, at its beginning included; 0 when there is none. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Puts other chunks in the place of those from one index to another. */
  replace(from: number, to: number, chunks: readonly Chunk[]): void {
    const start = from < this.size ? this.startOf(from) : this.characters;
    const removed = (to < this.size ? this.startOf(to) : this.characters) - start;
    for (; this.gap < from; this.gap++) this.starts[this.gap]! += this.characters;
    while (this.gap > to) this.starts[--this.gap]! -= this.characters;
    const starts: number[] = [];
    let at = start;
    for (const { text } of chunks) {
      starts.push(at);
      at += text.length;
    }
    this.characters += at - start - removed;
    this.gap = from + chunks.length;
    this.chunks = spliced(this.chunks, from, to, chunks);
    this.starts = spliced(this.starts, from, to, starts);
  }

  *[Symbol.iterator](): Iterator<Chunk> {
    yield* this.chunks;
  }
}

/** In place, unless there are more new ones than a call takes arguments. */
function spliced<T>(all: T[], from: number, to: number, added: readonly T[]): T[] {
  if (added.length > 1000) return all.slice(0, from).concat(added, all.slice(to));
  all.splice(from, to - from, ...added);
  return all;
}
