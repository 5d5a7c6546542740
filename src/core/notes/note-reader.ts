/**
 * The citations of a note that is open and changes: after each change the same as `findCitations` of its text, at
 * the cost of what the change touches, not of the note.
 *
 *   const reader = new NoteReader(text, language)
 *   reader.change(start, end, newText)             as often as the text changes; offsets in the text as it then is
 *   reader.clusters                                every citation
 *   reader.clustersIn(span), clusterAt(offset), citationAt(offset)
 *
 * `reader.charactersRead` counts what all of it has cost. `language` is VS Code's language id. The note is kept in
 * chunks (chunk-list.ts).
 */
import type { Span } from '../place';
import { isMarkdown, stretchesOf } from './citations';
import type { Cluster } from './cluster';
import { type CitationAt, keyIn } from './cluster-at';
import { MarkdownReader } from './markdown-reader';
import { moved } from './moved';
import { StretchReader } from './stretch-reader';

/** Some of the text, and where it begins. */
export interface PartAt {
  readonly text: string;
  readonly start: number;
}

export class NoteReader {
  private readonly reader: MarkdownReader | StretchReader;
  private all: readonly Cluster[] | undefined;

  constructor(text: string, language: string) {
    this.reader = isMarkdown(language)
      ? new MarkdownReader(text)
      : new StretchReader(text, stretchesOf(language));
  }

  get text(): string {
    return this.reader.text;
  }

  /** Characters read since the reader was made. */
  get charactersRead(): number {
    return this.reader.charactersRead;
  }

  /** Replaces the text between two offsets; those outside the text count as its ends. */
  change(start: number, end: number, newText: string): void {
    this.all = undefined;
    this.reader.change(start, end, newText);
  }

  /** Every citation, in the order of the text. */
  get clusters(): readonly Cluster[] {
    this.all ??= this.reader.clusters();
    return this.all;
  }

  /** Those that touch a stretch of the text; one that stands in another comes behind it. */
  clustersIn(window: Span): readonly Cluster[] {
    return this.reader
      .clusters(window)
      .filter(({ span }) => span.start <= window.end && span.end >= window.start);
  }

  /** The innermost one that an offset touches. */
  clusterAt(offset: number): Cluster | undefined {
    return this.clustersIn({ start: offset, end: offset }).at(-1);
  }

  /** The item whose key, with its `@`, `-` and braces, the offset touches, and its cluster. */
  citationAt(offset: number): CitationAt | undefined {
    const { text, start } = this.reader.partAt(offset);
    const clusters = this.clustersIn({ start: offset, end: offset });
    const found = keyIn(
      text,
      offset - start,
      clusters.map((cluster) => moved(cluster, -start)),
    );
    if (!found) return undefined;
    const cluster = moved(found.cluster, start);
    return { cluster, item: cluster.items[found.cluster.items.indexOf(found.item)]! };
  }
}
