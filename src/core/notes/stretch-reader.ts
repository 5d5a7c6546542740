/** A LaTeX or Typst file in chunks, of which a change reads again as few as it can: see note-reader.ts. */
import type { Span } from '../place';
import { type Chunk, ChunkList, LEAST_CHUNK } from './chunk-list';
import type { ChunkedText, PartAt, SeeCluster } from './chunked-text';
import { LabelCounts } from './label-counts';
import { citesLabel, type ReadStretch } from './stretch';

interface StretchChunk extends Chunk {
  /** What is open where it begins. */
  readonly from: string;
  readonly labels: readonly string[];
}

export class StretchReader implements ChunkedText {
  charactersRead = 0;
  private readonly read: ReadStretch;
  private readonly chunks = new ChunkList<StretchChunk>();
  private readonly labels = new LabelCounts();

  constructor(text: string, read: ReadStretch) {
    this.read = read;
    this.replace(0, 0, text);
  }

  get text(): string {
    return Array.from(this.chunks, ({ text }) => text).join('');
  }

  change(from: number, to: number, newText: string): void {
    const { chunks } = this;
    const start = Math.min(Math.max(from, 0), chunks.length);
    const end = Math.min(Math.max(start, to), chunks.length);
    if (chunks.size === 0) {
      this.replace(0, 0, newText);
      return;
    }
    // The end of the chunk before may be this one's beginning now: its last line was blank.
    const first = Math.max(0, chunks.indexAt(start) - 1);
    const last = chunks.indexAt(end);
    const at = chunks.startOf(first);
    let old = '';
    for (let index = first; index <= last; index++) old += chunks.at(index).text;
    this.replace(first, last + 1, old.slice(0, start - at) + newText + old.slice(end - at));
  }

  visit(window: Span | undefined, see: SeeCluster): void {
    const { chunks } = this;
    for (let index = window ? chunks.indexAt(window.start) : 0; index < chunks.size; index++) {
      const start = chunks.startOf(index);
      if (window && start > window.end) break;
      for (const cluster of chunks.at(index).clusters) {
        if (!citesLabel(cluster, this.labels)) see(cluster, start);
      }
    }
  }

  partAt(offset: number): PartAt {
    if (this.chunks.size === 0) return { text: '', start: 0 };
    const index = this.chunks.indexAt(offset);
    return { text: this.chunks.at(index).text, start: this.chunks.startOf(index) };
  }

  /** Puts a text in the place of some chunks, and reads those behind again until they begin as they did. */
  private replace(from: number, to: number, text: string): void {
    const { chunks } = this;
    const read: StretchChunk[] = [];
    let open = from < chunks.size ? chunks.at(from).from : '';
    let behind = to;
    let rest = text;
    while (behind < chunks.size && !isWhole(rest)) rest += chunks.at(behind++).text;
    for (let at = 0; at < rest.length; ) {
      const end = cutBehind(rest, at + LEAST_CHUNK);
      open = this.readInto(read, rest.slice(at, end), open);
      at = end;
    }
    while (behind < chunks.size && chunks.at(behind).from !== open) {
      open = this.readInto(read, chunks.at(behind++).text, open);
    }
    for (let index = from; index < behind; index++) this.labels.remove(chunks.at(index).labels);
    for (const { labels } of read) this.labels.add(labels);
    chunks.replace(from, behind, read);
  }

  private readInto(chunks: StretchChunk[], text: string, from: string): string {
    const { clusters, labels, open } = this.read(text, from);
    chunks.push({ text, from, clusters, labels });
    this.charactersRead += text.length;
    return open;
  }
}

/** Whether a chunk may end behind the text: with a blank line, and not too soon. */
function isWhole(text: string): boolean {
  return text === '' || (text.length >= LEAST_CHUNK / 2 && /\n[ \t\r]*\n$/.test(text.slice(-200)));
}

/** Index behind the next blank line. */
function cutBehind(text: string, at: number): number {
  BLANK_LINE.lastIndex = at;
  return BLANK_LINE.test(text) ? BLANK_LINE.lastIndex : text.length;
}

const BLANK_LINE = /\n[ \t\r]*\n/g;
