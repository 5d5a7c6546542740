/** A Markdown note in chunks, of which a change reads again as few as it can: see note-reader.ts. */
import type { Span } from '../place';
import { TOP_LEVEL } from './block-state';
import { ChunkList } from './chunk-list';
import { type MarkdownChunk, scanChunks } from './chunk-scan';
import type { ChunkedText, PartAt, SeeCluster } from './chunked-text';
import type { Cluster } from './cluster';
import {
  frontMatterEnd,
  mayBeginFrontMatter,
  mayEndFrontMatter,
  nociteClusters,
  noteLanguage,
} from './front-matter';
import { LabelCounts } from './label-counts';
import { locatorTerms } from './locator-terms';
import { isExampleNumber } from './markdown';

export class MarkdownReader implements ChunkedText {
  charactersRead = 0;
  /** The front matter; empty when there is none. The chunks begin behind it. */
  private head = '';
  private nocite: readonly Cluster[] = [];
  private terms = locatorTerms();
  private body = new ChunkList<MarkdownChunk>();
  /** Of examples. */
  private readonly labels = new LabelCounts();
  /** Chunks with a `$$` that opened no math, as none stood behind it. */
  private readonly unclosed = new Set<MarkdownChunk>();

  constructor(text: string) {
    this.readAll(text);
  }

  get text(): string {
    let text = this.head;
    for (const chunk of this.body) text += chunk.text;
    return text;
  }

  change(from: number, to: number, newText: string): void {
    const length = this.head.length + this.body.length;
    const start = Math.min(Math.max(from, 0), length);
    const end = Math.min(Math.max(start, to), length);
    if (start < this.head.length || (this.head !== '' && !this.head.endsWith('\n'))) {
      this.changeHead(start, end, newText);
      return;
    }
    const wasOpen = this.head === '' && this.mayBegin();
    const at = this.head.length;
    const reread = this.changeBody(start - at, end - at, newText);
    const isOpen = this.head === '' && this.mayBegin();
    if (isOpen && (!wasOpen || mayEndFrontMatter(reread))) {
      const { text } = this;
      this.charactersRead += text.length;
      if (frontMatterEnd(text) > 0) this.readAll(text);
    }
  }

  visit(window: Span | undefined, see: SeeCluster): void {
    for (const cluster of this.nocite) see(cluster, 0);
    const at = this.head.length;
    const first = window ? this.body.indexAt(window.start - at) : 0;
    for (let index = first; index < this.body.size; index++) {
      const start = at + this.body.startOf(index);
      if (window && start > window.end) break;
      for (const cluster of this.body.at(index).clusters) {
        if (!isExampleNumber(cluster, this.labels)) see(cluster, start);
      }
    }
  }

  partAt(offset: number): PartAt {
    const at = this.head.length;
    if (offset < at || this.body.size === 0) return { text: this.head, start: 0 };
    const index = this.body.indexAt(offset - at);
    return { text: this.body.at(index).text, start: at + this.body.startOf(index) };
  }

  private readAll(text: string): void {
    this.head = text.slice(0, frontMatterEnd(text));
    this.readHead();
    this.body = new ChunkList<MarkdownChunk>();
    this.labels.clear();
    this.unclosed.clear();
    this.reread(0, 0, text.slice(this.head.length));
  }

  private readHead(): void {
    this.nocite = nociteClusters(this.head);
    this.terms = locatorTerms(noteLanguage(this.head));
    this.charactersRead += this.head.length;
  }

  private changeHead(start: number, end: number, newText: string): void {
    const head = this.head.slice(0, start) + newText + this.head.slice(end);
    const isWhole = head.endsWith('\n') || this.body.length === 0;
    this.charactersRead += head.length;
    if (end > this.head.length || !isWhole || frontMatterEnd(head) !== head.length) {
      const { text } = this;
      this.readAll(text.slice(0, start) + newText + text.slice(end));
      return;
    }
    const { terms } = this;
    this.head = head;
    this.readHead();
    if (this.terms !== terms) this.readAll(this.text);
  }

  /** Whether the text begins as front matter does, which only a line further on may make it. */
  private mayBegin(): boolean {
    if (this.body.size === 0) return false;
    const { text } = this.body.at(0);
    return (
      mayBeginFrontMatter(text) || (this.body.size > 1 && mayBeginFrontMatter(text + this.body.at(1).text))
    );
  }

  /** Gives the text that was read again. */
  private changeBody(start: number, end: number, newText: string): string {
    const { body } = this;
    if (body.size === 0) return this.reread(0, 0, newText);
    const at = body.indexAt(start);
    // What ends the paragraph before a chunk is its first line: where that changes, the chunk before is another.
    const first = Math.max(0, at - 1);
    const last = body.indexAt(end);
    const from = body.startOf(first);
    let old = '';
    for (let index = first; index <= last; index++) old += body.at(index).text;
    const text = this.reread(first, last + 1, old.slice(0, start - from) + newText + old.slice(end - from));
    this.recheckMath();
    return text;
  }

  private reread(from: number, to: number, text: string): string {
    const { body } = this;
    const checkpoint = from < body.size ? body.at(from).from : TOP_LEVEL;
    const following = {
      size: body.size - to,
      at: (index: number) => body.at(to + index),
      hasDollars: (index: number) => this.lastWithDollars() >= to + index,
    };
    const { chunks, taken, read } = scanChunks(text, checkpoint, following, this.terms);
    this.charactersRead += read;
    for (let index = from; index < to + taken; index++) this.forget(body.at(index));
    for (const chunk of chunks) this.note(chunk);
    body.replace(from, to + taken, chunks);
    return chunks.map((chunk) => chunk.text).join('');
  }

  /** Reads again where a `$$` now opens math that did not, or the reverse: the last one of the note decides. */
  private recheckMath(): void {
    const { body } = this;
    const last = this.lastWithDollars();
    const suspects = [...this.unclosed].map((chunk) => body.indexOf(chunk));
    if (last >= 0) suspects.push(last);
    for (const suspect of suspects.sort((a, b) => b - a)) {
      const { mathQuestions, lastDollars } = body.at(suspect);
      const isWrong = mathQuestions.some(
        ({ at, answer }) => answer !== (last > suspect || lastDollars >= at),
      );
      if (!isWrong) continue;
      const first = Math.max(0, suspect - 1);
      const before = first < suspect ? body.at(first).text : '';
      this.reread(first, suspect + 1, before + body.at(suspect).text);
      this.recheckMath();
      return;
    }
  }

  private lastWithDollars(): number {
    let index = this.body.size - 1;
    while (index >= 0 && this.body.at(index).lastDollars < 0) index--;
    return index;
  }

  private note(chunk: MarkdownChunk): void {
    this.labels.add(chunk.labels);
    if (chunk.mathQuestions.some(({ answer }) => !answer)) this.unclosed.add(chunk);
  }

  private forget(chunk: MarkdownChunk): void {
    this.labels.remove(chunk.labels);
    this.unclosed.delete(chunk);
  }
}
