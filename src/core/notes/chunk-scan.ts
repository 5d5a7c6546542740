/** Reads a stretch of a note anew, chunk by chunk, until what is known of the text behind it holds again. */

import type { Span } from '../place';
import { type BlockState, type Checkpoint, checkpointOf, isSameCheckpoint } from './block-state';
import { endReading, readLineAt, startReading } from './blocks';
import { type Chunk, LEAST_CHUNK } from './chunk-list';
import type { Cluster } from './cluster';
import { exampleLabels, mayBeItem } from './example-labels';
import type { LocatorTerms } from './locator-terms';
import { regionClusters } from './markdown';
import { moved } from './moved';
import { mayCite, proseRegion } from './prose-regions';

/** A chunk of a note in Markdown. All offsets in it count from its beginning. */
export interface MarkdownChunk extends Chunk {
  /** What is open where it begins. */
  readonly from: Checkpoint;
  /** Numbers of examples are among them, as their labels may stand anywhere. */
  readonly clusters: readonly Cluster[];
  /** The labels of its examples. */
  readonly labels: readonly string[];
  /** Index of the last `$$`, -1 when there is none. */
  readonly lastDollars: number;
  /** Where it was asked whether a `$$` stands there or further on in the note, and what the answer was. */
  readonly mathQuestions: readonly { readonly at: number; readonly answer: boolean }[];
}

/** What stands behind the stretch. */
export interface Following {
  readonly size: number;
  readonly at: (index: number) => MarkdownChunk;
  /** Whether a `$$` stands in one of those from this index on. */
  readonly hasDollars: (index: number) => boolean;
}

export interface Scanned {
  readonly chunks: readonly MarkdownChunk[];
  /** How many of those behind the stretch were read with it, and are in `chunks` now. */
  readonly taken: number;
  /** Characters read. */
  readonly read: number;
}

/** `text` begins with the line at which the checkpoint was taken; it ends where the first of those behind begins. */
export function scanChunks(
  text: string,
  from: Checkpoint,
  following: Following,
  terms: LocatorTerms,
): Scanned {
  return new ChunkScan(text, from, following, terms).scan();
}

class ChunkScan {
  private text: string;
  private readonly following: Following;
  private readonly terms: LocatorTerms;
  private readonly state: BlockState;
  /** Where those behind that are part of the text by now begin. */
  private readonly boundaries: number[] = [];
  private readonly chunks: MarkdownChunk[] = [];
  private readonly clusters: Cluster[] = [];
  private readonly questions: { at: number; answer: boolean }[] = [];
  private start = 0;
  private from: Checkpoint;
  private hasMerged = false;

  constructor(text: string, from: Checkpoint, following: Following, terms: LocatorTerms) {
    this.text = text;
    this.following = following;
    this.terms = terms;
    this.from = from;
    const emit = (lines: readonly Span[]) => this.readBlock(lines);
    this.state = startReading(text, emit, (at) => this.hasMathEnd(at), from);
  }

  scan(): Scanned {
    let known = 0;
    for (let at = 0; ; ) {
      if (this.text.indexOf('\n', at) < 0 && this.extend()) continue;
      if (at >= this.text.length) break;
      while (this.boundaries[known]! < at) known++;
      const isKnown = this.boundaries[known] === at;
      const length = at - this.start;
      const mayCut = length > 0 && (isKnown || length >= LEAST_CHUNK) && !mayBeItem(this.text, at);
      const before = mayCut ? checkpointOf(this.state) : undefined;
      const { leaf } = this.state;
      const next = readLineAt(this.state, at);
      if (before && (leaf?.kind !== 'paragraph' || this.state.leaf !== leaf)) {
        if (isKnown && isSameCheckpoint(before, this.following.at(known).from) && this.mayEnd(length)) {
          this.cut(at, before);
          return { chunks: this.chunks, taken: known, read: this.text.length };
        }
        if (length >= LEAST_CHUNK) this.cut(at, before);
      }
      at = next;
    }
    endReading(this.state);
    if (this.text.length > this.start) this.cut(this.text.length, this.from);
    return { chunks: this.chunks, taken: this.following.size, read: this.text.length };
  }

  private mayEnd(length: number): boolean {
    if (length >= LEAST_CHUNK / 2 || this.hasMerged) return true;
    this.hasMerged = true;
    return false;
  }

  /** Adds the text of some more chunks, twice as many each time; false when there are none. */
  private extend(): boolean {
    const from = this.boundaries.length;
    const to = Math.min(this.following.size, from + Math.max(1, from));
    for (let index = from; index < to; index++) {
      this.boundaries.push(this.text.length);
      this.text += this.following.at(index).text;
    }
    this.state.text = this.text;
    return to > from;
  }

  private readBlock(lines: readonly Span[]): void {
    const end = lines.at(-1)!.end;
    if (!mayCite(this.text.slice(lines[0]!.start, end))) return;
    this.clusters.push(...regionClusters(proseRegion(this.text, lines), this.text, this.terms));
  }

  private hasMathEnd(at: number): boolean {
    const answer = this.text.indexOf('$$', at) >= 0 || this.following.hasDollars(this.boundaries.length);
    this.questions.push({ at, answer });
    return answer;
  }

  /** Ends a chunk; what was read of the line behind belongs to the next one. */
  private cut(end: number, behind: Checkpoint): void {
    const { start } = this;
    const text = this.text.slice(start, end);
    this.chunks.push({
      text,
      from: this.from,
      clusters: takeBefore(this.clusters, end, ({ span }) => span.start).map((one) => moved(one, -start)),
      labels: [...exampleLabels(text)],
      lastDollars: text.lastIndexOf('$$'),
      mathQuestions: takeBefore(this.questions, end, ({ at }) => at - 1).map(({ at, answer }) => ({
        at: at - start,
        answer,
      })),
    });
    this.start = end;
    this.from = behind;
  }
}

/** Removes those from the beginning of a list that stand before an offset. */
function takeBefore<T>(all: T[], end: number, offsetOf: (one: T) => number): T[] {
  const behind = all.findIndex((one) => offsetOf(one) >= end);
  return all.splice(0, behind < 0 ? all.length : behind);
}
