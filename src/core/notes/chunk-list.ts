/** A note in pieces of some lines, each with what was read in it, so that a change costs what it touches. */
import type { Cluster } from './cluster';

/**
 * Characters that a chunk has at least when it is cut: large enough for few of them, small enough to be read again
 * at each keystroke. Smaller ones that edits leave are read together with the next, lest they become many.
 */
export const LEAST_CHUNK = 1000;

/** Whole lines of a note, a paragraph never in two. */
export interface Chunk {
  readonly text: string;
  /** In the order of the text; offsets count from the beginning of the chunk. */
  readonly clusters: readonly Cluster[];
}

/**
 * Chunks by their place. Those before a gap know their distance from the beginning, those behind it from the end,
 * so that a change moves none but those between the gap's old place and its new one.
 */
export class ChunkList<C extends Chunk> {
  private chunks: C[] = [];
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

  at(index: number): C {
    return this.chunks[index]!;
  }

  startOf(index: number): number {
    return this.starts[index]! + (index < this.gap ? 0 : this.characters);
  }

  indexOf(chunk: C): number {
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
  replace(from: number, to: number, chunks: readonly C[]): void {
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

  *[Symbol.iterator](): Iterator<C> {
    yield* this.chunks;
  }
}

/** In place, unless there are more new ones than a call takes arguments. */
function spliced<T>(all: T[], from: number, to: number, added: readonly T[]): T[] {
  if (added.length > 1000) return all.slice(0, from).concat(added, all.slice(to));
  all.splice(from, to - from, ...added);
  return all;
}
